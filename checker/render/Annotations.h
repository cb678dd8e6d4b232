//===- Annotations.h - What a code host shows at a line -------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A code host comments on lines. A line that a change adds may stall fifty handlers elsewhere: fifty comments at lines
// that nobody touched help nobody, one at the new line does. So the formats for code hosts show annotations: a finding
// at its place, or all findings that one line introduces at that line.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_RENDER_ANNOTATIONS_H
#define NOSTALL_RENDER_ANNOTATIONS_H

#include "render/Render.h"

namespace nostall {

struct Annotation {
  Location Place;
  nostall::Severity Severity = nostall::Severity::Info; ///< that of the worst finding
  std::string Message;                                  ///< one line
  std::vector<const Finding *> Findings; ///< of one rule; more than one only where a line introduces them together

  const Finding &first() const { return *Findings.front(); }
};

enum class Which : uint8_t { Shown, Suppressed };

/// The annotations of \p R in the order of their places.
std::vector<Annotation> annotationsOf(const Report &R, Which Kind = Which::Shown);

/// "newly makes 3 handlers block: 'a', 'b', 'c'": what a line does to its program.
std::string introductionWords(const Introduction &I);
/// "until 2030-01-31, by storage-team: migrates with the driver".
std::string waiverWords(const Waiver &W);
/// The chain as lines "file:line:column: 'a' calls 'b'"; empty when the finding is a direct call.
std::vector<std::string> chainLines(const Finding &F, llvm::StringRef Root);

/// A place in a text: the line from 1, the column from 1 in bytes.
struct Position {
  unsigned Line = 1, Column = 1;
};
/// Where the byte \p Offset of \p File is; none when its text is not to be had.
std::optional<Position> positionOf(const Report &R, llvm::StringRef File, unsigned Offset);
/// Whether the fix can be written as JSON, which cannot hold every byte that a source may.
bool fitsJson(const Fix &F);
/// The fix's edits with those that add its includes, in the order of their places; none when there is no fix that fits.
std::vector<Edit> completeEdits(const Report &R, const Finding &F);

} // namespace nostall

#endif
