//===- Annotations.h - What a code host shows at a line -------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A code host comments on lines. A line that a change adds may stall fifty handlers elsewhere: fifty comments at lines
// that did not change do not help, one at the new line does. So the formats for code hosts show annotations: all pairs
// that one line introduces at that line, and what no change introduces at its call sites.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_RENDER_ANNOTATIONS_H
#define NOSTALL_RENDER_ANNOTATIONS_H

#include "render/Places.h"
#include "render/Render.h"

namespace nostall {

struct Annotation {
  Location Where;                                       ///< the call site, or the line that introduces the pairs
  nostall::Severity Severity = nostall::Severity::Info; ///< that of the worst
  std::string Message;                                  ///< one line
  std::vector<ReachedCause> Causes;                     ///< by one rule, the worst first

  const ReachedCause &worst() const { return Causes.front(); }
  const std::string &rule() const { return worst().Finding->Rule; }
  /// The call site with the edit that fixes everything that is annotated here; null when there is none.
  const CallSite *fixed() const;
  /// What to do by hand, where there is no such edit; may be empty.
  llvm::StringRef byHand() const { return fixed() ? llvm::StringRef() : llvm::StringRef(worst().Site->ByHand); }
};

/// The annotations of \p R in the order of their places. Refers to the findings of \p R.
std::vector<Annotation> annotationsOf(const Report &R);

/// A line of a report that speaks of a place.
struct PlacedLine {
  Location Where;
  std::string Text;

  /// "file:line:column: text".
  std::string shown(llvm::StringRef Root) const;
};

/// The best call path of the worst cause, unless it is one step at the annotated line; then the other causes, as
/// "also: ...", at most five.
std::vector<PlacedLine> linesOf(const Annotation &A);

/// "now makes 3 handlers block: 'a', 'b', 'c'": what a line does to these entries, named at most five.
std::string introductionWords(llvm::ArrayRef<std::string> Entries);
/// "until 2030-01-31, by storage-team: migrates with the driver".
std::string standingWords(const Standing &S);

/// A place in a text: the line from 1, the column from 1 in bytes.
struct Position {
  unsigned Line = 1, Column = 1;
};
/// Where the byte \p Offset of \p File is; none when its text is not to be had.
std::optional<Position> positionOf(const Report &R, llvm::StringRef File, unsigned Offset);
/// Whether the fix can be written as JSON, which cannot hold every byte that a source may.
bool fitsJson(const Fix &F);
/// The edits of the fix at \p Site with those that add its includes, in the order of their places; none when there is
/// no fix that fits.
std::vector<Edit> completeEdits(const Report &R, const CallSite &Site);

} // namespace nostall

#endif
