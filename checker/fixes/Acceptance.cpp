//===- Acceptance.cpp - Edits that accept a finding instead of mending it ---------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "fixes/Acceptance.h"
#include "fixes/Fixes.h"

using namespace nostall;
using llvm::StringRef;

std::vector<Edit> nostall::suppression(StringRef Rule, const Location &Place, StringRef Text) {
  if (Place.Offset > Text.size())
    return {};
  const StringRef Before = Text.take_front(Place.Offset);
  const size_t Begin = Before.rfind('\n') + 1; // npos + 1 is 0: the first line
  if (Before.take_front(Begin).rtrim("\r\n").ends_with("\\"))
    return {};
  const StringRef Indentation = Text.drop_front(Begin).take_while([](char C) { return C == ' ' || C == '\t'; });
  const auto At = static_cast<unsigned>(Begin);
  return {{Place.File, At, At, (Indentation + "// NOLINTNEXTLINE(" + Rule + "): " + ReasonToWrite + "\n").str()}};
}

std::vector<Edit> nostall::allowance(StringRef File, StringRef Text, unsigned Declaration, bool MarkIsDefined) {
  std::vector<Edit> Edits;
  if (!MarkIsDefined)
    if (auto Include = includeEdit(File, Text, "nostall/annotations.hpp"))
      Edits.push_back(std::move(*Include));
  Edits.push_back({File.str(), Declaration, Declaration, ("NOSTALL_ALLOW_BLOCKING(\"" + ReasonToWrite + "\") ").str()});
  return Edits;
}
