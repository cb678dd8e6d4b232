//===- QualifiedName.h - What a function's name says of it -------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Summaries name functions for people, qualified and without template arguments: 'server::session',
// 'std::thread::join', 'std::jthread::~jthread', 'lambda in main'.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_QUALIFIEDNAME_H
#define NOSTALL_MODEL_QUALIFIEDNAME_H

#include "llvm/ADT/StringRef.h"

namespace nostall {

enum class NameForm : uint8_t {
  Function,
  Lambda,
  Constructor,
  Destructor,
  Operator, ///< a conversion, too
};
NameForm formOf(llvm::StringRef QualifiedName);

/// The namespace or class of the function; empty when there is none. Of a lambda, that of the function around it.
llvm::StringRef scopeOf(llvm::StringRef QualifiedName);

} // namespace nostall

#endif
