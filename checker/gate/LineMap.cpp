//===- LineMap.cpp - Which line of the base a line of today is ------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/LineMap.h"

using namespace nostall;
using llvm::StringRef;

std::optional<unsigned> FileAlignment::oldLine(unsigned New) const {
  if (OldPath.empty())
    return std::nullopt;
  unsigned Old = New;
  for (const Hunk &H : Hunks) {
    if (New < H.NewBegin)
      break;
    if (New < H.NewBegin + H.NewCount)
      return std::nullopt;
    Old = New - (H.NewBegin + H.NewCount) + H.OldBegin + H.OldCount;
  }
  return Old;
}

StringRef Alignment::oldPath(StringRef File) const {
  const StringRef Path = canonical(File);
  const auto Found = Files.find(Path);
  return Found == Files.end() ? Path : StringRef(Found->second.OldPath);
}

std::optional<unsigned> Alignment::oldLine(StringRef File, unsigned Line) const {
  const auto Found = Files.find(canonical(File));
  return Found == Files.end() ? Line : Found->second.oldLine(Line);
}

std::optional<unsigned> Alignment::lastChange(StringRef File, unsigned From, unsigned To) const {
  const auto Found = Files.find(File);
  std::optional<unsigned> Last;
  if (Found != Files.end())
    for (const Hunk &H : Found->second.Hunks)
      if (From <= H.NewBegin && H.NewBegin <= To)
        Last = H.NewBegin;
  return Last;
}

/// "-12,3": where a hunk begins and how long it is. A side without lines names the line before it.
static bool parseSide(StringRef Text, char Sign, unsigned &Begin, unsigned &Count) {
  if (!Text.consume_front(StringRef(&Sign, 1)))
    return false;
  Count = 1;
  if (Text.consumeInteger(10, Begin) || (Text.consume_front(",") && Text.consumeInteger(10, Count)))
    return false;
  Begin += Count == 0;
  return true;
}

llvm::StringMap<std::vector<Hunk>> nostall::parseHunks(StringRef Patch) {
  llvm::StringMap<std::vector<Hunk>> Result;
  std::string Old, New;
  const auto path = [](StringRef Line, StringRef Prefix) {
    Line = Line.split('\t').first;
    return Line.consume_front(Prefix) ? Line.str() : std::string();
  };
  while (!Patch.empty()) {
    const auto [Line, Rest] = Patch.split('\n');
    Patch = Rest;
    if (Line.starts_with("diff --git ")) {
      Old.clear();
      New.clear();
    } else if (Line.starts_with("--- ")) {
      Old = path(Line.drop_front(4), "a/");
    } else if (Line.starts_with("+++ ")) {
      New = path(Line.drop_front(4), "b/");
    } else if (Line.starts_with("@@ ")) {
      const auto [Minus, More] = Line.drop_front(3).split(' ');
      Hunk H;
      if (!parseSide(Minus, '-', H.OldBegin, H.OldCount) ||
          !parseSide(More.split(' ').first, '+', H.NewBegin, H.NewCount))
        continue;
      Result[New.empty() ? Old : New].push_back(H);
      // The hunk's own lines may look like anything.
      for (unsigned I = 0; I < H.OldCount + H.NewCount; ++I)
        Patch = Patch.split('\n').second;
    }
  }
  return Result;
}
