//===- Render.h - Findings in the forms that people and programs read ------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// One file a format. A renderer sees plain findings and coverage, and decides nothing.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_RENDER_RENDER_H
#define NOSTALL_RENDER_RENDER_H

#include "model/Finding.h"
#include "model/Summary.h"
#include "llvm/Support/raw_ostream.h"

namespace nostall {

struct Report {
  llvm::ArrayRef<Finding> Findings; ///< sorted by place
  nostall::Coverage Coverage;
  std::string Root; ///< absolute; files below it are shown relative to it
};

enum class GroupBy : uint8_t { Cause, Handler, File };

struct TextStyle {
  GroupBy Group = GroupBy::Cause;
  bool Colors = false;
};

/// Cause first: one blocking call with its victims is one block, the worst first. Ends with the coverage.
void renderText(const Report &R, const TextStyle &Style, llvm::raw_ostream &Out);
/// One object with `schema_version`, `coverage` and `findings`.
void renderJson(const Report &R, llvm::raw_ostream &Out);

/// "12 files parsed, 1 failed; ...": what was understood, in one line.
std::string coverageLine(const Coverage &C);
/// \p File as it is shown below \p Root.
std::string shownPath(llvm::StringRef File, llvm::StringRef Root);

} // namespace nostall

#endif
