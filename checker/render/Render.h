//===- Render.h - Findings in the forms that people and programs read ------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// One file a format. A renderer sees plain findings and coverage, and decides nothing. Formats.cpp holds the table from
// which the command line offers them.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_RENDER_RENDER_H
#define NOSTALL_RENDER_RENDER_H

#include "model/Finding.h"
#include "model/Summary.h"
#include "llvm/Support/raw_ostream.h"
#include <functional>

namespace nostall {

enum class GroupBy : uint8_t { Cause, Handler, File };

/// For the text format alone.
struct TextStyle {
  GroupBy Group = GroupBy::Cause;
  bool Colors = false;
  bool All = false; ///< every pair with its call path, without limits
};

/// What there is to say about a run. Refers to the findings, which must outlive it.
struct Report {
  llvm::ArrayRef<Finding> Findings; ///< sorted by place; with the pairs that are not reported
  nostall::Coverage Coverage;
  std::string Root;               ///< absolute; files below it are shown relative to it
  std::vector<ParseError> Errors; ///< why files could not be parsed wholly
  /// The text of a file as it was analysed, to turn offsets of edits into lines. May be empty, or give none: then edits
  /// are left out where a format needs lines.
  std::function<std::optional<llvm::StringRef>(llvm::StringRef File)> TextOf;
  TextStyle Style;
};

/// An output format: what `--format` takes, what its help says, and how it is written.
struct Format {
  llvm::StringLiteral Name;
  llvm::StringLiteral Summary; ///< one line, for lists
  void (*Render)(const Report &, llvm::raw_ostream &);
};

llvm::ArrayRef<Format> allFormats();
/// Null when there is no such format.
const Format *findFormat(llvm::StringRef Name);

/// A table of the causes, then each with where it is reached from, errors first. Ends with the coverage.
void renderText(const Report &R, llvm::raw_ostream &Out);
/// One object, as nostall-report.schema.json describes it.
void renderJson(const Report &R, llvm::raw_ostream &Out);
/// SARIF 2.1.0, for code scanning and viewers.
void renderSarif(const Report &R, llvm::raw_ostream &Out);
/// Workflow commands that GitHub shows as annotations of a pull request's lines.
void renderGitHub(const Report &R, llvm::raw_ostream &Out);
/// GitLab's code quality report, one JSON array.
void renderGitLab(const Report &R, llvm::raw_ostream &Out);
/// Reviewdog's diagnostics, one JSON object a line, with suggestions.
void renderRdjsonl(const Report &R, llvm::raw_ostream &Out);
/// A summary for the page of a CI job.
void renderMarkdown(const Report &R, llvm::raw_ostream &Out);

/// "12 files parsed, 1 failed; ...": what was understood, in one line.
std::string coverageLine(const Coverage &C);
/// "; not reported: 7 pairs of a cause and a handler (2 accepted, 5 off)"; empty when all are reported.
std::string notReportedWords(llvm::ArrayRef<Finding> Findings);
/// \p File as it is shown below \p Root.
std::string shownPath(llvm::StringRef File, llvm::StringRef Root);

} // namespace nostall

#endif
