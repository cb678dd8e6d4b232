//===- ValueResolver.cpp - From an expression to the value that it denotes ----------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/ValueResolver.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/Builtins.h"

using namespace nostall;
using namespace nostall::graph;
using namespace clang;

bool nostall::passesThrough(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || Call.getNumArgs() != 1)
    return false;
  switch (Callee->getBuiltinID()) {
  case Builtin::BImove:
  case Builtin::BIforward:
  case Builtin::BImove_if_noexcept:
  case Builtin::BIas_const:
    return true;
  default:
    return false;
  }
}

ValueIndex ValueResolver::field(ValueIndex Object, const ValueDecl &Field) {
  return Values.field(Object, Tables.variable(Field));
}

ValueIndex ValueResolver::variable(const ValueDecl &V) {
  const ValueIndex Index = Values.variable(Tables.variable(V));
  return V.getType()->isReferenceType() ? Values.target(Index) : Index;
}

ValueIndex ValueResolver::name(const ValueDecl &Named) {
  if (const auto *F = dyn_cast<FunctionDecl>(&Named)) {
    Value V{ValueKind::Function};
    V.Callee = Tables.function(*F);
    return Values.keep(V);
  }
  if (const auto *E = dyn_cast<EnumConstantDecl>(&Named)) {
    Value V{ValueKind::Enumerator};
    V.Number = E->getInitVal().getExtValue();
    V.Text = Tables.string(qualifiedName(*E));
    return Values.keep(V);
  }
  // A part of a pair or tuple, or a field of a class of the user's.
  if (const auto *Part = dyn_cast<BindingDecl>(&Named))
    return Part->getHoldingVar() ? variable(*Part->getHoldingVar())
           : Part->getBinding()  ? of(Part->getBinding())
                                 : Values.unknown();
  if (const auto *V = dyn_cast<VarDecl>(&Named)) {
    // A constant is its value, wherever it is named.
    if (V->isUsableInConstantExpressions(Tables.Ast) && V->getType()->isScalarType() && V->getAnyInitializer() &&
        !V->getAnyInitializer()->isValueDependent())
      if (const ValueIndex Constant = constant(*V->getAnyInitializer()))
        return Constant;
    return variable(*V);
  }
  return Values.unknown();
}

/// The number that a constant of a class with one field holds: a duration.
static std::optional<int64_t> numberInside(const Expr &E, ASTContext &Ast) {
  const auto *Record = E.getType()->getAsCXXRecordDecl();
  if (E.isValueDependent() || !Record || !Record->hasDefinition() || !Record->isLiteral() || Record->isLambda() ||
      Record->getNumBases() != 0 || !llvm::hasSingleElement(Record->fields()))
    return std::nullopt;
  Expr::EvalResult Result;
  if (!E.EvaluateAsRValue(Result, Ast, /*InConstantContext=*/true) || Result.HasSideEffects)
    return std::nullopt;
  const APValue *Inside = &Result.Val;
  while (Inside->isStruct() && Inside->getStructNumFields() == 1 && Inside->getStructNumBases() == 0)
    Inside = &Inside->getStructField(0);
  if (!Inside->isInt() || Inside->getInt().getSignificantBits() > 64)
    return std::nullopt;
  return Inside->getInt().getExtValue();
}

/// The constant that a scalar expression is; invalid when it is none.
ValueIndex ValueResolver::constant(const Expr &E) {
  if (E.isValueDependent() || E.isTypeDependent() || !E.getType()->isScalarType())
    return {};
  const Expr *Plain = E.IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Plain); Ref && isa<EnumConstantDecl>(Ref->getDecl()))
    return name(*Ref->getDecl());
  if (E.isNullPointerConstant(Tables.Ast, Expr::NPC_NeverValueDependent) && E.getType()->isAnyPointerType())
    return Values.keep({ValueKind::Null});
  if (isa<CXXNullPtrLiteralExpr>(Plain))
    return Values.keep({ValueKind::Null});
  Expr::EvalResult Result;
  if (!E.getType()->isIntegralOrEnumerationType() || !E.EvaluateAsInt(Result, Tables.Ast, Expr::SE_NoSideEffects) ||
      Result.Val.getInt().getSignificantBits() > 64)
    return {};
  return Values.number(Result.Val.getInt().getExtValue());
}

static Operator operatorOf(BinaryOperatorKind Kind) {
  switch (Kind) {
  case BO_And:
  case BO_AndAssign:
    return Operator::And;
  case BO_Or:
  case BO_OrAssign:
    return Operator::Or;
  case BO_Add:
  case BO_AddAssign:
    return Operator::Sum;
  case BO_Sub:
  case BO_SubAssign:
    return Operator::Difference;
  case BO_Mul:
  case BO_MulAssign:
    return Operator::Product;
  default:
    return Operator::Other;
  }
}

ValueIndex ValueResolver::binary(const BinaryOperator &E) {
  const auto compared = [&](Operator How, const Expr *First, const Expr *Second) {
    return Values.operation(How, of(First), of(Second));
  };
  const auto negated = [&](ValueIndex V) { return Values.operation(Operator::Not, V, {}); };
  switch (E.getOpcode()) {
  case BO_Assign:
    return of(E.getLHS());
  case BO_Comma:
    return of(E.getRHS());
  case BO_EQ:
    return compared(Operator::Equal, E.getLHS(), E.getRHS());
  case BO_NE:
    return negated(compared(Operator::Equal, E.getLHS(), E.getRHS()));
  case BO_LT:
    return compared(Operator::Less, E.getLHS(), E.getRHS());
  case BO_GT:
    return compared(Operator::Less, E.getRHS(), E.getLHS());
  case BO_LE:
    return compared(Operator::LessOrEqual, E.getLHS(), E.getRHS());
  case BO_GE:
    return compared(Operator::LessOrEqual, E.getRHS(), E.getLHS());
  case BO_LAnd:
    return compared(Operator::And, E.getLHS(), E.getRHS());
  case BO_LOr:
    return compared(Operator::Or, E.getLHS(), E.getRHS());
  default:
    return Values.operation(operatorOf(E.getOpcode()), of(E.getLHS()), of(E.getRHS()));
  }
}

