//===- FixBatch.cpp - Fixes that are made together ---------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/FixBatch.h"
#include "fixes/Includes.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;

TextRange TextRange::of(const PlaceReport &R) {
  TextRange Range{R.Where.File, R.Where.Offset, R.Where.Offset};
  for (const Edit &E : R.Fix->Edits) {
    Range.Begin = std::min(Range.Begin, E.Begin);
    Range.End = std::max(Range.End, E.End);
  }
  return Range;
}

bool FixBatch::add(const PlaceReport &R) {
  if (llvm::any_of(Members, [&](const PlaceReport &M) { return conflict(*M.Fix, *R.Fix); }))
    return false;
  const auto Text = Run.textOf(R.Where.File);
  std::vector<Edit> New = Text ? editsWithIncludes(*R.Fix, R.Where.File, *Text) : R.Fix->Edits;
  for (Edit &E : New)
    if (!llvm::is_contained(Edits, E))
      Edits.push_back(std::move(E));
  Members.push_back(R);
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

/// Where \p Offset is after \p Edits, of which those of other files do not count: behind what is inserted there.
static unsigned moved(llvm::ArrayRef<Edit> Edits, llvm::StringRef File, unsigned Offset) {
  unsigned Result = Offset;
  for (const Edit &E : Edits)
    if (E.File == File && E.End <= Offset)
      Result += static_cast<unsigned>(E.Text.size()) - (E.End - E.Begin);
  return Result;
}

std::optional<FixSpot> FixBatch::after(FixSpot Spot) const {
  if (llvm::any_of(Edits,
                   [&](const Edit &E) { return E.File == Spot.File && E.Begin <= Spot.Offset && Spot.Offset < E.End; }))
    return std::nullopt;
  Spot.Offset = moved(Edits, Spot.File, Spot.Offset);
  return Spot;
}
