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

ValueIndex ValueResolver::keep(Value V) {
  const auto number = [](auto I) { return I ? uint64_t(I.position()) + 1 : 0; };
  std::vector<uint64_t> Key{uint64_t(V.Kind) | uint64_t(V.How) << 8,
                            number(V.First),
                            number(V.Second),
                            number(V.Named),
                            number(V.Of),
                            number(V.Callee),
                            number(V.Type),
                            uint64_t(V.Number),
                            V.Text};
  for (const ValueIndex Part : V.Several)
    Key.push_back(number(Part));
  const auto [Entry, New] = Kept.try_emplace(std::move(Key));
  if (New)
    Entry->second = Graph.Values.add(std::move(V));
  return Entry->second;
}

ValueIndex ValueResolver::result(StepIndex Of) {
  Value V{ValueKind::Result};
  V.Of = Of;
  return keep(V);
}

ValueIndex ValueResolver::target(ValueIndex Pointer) {
  const Value P = Graph.Values[Pointer];
  if (P.Kind == ValueKind::Address)
    return P.First;
  if (P.Kind == ValueKind::Unknown)
    return Pointer;
  Value V{ValueKind::Target};
  V.First = Pointer;
  return keep(V);
}

ValueIndex ValueResolver::address(ValueIndex Place) {
  const Value P = Graph.Values[Place];
  if (P.Kind == ValueKind::Target)
    return P.First;
  if (P.Kind == ValueKind::Unknown || P.Kind == ValueKind::Function)
    return Place;
  Value V{ValueKind::Address};
  V.First = Place;
  return keep(V);
}

ValueIndex ValueResolver::operation(Operator How, ValueIndex First, ValueIndex Second) {
  Value V{ValueKind::Operation, How};
  V.First = First;
  V.Second = Second;
  return keep(V);
}

unsigned ValueResolver::fieldsOf(ValueIndex V) const {
  unsigned Count = 0;
  for (; V; V = Graph.Values[V].First)
    Count += Graph.Values[V].Kind == ValueKind::Field;
  return Count;
}

ValueIndex ValueResolver::field(ValueIndex Object, const ValueDecl &Field) {
  Value V{ValueKind::Field};
  V.First = fieldsOf(Object) < MaxFields ? Object : unknown();
  V.Named = Tables.variable(Field);
  return keep(V);
}

ValueIndex ValueResolver::variable(const ValueDecl &V) {
  Value Named{ValueKind::Variable};
  Named.Named = Tables.variable(V);
  const ValueIndex Index = keep(Named);
  return V.getType()->isReferenceType() ? target(Index) : Index;
}

ValueIndex ValueResolver::name(const ValueDecl &Named) {
  if (const auto *F = dyn_cast<FunctionDecl>(&Named)) {
    Value V{ValueKind::Function};
    V.Callee = Tables.function(*F);
    return keep(V);
  }
  if (const auto *E = dyn_cast<EnumConstantDecl>(&Named)) {
    Value V{ValueKind::Enumerator};
    V.Number = E->getInitVal().getExtValue();
    V.Text = Tables.string(qualifiedName(*E));
    return keep(V);
  }
  // A part of a pair or tuple, or a field of a class of the user's.
  if (const auto *Part = dyn_cast<BindingDecl>(&Named))
    return Part->getHoldingVar() ? variable(*Part->getHoldingVar())
           : Part->getBinding()  ? of(Part->getBinding())
                                 : unknown();
  if (const auto *V = dyn_cast<VarDecl>(&Named)) {
    // A constant is its value, wherever it is named.
    if (V->isUsableInConstantExpressions(Tables.Ast) && V->getType()->isScalarType() && V->getAnyInitializer() &&
        !V->getAnyInitializer()->isValueDependent())
      if (const ValueIndex Constant = constant(*V->getAnyInitializer()))
        return Constant;
    return variable(*V);
  }
  return unknown();
}

