//===- EditSites.cpp - What an edit of a call would need ----------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/EditSites.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"

using namespace nostall;
using namespace clang;

//===--- Syntax ---===//

bool nostall::usesThreadLocal(const Stmt &S) {
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

const Expr *nostall::expressionAround(const Expr &Text, llvm::ArrayRef<const Expr *> Parents) {
  for (const Expr *Parent : llvm::reverse(Parents))
    if (Parent != &Text && Parent->IgnoreImplicit() != Text.IgnoreImplicit())
      return Parent;
  return nullptr;
}

//===--- Places ---===//

Span EditSites::characters(SourceRange Tokens) {
  if (Tokens.isInvalid() || Tokens.getBegin().isMacroID() || Tokens.getEnd().isMacroID())
    return {};
  const SourceManager &Sources = Ast.getSourceManager();
  Span S = Texts.place(Tokens.getBegin());
  const SourceLocation End = Lexer::getLocForEndOfToken(Tokens.getEnd(), 0, Sources, Ast.getLangOpts());
  if (End.isInvalid() || Sources.getFileID(End) != Sources.getFileID(Tokens.getBegin()))
    return {};
  S.End = Sources.getFileOffset(End);
  return S;
}

SharedPlaces &EditSites::places() {
  if (!Places)
    Places = std::make_unique<SharedPlaces>(Known, Function);
  return *Places;
}

Suspensions &EditSites::suspensions() {
  if (!NewSuspensions)
    NewSuspensions = std::make_unique<Suspensions>(places());
  return *NewSuspensions;
}

//===--- Calls ---===//

void EditSites::placePieces(const CallExpr &Call, EditSite &Site) {
  const SourceManager &Sources = Ast.getSourceManager();
  const SourceLocation Begin = static_cast<const Stmt &>(Call).getBeginLoc(); // CallExpr's own hides that of operators
  const Expr *Written = Call.getCallee()->IgnoreImpCasts();
  if (const auto *Member = dyn_cast<MemberExpr>(Written)) {
    if (Member->isImplicitAccess())
      return;
    Site.Object = characters({Begin, Member->getBase()->getEndLoc()});
    if (Site.Object.valid())
      Site.Object.End = Sources.getFileOffset(Member->getMemberLoc());
  } else if (const auto *Ref = dyn_cast<DeclRefExpr>(Written); Ref && Ref->hasQualifier()) {
    Site.Qualifier = characters({Begin, Begin});
    if (Site.Qualifier.valid())
      Site.Qualifier.End = Sources.getFileOffset(Ref->getLocation());
  }
}

void EditSites::describeResult(QualType Result, EditSite &Site) {
  Site.ReturnsVoid = Result->isVoidType();
  Site.ResultReference = Result->isReferenceType();
  if (const CXXRecordDecl *Record = Result->getAsCXXRecordDecl(); Record && Record->hasDefinition())
    Site.ResultMovable = isMovable(*Record->getDefinition());
  Site.ResultType = Strings.intern(typeName(Result, Ast));
}

std::optional<EditSite> EditSites::ofCall(const Expr &Text, const FunctionDecl *Callee,
                                          llvm::ArrayRef<const Expr *> Arguments, const Expr *Around,
                                          bool IsStatement) {
  EditSite Site;
  Site.Call = characters(Text.getSourceRange());
  if (!Site.Call.valid())
    return std::nullopt;
  const auto *Call = dyn_cast<CallExpr>(&Text);
  if (Call)
    placePieces(*Call, Site);
  for (const Expr *Argument : Arguments) {
    if (isa<CXXDefaultArgExpr>(Argument))
      break;
    const Span Written = characters(Ast.getSourceManager().getExpansionRange(Argument->getSourceRange()).getAsRange());
    if (!Written.valid())
      return std::nullopt;
    Site.Arguments.push_back(Written);
  }
  describeResult(Call ? Call->getCallReturnType(Ast) : Text.getType(), Site);
  Site.ResultDiscarded = IsStatement;
  Site.ContainsAwait = containsAwait(Text);
  Site.OnThread = stored(offloadDoubt(places(), Text));
  Site.Suspended = stored(suspensions().doubtAt(Text));
  if (const auto *Coroutine = dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Function.getReturnType())))
    if (const auto &Types = Coroutine->getTemplateArgs();
        Types.size() == 2 && Types[1].getKind() == TemplateArgument::Type)
      Site.Executor = Strings.intern(typeName(Types[1].getAsType(), Ast));
  if (Callee) {
    Site.Name = Strings.intern(lastName(*Callee));
    if (const size_t Written = Site.Arguments.size(); Written > 0 && Written <= Callee->getNumParams())
      Site.LastParameter = Strings.intern(typeName(Callee->getParamDecl(Written - 1)->getType(), Ast));
  }
  Site.NeedsParentheses = Around && bindsTighter(*Around, Text);
  return Site;
}

//===--- Awaits ---===//

std::vector<EditSite> EditSites::ofRun(llvm::ArrayRef<SingleAwait> Run) {
  llvm::SmallVector<const Stmt *, 4> Statements;
  for (const SingleAwait &A : Run)
    Statements.push_back(A.Statement);
  const Doubt Suspended = stored(suspensions().doubtAt(Statements, *Run.front().Await, *Run.back().Await));
  const bool Binds = SequentialAwaits(Known, Function).canBind(Run);
  std::vector<EditSite> Sites;
  for (const SingleAwait &A : Run) {
    EditSite Site;
    Site.Call = characters(A.Statement->getSourceRange());
    Site.Name = Strings.intern(displayName(*A.Call->getDirectCallee()));
    const Span Operand = characters(A.Await->getOperand()->getSourceRange());
    const Span Name = characters(A.Variable->getLocation());
    if (Operand.valid())
      Site.Arguments.push_back(Operand);
    if (Binds && Operand.valid() && Site.Call.valid() && Name.valid()) {
      Site.Arguments.push_back(Name);
      Site.ResultType = Strings.intern(A.Variable->getType().isConstQualified() ? "const auto" : "auto");
    }
    Site.Suspended = Suspended;
    Sites.push_back(std::move(Site));
  }
  return Sites;
}
