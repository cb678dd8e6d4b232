//===- EditSites.cpp - What an edit of a call would need ----------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Whether `co_await` may be written at a call, and where the pieces of the call's text are, so that fixes can be made
// from a summary without an AST.
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Lex/Lexer.h"

using namespace nostall;
using namespace clang;

/// Whether \p S names a variable of which every thread has its own.
static bool usesThreadLocal(const Stmt &S) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&S))
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()); V && V->getTLSKind() != VarDecl::TLS_None)
      return true;
  return llvm::any_of(S.children(), [](const Stmt *Child) { return Child && usesThreadLocal(*Child); });
}

static bool containsAwait(const Stmt &S) {
  if (isa<CoawaitExpr, CoyieldExpr, DependentCoawaitExpr>(S))
    return true;
  return !isa<LambdaExpr>(S) &&
         llvm::any_of(S.children(), [](const Stmt *Child) { return Child && containsAwait(*Child); });
}

AwaitLegality BodyWalker::legality(const Expr *Text) const {
  if (Summary.Coroutine == CoroutineKind::Generator)
    return AwaitLegality::Generator;
  if (Summary.Coroutine == CoroutineKind::None)
    return AwaitLegality::NotInCoroutine;
  if (DefaultArguments)
    return AwaitLegality::InDefaultArgument;
  if (ImplicitlyAt.isValid())
    return AwaitLegality::InRangeLoop;
  // The constructor of a variable is spelled as part of its declaration.
  if (!Text || (isa<CXXConstructExpr>(Text) && !isa<CXXTemporaryObjectExpr>(Text)))
    return AwaitLegality::NoSpelling;
  if (Handlers)
    return AwaitLegality::InCatchHandler;
  if (StaticInitializers)
    return AwaitLegality::InStaticInitializer;
  if (Text->getBeginLoc().isMacroID() || Text->getEndLoc().isMacroID())
    return AwaitLegality::InMacro;
  if (lockHeld())
    return AwaitLegality::LockHeld;
  if (Here.Where == Moved::WithinLoop)
    return AwaitLegality::OffExecutor;
  if (usesThreadLocal(*Text))
    return AwaitLegality::ThreadLocalUsed;
  // Each thread has its own `errno`: the caller would read that of another one.
  const auto *Call = dyn_cast<CallExpr>(Text);
  if (Call && Call->getDirectCallee() && Call->getDirectCallee()->isExternC() &&
      B.Match.readsLastError(*Function.getBody()))
    return AwaitLegality::LastErrorRead;
  return AwaitLegality::Legal;
}

/// Whether a value of this class can leave the function that made it by a move or a copy.
static bool isMovable(const CXXRecordDecl &Record) {
  if (Record.needsImplicitMoveConstructor() || Record.needsImplicitCopyConstructor())
    return !Record.defaultedMoveConstructorIsDeleted() || !Record.defaultedCopyConstructorIsDeleted();
  return llvm::any_of(Record.ctors(), [](const CXXConstructorDecl *C) {
    return C->isCopyOrMoveConstructor() && !C->isDeleted() && C->getAccess() == AS_public;
  });
}

/// Whether something around the call binds tighter than the unary `co_await` would.
static bool bindsTighter(const Expr &Parent, const Expr &Child) {
  if (isa<MemberExpr, ArraySubscriptExpr, CXXDependentScopeMemberExpr>(Parent))
    return true;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Parent))
    return Operator->getNumArgs() > 0 && Operator->getArg(0)->IgnoreImplicit() == &Child &&
           (Operator->getOperator() == OO_Subscript || Operator->getOperator() == OO_Call ||
            Operator->getOperator() == OO_Arrow ||
            ((Operator->getOperator() == OO_PlusPlus || Operator->getOperator() == OO_MinusMinus) &&
             Operator->getNumArgs() == 2));
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Parent))
    return Member->getImplicitObjectArgument() && Member->getImplicitObjectArgument()->IgnoreImplicit() == &Child;
  if (const auto *Unary = dyn_cast<UnaryOperator>(&Parent))
    return Unary->isPostfix();
  if (const auto *Call = dyn_cast<CallExpr>(&Parent))
    return Call->getCallee()->IgnoreImplicit() == &Child;
  return false;
}

