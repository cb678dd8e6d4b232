//===- Accesses.cpp - Which objects an expression reads and may change --------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/Accesses.h"
#include "lower/CallArguments.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace nostall;
using namespace clang;

bool Accesses::conflictsWith(const Accesses &Other) const {
  return llvm::any_of(All, [&](const Access &A) {
    return llvm::any_of(Other.All, [&](const Access &B) {
      return A.Object == B.Object && (!A.Field || !B.Field || A.Field == B.Field) &&
             (A.How == Mode::Write || B.How == Mode::Write);
    });
  });
}

//===--- Types: what can be reached through an object ---===//

bool Accesses::isConcurrent(QualType T) {
  const TypeEntry *Entry = Match.type(T);
  if (!Entry)
    return false;
  if (Entry->Is == TypeRole::Concurrent || Entry->Is == TypeRole::Loop || Entry->Is == TypeRole::Pool)
    return true;
  const auto *Owner = dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(T));
  return Entry->ownsElements() && Owner && Owner->getTemplateArgs().size() > 0 &&
         Owner->getTemplateArgs()[0].getKind() == TemplateArgument::Type &&
         isConcurrent(Owner->getTemplateArgs()[0].getAsType());
}

bool Accesses::leadsToMutable(QualType T, unsigned Depth) {
  constexpr unsigned Deepest = 6;
  T = T.getCanonicalType();
  if (T->isDependentType() || Depth > Deepest)
    return true;
  if (T->isReferenceType() || T->isPointerType()) {
    const QualType Pointee = T->getPointeeType();
    if (Pointee->isFunctionType() || isConcurrent(Pointee))
      return false;
    return !Pointee.isConstQualified() || leadsToMutable(Pointee, Depth + 1);
  }
  if (const ArrayType *Array = T->getAsArrayTypeUnsafe())
    return leadsToMutable(Array->getElementType(), Depth + 1);
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || isConcurrent(T))
    return false;
  const TypeEntry *Entry = Match.type(T);
  if (Entry && (Entry->ownsElements() || Entry->Is == TypeRole::IoObject || Entry->Is == TypeRole::Executor))
    return true;
  return !Record->hasDefinition() || leadsToMutable(*Record->getDefinition(), Depth);
}

bool Accesses::leadsToMutable(const CXXRecordDecl &Record, unsigned Depth) {
  if (Record.isEmpty())
    return false;
  const auto has = [&](OverloadedOperatorKind Operator) {
    return !Record.lookup(Ast.DeclarationNames.getCXXOperatorName(Operator)).empty();
  };
  if (has(OO_Arrow) || (has(OO_Call) && !Record.isLambda()))
    return true;
  // What a library's class copies in its own way is its value; a view or handle is copied as it stands.
  const bool Library = Ast.getSourceManager().isInSystemHeader(Record.getLocation()) ||
                       Match.opaque(Record.getDeclContext()).has_value();
  if (Library && Record.hasUserDeclaredCopyConstructor() && !Record.isTriviallyCopyable()) {
    const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
    return Instance && llvm::any_of(Instance->getTemplateArgs().asArray(), [&](const TemplateArgument &A) {
             return A.getKind() == TemplateArgument::Type && leadsToMutable(A.getAsType(), Depth + 1);
           });
  }
  return llvm::any_of(Record.fields(),
                      [&](const FieldDecl *F) { return F->isMutable() || leadsToMutable(F->getType(), Depth + 1); }) ||
         llvm::any_of(Record.bases(),
                      [&](const CXXBaseSpecifier &Base) { return leadsToMutable(Base.getType(), Depth + 1); });
}

Accesses::Mode Accesses::atLeast(Mode How, QualType T) {
  if (isConcurrent(T))
    return Mode::Read;
  return How == Mode::Write || leadsToMutable(T.getNonReferenceType()) ? Mode::Write : Mode::Read;
}

/// What may happen to what is passed for a parameter of this type.
Accesses::Mode Accesses::modeFor(QualType Parameter) const {
  if (!Parameter->isReferenceType() && !Parameter->isPointerType())
    return Mode::Read;
  return Parameter->getPointeeType().isConstQualified() ? Mode::Read : Mode::Write;
}

//===--- Expressions ---===//

void Accesses::variable(const ValueDecl &D, Mode How) {
  const ValueDecl *Named = &D;
  if (const auto *Binding = dyn_cast<BindingDecl>(Named); Binding && Binding->getDecomposedDecl())
    Named = cast<ValueDecl>(Binding->getDecomposedDecl());
  const auto *V = dyn_cast<VarDecl>(Named);
  if (!V || V->isConstexpr())
    return;
  touch({V->getCanonicalDecl(), nullptr, atLeast(How, D.getType())});
  // A reference or pointer is another name for what it was made from.
  const QualType T = V->getType();
  if ((T->isReferenceType() || T->isPointerType()) && V->hasInit() && !isa<ParmVarDecl>(V))
    expression(*V->getInit(), modeFor(T));
}

