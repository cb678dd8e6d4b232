//===- GitHub.cpp - Findings as annotations of a GitHub workflow ------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A job prints workflow commands, and GitHub shows them at the lines of the pull request. What has a meaning in a
// command is escaped in it: '%' and line ends everywhere, ':' and ',' in properties as well. GitHub shows the first ten
// of each level in a step.
//
//===----------------------------------------------------------------------===//
#include "fixes/Safety.h"
#include "render/Annotations.h"

using namespace nostall;
using llvm::StringRef;

static std::string escaped(StringRef Text, StringRef Special) {
  static constexpr char Digits[] = "0123456789ABCDEF";
  std::string Result;
  for (const char C : Text)
    if (Special.contains(C))
      Result += {'%', Digits[C >> 4], Digits[C & 15]};
    else
      Result += C;
  return Result;
}

static std::string escapedData(StringRef Text) { return escaped(Text, "%\r\n"); }
static std::string escapedProperty(StringRef Text) { return escaped(Text, "%\r\n:,"); }

static StringRef commandOf(Severity S) {
  return S == Severity::Error ? "error" : S == Severity::Warning ? "warning" : "notice";
}

void nostall::renderGitHub(const Report &R, llvm::raw_ostream &Out) {
  for (const Annotation &A : annotationsOf(R)) {
    std::string Message = A.Message;
    for (const PlacedLine &Line : linesOf(A))
      Message += "\n" + Line.shown(R.Root);
    if (const CallSite *Fixed = A.fixed())
      Message += "\n" + fixLine(*Fixed->Fix);
    else if (!A.byHand().empty())
      Message += ("\nby hand: " + A.byHand()).str();
    Out << "::" << commandOf(A.Severity) << " file=" << escapedProperty(shownPath(A.Where.File, R.Root))
        << ",line=" << A.Where.Line << ",col=" << A.Where.Column << ",title=" << escapedProperty(A.rule())
        << "::" << escapedData(Message) << '\n';
  }
  for (const ParseError &E : R.Errors) {
    Out << "::warning file=" << escapedProperty(shownPath(E.Where.File, R.Root));
    if (E.Where.Line)
      Out << ",line=" << E.Where.Line << ",col=" << E.Where.Column;
    Out << ",title=not fully parsed::" << escapedData(E.Message) << '\n';
  }
  Out << coverageLine(R.Coverage) << '\n';
}
