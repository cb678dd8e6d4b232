//===- Roots.cpp - Which declarations of a unit are looked at first -----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/Roots.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace nostall;
using namespace clang;

namespace {

class RootFinder {
public:
  RootFinder(UserCode &User, RootVisitor &Visitor) : User(User), Visitor(Visitor) {}

  void topLevel(const Decl &D) {
    const SourceManager &Sources = D.getASTContext().getSourceManager();
    const SourceLocation Where = Sources.getExpansionLoc(D.getLocation());
    if (Where.isValid() && !Sources.isInSystemHeader(Where))
      declaration(D);
  }

private:
  void declaration(const Decl &D) {
    if (const auto *F = dyn_cast<FunctionDecl>(&D))
      return function(*F);
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(&D))
      return functionTemplate(*Template);
    if (const auto *Template = dyn_cast<ClassTemplateDecl>(&D))
      return classTemplate(*Template);
    if (const auto *V = dyn_cast<VarDecl>(&D)) {
      closures(V->getInit());
      if (!V->getInit() || V->getType()->isDependentType() || !User.isLookedInto(*V))
        return;
      Visitor.variable(*V);
      if (calls(*V->getInit()) && !V->isConstexpr())
        Visitor.initialised(*V);
      return;
    }
    if (const auto *Record = dyn_cast<CXXRecordDecl>(&D))
      return record(*Record);
    if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(D))
      context(*cast<DeclContext>(&D));
  }

  void context(const DeclContext &DC) {
    for (const Decl *Inner : DC.decls())
      declaration(*Inner);
  }

  void record(const CXXRecordDecl &Record) {
    if (Record.isThisDeclarationADefinition() && !Record.isLambda())
      context(Record);
  }

  void function(const FunctionDecl &F) {
    if (F.doesThisDeclarationHaveABody() && !F.isTemplated() && User.isLookedInto(F))
      Visitor.function(F);
  }

  /// The instances of a template; its pattern when nothing instantiates it.
  void functionTemplate(const FunctionTemplateDecl &Template) {
    bool Any = false;
    for (const FunctionDecl *Instance : Template.specializations())
      if (Instance->hasBody() && User.isLookedInto(*Instance)) {
        Visitor.function(*Instance);
        Any = true;
      }
    const FunctionDecl *Pattern = Template.getTemplatedDecl();
    if (!Any && Pattern->doesThisDeclarationHaveABody() && User.isLookedInto(*Pattern))
      Visitor.function(*Pattern);
  }

  void classTemplate(const ClassTemplateDecl &Template) {
    if (!Template.isThisDeclarationADefinition())
      return;
    bool Any = false;
    for (const ClassTemplateSpecializationDecl *Instance : Template.specializations()) {
      if (Instance->getSpecializationKind() == TSK_ExplicitSpecialization || !Instance->hasDefinition())
        continue;
      Any = true;
      for (const Decl *Inner : Instance->decls())
        if (const auto *F = dyn_cast<FunctionDecl>(Inner); F && F->hasBody() && User.isLookedInto(*F))
          Visitor.function(*F);
        else if (const auto *Member = dyn_cast<FunctionTemplateDecl>(Inner))
          functionTemplate(*Member);
    }
    if (Any)
      return;
    for (const Decl *Inner : Template.getTemplatedDecl()->decls())
      if (const auto *F = dyn_cast<FunctionDecl>(Inner); F && F->doesThisDeclarationHaveABody())
        Visitor.function(*F);
  }

  /// Whether an initialiser runs code that may keep what it is given.
  static bool calls(const Stmt &S) {
    if (const auto *Made = dyn_cast<CXXConstructExpr>(&S); isa<CallExpr>(S) || (Made && Made->getNumArgs() > 0))
      return true;
    return llvm::any_of(S.children(), [](const Stmt *Child) { return Child && calls(*Child); });
  }

  void closures(const Stmt *S) {
    if (!S)
      return;
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
      return Visitor.closure(*Lambda->getLambdaClass());
    for (const Stmt *Child : S->children())
      closures(Child);
  }

  UserCode &User;
  RootVisitor &Visitor;
};

} // namespace

void nostall::visitRoots(llvm::ArrayRef<const Decl *> Declarations, UserCode &User, RootVisitor &Visitor) {
  RootFinder Finder(User, Visitor);
  for (const Decl *D : Declarations)
    Finder.topLevel(*D);
}
