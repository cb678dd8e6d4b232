//===- Markdown.cpp - A summary for a CI job's page -------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// What a person wants to see on the page of a job: how many, the worst first, the way to each behind a fold. Such pages
// are limited (GitHub: 1 MiB), so only the first hundred are listed.
//
//===----------------------------------------------------------------------===//
#include "fixes/Safety.h"
#include "render/Annotations.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace nostall;
using llvm::StringRef;

static constexpr size_t Listed = 100;

/// Text in a table's cell or a paragraph: nothing in it is markup.
static std::string escaped(StringRef Text) {
  std::string Result;
  for (const char C : Text)
    if (C == '\n' || C == '\r')
      Result += ' ';
    else if (C == '<')
      Result += "&lt;";
    else if (StringRef("\\`*_[]|#~&$").contains(C))
      Result += {'\\', C};
    else
      Result += C;
  return Result;
}

/// Text inside an HTML element, where Markdown is not read.
static std::string escapedHtml(StringRef Text) {
  std::string Result;
  llvm::raw_string_ostream Stream(Result);
  llvm::printHTMLEscaped(Text, Stream);
  return Result;
}

static std::string placeOf(const Location &L, StringRef Root) {
  return escaped(shownPath(L.File, Root)) + ":" + std::to_string(L.Line);
}

static std::string counted(size_t Count, StringRef Noun) {
  return std::to_string(Count) + " " + Noun.str() + (Count == 1 ? "" : "s");
}

static void writeDetails(const Annotation &A, StringRef Root, llvm::raw_ostream &Out) {
  const std::vector<PlacedLine> Lines = linesOf(A);
  const CallSite *Fixed = A.fixed();
  if (Lines.empty() && !Fixed && A.byHand().empty())
    return;
  Out << "<details><summary>" << escapedHtml(shownPath(A.Where.File, Root)) << ':' << A.Where.Line << "</summary>\n\n";
  for (const PlacedLine &Line : Lines)
    Out << "1. " << escaped(Line.shown(Root)) << '\n';
  if (!Lines.empty())
    Out << '\n';
  if (Fixed)
    Out << escaped(fixLine(*Fixed->Fix)) << "\n\n";
  else if (!A.byHand().empty())
    Out << "By hand: " << escaped(A.byHand()) << "\n\n";
  Out << "</details>\n";
}

void nostall::renderMarkdown(const Report &R, llvm::raw_ostream &Out) {
  std::vector<Annotation> All = annotationsOf(R);
  const auto Count = static_cast<size_t>(llvm::count_if(R.Findings, [](const Finding &F) { return F.isReported(); }));
  llvm::stable_sort(All, [](const Annotation &A, const Annotation &B) { return A.Severity > B.Severity; });
  Out << "## nostall: " << counted(Count, "finding");
  if (!All.empty())
    Out << " at " << counted(All.size(), "place");
  Out << notReportedWords(R.Findings) << "\n\n";
  const llvm::ArrayRef<Annotation> Shown = llvm::ArrayRef(All).take_front(Listed);
  if (!Shown.empty())
    Out << "| severity | place | finding | rule |\n|---|---|---|---|\n";
  for (const Annotation &A : Shown)
    Out << "| " << spelling(A.Severity) << " | " << placeOf(A.Where, R.Root) << " | " << escaped(A.Message) << " | "
        << A.rule() << " |\n";
  if (All.size() > Listed)
    Out << "\n... and " << All.size() - Listed << " more.\n";
  if (!Shown.empty())
    Out << '\n';
  for (const Annotation &A : Shown)
    writeDetails(A, R.Root, Out);
  if (!R.Errors.empty())
    Out << "\n### Not fully parsed\n\n";
  for (const ParseError &E : R.Errors)
    Out << "- " << placeOf(E.Where, R.Root) << ": " << escaped(E.Message) << '\n';
  Out << '\n' << coverageLine(R.Coverage) << '\n';
}
