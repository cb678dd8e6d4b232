//===- Coverage.cpp - What was understood, in one line ------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// "0 findings" must not look clean when nothing was understood, so every run ends with these figures.
//
//===----------------------------------------------------------------------===//
#include "render/Render.h"
#include <array>

using namespace nostall;

static std::string counted(uint32_t Count, llvm::StringRef One, llvm::StringRef Many) {
  return std::to_string(Count) + " " + (Count == 1 ? One : Many).str();
}

std::string nostall::coverageLine(const Coverage &C) {
  return "coverage: " + counted(C.FilesParsed, "file", "files") + " parsed, " + std::to_string(C.FilesFailed) +
         " failed; " + counted(C.CoroutineTypes, "coroutine type", "coroutine types") + " recognised; " +
         counted(C.AsyncEntries, "async entry", "async entries") + "; " +
         counted(C.UnknownCallees, "unknown callee", "unknown callees") + " reached from a loop";
}

std::string nostall::notReportedWords(llvm::ArrayRef<Finding> Findings) {
  std::array<size_t, EnumeratorCount<NotReported>> Counts = {};
  for (const Finding &F : Findings)
    for (const Pair &P : F.Pairs)
      if (P.Unreported)
        ++Counts[static_cast<size_t>(P.Unreported->Why)];
  std::string Words;
  size_t All = 0;
  for (size_t Why = 0; Why < Counts.size(); ++Why) {
    if (!Counts[Why])
      continue;
    All += Counts[Why];
    Words +=
        ((Words.empty() ? "" : ", ") + llvm::Twine(Counts[Why]) + " " + spelling(static_cast<NotReported>(Why))).str();
  }
  if (All == 0)
    return {};
  return "; not reported: " + counted(All, "pair", "pairs") + " of a cause and a handler (" + Words + ")";
}

std::string nostall::shownPath(llvm::StringRef File, llvm::StringRef Root) {
  if (!Root.empty() && File.consume_front(Root) && File.consume_front("/"))
    return File.str();
  return File.str();
}
