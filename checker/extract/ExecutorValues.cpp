//===- ExecutorValues.cpp - Which executor an expression is -----------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Where a spawned coroutine or posted handler runs depends on the executor that it is given. Often the executor's type
// says whether that is a loop or a pool; where it does not, because the type fits both or because the pool may serve
// the program's sockets too, the value names the parameter, field or variable that it is, for the whole program to
// resolve.
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"

using namespace nostall;
using namespace clang;

static Value known(KnownExecutor E) { return {ValueKind::Executor, 0, static_cast<uint32_t>(E)}; }
static Value known(nostall::Context C) {
  return known(C == nostall::Context::Elsewhere ? KnownExecutor::Elsewhere : KnownExecutor::Loop);
}
static bool isNothing(const Value &V) { return V.Index == None; }

Value BodyWalker::executorSymbol(const ValueDecl &D) {
  Value Result{ValueKind::Symbol, 0, B.symbol(D)};
  if (const TypeEntry *Entry = B.Match.type(D.getType()); Entry && Entry->Is == TypeRole::Pool)
    B.Out.Symbols[Result.Index].IsPool = true;
  return Result;
}

Value BodyWalker::executorOfVariable(const VarDecl &V, unsigned Depth) {
  const TypeEntry *Entry = B.Match.type(V.getType());
  if (Entry && Entry->Is == TypeRole::Pool)
    return executorSymbol(V); // sockets may be made on it
  if (const auto Known = B.Match.executor(V.getType())) {
    const bool Names = V.hasLocalStorage() && V.getInit() && !isAssigned(V);
    const bool OfQueue =
        *Known == nostall::Context::Loop &&
        (B.Queues.isQueue(V) || (Names && executorOf(V.getInit(), Depth + 1) == known(KnownExecutor::Elsewhere)));
    return OfQueue ? known(KnownExecutor::Elsewhere) : known(*Known);
  }
  if (const auto Assigned = Here.Executors.find(&V); Assigned != Here.Executors.end() && !isNothing(Assigned->second))
    return Assigned->second;
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(&V)) {
    for (size_t I = ExecutorCalls.size(); I-- > 0;)
      if (ExecutorCalls[I].first == Parameter->getDeclContext()) {
        // The argument is the caller's: what is called inside it has nothing to do with the callee.
        const auto Calls = ExecutorCalls;
        ExecutorCalls.truncate(I);
        const Value Passed =
            executorOf(Calls[I].second.get({static_cast<int>(Parameter->getFunctionScopeIndex())}), Depth + 1);
        ExecutorCalls = Calls;
        return Passed;
      }
    const std::optional<uint8_t> Outwards = depthOf(Parameter->getDeclContext());
    return Outwards ? Value{ValueKind::Parameter, *Outwards, Parameter->getFunctionScopeIndex()} : Value{};
  }
  if (V.hasLocalStorage() && !isAssigned(V))
    if (const Value Initial = executorOf(V.getInit(), Depth + 1); !isNothing(Initial)) {
      const bool Own =
          Initial.Kind == ValueKind::Executor && Initial.Index == static_cast<uint32_t>(KnownExecutor::Own);
      return Own && depthOf(V.getDeclContext()) != 0 ? Value{} : Initial; // that of another coroutine
    }
  return B.Match.carriesExecutor(V.getType()) ? executorSymbol(V) : Value{}; // assigned later: see bindExecutor
}

/// The operands of `return` in \p S, outside the lambdas in it.
static void collectReturned(const Stmt &S, llvm::SmallVectorImpl<const Expr *> &Into) {
  if (isa<LambdaExpr>(S))
    return;
  if (const auto *Return = dyn_cast<ReturnStmt>(&S); Return && Return->getRetValue())
    Into.push_back(Return->getRetValue());
  for (const Stmt *Child : S.children())
    if (Child)
      collectReturned(*Child, Into);
}

/// What a function of the program's returns: the executor of all its `return`s, or of the worst. A value without an
/// index when nothing is known.
Value BodyWalker::executorOfResult(const CallExpr &Call, unsigned Depth) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const FunctionDecl *Definition =
      Callee && B.Match.carriesExecutor(Callee->getReturnType()) ? B.definitionOf(*Callee) : nullptr;
  if (!Definition || isa<CoroutineBodyStmt>(Definition->getBody()))
    return {};
  llvm::SmallVector<const Expr *, 2> Returned;
  collectReturned(*Definition->getBody(), Returned);
  llvm::SmallVector<const Expr *, 4> Storage;
  ExecutorCalls.emplace_back(Definition, argumentsOf(Call, Storage));
  Value Worst;
  for (const Expr *E : Returned) {
    const Value Given = executorOf(E, Depth + 1);
    if (E == Returned.front() || Given == Worst)
      Worst = Given;
    else
      Worst = known(KnownExecutor::Loop);
  }
  ExecutorCalls.pop_back();
  return Worst;
}

