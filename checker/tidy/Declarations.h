//===- Declarations.h - Where a function is declared, for an edit in front of it ----------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_TIDY_DECLARATIONS_H
#define NOSTALL_TIDY_DECLARATIONS_H

#include "clang/AST/Decl.h"
#include <optional>

/// The function whose name is at byte \p Name of the main file; null when there is none.
const clang::FunctionDecl *functionAt(unsigned Name, clang::ASTContext &Ast);

/// Where in the main file an attribute of \p F goes: in front of its first declaration. None when that is in another
/// file, or in a macro.
std::optional<unsigned> annotationPlace(const clang::FunctionDecl &F, const clang::SourceManager &Sources);

#endif
