//===- Accesses.h - Which objects an expression reads and may change -------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Two expressions can change places, or run at the same time, only if neither touches what the other may change. What
// is named is known; what a function does with it is read from its parameters: a reference or pointer to what is not
// const may change it, and so may a handle, such as a shared pointer, however it is passed. In doubt an object counts
// as changed. Objects of types that knowledge calls concurrent, and executors, never count as changed.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_ACCESSES_H
#define NOSTALL_LOWER_ACCESSES_H

#include "lower/DeclarationKnowledge.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace nostall {

/// The objects that some expressions touch. For one AST, on one thread.
class Accesses {
public:
  Accesses(DeclarationKnowledge &Match, clang::ASTContext &Ast) : Match(Match), Ast(Ast) {}

  /// Adds what a call touches before it is awaited and while it runs.
  void addAwaited(const clang::CallExpr &E) { call(E, /*Awaited=*/true); }
  /// Adds what the evaluation of \p E touches.
  void add(const clang::Expr &E) { expression(E, Mode::Read); }
  /// Adds a variable that is given a value.
  void addWritten(const clang::ValueDecl &D) { touch({D.getCanonicalDecl(), nullptr, Mode::Write}); }
  void clear() { All.clear(); }
  void add(const Accesses &Other) { All.append(Other.All.begin(), Other.All.end()); }

  /// Whether one of the two may change what the other touches.
  bool conflictsWith(const Accesses &Other) const;
  /// Whether an expression awaits, jumps, or has effects that no object shows: its place matters.
  bool isOrdered() const { return Ordered; }
  /// Whether any object may be changed.
  bool writes() const {
    return llvm::any_of(All, [](const Access &A) { return A.How == Mode::Write; });
  }

  /// Whether a value of type \p T is a way to an object that it does not hold itself and that it may change.
  bool leadsToMutable(clang::QualType T, unsigned Depth = 0);

private:
  enum class Mode : uint8_t { Read, Write };

  struct Access {
    const clang::Decl *Object = nullptr; ///< a variable, or a function that gives an object; null for `this`
    const clang::Decl *Field = nullptr;  ///< null for the whole object
    Mode How = Mode::Read;
  };

  void touch(Access A) { All.push_back(A); }
  void expression(const clang::Expr &E, Mode How);
  void variable(const clang::ValueDecl &D, Mode How);
  void member(const clang::MemberExpr &E, Mode How);
  void call(const clang::CallExpr &E, bool Awaited);
  void arguments(const clang::FunctionDecl *Callee, llvm::ArrayRef<const clang::Expr *> Arguments);
  void lambda(const clang::LambdaExpr &E);
  Mode modeFor(clang::QualType Parameter) const;
  /// What happens to an object of type \p T at least when it is touched by \p How.
  Mode atLeast(Mode How, clang::QualType T);
  bool isConcurrent(clang::QualType T);
  bool leadsToMutable(const clang::CXXRecordDecl &Record, unsigned Depth);

  DeclarationKnowledge &Match;
  clang::ASTContext &Ast;
  llvm::SmallVector<Access, 8> All;
  bool Ordered = false;
};

} // namespace nostall

#endif