void Accesses::member(const MemberExpr &E, Mode How) {
  const Expr &Base = *E.getBase()->IgnoreParenImpCasts();
  const auto *Field = dyn_cast<FieldDecl>(E.getMemberDecl());
  if (!Field)
    return variable(*E.getMemberDecl(), How); // a static member
  if (isa<CXXThisExpr>(Base))
    return touch({nullptr, Field->getCanonicalDecl(), atLeast(How, E.getType())});
  expression(Base, isConcurrent(E.getType()) ? Mode::Read : atLeast(How, E.getType()));
}

void Accesses::expression(const Expr &Written, Mode How) {
  const Expr &E = *Written.IgnoreParenImpCasts()->IgnoreImplicit();
  switch (E.getStmtClass()) {
  case Stmt::DeclRefExprClass:
    return variable(*cast<DeclRefExpr>(E).getDecl(), How);
  case Stmt::MemberExprClass:
    return member(cast<MemberExpr>(E), How);
  case Stmt::CXXThisExprClass:
    return touch({nullptr, nullptr, atLeast(How, E.getType()->getPointeeType())});
  case Stmt::CallExprClass:
  case Stmt::CXXMemberCallExprClass:
  case Stmt::CXXOperatorCallExprClass:
  case Stmt::UserDefinedLiteralClass:
    return call(cast<CallExpr>(E), /*Awaited=*/false);
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass: {
    const auto &Construct = cast<CXXConstructExpr>(E);
    return arguments(Construct.getConstructor(), {Construct.getArgs(), Construct.getNumArgs()});
  }
  case Stmt::LambdaExprClass:
    return lambda(cast<LambdaExpr>(E));
  case Stmt::CXXDefaultArgExprClass:
    return expression(*cast<CXXDefaultArgExpr>(E).getExpr(), How);
  case Stmt::UnaryOperatorClass: {
    const auto &Unary = cast<UnaryOperator>(E);
    if (!Unary.isIncrementDecrementOp())
      return expression(*Unary.getSubExpr(), How);
    Ordered = true;
    return expression(*Unary.getSubExpr(), Mode::Write);
  }
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass: {
    const auto &Binary = cast<BinaryOperator>(E);
    Ordered |= Binary.isAssignmentOp();
    expression(*Binary.getLHS(), Binary.isAssignmentOp() ? Mode::Write : How);
    return expression(*Binary.getRHS(), How);
  }
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass:
  case Stmt::CXXNewExprClass:
  case Stmt::CXXDeleteExprClass:
  case Stmt::CXXThrowExprClass:
  case Stmt::StmtExprClass:
    Ordered = true;
    break;
  case Stmt::UnaryExprOrTypeTraitExprClass: // never evaluated
    return;
  default:
    break;
  }
  for (const Stmt *Child : E.children())
    if (const auto *Inner = dyn_cast_or_null<Expr>(Child))
      expression(*Inner, How);
}

void Accesses::arguments(const FunctionDecl *Callee, llvm::ArrayRef<const Expr *> Arguments) {
  for (size_t I = 0; I < Arguments.size(); ++I) {
    const bool Declared = Callee && I < Callee->getNumParams();
    expression(*Arguments[I], Declared ? modeFor(Callee->getParamDecl(I)->getType()) : Mode::Write);
  }
}

void Accesses::call(const CallExpr &E, bool Awaited) {
  if (isa<UserDefinedLiteral>(E))
    return;
  const FunctionDecl *Callee = E.getDirectCallee();
  const size_t Before = All.size();
  llvm::SmallVector<const Expr *, 8> Storage;
  const CallArguments Parts = argumentsOf(E, Storage);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  const bool Const = Method && Method->isConst();
  if (Parts.Object)
    expression(*Parts.Object, Const ? Mode::Read : Mode::Write);
  arguments(Callee, Parts.Arguments);
  if (!Callee)
    expression(*E.getCallee(), Mode::Write);
  if (Awaited)
    return;
  // What reads neither an argument nor a const object reads something that is not shown: a clock, a counter.
  Ordered |=
      !Callee || Callee->getReturnType()->isVoidType() || (Parts.Arguments.empty() && !Const && !Callee->isConstexpr());
  const bool Changes =
      llvm::any_of(llvm::drop_begin(All, Before), [](const Access &A) { return A.How == Mode::Write; });
  // A function that finds an object somewhere gives the same one to all.
  if (Callee && !Changes && atLeast(modeFor(Callee->getReturnType()), Callee->getReturnType()) == Mode::Write)
    touch({Callee->getCanonicalDecl(), nullptr, Mode::Write});
}

void Accesses::lambda(const LambdaExpr &E) {
  for (const auto &[Capture, Init] : llvm::zip(E.captures(), E.capture_inits())) {
    if (Capture.capturesThis())
      touch({nullptr, nullptr, Mode::Write});
    else if (Init)
      expression(*Init, Capture.getCaptureKind() == LCK_ByRef && !Init->getType().isConstQualified() ? Mode::Write
                                                                                                     : Mode::Read);
  }
}