/// The constant that a scalar expression is; invalid when it is none.
ValueIndex ValueResolver::constant(const Expr &E) {
  if (E.isValueDependent() || E.isTypeDependent() || !E.getType()->isScalarType())
    return {};
  const Expr *Plain = E.IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Plain); Ref && isa<EnumConstantDecl>(Ref->getDecl()))
    return name(*Ref->getDecl());
  if (E.isNullPointerConstant(Tables.Ast, Expr::NPC_NeverValueDependent) && E.getType()->isAnyPointerType())
    return keep({ValueKind::Null});
  if (isa<CXXNullPtrLiteralExpr>(Plain))
    return keep({ValueKind::Null});
  Expr::EvalResult Result;
  if (!E.getType()->isIntegralOrEnumerationType() || !E.EvaluateAsInt(Result, Tables.Ast, Expr::SE_NoSideEffects) ||
      Result.Val.getInt().getSignificantBits() > 64)
    return {};
  Value V{ValueKind::Number};
  V.Number = Result.Val.getInt().getExtValue();
  return keep(V);
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
    return operation(How, of(First), of(Second));
  };
  const auto negated = [&](ValueIndex V) { return operation(Operator::Not, V, {}); };
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
    return operation(operatorOf(E.getOpcode()), of(E.getLHS()), of(E.getRHS()));
  }
}

ValueIndex ValueResolver::unary(const UnaryOperator &E) {
  switch (E.getOpcode()) {
  case UO_AddrOf:
    return address(of(E.getSubExpr()));
  case UO_Deref:
    return target(of(E.getSubExpr()));
  case UO_LNot:
    return operation(Operator::Not, of(E.getSubExpr()), {});
  case UO_Plus:
  case UO_Extension:
  case UO_PreInc:
  case UO_PreDec:
    return of(E.getSubExpr());
  default:
    return unknown();
  }
}

ValueIndex ValueResolver::cast(const CastExpr &E) {
  switch (E.getCastKind()) {
  case CK_ArrayToPointerDecay:
    // A literal is its text, and an array in a call is what is in it.
    if (isa<clang::StringLiteral>(E.getSubExpr()->IgnoreParens()))
      return of(E.getSubExpr());
    return address(of(E.getSubExpr()));
  case CK_NullToPointer:
  case CK_NullToMemberPointer:
    return keep({ValueKind::Null});
  default:
    return of(E.getSubExpr());
  }
}

ValueIndex ValueResolver::of(const Expr *E) {
  if (!E)
    return unknown();
  E = E->IgnoreParens();
  if (const auto Found = Known.find(E); Found != Known.end())
    return Found->second;
  if (const auto Found = Steps.find(E); Found != Steps.end()) {
    const ValueIndex Given = result(Found->second);
    return isa<CallExpr>(E) && E->isGLValue() ? target(Given) : Given;
  }
  if (const ValueIndex Constant = constant(*E))
    return Constant;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return name(*Ref->getDecl());
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (!isa<FieldDecl>(Member->getMemberDecl()))
      return name(*Member->getMemberDecl());
    const ValueIndex Base = of(Member->getBase());
    const ValueIndex Place = field(Member->isArrow() ? target(Base) : Base, *Member->getMemberDecl());
    return Member->getMemberDecl()->getType()->isReferenceType() ? target(Place) : Place;
  }
  if (isa<CXXThisExpr>(E))
    return address(object());
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return unary(*Unary);
  if (const auto *Binary = dyn_cast<BinaryOperator>(E))
    return binary(*Binary);
  if (const auto *Cast = dyn_cast<CastExpr>(E))
    return cast(*Cast);
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E)) {
    Value V{ValueKind::Element};
    V.First = target(of(Element->getBase()));
    return keep(V);
  }
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(E)) {
    Value V{ValueKind::Choice};
    V.First = of(Choice->getTrueExpr());
    V.Second = of(Choice->getFalseExpr());
    return V.First == V.Second ? V.First : keep(V);
  }
  if (const auto *Text = dyn_cast<clang::StringLiteral>(E)) {
    Value V{ValueKind::Text};
    V.Text = Text->getCharByteWidth() == 1 ? Tables.string(Text->getString()) : 0;
    return keep(V);
  }
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
    Value V{ValueKind::Closure};
    V.Type = Tables.callable(*Lambda->getLambdaClass());
    for (const Expr *Init : Lambda->capture_inits())
      V.Several.push_back(of(Init));
    return keep(V);
  }
  if (const auto *List = dyn_cast<InitListExpr>(E)) {
    Value V{ValueKind::List};
    V.Type = Tables.type(List->getType());
    for (const Expr *Init : List->inits())
      V.Several.push_back(of(Init));
    return keep(V);
  }
  if (const auto *New = dyn_cast<CXXNewExpr>(E))
    return New->getInitializer() ? address(of(New->getInitializer())) : unknown();
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
  return unknown();
}
