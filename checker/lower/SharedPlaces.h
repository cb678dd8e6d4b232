//===- SharedPlaces.h - Which objects that others reach a coroutine names ------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A place is an object as it is written: a variable or `this`, and some of its fields. It is shared if others may reach
// it while the coroutine is suspended: through `this`, a capture, a static, a reference or a pointer, or because the
// address of a local variable was given away. In doubt a place is shared. What never changes is no place.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_SHAREDPLACES_H
#define NOSTALL_LOWER_SHAREDPLACES_H

#include "lower/DeclarationKnowledge.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>

namespace nostall {

/// The name of a variable; of a structured binding that of its first part.
std::string nameOf(const clang::VarDecl &V);

struct Place {
  const clang::VarDecl *Root = nullptr; ///< null for `this`
  llvm::SmallVector<const clang::FieldDecl *, 3> Fields;
  bool Shared = false;
  clang::QualType Type; ///< of the object

  /// Whether one of the two may be a part of the other: as it is written, or as the same field of two objects.
  bool overlaps(const Place &Other) const;
  /// "this", "room.busy".
  std::string spelling() const;
};

/// For the body of one function, on one thread. Lambdas in it count by what they capture.
class SharedPlaces {
public:
  SharedPlaces(DeclarationKnowledge &Match, const clang::FunctionDecl &Function);

  const clang::Stmt &body() const { return Body; }
  DeclarationKnowledge &knowledge() { return Match; }
  clang::ASTContext &context() const { return Function.getASTContext(); }

  /// The place that \p Leaf, the name of a variable or `this`, is the beginning of; none when it names no object, or
  /// one that never changes.
  std::optional<Place> placeAt(const clang::Expr &Leaf);
  /// The first shared place that is named in \p S.
  std::optional<Place> sharedIn(const clang::Stmt &S);
  /// The variable that \p Leaf names, through structured bindings; null when it names none.
  static const clang::VarDecl *variableAt(const clang::Expr &Leaf);
  /// Calls \p Each for the name of each variable, and each `this`, in \p S and in what its lambdas capture.
  static void leaves(const clang::Stmt &S, llvm::function_ref<void(const clang::Expr &)> Each);

  /// Whether an object of type \p T is, or holds, a way to an object outside of it: a pointer, a view, an owner.
  bool carriesPointer(clang::QualType T, unsigned Depth = 0);
  /// Whether an object of type \p T, or what it refers to, is a socket, a timer or the like.
  bool isIoObject(clang::QualType T);
  /// Whether the address of the local variable \p V may be known to others. \p Strict: or to another local variable.
  bool escapes(const clang::VarDecl &V, bool Strict);
  /// Whether the local variable \p V refers to, or holds a way to, a shared place.
  bool isAlias(const clang::VarDecl &V);
  /// Whether a static variable, or a thread's own, may have another value later.
  static bool changes(const clang::VarDecl &V, DeclarationKnowledge &Match);

  /// Whether \p S is one of \p Around or stands in it.
  bool isWithin(const clang::Stmt &S, llvm::ArrayRef<const clang::Stmt *> Around) const;
  const clang::Stmt *parent(const clang::Stmt &S) const { return Parents.getParent(&S); }

private:
  enum class Way : uint8_t { Ends, Goes, On };

  bool escapesBy(const clang::Expr &Name, bool Strict);
  Way wayThrough(const clang::Stmt &Parent, const clang::Stmt &Child, bool Strict);
  Way wayThroughCall(const clang::Expr &Call, const clang::Stmt &Child);
  Way wayIntoVariable(const clang::DeclStmt &Declaration, const clang::Stmt &Child, bool Strict);
  bool isDeferred(clang::QualType T);
  bool isShared(const clang::VarDecl &Root, bool Captured, bool Dereferenced);
  bool leadsToShared(const clang::Expr &Initial);

  DeclarationKnowledge &Match;
  const clang::FunctionDecl &Function;
  const clang::Stmt &Body;
  const Family *Own = nullptr;
  clang::ParentMap Parents;
  llvm::DenseMap<const clang::VarDecl *, llvm::SmallVector<const clang::Expr *, 4>> Names;
  llvm::DenseSet<const clang::Expr *> Awaited; ///< the operands of all awaits
  llvm::DenseMap<const clang::VarDecl *, bool> Aliases;
  llvm::DenseMap<std::pair<const clang::VarDecl *, unsigned>, bool> Escapes;
};

} // namespace nostall

#endif
