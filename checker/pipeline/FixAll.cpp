//===- FixAll.cpp - Apply fixes, and believe only those that come out clean --------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/FixAll.h"
#include "pipeline/FixBatch.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include <map>
#include <tuple>

using namespace nostall;

namespace {

using ErrorCounts = std::map<std::string, size_t>;

ErrorCounts countErrors(const CheckRun &Run) {
  ErrorCounts Result;
  for (const UnreadFile &U : Run.unread())
    Result[U.File] += U.Errors.size();
  return Result;
}

/// What is known of a pair through a call site, however lines move: how many there are of each.
using PairCounts = std::map<std::tuple<std::string, std::string, std::string, std::string, std::string>, int>;

/// The pairs through the call sites of \p Findings that are not in \p Ranges. Waits for locks do not count: they go
/// when what is done under the lock does.
PairCounts countPairs(llvm::ArrayRef<Finding> Findings, llvm::ArrayRef<TextRange> Without) {
  PairCounts Result;
  for (const Finding &F : Findings)
    for (const Pair &P : F.reported())
      for (const CallSite &S : P.Sites)
        if (F.Category != Category::Lock &&
            llvm::none_of(Without, [&](const TextRange &R) { return R.holds(S.Where); }))
          ++Result[{F.Rule, P.Entry, S.Call, F.Cause.Function, F.Cause.Call}];
  return Result;
}

class FixLoop {
public:
  FixLoop(CheckRun &Run, bool UnsafeToo) : Run(Run), UnsafeToo(UnsafeToo) {}
  FixOutcome run();

private:
  struct Rejected {
    FixSpot Spot; ///< in the texts as they are now
    PlaceReport Place;
    std::string Why;
  };

  bool tryBatch(const FixBatch &B);
  bool oneByOne(const FixBatch &Together);
  bool isRejected(const PlaceReport &P) const {
    return llvm::any_of(Dropped, [&](const Rejected &R) { return R.Spot == FixSpot(P); });
  }
  std::vector<PlaceReport> fixable() const;
  std::string whyNot(const ErrorCounts &ErrorsBefore, const PairCounts &Expected) const;
  void reportDropped();

  CheckRun &Run;
  const bool UnsafeToo;
  FixOutcome Outcome;
  std::vector<Rejected> Dropped; ///< fixes that did not come out clean
  std::string Why;
};

} // namespace

std::vector<PlaceReport> FixLoop::fixable() const {
  std::vector<PlaceReport> Result;
  for (const PlaceDiagnostic &D : placesOf(Run.findings()))
    if (const Fix *Offered = D.fix(); Offered && (UnsafeToo || Offered->Safety == FixSafety::Safe))
      Result.push_back(reportOf(D));
  return Result;
}

/// Why the batch, which has been made, is not to be believed; empty when all is well. \p Expected are the pairs that
/// should be left.
std::string FixLoop::whyNot(const ErrorCounts &ErrorsBefore, const PairCounts &Expected) const {
  for (const UnreadFile &U : Run.unread()) {
    const auto Old = ErrorsBefore.find(U.File);
    if (U.Errors.size() > (Old == ErrorsBefore.end() ? 0 : Old->second))
      return "the fixed file does not compile: " + U.Errors.back();
  }
  PairCounts After = countPairs(Run.findings(), {});
  for (const auto &[Key, Count] : Expected)
    if (After[Key] < Count)
      return "it would also remove what '" + std::get<2>(Key) + "' leads to in '" + std::get<1>(Key) + "'";
  for (const auto &[Key, Count] : After) {
    const auto Known = Expected.find(Key);
    if (Count > (Known == Expected.end() ? 0 : Known->second))
      return "'" + std::get<4>(Key) + "' would still block, or now block, in '" + std::get<1>(Key) + "'";
  }
  return {};
}

