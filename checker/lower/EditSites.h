//===- EditSites.h - What an edit of a call would need -------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Where the pieces of a call's text are, and what is written around it for or against another form of it, so that fixes
// can be made without an AST.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_EDITSITES_H
#define NOSTALL_LOWER_EDITSITES_H

#include "lower/SequentialAwaits.h"
#include "lower/SourcePlaces.h"
#include "lower/SuspensionSafety.h"
#include "model/EditSite.h"
#include <memory>

namespace nostall {

/// For the body of one function, on one thread. Leaves out what knowledge says: see model/EditSite.h.
class EditSites {
public:
  /// What \p Places and \p Strings keep is what the sites refer to.
  EditSites(DeclarationKnowledge &Known, SourcePlaces &Places, StringTable &Strings,
            const clang::FunctionDecl &Function)
      : Known(Known), Texts(Places), Strings(Strings), Function(Function), Ast(Function.getASTContext()) {}

  /// That of a call or construction; none when a part of it comes from a macro. \p Callee is null when the call goes
  /// through a pointer. \p Around is the expression around \p Text, or null; \p IsStatement when there is none.
  std::optional<EditSite> ofCall(const clang::Expr &Text, const clang::FunctionDecl *Callee,
                                 llvm::ArrayRef<const clang::Expr *> Arguments, const clang::Expr *Around,
                                 bool IsStatement);
  /// Those of awaits that could run at the same time, one each.
  std::vector<EditSite> ofRun(llvm::ArrayRef<SingleAwait> Run);

  Doubt stored(const WrittenDoubt &D) { return {D.Why, Strings.intern(D.Name)}; }

private:
  Span characters(clang::SourceRange Tokens);
  void placePieces(const clang::CallExpr &Call, EditSite &Site);
  void describeResult(clang::QualType Result, EditSite &Site);
  SharedPlaces &places();
  Suspensions &suspensions();

  DeclarationKnowledge &Known;
  SourcePlaces &Texts;
  StringTable &Strings;
  const clang::FunctionDecl &Function;
  clang::ASTContext &Ast;
  std::unique_ptr<SharedPlaces> Places; ///< made for the first site
  std::unique_ptr<Suspensions> NewSuspensions;
};

/// The expression around \p Text that is more than a conversion of it, among \p Parents, the innermost last; or null.
const clang::Expr *expressionAround(const clang::Expr &Text, llvm::ArrayRef<const clang::Expr *> Parents);

/// Whether \p S names a variable of which every thread has its own.
bool usesThreadLocal(const clang::Stmt &S);

} // namespace nostall

#endif
