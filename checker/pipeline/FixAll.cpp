//===- FixAll.cpp - Apply fixes, and believe only those that come out clean --------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/FixAll.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include <map>
#include <set>

using namespace nostall;

namespace {

using Problems = std::map<std::string, size_t>;

/// A finding as it can be recognised after edits have moved it.
std::string identity(const Finding &F) {
  std::string Key = F.Rule + "|" + F.Place.File + "|" + F.Function + "|" + F.Entry;
  for (const Step &S : F.Chain)
    Key += "|" + S.Call;
  return Key;
}

std::map<std::string, size_t> countFindings(const std::vector<Finding> &Findings) {
  std::map<std::string, size_t> Result;
  for (const Finding &F : Findings)
    ++Result[identity(F)];
  return Result;
}

Problems countErrors(const CheckRun &Run) {
  Problems Result;
  for (const UnreadFile &U : Run.unread())
    Result[U.File] += U.Errors.size();
  return Result;
}

/// The edits of one fix, those of its includes among them, against the texts that \p Run sees.
std::vector<Edit> editsOf(const Finding &F, CheckRun &Run) {
  std::vector<Edit> Edits = F.Fix->Edits;
  if (const auto Text = Run.textOf(F.Place.File))
    for (const std::string &Header : F.Fix->Includes)
      if (auto E = includeEdit(F.Place.File, *Text, Header))
        Edits.push_back(std::move(*E));
  return Edits;
}

/// Fixes that can be made together: none of their edits overlap. Equal ones are one.
class Batch {
public:
  explicit Batch(CheckRun &Run) : Run(Run) {}

  bool add(const Finding &F) {
    const std::vector<Edit> New = editsOf(F, Run);
    for (const Edit &E : New)
      for (const Edit &Old : Edits)
        if (E != Old && E.File == Old.File && E.Begin < Old.End && Old.Begin < E.End)
          return false;
    for (const Edit &E : New)
      if (!llvm::is_contained(Edits, E))
        Edits.push_back(E);
    Members.push_back(F);
    return true;
  }

  /// \p Base with the edits made.
  Overlay apply(const Overlay &Base) const {
    Overlay Result;
    for (const auto &Entry : Base)
      Result[Entry.first()] = Entry.second;
    // From the end of each file, so that offsets stay true.
    std::vector<Edit> Ordered = Edits;
    llvm::stable_sort(Ordered, [](const Edit &A, const Edit &B) {
      return std::tie(A.File, A.Begin, A.End) < std::tie(B.File, B.Begin, B.End);
    });
    for (const Edit &E : llvm::reverse(Ordered)) {
      std::string &Text = Result[E.File];
      if (Text.empty())
        if (const auto Now = Run.textOf(E.File))
          Text = Now->str();
      if (E.End <= Text.size())
        Text.replace(E.Begin, E.End - E.Begin, E.Text);
    }
    return Result;
  }

  std::vector<Finding> Members;

private:
  CheckRun &Run;
  std::vector<Edit> Edits; ///< in the order of their findings, each once
};

class FixLoop {
public:
  explicit FixLoop(CheckRun &Run) : Run(Run) {}
  FixOutcome run();

private:
  bool tryBatch(const Batch &B);
  void keep(const Batch &B) { llvm::append_range(Outcome.Applied, B.Members); }
  std::string whyNot(const Problems &ErrorsBefore, const std::map<std::string, size_t> &Before, const Batch &B);

  CheckRun &Run;
  FixOutcome Outcome;
  std::set<std::string> GivenUp; ///< identities whose fix did not come out clean
  std::string Why;
};

} // namespace

std::string FixLoop::whyNot(const Problems &ErrorsBefore, const std::map<std::string, size_t> &Before, const Batch &B) {
  for (const UnreadFile &U : Run.unread()) {
    const auto Old = ErrorsBefore.find(U.File);
    if (U.Errors.size() > (Old == ErrorsBefore.end() ? 0 : Old->second))
      return "the fixed file does not compile: " + U.Errors.back();
  }
  const auto After = countFindings(Run.findings());
  for (const Finding &F : B.Members) {
    const auto Left = After.find(identity(F));
    if (Left != After.end() && Left->second >= Before.at(identity(F)))
      return "the finding would still be there";
  }
  return {};
}

/// Makes the batch's edits and judges again; takes them back when anything is worse.
bool FixLoop::tryBatch(const Batch &B) {
  const auto Before = countFindings(Run.findings());
  const Problems Errors = countErrors(Run);
  Overlay Next = B.apply(Outcome.Changed);
  Run.run(Next);
  Why = whyNot(Errors, Before, B);
  if (Why.empty()) {
    Outcome.Changed = std::move(Next);
    return true;
  }
  Run.run(Outcome.Changed);
  return false;
}

FixOutcome FixLoop::run() {
  // A fix may uncover another finding in the same statement; each round fixes what the one before left.
  constexpr unsigned Rounds = 8;
  for (unsigned Round = 0; Round < Rounds; ++Round) {
    Batch All(Run);
    for (const Finding &F : Run.findings())
      if (F.Fix && !GivenUp.count(identity(F)))
        All.add(F);
    if (All.Members.empty())
      break;
    if (tryBatch(All)) {
      keep(All);
      continue;
    }
    // Together they do not come out clean: one by one, to find the culprits.
    bool Any = false;
    for (const Finding &F : All.Members) {
      // Offsets have moved since the batch was made: take the finding as it is now.
      const std::vector<Finding> Now = Run.findings();
      const auto Current = llvm::find_if(Now, [&](const Finding &N) { return N.Fix && identity(N) == identity(F); });
      if (Current == Now.end() || GivenUp.count(identity(F)))
        continue;
      Batch One(Run);
      One.add(*Current);
      if (tryBatch(One)) {
        keep(One);
        Any = true;
      } else {
        GivenUp.insert(identity(F));
        Outcome.DroppedFixes.push_back({F, Why});
      }
    }
    if (!Any)
      break;
  }
  Outcome.NeedsToThreadHeader = Run.usedBundledHeaders();
  return std::move(Outcome);
}

FixOutcome nostall::fixAll(CheckRun &Run) { return FixLoop(Run).run(); }

llvm::Error nostall::writeFiles(const Overlay &Changed) {
  for (const auto &Entry : Changed) {
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
