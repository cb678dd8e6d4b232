//===- Awaits.cpp - What co_await does, and what its absence drops ---------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// An await runs the coroutine or operation that it awaits, runs the members of an awaiter, and may move the awaiting
// coroutine to another executor. An awaitable that nobody awaits does nothing at all.
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "lower/CoroutineTypes.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace nostall;
using namespace clang;

/// The member that an awaiter's implicit call runs: through the `address()` of a symmetric transfer and casts.
static const CXXMemberCallExpr *memberCall(const Expr *E) {
  const CXXMemberCallExpr *Innermost = nullptr;
  while (E) {
    E = E->IgnoreParenCasts()->IgnoreImplicit();
    const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
    if (!Call)
      break;
    Innermost = Call;
    E = Call->getImplicitObjectArgument();
    if (!E || !isa<CXXMemberCallExpr>(E->IgnoreParenCasts()->IgnoreImplicit()))
      break;
  }
  return Innermost;
}

static bool neverSuspends(const TypeEntry &Awaited) {
  return Awaited.Is == TypeRole::OwnExecutor || Awaited.Is == TypeRole::Immediate;
}

void BodyWalker::await(const CoawaitExpr &E) {
  visit(E.getOperand());
  std::vector<Use> Uses;
  for (const Value &V : valuesOf(E.getOperand()))
    if (V.Kind != ValueKind::Function) // awaiting an object does not call it
      Uses.push_back({V, Role::Inline});
  Event Await;
  Await.Kind = EventKind::Await;
  Await.Legality = AwaitLegality::Legal;
  Await.Where = B.place(E.getBeginLoc());
  const uint32_t At = emit(Await, Uses);
  const bool Vain = hop(*E.getOperand());
  if (const CallExpr *Call = awaitedCall(*E.getOperand()); Call && Call->getDirectCallee())
    complete(*Call);
  if (At != None) {
    EventOf[&E] = At;
    const TypeEntry *Awaited = B.Match.type(E.getOperand()->getType());
    Events[At].VainHop = Vain;
    if (Awaited && neverSuspends(*Awaited))
      Events[At].Holding = None;
  }
  awaitConversions(E);
  // An awaiter of the user's own: its three members run here.
  for (const Expr *Member : {E.getReadyExpr(), E.getSuspendExpr(), E.getResumeExpr()})
    if (const CXXMemberCallExpr *Call = Member ? memberCall(Member) : nullptr)
      if (const CXXMethodDecl *Method = Call->getMethodDecl(); Method && B.definitionOf(*Method)) {
        emitCall(*Method, {}, EventKind::Call, E.getBeginLoc(), nullptr);
        if (Member == E.getSuspendExpr())
          ownAwaiter(*E.getOperand(), *Method);
      }
}

void BodyWalker::awaitConversions(const CoawaitExpr &E) {
  // From the outermost conversion inwards to the operand: operator co_await, then the promise's await_transform.
  llvm::SmallVector<std::pair<const FunctionDecl *, const Expr *>, 2> Conversions;
  const Expr *Operand = E.getOperand()->IgnoreImplicit();
  for (const Expr *Step = E.getCommonExpr(); Step;) {
    Step = Step->IgnoreImplicit();
    const auto *Call = dyn_cast<CallExpr>(Step);
    const FunctionDecl *Callee = Call && Call != Operand ? Call->getDirectCallee() : nullptr;
    if (!Callee)
      break;
    Conversions.emplace_back(Callee, Step);
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
    const bool OnOperand = Callee->getOverloadedOperator() == OO_Coawait;
    Step = Member && OnOperand ? Member->getImplicitObjectArgument() : Call->getNumArgs() ? Call->getArg(0) : nullptr;
  }
  for (const auto &[Callee, Text] : llvm::reverse(Conversions))
    if (B.definitionOf(*Callee))
      emitCall(*Callee, {}, EventKind::Call, E.getBeginLoc(), nullptr);
}

/// A plain function that returns a coroutine or a callable: where that runs, the caller decides.
void BodyWalker::returned(const Expr &E) {
  std::vector<Use> Uses;
  const bool Callable = isCallable(Function.getReturnType());
  for (const Value &V : valuesOf(&E))
    if (V.Kind == ValueKind::Result || Callable)
      Uses.push_back({V, Role::Returned});
  if (Uses.empty())
    return;
  Event Return;
  Return.Kind = EventKind::Return;
  Return.Where = B.place(E.getBeginLoc());
  emit(Return, Uses);
}

/// The call whose result is awaited, also where a variable has kept it; null when there is none.
const CallExpr *BodyWalker::awaitedCall(const Expr &Operand) {
  if (const ValueDecl *Object = objectOf(&Operand))
    if (const auto *V = dyn_cast<VarDecl>(Object); V && V->hasLocalStorage() && V->getInit() && !isAssigned(*V))
      return dyn_cast<CallExpr>(V->getInit()->IgnoreParenImpCasts()->IgnoreImplicit());
  return dyn_cast<CallExpr>(Operand.IgnoreImplicit());
}

/// Where a coroutine that is awaited here, and takes whoever awaits it along, has ended.
BodyWalker::Moved BodyWalker::endOf(const FunctionDecl &Coroutine) {
  const std::pair Key(&Coroutine, static_cast<uint8_t>(Here.Where));
  if (const auto Found = B.Ends.find(Key); Found != B.Ends.end())
    return static_cast<Moved>(Found->second);
  B.Ends[Key] = static_cast<uint8_t>(Moved::No); // of one that awaits itself
  BodyWalker Walker(B, {&Coroutine, B.function(Coroutine)});
  Walker.Here.Where = Here.Where;
  Walker.tryOut([&] { Walker.walk(); });
  const Moved End = Walker.AtEnd.Reachable ? Walker.AtEnd.Where : Moved::No;
  B.Ends[Key] = static_cast<uint8_t>(End);
  return End;
}