/// What \p E is; a value without an index when nothing is known.
Value BodyWalker::executorOf(const Expr *E, unsigned Depth) {
  if (!E || Depth > 8)
    return {};
  // As written first: what it converts to may be a type that fits loops and pools alike.
  const QualType Converted = E->getType();
  E = E->IgnoreParenImpCasts()->IgnoreImplicit();
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E); Construct && Construct->getNumArgs() >= 1)
    if (const Value Known = executorOf(Construct->getArg(0), Depth + 1); !isNothing(Known))
      return Known;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()))
      if (const Value Known = executorOfVariable(*V, Depth); !isNothing(Known))
        return Known;
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    const Value Both[] = {executorOf(Choice->getTrueExpr(), Depth + 1), executorOf(Choice->getFalseExpr(), Depth + 1)};
    // The worse of the two.
    return Both[0] == Both[1] || Both[0] == known(KnownExecutor::Loop) ? Both[0] : known(KnownExecutor::Loop);
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
        Field && B.Match.carriesExecutor(Field->getType())) {
      const TypeEntry *Entry = B.Match.type(Field->getType());
      const auto ByType = B.Match.executor(Field->getType());
      if (ByType == nostall::Context::Loop && B.Queues.isQueue(*Field))
        return known(KnownExecutor::Elsewhere);
      return ByType && !(Entry && Entry->Is == TypeRole::Pool) ? known(*ByType) : executorSymbol(*Field);
    }
  if (const auto *Await = dyn_cast<CoawaitExpr>(E))
    if (const TypeEntry *Entry = B.Match.type(Await->getOperand()->getType());
        Entry && Entry->Is == TypeRole::OwnExecutor)
      return known(KnownExecutor::Own);
  if (const auto *Call = dyn_cast<CallExpr>(E))
    if (const Value Given = executorOfResult(*Call, Depth); !isNothing(Given))
      return Given;
  // The object or the arguments that it comes from: pool.get_executor(), make_strand(pool).
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
    if (const Value Known = executorOf(Call->getImplicitObjectArgument(), Depth + 1); !isNothing(Known))
      return Known;
  if (const auto *Call = dyn_cast<CallExpr>(E); Call && !isa<CXXMemberCallExpr>(E))
    for (const Expr *Argument : Call->arguments())
      if (const Value Known = executorOf(Argument, Depth + 1); !isNothing(Known))
        return Known;
  if (const auto Known = B.Match.executor(E->getType()))
    return known(*Known);
  if (const auto Known = B.Match.executor(Converted))
    return known(*Known);
  return {};
}

/// An executor in the words of a message: "'workers' (boost::asio::thread_pool)".
std::string BodyWalker::executorWords(const Expr &E) {
  const ValueDecl *Object = objectOf(&E);
  if (!Object)
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E.IgnoreParenImpCasts()->IgnoreImplicit()))
      Object = objectOf(Call->getImplicitObjectArgument());
  if (!Object)
    return typeName(E.getType(), B.Ast);
  return "'" + Object->getNameAsString() + "' (" + typeName(Object->getType(), B.Ast) + ")";
}

/// Executors among the arguments: what the parameters of the callee denote from then on.
void BodyWalker::bindExecutors(const FunctionDecl &Callee, const CallArguments &Arguments, std::vector<Use> &Uses) {
  if (B.Match.opaque(Callee.getDeclContext()) && !B.definitionOf(Callee))
    return;
  for (const auto &[Position, Argument] : llvm::enumerate(Arguments.Arguments))
    if (B.Match.carriesExecutor(Argument->getType())) {
      Use U;
      U.What = executorOf(Argument);
      U.How = Role::Binds;
      U.Argument = static_cast<uint16_t>(Position);
      Uses.push_back(U);
    }
}

/// A field or variable gets an executor as its value, or something that works on one.
void BodyWalker::bindExecutor(const ValueDecl &To, const Expr &From, SourceLocation Where) {
  if (!B.Match.carriesExecutor(To.getType()) || B.Match.executor(To.getType()))
    return;
  const auto *Empty = dyn_cast<CXXConstructExpr>(From.IgnoreImplicit());
  if (Empty && Empty->getNumArgs() == 0)
    return;
  Use U;
  U.What = executorOf(&From);
  if (const auto *V = dyn_cast<VarDecl>(&To); V && V->hasLocalStorage())
    Here.Executors[V] = U.What;
  U.How = Role::Binds;
  U.Target = executorSymbol(To).Index;
  if (U.What.Kind == ValueKind::Symbol && U.What.Index == U.Target)
    return;
  Event Store;
  Store.Kind = EventKind::Store;
  Store.Where = B.place(Where);
  emit(Store, U);
}

/// A socket is made on an executor, whose threads then serve it.
void BodyWalker::makeIoObject(const CXXConstructExpr &E) {
  const TypeEntry *Entry = B.Match.type(E.getType());
  if (!Entry || Entry->Is != TypeRole::IoObject || E.getNumArgs() == 0 ||
      !B.Match.carriesExecutor(E.getArg(0)->getType()))
    return;
  const TypeEntry *From = B.Match.type(E.getArg(0)->getType());
  if (From && From->Is == TypeRole::IoObject)
    return; // moved
  const Value On = executorOf(E.getArg(0));
  if (On.Kind == ValueKind::Symbol && !isNothing(On))
    B.Out.Symbols[On.Index].ServesIo = true;
  else if (On.Kind == ValueKind::Executor && On.Index == static_cast<uint32_t>(KnownExecutor::Own))
    B.Out.Functions[Index].ServesIo = true;
}
