//===- KnowledgeMatch.h - What knowledge says of a declaration or a call --------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The bridge between Clang's declarations and Knowledge, which knows names only: finds the entry of a declaration,
// decides its conditions on the arguments of one call, classifies coroutine and executor types, and says which bodies
// are looked into at all.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_EXTRACT_KNOWLEDGEMATCH_H
#define NOSTALL_EXTRACT_KNOWLEDGEMATCH_H

#include "extract/ArgumentFacts.h"
#include "knowledge/Configuration.h"
#include "lower/DeclarationKnowledge.h"
#include "model/Summary.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <optional>
#include <string>

namespace nostall {

/// Whether an expression is known to be in a state at the place that is asked about.
using StateQuery = llvm::function_ref<bool(const clang::Expr *, ObjectState)>;

/// For one AST, on one thread. Answers are kept by declaration.
class KnowledgeMatch : public DeclarationKnowledge {
public:
  KnowledgeMatch(const Configuration &Config, clang::ASTContext &Ast)
      : DeclarationKnowledge(Config.knowledge(), Ast.getSourceManager()), Facts(Ast), Ast(Ast) {}

  ArgumentFacts Facts;

  /// Whether code handed to an executor or context of this type runs on a loop or elsewhere; looks through wrappers
  /// such as strands at their template arguments.
  std::optional<nostall::Context> executor(clang::QualType T);

  /// Whether objects of a class run what they are made of on a thread of its own, as `std::thread` does.
  bool startsThread(const clang::CXXRecordDecl &Record);

  /// Whether objects of this type are executors or contexts, or know the one that they work on.
  bool carriesExecutor(clang::QualType T) {
    const TypeEntry *Entry = type(T);
    return (Entry && (Entry->Is == TypeRole::Executor || Entry->Is == TypeRole::IoObject)) || executor(T);
  }

  /// Whether \p T is an event loop itself, or (holdsLoop) owns one.
  bool isLoop(clang::QualType T) {
    const TypeEntry *Entry = type(T);
    return Entry && Entry->Is == TypeRole::Loop;
  }
  bool holdsLoop(clang::QualType T);

  /// Why a call that an entry says blocks does not block here.
  struct Discharge {
    std::string Reason;    ///< empty when it does block
    bool Exempted = false; ///< an `unless` holds, rather than that no `when` does
  };
  Discharge discharge(const FunctionEntry &Entry, const CallArguments &Call, StateQuery HasState);
  bool holds(const Condition &C, const CallArguments &Call, StateQuery HasState);

  /// Whether a function's body reads the last error of the C library, outside the lambdas in it.
  bool readsLastError(const clang::Stmt &Body);
  /// As ArgumentFacts::objectOf, also through handles, layers and the accessors of the program's own.
  const clang::ValueDecl *objectOf(const clang::Expr *E, unsigned Depth = 0);
  /// Whether a function puts what it gets for this parameter into non-blocking mode.
  bool makesNonBlocking(const clang::ParmVarDecl &Parameter);

  /// The alias ("asio") through which \p F was matched, and what it stands for ("boost::asio"); empty when none.
  std::pair<std::string, std::string> aliasOf(const clang::FunctionDecl &F);

private:
  const clang::Expr *behind(const clang::CallExpr &Call, unsigned Depth);
  bool makesNonBlocking(const clang::Stmt &S, const clang::ParmVarDecl &Parameter);
  bool isLastError(const clang::Expr &E);
  bool asksForError(const clang::Stmt &S, int64_t Error);
  bool executesElsewhere(const clang::CXXRecordDecl &Record);

  clang::ASTContext &Ast;
  llvm::DenseMap<const clang::ParmVarDecl *, bool> NonBlockingParameters;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> OwnExecutors;
  llvm::DenseMap<std::pair<const clang::Stmt *, int64_t>, bool> Errors; ///< see asksForError
  llvm::DenseMap<const clang::Stmt *, bool> ReadsError;                 ///< see readsLastError
};

} // namespace nostall

#endif
