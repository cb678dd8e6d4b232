//===- Extract.cpp - From Clang's AST to a TuSummary ----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "extract/Extract.h"
#include "extract/BodyWalker.h"
#include "extract/SummaryBuilder.h"
#include "extract/Suppressions.h"
#include "clang/AST/DeclTemplate.h"

using namespace nostall;
using namespace clang;

namespace {

/// Puts every function that the user's declarations define on the builder's list.
class RootFinder {
public:
  explicit RootFinder(SummaryBuilder &B) : B(B) {}

  void topLevel(const Decl &D) {
    const SourceLocation Where = B.Sources.getExpansionLoc(D.getLocation());
    if (Where.isValid() && !B.Sources.isInSystemHeader(Where))
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
      initializer(V->getInit());
      if (V->getInit() && calls(*V->getInit()) && !V->isConstexpr() && !V->getType()->isDependentType() &&
          B.Match.isLookedInto(*V))
        B.initialise(*V);
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
    if (F.doesThisDeclarationHaveABody() && !F.isTemplated() && B.Match.isLookedInto(F))
      B.function(F);
  }

  /// The instances of a template; its pattern when nothing instantiates it.
  void functionTemplate(const FunctionTemplateDecl &Template) {
    bool Any = false;
    for (const FunctionDecl *Instance : Template.specializations())
      if (Instance->hasBody() && B.Match.isLookedInto(*Instance)) {
        B.function(*Instance);
        Any = true;
      }
    const FunctionDecl *Pattern = Template.getTemplatedDecl();
    if (!Any && Pattern->doesThisDeclarationHaveABody() && B.Match.isLookedInto(*Pattern))
      B.function(*Pattern);
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
        if (const auto *F = dyn_cast<FunctionDecl>(Inner); F && F->hasBody() && B.Match.isLookedInto(*F))
          B.function(*F);
        else if (const auto *Member = dyn_cast<FunctionTemplateDecl>(Inner))
          functionTemplate(*Member);
    }
    if (Any)
      return;
    for (const Decl *Inner : Template.getTemplatedDecl()->decls())
      if (const auto *F = dyn_cast<FunctionDecl>(Inner); F && F->doesThisDeclarationHaveABody())
        B.function(*F);
  }

  /// Whether an initialiser runs code that may keep what it is given.
  static bool calls(const Stmt &S) {
    if (const auto *Made = dyn_cast<CXXConstructExpr>(&S); isa<CallExpr>(S) || (Made && Made->getNumArgs() > 0))
      return true;
    return llvm::any_of(S.children(), [](const Stmt *Child) { return Child && calls(*Child); });
  }

  /// Lambdas in the initialiser of a variable at namespace scope.
  void initializer(const Stmt *S) {
    if (!S)
      return;
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      B.callOperators(Lambda->getType());
      return;
    }
    for (const Stmt *Child : S->children())
      initializer(Child);
  }

  SummaryBuilder &B;
};

} // namespace

TuSummary nostall::extract(ASTContext &Context, llvm::ArrayRef<const Decl *> Roots, const Configuration &Config,
                           StringRef ProjectRoot) {
  SummaryBuilder Builder(Context, Config, ProjectRoot);
  RootFinder Finder(Builder);
  for (const Decl *Root : Roots)
    Finder.topLevel(*Root);
  while (std::optional<PendingBody> Body = Builder.nextPending())
    BodyWalker(Builder, std::move(*Body)).run();
  collectSuppressions(Builder);
  if (const OptionalFileEntryRef Main = Builder.Sources.getFileEntryRefForID(Builder.Sources.getMainFileID()))
    Builder.Out.MainFile = Builder.Out.Strings[Builder.file(Builder.Sources.getMainFileID())].str();
  return std::move(Builder.Out);
}

class BodyFilter::Implementation {
public:
  Implementation(ASTContext &Context, const Configuration &Config) : Match(Config, Context) {}
  KnowledgeMatch Match;
};

BodyFilter::BodyFilter(ASTContext &Context, const Configuration &Config)
    : Impl(std::make_unique<Implementation>(Context, Config)) {}
BodyFilter::~BodyFilter() = default;
bool BodyFilter::needsBody(const Decl &D) { return Impl->Match.isLookedInto(D); }
