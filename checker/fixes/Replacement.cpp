//===- Replacement.cpp - New text for a call, as small edits ----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "fixes/Replacement.h"

using namespace nostall;
using llvm::StringRef;

// Control characters that no source file holds outside of literals, around the number of a part.
static constexpr char Open = '\x01', Close = '\x02';

std::string Replacement::keep(unsigned From, unsigned To) {
  if (From >= To || To > Text.size())
    return {};
  Kept.emplace_back(From, To);
  return Open + std::to_string(Kept.size() - 1) + Close;
}

/// The edit that makes New of the bytes from From up to To, without what they have in common at either end.
void Replacement::difference(unsigned From, unsigned To, StringRef New, std::vector<Edit> &Edits) const {
  StringRef Old = Text.slice(From, To);
  while (!Old.empty() && !New.empty() && Old.back() == New.back()) {
    Old = Old.drop_back();
    New = New.drop_back();
  }
  while (!Old.empty() && !New.empty() && Old.front() == New.front()) {
    Old = Old.drop_front();
    New = New.drop_front();
    ++From;
  }
  if (!Old.empty() || !New.empty())
    Edits.push_back({File, From, From + static_cast<unsigned>(Old.size()), New.str()});
}

Replacement::Result Replacement::with(StringRef Marked) const {
  Result R;
  bool InOrder = true;
  unsigned Cursor = Begin;
  for (;;) {
    const auto [New, Rest] = Marked.split(Open);
    R.Code += New;
    unsigned Part = 0;
    const auto [Number, Next] = Rest.split(Close);
    if (Number.getAsInteger(10, Part) || Part >= Kept.size()) {
      difference(Cursor, End, New, R.Edits);
      break;
    }
    const auto [From, To] = Kept[Part];
    R.Code += Text.slice(From, To);
    InOrder &= From >= Cursor && To <= End;
    if (InOrder)
      difference(Cursor, From, New, R.Edits);
    Cursor = To;
    Marked = Next;
  }
  if (!InOrder)
    R.Edits = {{File, Begin, End, R.Code}};
  return R;
}
