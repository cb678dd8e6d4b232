//===- Baseline.h - Old findings that are left for later ----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A project with a thousand findings adopts nostall by writing them down once. The file is text, one JSON object a
// line, sorted: a change of one finding is a change of one line, two branches that touch different findings merge by
// themselves, and with git's `merge=union` any two do. It holds no line numbers, so an edit elsewhere leaves it alone;
// an entry is found again by rule, file, function, call and cause, equal calls of one function by their order, and what
// moved or was renamed by what its expression says.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_GATE_BASELINE_H
#define NOSTALL_GATE_BASELINE_H

#include "model/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"

namespace nostall {

struct BaselineEntry {
  std::string Rule;
  std::string File;     ///< relative to the folder of the baseline file
  std::string Function; ///< the async context
  std::string Call;     ///< what it calls at the place
  std::string Cause;    ///< the blocking call
  unsigned Ordinal = 1; ///< among entries that are otherwise equal
  std::string Text;     ///< a hash of the expression at the place
  std::string Reason;   ///< the user's own words; may be empty

  auto operator<=>(const BaselineEntry &) const = default;
};

/// Reads a baseline file's text. The error names file and line.
llvm::Expected<std::vector<BaselineEntry>> readBaseline(llvm::StringRef Text, llvm::StringRef File);
/// Sorted, with a comment line on top.
std::string writeBaseline(std::vector<BaselineEntry> Entries);

/// The entries that stand for \p Findings, in their order. \p Folder is that of the baseline file.
std::vector<BaselineEntry>
baselineEntries(llvm::ArrayRef<Finding> Findings, llvm::StringRef Folder,
                llvm::function_ref<std::optional<llvm::StringRef>(llvm::StringRef File)> Texts);

/// For each of \p Now the position in \p Baseline of the entry that it was, one to one; none for what is new.
/// \p Functions are the names of all functions that are there now: what is still there was not renamed.
std::vector<std::optional<size_t>> matchBaseline(llvm::ArrayRef<BaselineEntry> Baseline,
                                                 llvm::ArrayRef<BaselineEntry> Now, const llvm::StringSet<> &Functions);

} // namespace nostall

#endif