/// What an await does to where the coroutine runs: a hop moves it, any other ends a hop that lasts until a suspension.
/// Whether it looks as if it moved the coroutine to a pool, and does not.
bool BodyWalker::hop(const Expr &Operand) {
  if (const TypeEntry *Awaited = B.Match.type(Operand.getType()); Awaited && neverSuspends(*Awaited))
    return false;
  const CallExpr *Call = awaitedCall(Operand);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const FunctionEntry *Entry = nullptr;
  if (Callee)
    for (const FunctionEntry *Candidate : B.Match.entries(*Callee))
      if (Candidate->Hop && !Entry)
        Entry = Candidate;
  ++Awaits;
  llvm::SmallVector<const Expr *, 4> Storage;
  const CallArguments Arguments = Call ? argumentsOf(*Call, Storage) : CallArguments();
  const auto isBound = [&](const Expr *Token) {
    const TypeEntry *Type = Token ? B.Match.type(Token->getType()) : nullptr;
    return Type && Type->Is == TypeRole::BoundToken;
  };
  const auto onceOn = [&](const Expr *Token) {
    const bool Own = executorOf(Token) == Value{ValueKind::Executor, 0, static_cast<uint32_t>(KnownExecutor::Own)};
    return isPool(Token) ? Moved::UntilSuspension : Own || !isBound(Token) ? Moved::No : Moved::WithinLoop;
  };
  // Any operation resumes the coroutine on the executor that is bound to its token.
  if (!Entry)
    if (const auto Bound = llvm::find_if(Arguments.Arguments, isBound); Bound != Arguments.Arguments.end()) {
      Here.Where = onceOn(*Bound);
      return false;
    }
  if (!Entry) {
    const FunctionDecl *Definition = Callee ? B.definitionOf(*Callee) : nullptr;
    const TypeEntry *Type = Definition ? B.Match.type(Definition->getReturnType()) : nullptr;
    if (Type && Type->ResumesInline && isa<CoroutineBodyStmt>(Definition->getBody()))
      Here.Where = endOf(*Definition);
    else if (Here.Where != Moved::Persistently)
      Here.Where = Moved::No;
    return false;
  }
  const Hop &H = *Entry->Hop;
  const bool Off = H.To == Runs::Elsewhere || (H.To == Runs::OnExecutor && isPool(Arguments.get(H.Executor)));
  if (Off)
    Here.Where = H.Persistent ? Moved::Persistently : Moved::UntilSuspension;
  else
    Here.Where = H.To == Runs::OnExecutor && !H.Persistent ? onceOn(Arguments.get(H.Executor)) : Moved::No;
  return !Off && H.Seems && isPool(Arguments.get(*H.Seems));
}

/// Looks for calls whose awaitable \p E, the value of which nobody uses, drops: through parentheses, commas and
/// conditional operators. A cast to void says that it is meant.
void BodyWalker::dropped(const Expr &E) {
  const Expr *Dropped = E.IgnoreImplicit();
  while (const auto *Inner = dyn_cast<ParenExpr>(Dropped))
    Dropped = Inner->getSubExpr()->IgnoreImplicit();
  if (const auto *Comma = dyn_cast<BinaryOperator>(Dropped); Comma && Comma->getOpcode() == BO_Comma)
    return dropped(*Comma->getRHS()); // its left operand was seen where it stands
  if (const auto *Choice = dyn_cast<ConditionalOperator>(Dropped)) {
    ++Conditions;
    dropped(*Choice->getTrueExpr());
    dropped(*Choice->getFalseExpr());
    --Conditions;
    return;
  }
  const auto *Call = dyn_cast<CallExpr>(Dropped);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || Call->isTypeDependent() || Callee->getReturnType()->isReferenceType())
    return;
  const TypeEntry *Type = B.Match.type(Call->getType());
  const bool Lazy = Type ? Type->Lazy && (Type->Is == TypeRole::Coroutine || Type->Is == TypeRole::Awaitable)
                         : isLazyTask(Call->getType());
  if (!Lazy)
    return;
  Event D;
  D.Kind = EventKind::Discard;
  D.Callee = B.function(*Callee);
  D.Where = B.place(Dropped->getBeginLoc());
  D.Legality = legality(Call);
  if (D.Legality == AwaitLegality::OffExecutor)
    D.Legality = AwaitLegality::Legal; // that it is not awaited is the mistake
  if (D.Legality == AwaitLegality::Legal && canAwait(Call->getType(), Type))
    D.Edit = editSite(*Call, Callee, {});
  emit(D, {});
}

/// Whether this coroutine's type is known to be able to await \p T: one of its own family, or of its own type.
bool BodyWalker::canAwait(QualType T, const TypeEntry *Known) {
  const QualType Own = Function.getReturnType();
  const TypeEntry *OwnType = B.Match.type(Own);
  if (Known && OwnType && !Known->Family.empty())
    return Known->Family == OwnType->Family;
  const auto templateOf = [](QualType Type) -> const Decl * {
    const CXXRecordDecl *Record = recordOf(Type);
    if (const auto *Instance = dyn_cast_or_null<ClassTemplateSpecializationDecl>(Record))
      return Instance->getSpecializedTemplate()->getCanonicalDecl();
    return Record ? Record->getCanonicalDecl() : nullptr;
  };
  return templateOf(T) == templateOf(Own);
}
