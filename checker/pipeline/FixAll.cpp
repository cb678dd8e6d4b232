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

using namespace nostall;

namespace {

using ErrorCounts = std::map<std::string, size_t>;

ErrorCounts countErrors(const CheckRun &Run) {
  ErrorCounts Result;
  for (const UnreadFile &U : Run.unread())
    Result[U.File] += U.Errors.size();
  return Result;
}

/// Whether two findings say the same, wherever they stand.
bool alike(const Finding &A, const Finding &B) {
  const auto sameCall = [](const Step &X, const Step &Y) { return X.Call == Y.Call; };
  return A.Rule == B.Rule && A.Function == B.Function && A.Entry == B.Entry &&
         std::equal(A.Chain.begin(), A.Chain.end(), B.Chain.begin(), B.Chain.end(), sameCall);
}

size_t countAlike(llvm::ArrayRef<Finding> Findings, const Finding &F, const TextRange &Where) {
  return llvm::count_if(Findings, [&](const Finding &Other) { return Where.holds(Other) && alike(F, Other); });
}

class FixLoop {
public:
  explicit FixLoop(CheckRun &Run) : Run(Run) {}
  FixOutcome run();

private:
  struct Rejected {
    FindingSpot Spot; ///< in the texts as they are now
    nostall::Finding Finding;
    std::string Why;
  };

  bool tryBatch(const FixBatch &B);
  bool oneByOne(const FixBatch &Together);
  bool isRejected(const Finding &F) const {
    return llvm::any_of(Dropped, [&](const Rejected &R) { return R.Spot == FindingSpot(F); });
  }
  std::string whyNot(const ErrorCounts &ErrorsBefore, llvm::ArrayRef<Finding> Before, const FixBatch &B);
  void reportDropped();

  CheckRun &Run;
  FixOutcome Outcome;
  std::vector<Rejected> Dropped; ///< fixes that did not come out clean
  std::string Why;
};

} // namespace

/// Why the batch, which has been made, is not to be believed; empty when all is well.
std::string FixLoop::whyNot(const ErrorCounts &ErrorsBefore, llvm::ArrayRef<Finding> Before, const FixBatch &B) {
  for (const UnreadFile &U : Run.unread()) {
    const auto Old = ErrorsBefore.find(U.File);
    if (U.Errors.size() > (Old == ErrorsBefore.end() ? 0 : Old->second))
      return "the fixed file does not compile: " + U.Errors.back();
  }
  const std::vector<Finding> After = Run.findings();
  for (const Finding &F : B.members()) {
    const TextRange Old = TextRange::of(F);
    if (countAlike(After, F, B.after(Old)) >= countAlike(Before, F, Old))
      return "the finding would still be there";
  }
  return {};
}

/// Makes the batch's edits and judges again; takes them back when anything is worse.
bool FixLoop::tryBatch(const FixBatch &B) {
  const std::vector<Finding> Before = Run.findings();
  const ErrorCounts Errors = countErrors(Run);
  Overlay Next = B.apply(Outcome.Changed);
  Run.run(Next);
  Why = whyNot(Errors, Before, B);
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
  std::vector<FindingSpot> Waiting;
  for (const Finding &F : Together.members())
    Waiting.emplace_back(F);
  bool Any = false;
  while (!Waiting.empty()) {
    const FindingSpot Spot = Waiting.front();
    Waiting.erase(Waiting.begin());
    const std::vector<Finding> Now = Run.findings();
    const auto Current = llvm::find_if(Now, [&](const Finding &F) { return F.Fix && FindingSpot(F) == Spot; });
    if (Current == Now.end())
      continue;
    FixBatch One(Run);
    One.add(*Current);
    if (!tryBatch(One)) {
      Dropped.push_back({Spot, *Current, Why});
      continue;
    }
    Any = true;
    std::vector<FindingSpot> Moved;
    for (const FindingSpot &W : Waiting)
      if (auto Spot = One.after(W))
        Moved.push_back(std::move(*Spot));
    Waiting = std::move(Moved);
  }
  return Any;
}

/// Reports what was dropped, where it stands in the texts that came out.
void FixLoop::reportDropped() {
  for (Rejected &R : Dropped) {
    Location &Place = R.Finding.Place;
    Place.Offset = R.Spot.Offset;
    if (const auto Text = Run.textOf(R.Spot.File)) {
      const llvm::StringRef Before = Text->take_front(Place.Offset);
      Place.Line = static_cast<unsigned>(Before.count('\n')) + 1;
      Place.Column = static_cast<unsigned>(Before.size() - (Before.rfind('\n') + 1)) + 1;
    }
    Outcome.DroppedFixes.push_back({std::move(R.Finding), std::move(R.Why)});
  }
}

FixOutcome FixLoop::run() {
  // A fix may uncover another finding in the same statement; each round fixes what the one before left.
  constexpr unsigned Rounds = 32;
  for (unsigned Round = 0; Round < Rounds; ++Round) {
    FixBatch All(Run);
    for (const Finding &F : Run.findings())
      if (F.Fix && !F.Suppressed && !isRejected(F))
        All.add(F);
    if (All.members().empty() || (!tryBatch(All) && !oneByOne(All)))
      break;
  }
  reportDropped();
  Outcome.NeedsToThreadHeader = Run.usedBundledHeaders();
  return std::move(Outcome);
}

FixOutcome nostall::fixAll(CheckRun &Run) { return FixLoop(Run).run(); }

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
