//===- ResolveKnowledge.h - Hold knowledge against the headers it speaks of -----------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// An entry whose name or overload does not exist never matches, without any notice. This parses a library's
// headers and says which entries match no declaration in them.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_RESOLVEKNOWLEDGE_H
#define NOSTALL_PIPELINE_RESOLVEKNOWLEDGE_H

#include "knowledge/Knowledge.h"

namespace nostall {

/// One line "file:line: message" for each function or type entry of \p LibraryName that matches no declaration of its
/// headers. An error when the library is unknown, names no headers, or they do not parse.
llvm::Expected<std::vector<std::string>> resolveKnowledge(const Knowledge &K, llvm::StringRef LibraryName,
                                                          const std::vector<std::string> &Flags);

} // namespace nostall

#endif