SharedPlaces &BodyWalker::places() {
  if (!Places)
    Places = std::make_unique<SharedPlaces>(B.Match, Function);
  return *Places;
}

Suspensions &BodyWalker::suspensions() {
  if (!NewSuspensions)
    NewSuspensions = std::make_unique<Suspensions>(places());
  return *NewSuspensions;
}

uint32_t BodyWalker::editSite(const Expr &Text, const FunctionDecl *Callee, const CallArguments &Arguments) {
  if (Silent)
    return None;
  EditSite Site;
  Site.Call = B.characters(Text.getSourceRange());
  if (!Site.Call.valid())
    return None;
  const SourceManager &Sources = B.Sources;
  if (const auto *Call = dyn_cast<CallExpr>(&Text)) {
    const Expr *Written = Call->getCallee()->IgnoreImpCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(Written)) {
      if (!Member->isImplicitAccess()) {
        Site.Object = B.characters({Text.getBeginLoc(), Member->getBase()->getEndLoc()});
        if (Site.Object.valid())
          Site.Object.End = Sources.getFileOffset(Member->getMemberLoc());
      }
    } else if (const auto *Ref = dyn_cast<DeclRefExpr>(Written); Ref && Ref->hasQualifier()) {
      Site.Qualifier = B.characters({Text.getBeginLoc(), Text.getBeginLoc()});
      if (Site.Qualifier.valid())
        Site.Qualifier.End = Sources.getFileOffset(Ref->getLocation());
    }
  }
  for (const Expr *Argument : Arguments.Arguments) {
    if (isa<CXXDefaultArgExpr>(Argument))
      break;
    const Span Written = B.characters(Sources.getExpansionRange(Argument->getSourceRange()).getAsRange());
    if (!Written.valid())
      return None;
    Site.Arguments.push_back(Written);
  }
  if (const TypeEntry *Type = B.Match.type(Function.getReturnType()))
    Site.Family = B.string(Type->Family);
  if (Callee) {
    Site.Name = B.string(lastName(*Callee));
    if (const auto [From, To] = B.Match.aliasOf(*Callee); !From.empty())
      Site.NamespaceAlias = B.string(To + "=" + From);
  }
  const auto *Call = dyn_cast<CallExpr>(&Text);
  const QualType Result = Call ? Call->getCallReturnType(B.Ast) : Text.getType();
  Site.ReturnsVoid = Result->isVoidType();
  Site.ResultDiscarded = Statement == &Text;
  if (const CXXRecordDecl *Record = Result->getAsCXXRecordDecl(); Record && Record->hasDefinition())
    Site.ResultMovable = isMovable(*Record->getDefinition());
  Site.ContainsAwait = containsAwait(Text);
  Site.ResultReference = Result->isReferenceType();
  if (const TypeEntry *Type = B.Match.type(Result))
    Site.ResultAwaitable = Type->Is == TypeRole::Coroutine || Type->Is == TypeRole::Awaitable;
  Site.OnThread = stored(offloadDoubt(places(), Text));
  Site.Suspended = stored(suspensions().doubtAt(Text));
  Site.ResultType = B.string(typeName(Result, B.Ast));
  if (const auto *Coroutine =
          dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(this->Function.getReturnType())))
    if (const auto &Types = Coroutine->getTemplateArgs();
        Types.size() == 2 && Types[1].getKind() == TemplateArgument::Type)
      Site.Executor = B.string(typeName(Types[1].getAsType(), B.Ast));
  if (Callee && !Site.Arguments.empty()) {
    const unsigned Parameter = static_cast<unsigned>(Site.Arguments.size()) - 1;
    if (Parameter < Callee->getNumParams())
      Site.LastParameter = B.string(typeName(Callee->getParamDecl(Parameter)->getType(), B.Ast));
  }
  // Parents holds the expressions around this one, itself last.
  for (size_t I = Parents.size(); I-- > 0;) {
    const Expr *Parent = Parents[I];
    if (Parent == &Text || Parent->IgnoreImplicit() == Text.IgnoreImplicit())
      continue;
    Site.NeedsParentheses = bindsTighter(*Parent, Text);
    break;
  }
  B.Out.EditSites.push_back(std::move(Site));
  return static_cast<uint32_t>(B.Out.EditSites.size() - 1);
}
