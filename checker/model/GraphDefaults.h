//===- GraphDefaults.h - What the text of a unit leaves out ----------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The text says only what differs from what follows from the rest: the printer leaves out, and the reader fills in,
// what stands here.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_GRAPHDEFAULTS_H
#define NOSTALL_MODEL_GRAPHDEFAULTS_H

#include "model/GraphNames.h"

namespace nostall::graph::defaults {

/// The qualified name of the class or enumeration with this text; empty for types of other kinds.
std::string typeName(TypeKind Kind, llvm::StringRef Text);
/// The text of objects of a type of this text: without reference and `const`.
std::string objectText(llvm::StringRef Text);
/// What a type of this text is when nothing describes it.
TypeKind typeKind(llvm::StringRef Text);

/// The last component of a function's name, and what contains it: `operator()` and `main` of `lambda in main`.
struct NameParts {
  llvm::StringRef Scope, Last;
};
NameParts partsOf(llvm::StringRef FunctionName);
/// The class whose text is the scope of a function.
TypeIndex classOf(const Unit &U, const UnitNames &Names, const Function &F);

/// Identities that follow from names, so that two units that were written by hand mean one thing by one name.
FunctionId idOf(const UnitNames &Names, FunctionIndex F);
FunctionId idOf(const Unit &U, const UnitNames &Names, const Variable &V);

/// Sets what follows from the kind, the callee and the type of \p S: whether it is implicit, where it stands, its type,
/// and the destructor that runs.
void complete(const Unit &U, FunctionIndex Inside, Step &S);

} // namespace nostall::graph::defaults

#endif
