//===- Declarations.cpp - Where a function is declared, for an edit in front of it -----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tidy/Declarations.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace {

/// Looks at declarations only, not into bodies.
class Finder : public RecursiveASTVisitor<Finder> {
public:
  Finder(SourceLocation Name) : Name(Name) {}
  bool TraverseStmt(Stmt *) { return true; }
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->getLocation() == Name)
      Found = F;
    return !Found;
  }

  const FunctionDecl *Found = nullptr;

private:
  const SourceLocation Name;
};

} // namespace

const FunctionDecl *functionAt(unsigned Name, ASTContext &Ast) {
  const SourceManager &Sources = Ast.getSourceManager();
  Finder F(Sources.getLocForStartOfFile(Sources.getMainFileID()).getLocWithOffset(static_cast<int>(Name)));
  F.TraverseAST(Ast);
  return F.Found;
}

std::optional<unsigned> annotationPlace(const FunctionDecl &F, const SourceManager &Sources) {
  const SourceLocation Begin = F.getFirstDecl()->getBeginLoc();
  if (!Begin.isFileID() || Sources.getFileID(Begin) != Sources.getMainFileID())
    return std::nullopt;
  return Sources.getFileOffset(Begin);
}
