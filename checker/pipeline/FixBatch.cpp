//===- FixBatch.cpp - Fixes that are made together ---------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/FixBatch.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;

TextRange TextRange::of(const Finding &F) {
  TextRange R{F.Place.File, F.Place.Offset, F.Place.Offset};
  for (const Edit &E : F.Fix->Edits) {
    R.Begin = std::min(R.Begin, E.Begin);
    R.End = std::max(R.End, E.End);
  }
  return R;
}

bool FixBatch::add(const Finding &F) {
  if (llvm::any_of(Members, [&](const Finding &M) { return conflict(*M.Fix, *F.Fix); }))
    return false;
  std::vector<Edit> New = F.Fix->Edits;
  if (const auto Text = Run.textOf(F.Place.File))
    for (const std::string &Header : F.Fix->Includes)
      if (auto E = includeEdit(F.Place.File, *Text, Header))
        New.push_back(std::move(*E));
  for (Edit &E : New)
    if (!llvm::is_contained(Edits, E))
      Edits.push_back(std::move(E));
  Members.push_back(F);
  return true;
}

Overlay FixBatch::apply(const Overlay &Base) const {
  Overlay Result = Base;
  // From the end of each file, so that offsets stay true.
  std::vector<Edit> Ordered = Edits;
  llvm::stable_sort(Ordered, [](const Edit &A, const Edit &B) {
    return std::tie(A.File, A.Begin, A.End) < std::tie(B.File, B.Begin, B.End);
  });
  for (const Edit &E : llvm::reverse(Ordered)) {
    std::string &Text = Result.Texts[canonicalPath(E.File)];
    if (Text.empty())
      if (const auto Now = Run.textOf(E.File))
        Text = Now->str();
    if (E.End <= Text.size())
      Text.replace(E.Begin, E.End - E.Begin, E.Text);
  }
  return Result;
}

/// Where \p Offset is after \p Edits, of which those of other files do not count. What is inserted there comes before
/// it or after it, as \p Behind says.
static unsigned moved(llvm::ArrayRef<Edit> Edits, llvm::StringRef File, unsigned Offset, bool Behind) {
  unsigned Result = Offset;
  for (const Edit &E : Edits)
    if (E.File == File && (E.End < Offset || (E.End == Offset && (Behind || E.Begin < E.End))))
      Result += static_cast<unsigned>(E.Text.size()) - (E.End - E.Begin);
  return Result;
}

std::optional<FindingSpot> FixBatch::after(FindingSpot Spot) const {
  if (llvm::any_of(Edits,
                   [&](const Edit &E) { return E.File == Spot.File && E.Begin <= Spot.Offset && Spot.Offset < E.End; }))
    return std::nullopt;
  Spot.Offset = moved(Edits, Spot.File, Spot.Offset, /*Behind=*/true);
  return Spot;
}

TextRange FixBatch::after(const TextRange &Old) const {
  return {Old.File, moved(Edits, Old.File, Old.Begin, /*Behind=*/false), moved(Edits, Old.File, Old.End, true)};
}