/// Makes the batch's edits and judges again; takes them back when anything is worse.
bool FixLoop::tryBatch(const FixBatch &B) {
  std::vector<TextRange> Edited;
  for (const PlaceReport &P : B.members())
    Edited.push_back(TextRange::of(P));
  const PairCounts Expected = countPairs(Run.findings(), Edited);
  const ErrorCounts Errors = countErrors(Run);
  Overlay Next = B.apply(Outcome.Changed);
  Run.run(Next);
  Why = whyNot(Errors, Expected);
  if (!Why.empty()) {
    Run.run(Outcome.Changed);
    return false;
  }
  Outcome.Changed = std::move(Next);
  llvm::append_range(Outcome.Applied, B.members());
  std::vector<Rejected> Still;
  for (Rejected &R : Dropped)
    if (const auto Spot = B.after(R.Spot)) {
      R.Spot = *Spot;
      Still.push_back(std::move(R));
    }
  Dropped = std::move(Still);
  return true;
}

/// Makes the fixes of a batch that does not come out clean by themselves, to find the culprits. Whether any was made.
bool FixLoop::oneByOne(const FixBatch &Together) {
  std::vector<FixSpot> Waiting;
  for (const PlaceReport &P : Together.members())
    Waiting.emplace_back(P);
  bool Any = false;
  while (!Waiting.empty()) {
    const FixSpot Spot = Waiting.front();
    Waiting.erase(Waiting.begin());
    const std::vector<PlaceReport> Now = fixable();
    const auto Current = llvm::find_if(Now, [&](const PlaceReport &P) { return FixSpot(P) == Spot; });
    if (Current == Now.end())
      continue;
    FixBatch One(Run);
    One.add(*Current);
    if (!tryBatch(One)) {
      Dropped.push_back({Spot, *Current, Why});
      continue;
    }
    Any = true;
    std::vector<FixSpot> Moved;
    for (const FixSpot &W : Waiting)
      if (auto Spot = One.after(W))
        Moved.push_back(std::move(*Spot));
    Waiting = std::move(Moved);
  }
  return Any;
}

/// Reports what was dropped, where it stands in the texts that came out.
void FixLoop::reportDropped() {
  for (Rejected &R : Dropped) {
    Location &Place = R.Place.Where;
    Place.Offset = R.Spot.Offset;
    if (const auto Text = Run.textOf(R.Spot.File)) {
      const llvm::StringRef Before = Text->take_front(Place.Offset);
      Place.Line = static_cast<unsigned>(Before.count('\n')) + 1;
      Place.Column = static_cast<unsigned>(Before.size() - (Before.rfind('\n') + 1)) + 1;
    }
    Outcome.DroppedFixes.push_back({std::move(R.Place), std::move(R.Why)});
  }
}

FixOutcome FixLoop::run() {
  // A fix may uncover another finding in the same statement; each round fixes what the one before left.
  constexpr unsigned Rounds = 32;
  for (unsigned Round = 0; Round < Rounds; ++Round) {
    FixBatch All(Run);
    for (const PlaceReport &P : fixable())
      if (!isRejected(P))
        All.add(P);
    if (All.members().empty() || (!tryBatch(All) && !oneByOne(All)))
      break;
  }
  reportDropped();
  if (!UnsafeToo)
    Outcome.UnsafeLeft = llvm::count_if(placesOf(Run.findings()), [](const PlaceDiagnostic &D) {
      return D.fix() && D.fix()->Safety == FixSafety::Unsafe;
    });
  Outcome.NeedsToThreadHeader = Run.usedBundledHeaders();
  return std::move(Outcome);
}

FixOutcome nostall::fixAll(CheckRun &Run, bool UnsafeToo) { return FixLoop(Run, UnsafeToo).run(); }

llvm::Error nostall::writeFiles(const Overlay &Changed) {
  for (const auto &Entry : Changed.Texts) {
    llvm::Error E = llvm::writeToOutput(Entry.first(), [&](llvm::raw_ostream &Out) {
      Out << Entry.second;
      return llvm::Error::success();
    });
    if (E)
      return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s: cannot be written: %s",
                                     Entry.first().str().c_str(), llvm::toString(std::move(E)).c_str());
  }
  return llvm::Error::success();
}
