//===- Lower.h - From Clang's AST to tables and flow graphs ----------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The only walk of an AST: everything after it works on the plain data that it writes. It says what is written and
// judges nothing; of knowledge it asks which namespaces are opaque, and what the text around a call is judged by: see
// DeclarationKnowledge.h.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_LOWER_H
#define NOSTALL_LOWER_LOWER_H

#include "knowledge/Knowledge.h"
#include "model/FlowGraph.h"
#include "clang/AST/DeclBase.h"

namespace nostall {

/// Lowers a unit. \p Roots are its top-level declarations; identities hold paths relative to \p ProjectRoot.
graph::Unit lower(clang::ASTContext &Context, llvm::ArrayRef<const clang::Decl *> Roots, const Knowledge &Known,
                  llvm::StringRef ProjectRoot);

} // namespace nostall

#endif
