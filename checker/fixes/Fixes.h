//===- Fixes.h - From a finding to an edit ------------------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Best first: the library's own asynchronous sibling, as knowledge gives it; else the smallest legal expression handed
// to the family's offload function, unless that would take longer than the call itself usually does. Everything comes
// from the summary's EditSite and from the text of the file, so that plugin, command line and editor make the same
// edits by the same rules, without an AST.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FIXES_FIXES_H
#define NOSTALL_FIXES_FIXES_H

#include "rules/Rules.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace nostall {

/// Gives the text of a file, or none when it cannot be read.
using TextSource = llvm::function_ref<std::optional<llvm::StringRef>(llvm::StringRef File)>;

/// Sets CallSite::Fix of the reported pairs where an edit is legal, and CallSite::ByHand where it is not.
void attachFixes(std::vector<Finding> &Found, const RuleInput &Input, TextSource Texts);

/// Whether two different fixes cannot be made at once: one would change, or push aside, the text that the other does.
bool conflict(const Fix &A, const Fix &B);

/// The edit that adds `#include <Header>` (or "Header" as it is written) to \p Text; none when it is there already.
std::optional<Edit> includeEdit(llvm::StringRef File, llvm::StringRef Text, llvm::StringRef Header);

} // namespace nostall

#endif
