//===- Annotations.cpp - What a code host shows at a line ----------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "render/Annotations.h"
#include "fixes/Fixes.h"
#include "rules/StepWords.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/JSON.h"
#include <map>
#include <tuple>

using namespace nostall;

std::string nostall::introductionWords(llvm::ArrayRef<std::string> Entries) {
  constexpr size_t Named = 5;
  if (Entries.size() == 1)
    return "now makes '" + Entries.front() + "' block";
  std::string Words = "now makes " + std::to_string(Entries.size()) + " handlers block: ";
  for (size_t N = 0; N < std::min(Entries.size(), Named); ++N)
    Words += (N ? ", '" : "'") + Entries[N] + "'";
  return Entries.size() > Named ? Words + " and " + std::to_string(Entries.size() - Named) + " more" : Words;
}

std::string nostall::standingWords(const Standing &S) {
  std::string Words = S.Until.empty() ? "" : "until " + S.Until;
  if (!S.Owner.empty())
    Words += (Words.empty() ? "by " : ", by ") + S.Owner;
  if (Words.empty() || S.Reason.empty())
    return Words + S.Reason;
  return Words + ": " + S.Reason;
}

const CallSite *Annotation::fixed() const {
  const CallSite *Found = nullptr;
  for (const ReachedCause &C : Causes) {
    if (C.Site->Where != worst().Site->Where)
      return nullptr;
    if (!Found && C.Site->Fix)
      Found = C.Site;
  }
  return Found;
}

std::string PlacedLine::shown(llvm::StringRef Root) const {
  return shownPath(Where.File, Root) + ":" + std::to_string(Where.Line) + ":" + std::to_string(Where.Column) + ": " +
         Text;
}

std::vector<PlacedLine> nostall::linesOf(const Annotation &A) {
  constexpr size_t Named = 5;
  std::vector<PlacedLine> Lines;
  CauseNotes Advice(A.worst());
  const std::vector<Step> Path = A.worst().Pair->pathOf(*A.worst().Site);
  if (Path.size() > 1 || A.worst().Site->Where != A.Where)
    for (const auto &[At, S] : llvm::enumerate(Path)) {
      std::string Text = describe(S);
      const bool IsCause = At == causeIndex(*A.worst().Finding, Path);
      Lines.push_back({S.Where, IsCause ? Advice.with(*A.worst().Finding, std::move(Text)) : std::move(Text)});
    }
  llvm::SmallPtrSet<const Finding *, 8> Others = {A.worst().Finding};
  for (const ReachedCause &C : A.Causes)
    if (Others.insert(C.Finding).second && Others.size() <= Named + 1)
      Lines.push_back({C.Finding->place(), "also: " + Advice.with(*C.Finding, describe(C.Finding->Cause))});
  if (Others.size() > Named + 1)
    Lines.push_back({A.Where, "also: " + std::to_string(Others.size() - Named - 1) + " more blocking calls"});
  return Lines;
}

/// What is said of a pair beside its message. High confidence is not: it is the ordinary case.
static std::string qualified(std::string Message, const ReachedCause &C, bool Partial) {
  if (C.Site->Confidence != Confidence::High)
    Message += (" (" + spelling(C.Site->Confidence) + " confidence)").str();
  return Partial ? Message + " (not fully parsed)" : Message;
}

/// One message for all that one line introduces.
static std::string messageOf(const Annotation &A) {
  const ReachedCause &Worst = A.worst();
  std::string Message = messageAt(*Worst.Finding, *Worst.Pair, *Worst.Site);
  std::vector<std::string> Entries;
  for (const ReachedCause &C : A.Causes)
    Entries.push_back(C.Pair->Entry);
  llvm::sort(Entries);
  Entries.erase(llvm::unique(Entries), Entries.end());
  // What stands at the line that introduces it says so itself.
  if (Worst.Pair->IntroducedBy && (Entries.size() > 1 || Worst.Site->Where != A.Where))
    Message = Worst.Finding->Category ? "this line " + introductionWords(Entries) + ": " + Message
                                      : "introduced by this line: " + Message;
  return qualified(std::move(Message), Worst,
                   llvm::any_of(A.Causes, [](const ReachedCause &C) { return C.Pair->Partial; }));
}

std::vector<Annotation> nostall::annotationsOf(const Report &R) {
  std::vector<Annotation> Result;
  // By line and rule where a change introduces them; else by call site, rule and entry.
  std::map<std::tuple<bool, Location, std::string, std::string>, size_t> Known;
  const auto add = [&](Location Key, const std::string &Entry, const Location &Where, const ReachedCause &C) {
    const bool Introduced = C.Pair->IntroducedBy.has_value();
    const auto [At, New] = Known.try_emplace({Introduced, std::move(Key), C.Finding->Rule, Entry}, Result.size());
    if (New)
      Result.push_back({Where, Severity::Info, {}, {}});
    Annotation &A = Result[At->second];
    A.Where = std::min(A.Where, Where);
    A.Severity = std::max(A.Severity, C.Site->Severity);
    A.Causes.push_back(C);
  };
  for (const Finding &F : R.Findings)
    for (const Pair &P : F.reported())
      if (P.IntroducedBy)
        add({P.IntroducedBy->Where.File, P.IntroducedBy->Where.Line, 0, 0}, "", P.IntroducedBy->Where,
            {&F, &P, &P.best()});
      else
        for (const CallSite &S : P.Sites)
          add(S.Where, P.Entry, S.Where, {&F, &P, &S});
  for (Annotation &A : Result) {
    sortWorstFirst(A.Causes);
    A.Message = messageOf(A);
  }
  llvm::stable_sort(Result, [](const Annotation &A, const Annotation &B) { return A.Where < B.Where; });
  return Result;
}

std::optional<Position> nostall::positionOf(const Report &R, llvm::StringRef File, unsigned Offset) {
  const std::optional<llvm::StringRef> Text = R.TextOf ? R.TextOf(File) : std::nullopt;
  if (!Text || Offset > Text->size())
    return std::nullopt;
  const llvm::StringRef Before = Text->take_front(Offset);
  const auto LineStart = Before.rfind('\n') + 1; // npos + 1 is 0: the first line
  return Position{static_cast<unsigned>(Before.count('\n')) + 1, static_cast<unsigned>(Offset - LineStart) + 1};
}

bool nostall::fitsJson(const Fix &F) {
  return llvm::all_of(F.Edits, [](const Edit &E) { return llvm::json::isUTF8(E.Text); });
}

std::vector<Edit> nostall::completeEdits(const Report &R, const CallSite &Site) {
  if (!Site.Fix || !fitsJson(*Site.Fix))
    return {};
  std::vector<Edit> Edits = Site.Fix->Edits;
  if (const std::optional<llvm::StringRef> Text = R.TextOf ? R.TextOf(Site.Where.File) : std::nullopt)
    for (const std::string &Header : Site.Fix->Includes)
      if (std::optional<Edit> Include = includeEdit(Site.Where.File, *Text, Header))
        Edits.push_back(std::move(*Include));
  llvm::stable_sort(Edits, [](const Edit &A, const Edit &B) {
    return std::tie(A.File, A.Begin, A.End) < std::tie(B.File, B.Begin, B.End);
  });
  // Insertions at one place are one edit, so that their order is beyond doubt.
  std::vector<Edit> Merged;
  for (Edit &E : Edits)
    if (!Merged.empty() &&
        std::tie(Merged.back().File, Merged.back().Begin, Merged.back().End) == std::tie(E.File, E.Begin, E.End))
      Merged.back().Text += E.Text;
    else
      Merged.push_back(std::move(E));
  return Merged;
}
