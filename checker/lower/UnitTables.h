//===- UnitTables.h - From declarations to the tables of a unit ------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Gives each type, variable and function that a unit's graphs speak of its entry in the tables, once, and lists the
// bodies that are still to be lowered.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_UNITTABLES_H
#define NOSTALL_LOWER_UNITTABLES_H

#include "lower/DeclarationKnowledge.h"
#include "lower/FunctionKeys.h"
#include "lower/SourcePlaces.h"
#include "model/FlowGraph.h"
#include "clang/AST/DeclCXX.h"

namespace nostall {

/// A body that is to be lowered.
struct PendingGraph {
  const clang::FunctionDecl *Definition = nullptr; ///< with a body, or a special member
  graph::FunctionIndex Index;
};

/// For one AST, on one thread. References into the tables stay valid until the next call only.
class UnitTables {
public:
  /// \p ProjectRoot: identities of what has internal linkage hold paths relative to it.
  UnitTables(clang::ASTContext &Ast, const Knowledge &Known, llvm::StringRef ProjectRoot);

  graph::TypeIndex type(clang::QualType T);
  graph::VariableIndex variable(const clang::ValueDecl &V);
  graph::FunctionIndex function(const clang::FunctionDecl &F);
  /// The class of a closure or functor with the bodies of its call operators.
  graph::TypeIndex callable(const clang::CXXRecordDecl &Record);

  /// The destructor of a class that has one which runs something, else null. One that nobody needed while parsing,
  /// since only a library's body calls it, is declared here.
  const clang::CXXDestructorDecl *destructor(const clang::CXXRecordDecl &Definition);

  StringId string(llvm::StringRef Text) { return Out.Strings.intern(Text); }
  /// The place where the user wrote the token at \p Where.
  Span place(clang::SourceLocation Where) { return Places.place(Where); }

  SourcePlaces &places() { return Places; }

  /// A body that is still to be lowered; none when there is no further one.
  std::optional<PendingGraph> nextPending();

  clang::ASTContext &Ast;
  DeclarationKnowledge Declared;
  UserCode &User; // of Declared
  graph::Unit Out;

private:
  void describeClass(const clang::CXXRecordDecl &Record, graph::TypeIndex Index);
  void describe(const clang::FunctionDecl &F, graph::FunctionIndex Index);
  void givenToLibrary(const clang::FunctionDecl &F);
  void listConstructors(const clang::CXXRecordDecl &Record);
  std::vector<graph::TypeIndex> typesOf(llvm::ArrayRef<clang::TemplateArgument> Arguments);
  graph::CoroutineTraits traitsOf(const clang::FunctionDecl &Coroutine);

  SourcePlaces Places; // in Out
  FunctionKeys Keys;
  llvm::DenseMap<const clang::Type *, graph::TypeIndex> TypesByType;
  llvm::DenseSet<const clang::CXXRecordDecl *> Given; ///< to a library's template
  llvm::DenseMap<const clang::CXXRecordDecl *, const clang::CXXDestructorDecl *> Destructors; ///< declared here
  llvm::DenseMap<const clang::ValueDecl *, graph::VariableIndex> VariablesByDecl;
  llvm::DenseMap<const clang::FunctionDecl *, graph::FunctionIndex> FunctionsByDecl;
  llvm::DenseMap<FunctionId, graph::FunctionIndex> FunctionsById;
  std::vector<PendingGraph> Pending;
  size_t NextPending = 0;
};

/// Whether awaiting an object of this awaiter type suspends: `await_ready` of std::suspend_always never says yes.
graph::Suspends suspendsWhenAwaited(clang::QualType Awaiter);

} // namespace nostall

#endif
