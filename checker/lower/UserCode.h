//===- UserCode.h - Which bodies are looked into --------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Most of a translation unit is libraries. Their bodies are neither parsed nor lowered: what they do, knowledge says.
// This is the one place that decides whose a declaration is, by the list of opaque namespaces.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_USERCODE_H
#define NOSTALL_LOWER_USERCODE_H

#include "knowledge/Knowledge.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"

namespace nostall {

/// For one AST, on one thread; answers are kept by namespace.
class UserCode {
public:
  UserCode(const Knowledge &Known, const clang::SourceManager &Sources) : Known(Known), Sources(Sources) {}

  /// What functions of the opaque namespace around \p DC do with callables; none when it is not opaque.
  std::optional<Runs> opaque(const clang::DeclContext *DC);
  /// Whether the body of \p D is worth parsing and lowering: the user's code, and header-only libraries that are not
  /// opaque.
  bool isLookedInto(const clang::Decl &D);
  /// The call operators of a closure or functor that are looked into: of a template its instances, or its pattern when
  /// nothing instantiates it.
  std::vector<const clang::FunctionDecl *> callOperators(const clang::CXXRecordDecl &Definition);

private:
  const Knowledge &Known;
  const clang::SourceManager &Sources;
  llvm::DenseMap<const clang::DeclContext *, std::optional<Runs>> Opaque;
};

} // namespace nostall

#endif
