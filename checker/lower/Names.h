//===- Names.h - Names of declarations as knowledge and people spell them ------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Knowledge names a declaration by its qualified name without inline namespaces and template arguments. Clang's own
// printers keep one or the other, so names are put together here from the chain of declaration contexts.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_NAMES_H
#define NOSTALL_LOWER_NAMES_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/PrettyPrinter.h"
#include <string>
#include <vector>

namespace nostall {

/// The last component: `connect`, `operator>>`, `basic_ifstream`, `~jthread`.
std::string lastName(const clang::NamedDecl &D);

/// The namespaces and classes around \p D, joined by `::`; anonymous namespaces are left out. For a lambda's call
/// operator or a local class the enclosing function is part of it.
std::string scopeName(const clang::DeclContext *DC);

/// Scope and last name.
std::string qualifiedName(const clang::NamedDecl &D);

/// A function's name for people: `server::session`, `lambda in main`.
std::string displayName(const clang::FunctionDecl &F);

/// The function that a closure's call operator stands in; null at namespace scope and for any other function.
const clang::FunctionDecl *enclosingFunction(const clang::FunctionDecl &F);

/// The class that a type is, through references, pointers and sugar; null when it is none.
const clang::CXXRecordDecl *recordOf(clang::QualType T);

/// The canonical type without reference and `const`, as condition globs see it.
std::string typeName(clang::QualType T, const clang::ASTContext &Context);

/// The canonical type as it stands, with reference and `const`.
std::string printedType(clang::QualType T, const clang::ASTContext &Context);

/// The canonical type of objects of a class or enumeration.
clang::QualType tagType(const clang::TagDecl &Tag);

/// The canonical types of the parameters, as `parameters` globs see them.
std::vector<std::string> parameterTypes(const clang::FunctionDecl &F);

/// What tells apart the functions of one name in templates that nothing instantiates: the whole type with its result,
/// since `enable_if` may stand there, the kinds of the template's parameters, and what it requires.
std::string templateSignature(const clang::FunctionDecl &F);

} // namespace nostall

#endif