ValueIndex ValueResolver::unary(const UnaryOperator &E) {
  switch (E.getOpcode()) {
  case UO_AddrOf:
    return Values.address(of(E.getSubExpr()));
  case UO_Deref:
    return Values.target(of(E.getSubExpr()));
  case UO_LNot:
    return Values.operation(Operator::Not, of(E.getSubExpr()), {});
  case UO_Plus:
  case UO_Extension:
  case UO_PreInc:
  case UO_PreDec:
    return of(E.getSubExpr());
  default:
    return Values.unknown();
  }
}

ValueIndex ValueResolver::cast(const CastExpr &E) {
  switch (E.getCastKind()) {
  case CK_ArrayToPointerDecay:
    // A literal is its text, and an array in a call is what is in it.
    if (isa<clang::StringLiteral>(E.getSubExpr()->IgnoreParens()))
      return of(E.getSubExpr());
    return Values.address(of(E.getSubExpr()));
  case CK_NullToPointer:
  case CK_NullToMemberPointer:
    return Values.keep({ValueKind::Null});
  default:
    return of(E.getSubExpr());
  }
}

ValueIndex ValueResolver::of(const Expr *E) {
  if (!E)
    return Values.unknown();
  E = E->IgnoreParens();
  if (const auto Found = Known.find(E); Found != Known.end())
    return Found->second;
  if (const std::optional<int64_t> Inside =
          isa<CallExpr, CXXConstructExpr, MaterializeTemporaryExpr>(E) ? numberInside(*E, Tables.Ast) : std::nullopt)
    return Values.number(*Inside);
  if (const auto Found = Steps.find(E); Found != Steps.end()) {
    const ValueIndex Given = Values.result(Found->second);
    return isa<CallExpr>(E) && E->isGLValue() ? Values.target(Given) : Given;
  }
  if (const ValueIndex Constant = constant(*E))
    return Constant;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return name(*Ref->getDecl());
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (!isa<FieldDecl>(Member->getMemberDecl()))
      return name(*Member->getMemberDecl());
    const ValueIndex Base = of(Member->getBase());
    const ValueIndex Place = field(Member->isArrow() ? Values.target(Base) : Base, *Member->getMemberDecl());
    return Member->getMemberDecl()->getType()->isReferenceType() ? Values.target(Place) : Place;
  }
  if (isa<CXXThisExpr>(E))
    return Values.address(Values.object());
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return unary(*Unary);
  if (const auto *Binary = dyn_cast<BinaryOperator>(E))
    return binary(*Binary);
  if (const auto *Cast = dyn_cast<CastExpr>(E))
    return cast(*Cast);
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return Values.element(Values.target(of(Element->getBase())));
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(E)) {
    Value V{ValueKind::Choice};
    V.First = of(Choice->getTrueExpr());
    V.Second = of(Choice->getFalseExpr());
    V.Several = {of(Choice->getCond())};
    return V.First == V.Second ? V.First : Values.keep(V);
  }
  if (const auto *Text = dyn_cast<clang::StringLiteral>(E)) {
    Value V{ValueKind::Text};
    V.Text = Text->getCharByteWidth() == 1 ? Tables.string(Text->getString()) : 0;
    return Values.keep(V);
  }
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
    Value V{ValueKind::Closure};
    V.Type = Tables.callable(*Lambda->getLambdaClass());
    for (const Expr *Init : Lambda->capture_inits())
      V.Several.push_back(of(Init));
    return Values.keep(V);
  }
  if (const auto *List = dyn_cast<InitListExpr>(E)) {
    Value V{ValueKind::List};
    V.Type = Tables.type(List->getType());
    for (const Expr *Init : List->inits())
      V.Several.push_back(of(Init));
    return Values.keep(V);
  }
  if (const auto *New = dyn_cast<CXXNewExpr>(E))
    return New->getInitializer() ? Values.address(of(New->getInitializer())) : Values.unknown();
  if (const auto *Call = dyn_cast<CallExpr>(E); Call && passesThrough(*Call))
    return of(Call->getArg(0));
  if (const auto *Full = dyn_cast<FullExpr>(E))
    return of(Full->getSubExpr());
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
    return of(Temporary->getSubExpr());
  if (const auto *Temporary = dyn_cast<CXXBindTemporaryExpr>(E))
    return of(Temporary->getSubExpr());
  if (const auto *Opaque = dyn_cast<OpaqueValueExpr>(E))
    return of(Opaque->getSourceExpr());
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
    return of(Default->getExpr());
  if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(E))
    return of(Default->getExpr());
  if (const auto *Init = dyn_cast<CXXStdInitializerListExpr>(E))
    return of(Init->getSubExpr());
  if (const auto *Substituted = dyn_cast<SubstNonTypeTemplateParmExpr>(E))
    return of(Substituted->getReplacement());
  return Values.unknown();
}
