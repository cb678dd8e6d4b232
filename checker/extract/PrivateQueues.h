//===- PrivateQueues.h - Loops that only queue work for threads -----------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A program may keep a loop, such as an io_context, and threads that run it, for nothing but to post work to them: a
// pool under another name, in which work may block. That is so only if every use of the loop is seen and none of them
// is I/O, a timer or a coroutine that waits there.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_EXTRACT_PRIVATEQUEUES_H
#define NOSTALL_EXTRACT_PRIVATEQUEUES_H

#include "extract/KnowledgeMatch.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace nostall {

/// For one AST, on one thread. Answers are kept by variable.
class PrivateQueues {
public:
  explicit PrivateQueues(KnowledgeMatch &Match) : Match(Match) {}

  /// Whether \p Loop, whose type is a loop or an owner of one, is run by threads and gets nothing but plain work. A
  /// field must not be public, its class must hold the threads, and the bodies of all methods must be visible; a
  /// variable must be local, or be declared at namespace scope in the file that is parsed.
  bool isQueue(const clang::ValueDecl &Loop);

private:
  struct Uses {
    explicit Uses(const clang::ValueDecl &Loop) : Loop(Loop) { Names.insert(Loop.getCanonicalDecl()); }
    bool denotedBy(const clang::Expr *E) const;

    const clang::ValueDecl &Loop;
    llvm::SmallPtrSet<const clang::Decl *, 4>
        Names;          ///< the loop's, and those of references, owners and executors of it
    bool Runs = false;  ///< run by a callable that is made for a thread, or by a method that is not public
    bool Other = false; ///< something that is not known to be harmless
  };
  bool usesFit(const clang::FieldDecl &Loop);
  bool usesFit(const clang::VarDecl &Loop);
  void declarations(const clang::DeclContext &In, Uses &Into);
  void function(const clang::FunctionDecl &Definition, bool Hidden, Uses &Into);
  void collect(const clang::Stmt &S, bool Hidden, Uses &Into);
  void lambda(const clang::LambdaExpr &Lambda, bool Hidden, Uses &Into);
  void initialise(const clang::VarDecl &V, const clang::Expr *Initial, bool Hidden, Uses &Into);
  void called(const clang::CallExpr &Call, const clang::FunctionDecl &Callee, const CallArguments &Arguments,
              bool Hidden, Uses &Into);
  bool givenWell(const clang::Expr &Call, const clang::FunctionDecl &Callee, const CallArguments &Arguments,
                 unsigned Position, Uses &Into);
  bool isPlain(const clang::Expr &Callable);
  bool startsThreads(const clang::Stmt &S, const CallArguments &Arguments);
  bool isThread(clang::QualType T);
  bool holdsThreads(clang::QualType T);

  KnowledgeMatch &Match;
  llvm::DenseMap<const clang::ValueDecl *, bool> Answers;
};

} // namespace nostall

#endif
