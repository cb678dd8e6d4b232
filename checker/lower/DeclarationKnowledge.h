//===- DeclarationKnowledge.h - What knowledge says of a declaration ---------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The bridge between Clang's declarations and Knowledge, which knows names only: finds the entries of functions and
// types, and says which bodies are looked into at all. What may be written at a call is judged by it, before there are
// tables to ask.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_DECLARATIONKNOWLEDGE_H
#define NOSTALL_LOWER_DECLARATIONKNOWLEDGE_H

#include "lower/UserCode.h"
#include <vector>

namespace nostall {

/// For one AST, on one thread. Answers are kept by declaration.
class DeclarationKnowledge {
public:
  DeclarationKnowledge(const Knowledge &Known, const clang::SourceManager &Sources)
      : Known(Known), User(Known, Sources) {}

  const Knowledge &knowledge() const { return Known; }
  /// The entry that speaks of \p F, or null; the first of entries().
  const FunctionEntry *entry(const clang::FunctionDecl &F);
  /// All entries that speak of \p F, the one that wins first. Several may state different conditions.
  llvm::ArrayRef<const FunctionEntry *> entries(const clang::FunctionDecl &F);
  /// The entry of the class that \p T is (or points to).
  const TypeEntry *type(clang::QualType T);

  UserCode &userCode() { return User; }
  /// What functions of the opaque namespace around \p DC do with callables; none when it is not opaque.
  std::optional<Runs> opaque(const clang::DeclContext *DC) { return User.opaque(DC); }
  /// Whether the body of \p D is worth parsing and walking: the user's code, and header-only libraries that are not
  /// opaque.
  bool isLookedInto(const clang::Decl &D) { return User.isLookedInto(D); }

private:
  const Knowledge &Known;
  UserCode User;
  llvm::DenseMap<const clang::FunctionDecl *, std::vector<const FunctionEntry *>> Entries;
  llvm::DenseMap<const clang::CXXRecordDecl *, const TypeEntry *> TypeEntries;
};

} // namespace nostall

#endif
