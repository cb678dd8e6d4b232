//===- PrivateQueues.h - Loops that only queue work for threads -----------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A class may keep a loop, such as an io_context, and threads that run it, for nothing but to post work to them: a pool
// under another name, in which work may block. That is so only if every use of the loop is seen and none of them is
// I/O, a timer or a coroutine.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_EXTRACT_PRIVATEQUEUES_H
#define NOSTALL_EXTRACT_PRIVATEQUEUES_H

#include "extract/KnowledgeMatch.h"

namespace nostall {

/// For one AST, on one thread. Answers are kept by field.
class PrivateQueues {
public:
  explicit PrivateQueues(KnowledgeMatch &Match) : Match(Match) {}

  /// Whether \p Loop, a field whose type is a loop, is not public, is run by threads of its class, and gets nothing but
  /// plain work, so far as the bodies of all methods are visible.
  bool isQueue(const clang::FieldDecl &Loop);

private:
  struct Uses {
    const clang::FieldDecl &Loop;
    bool Runs = false;  ///< run by a callable that is made for a thread, or by a method that is not public
    bool Other = false; ///< something that is not known to be harmless
  };
  bool usesFit(const clang::FieldDecl &Loop);
  void collect(const clang::Stmt &S, bool Hidden, Uses &Into);
  bool givenWell(const clang::Expr &Call, const clang::FunctionDecl &Callee, const CallArguments &Arguments,
                 unsigned Position, Uses &Into);
  bool isPlain(const clang::Expr &Callable);
  bool hasThreads(const clang::CXXRecordDecl &Class);

  KnowledgeMatch &Match;
  llvm::DenseMap<const clang::FieldDecl *, bool> Answers;
};

} // namespace nostall

#endif
