//===- Annotations.cpp - What a code host shows at a line ----------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "render/Annotations.h"
#include "fixes/Fixes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"
#include <map>

using namespace nostall;

std::string nostall::introductionWords(const Introduction &I) {
  constexpr size_t Named = 5;
  if (I.Handlers.empty())
    return "newly blocks";
  if (I.Handlers.size() == 1)
    return "newly makes '" + I.Handlers.front() + "' block";
  std::string Words = "newly makes " + std::to_string(I.Handlers.size()) + " handlers block: ";
  for (size_t N = 0; N < std::min(I.Handlers.size(), Named); ++N)
    Words += (N ? ", '" : "'") + I.Handlers[N] + "'";
  return I.Handlers.size() > Named ? Words + " and " + std::to_string(I.Handlers.size() - Named) + " more" : Words;
}

std::string nostall::waiverWords(const Waiver &W) {
  std::string Words = W.Until.empty() ? "" : "until " + W.Until;
  if (!W.Owner.empty())
    Words += (Words.empty() ? "by " : ", by ") + W.Owner;
  return Words.empty() ? W.Reason : Words + ": " + W.Reason;
}

std::vector<std::string> nostall::chainLines(const Finding &F, llvm::StringRef Root) {
  std::vector<std::string> Lines;
  if (F.Chain.size() > 1)
    for (const Step &S : F.Chain)
      Lines.push_back(shownPath(S.Where.File, Root) + ":" + std::to_string(S.Where.Line) + ":" +
                      std::to_string(S.Where.Column) + ": " + describe(S));
  return Lines;
}

/// One message for all that one line introduces.
static std::string messageOf(const Annotation &A) {
  const Finding &First = A.first();
  // A finding that stands at the line which introduces it says so itself.
  if (!First.IntroducedBy || (A.Findings.size() == 1 && First.IntroducedBy->Where == First.Place))
    return First.Message;
  Introduction All = *First.IntroducedBy;
  for (const Finding *F : A.Findings)
    llvm::append_range(All.Handlers, F->IntroducedBy->Handlers);
  llvm::sort(All.Handlers);
  All.Handlers.erase(llvm::unique(All.Handlers), All.Handlers.end());
  return "this line " + introductionWords(All) + ": " + First.Message;
}

std::vector<Annotation> nostall::annotationsOf(const Report &R, Which Kind) {
  std::vector<Annotation> Result;
  std::map<std::pair<Location, std::string>, size_t> Introduced;
  for (const Finding &F : R.Findings) {
    if (F.Suppressed.has_value() != (Kind == Which::Suppressed))
      continue;
    size_t Index = Result.size();
    if (F.IntroducedBy)
      Index = Introduced.try_emplace({F.IntroducedBy->Where, F.Rule}, Index).first->second;
    if (Index == Result.size())
      Result.push_back({F.IntroducedBy ? F.IntroducedBy->Where : F.Place, F.Severity, {}, {}});
    Result[Index].Severity = std::max(Result[Index].Severity, F.Severity);
    Result[Index].Findings.push_back(&F);
  }
  for (Annotation &A : Result)
    A.Message = messageOf(A) + (A.first().Partial ? " (not fully parsed)" : "");
  llvm::stable_sort(Result, [](const Annotation &A, const Annotation &B) { return A.Place < B.Place; });
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

std::vector<Edit> nostall::completeEdits(const Report &R, const Finding &F) {
  if (!F.Fix || !fitsJson(*F.Fix))
    return {};
  std::vector<Edit> Edits = F.Fix->Edits;
  if (const std::optional<llvm::StringRef> Text = R.TextOf ? R.TextOf(F.Place.File) : std::nullopt)
    for (const std::string &Header : F.Fix->Includes)
      if (std::optional<Edit> Include = includeEdit(F.Place.File, *Text, Header))
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
