//===- Advice.cpp - What to do about a finding ---------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rules/Advice.h"
#include "model/QualifiedName.h"

using namespace nostall;

/// The name of the function that a family's offload calls: `nostall::to_thread`.
static std::string offloadName(llvm::StringRef Template) {
  Template.consume_front("co_await ");
  return Template.take_until([](char C) { return C == '(' || C == ' '; }).str();
}

/// Whether `co_await` can be written at \p E of \p F, and what is in the way. Outside of a coroutine nothing else is.
static AwaitLegality legality(const Program &P, FunctionIndex F, const Event &E) {
  return P.summary(F).Coroutine == CoroutineKind::None ? AwaitLegality::NotInCoroutine : E.Legality;
}

static std::string objectOnPool(const Event &E) {
  return E.Kind == EventKind::Destroy ? "destroy the object on a pool" : "construct the object on a pool";
}

/// The advice where nothing can be awaited at the call; empty where it can, here or nearby.
static std::string adviceWithoutAwait(AwaitLegality Legality, const Event &E, bool Direct) {
  switch (Legality) {
  case AwaitLegality::NotInCoroutine:
    if (!Direct)
      return "run the blocking call on a pool and post its result back";
    return E.Kind == EventKind::Construct || E.Kind == EventKind::Destroy ? objectOnPool(E)
                                                                          : "run it on a pool and post its result back";
  case AwaitLegality::NoSpelling:
    return objectOnPool(E);
  case AwaitLegality::InStaticInitializer:
    return "initialise it before the loop runs";
  case AwaitLegality::Generator:
    return "do it in the coroutine that iterates the generator";
  case AwaitLegality::ThreadLocalUsed:
    return "use an asynchronous operation";
  case AwaitLegality::InRangeLoop:
    return "run the whole loop on a pool";
  case AwaitLegality::OffExecutor:
    return "hop to a strand of a pool before the call, not to a strand of the loop";
  case AwaitLegality::Legal:
  case AwaitLegality::InCatchHandler:
  case AwaitLegality::InDefaultArgument:
  case AwaitLegality::LockHeld:
  case AwaitLegality::InMacro:
  case AwaitLegality::LastErrorRead:
    return {};
  }
  return {};
}

/// What to add to the advice to run something elsewhere.
static std::string worthIt(Cost HowLong) {
  return HowLong == Cost::Brief ? ", if it can be slow here: usually it takes less time than that" : "";
}

/// Whether what knowledge says of awaiting helps there.
static bool mayAwait(AwaitLegality Legality) {
  return Legality != AwaitLegality::NotInCoroutine && Legality != AwaitLegality::OffExecutor;
}

/// What knowledge tells to use instead of \p Leaf, with the namespaces by which the program knows the library.
static std::string insteadOf(const RuleInput &Input, FunctionIndex F, AwaitLegality Legality,
                             const BlockingLeaf &Leaf) {
  return Leaf.Entry ? Input.readWith(F).knowledge().throughAlias(Leaf.Entry->advice(mayAwait(Legality)), Leaf.Call)
                    : std::string();
}

std::string nostall::causeAdvice(const RuleInput &Input, FunctionIndex F, const Event &Cause,
                                 const BlockingLeaf &Leaf) {
  const std::string Instead = insteadOf(Input, F, legality(Input.program(), F, Cause), Leaf);
  return Instead.empty() ? std::string() : "use " + Instead;
}

std::string nostall::blockingAdvice(const RuleInput &Input, FunctionIndex F, const Event &E, const BlockingLeaf &Leaf,
                                    bool Direct, Cost HowLong) {
  const Program &P = Input.program();
  const FunctionEntry *Entry = Leaf.Entry;
  const AwaitLegality Legality = legality(P, F, E);
  // What knowledge tells to await helps in coroutines only, and not where an await does harm.
  const std::string Instead = insteadOf(Input, F, Legality, Leaf);
  if (Direct && !Instead.empty() && Legality != AwaitLegality::OffExecutor)
    return "use " + Instead;
  const std::string Use = Instead.empty() ? std::string() : "use " + Instead;
  // A lock belongs to the thread that takes it: what waits for one can move to a pool only as a whole, in an edit.
  if (Entry && Entry->Blocks == Category::Lock && (Direct || Legality != AwaitLegality::Legal))
    return Use.empty() ? "do the slow work outside the lock" : Use;
  // On a pool the call would be wrong, or hold a thread for as long as somebody else likes.
  if (Entry && Entry->NeverOffload && Entry->Blocks != Category::Lock)
    return Use.empty() ? "use an asynchronous operation" : Use;
  const bool Moves = Legality == AwaitLegality::NotInCoroutine || Legality == AwaitLegality::InRangeLoop ||
                     Legality == AwaitLegality::OffExecutor;
  if (Legality == AwaitLegality::NotInCoroutine && !Use.empty())
    return Use;
  if (const std::string WithoutAwait = adviceWithoutAwait(Legality, E, Direct); !WithoutAwait.empty())
    return WithoutAwait + (Moves ? worthIt(HowLong) : "");
  const Configuration &Config = Input.readWith(F);
  const auto Offload = Config.offloadFor(P.unitOf(F).Strings[P.summary(F).CoroutineType]);
  if (!Offload.Template.empty())
    return "run it with '" + offloadName(Offload.Template) + "'" + worthIt(HowLong);
  return "run it on a pool, or use an asynchronous operation" + worthIt(HowLong);
}

/// What to do with the function \p Name, which blocks by a call in it.
static std::string moveWorkOf(llvm::StringRef Name) {
  switch (formOf(Name)) {
  case NameForm::Constructor:
    return "do the blocking work of '" + Name.str() + "' on a pool, before the object is constructed";
  case NameForm::Destructor:
    return "do the blocking work of '" + Name.str() + "' on a pool, before the object is destroyed";
  case NameForm::Function:
  case NameForm::Lambda:
  case NameForm::Operator:
    return "post what '" + Name.str() +
           "' does to a pool, or make it asynchronous, and continue in a handler on this executor";
  }
  return {};
}

std::string nostall::handlerAdvice(const Event &E, const Step &Cause, const FunctionEntry *Entry, bool Direct,
                                   llvm::StringRef Code) {
  if (Entry && !Entry->Async.empty())
    return Direct
               ? "start the asynchronous operation here, and continue in its handler"
               : "make '" + Cause.Function + "' asynchronous: start the operation there, and continue in its handler";
  // Knowledge tells something better than a thread that waits.
  if (Entry && (Entry->NeverOffload || !Entry->advice(/*InCoroutine=*/false).empty()))
    return {};
  if (!Code.empty())
    return "post it to a pool, and continue in a handler on this executor: '" + Code.str() + "'";
  if (!Direct)
    return moveWorkOf(Cause.Function);
  if (E.Kind == EventKind::Destroy)
    return "move the object into a function posted to a pool, so that it is destroyed there";
  if (E.Kind == EventKind::Construct)
    return "construct the object in a function posted to a pool, and continue in a handler on this executor";
  return "do this in a function posted to a pool, and continue in a handler on this executor";
}

std::string nostall::unawaitedAdvice(const Event &E) {
  switch (E.Legality) {
  case AwaitLegality::Legal:
  case AwaitLegality::InMacro:
  case AwaitLegality::ThreadLocalUsed:
  case AwaitLegality::LastErrorRead:
  case AwaitLegality::OffExecutor:
    return "use 'co_await'";
  case AwaitLegality::InCatchHandler:
    return "use 'co_await' after the catch block";
  case AwaitLegality::LockHeld:
    return "use 'co_await' after the lock is released";
  case AwaitLegality::NotInCoroutine:
  case AwaitLegality::InDefaultArgument:
  case AwaitLegality::InStaticInitializer:
  case AwaitLegality::InRangeLoop:
  case AwaitLegality::Generator:
  case AwaitLegality::NoSpelling:
    return "spawn it on an executor";
  }
  return {};
}

std::string nostall::awaitObstacle(const Event &E) {
  switch (E.Legality) {
  case AwaitLegality::Legal:
  case AwaitLegality::NotInCoroutine:
    return {};
  case AwaitLegality::InCatchHandler:
    return "'co_await' is not allowed in a catch block: store the error and do this after the block";
  case AwaitLegality::InDefaultArgument:
    return "'co_await' is not allowed in a default argument: pass the argument explicitly";
  case AwaitLegality::InStaticInitializer:
    return "'co_await' is not allowed in the initializer of a static variable: initialise it before the loop runs";
  case AwaitLegality::LockHeld:
    return "a lock is held here: release it before awaiting, or move the blocking call out of the locked region";
  case AwaitLegality::Generator:
    return "a generator cannot await: do this in the coroutine that iterates it";
  case AwaitLegality::NoSpelling:
    return E.Kind == EventKind::Destroy ? "destroy the object on a pool, or wait for it asynchronously first"
                                        : "construct the object in a function that runs on a pool, and move it here";
  case AwaitLegality::InMacro:
    return "the call is expanded from a macro: change the macro, or write the call out here";
  case AwaitLegality::ThreadLocalUsed:
    return "a 'thread_local' variable is used, of which another thread has its own instance";
  case AwaitLegality::LastErrorRead:
    return "'errno' is read here, and belongs to the thread: run the call and what reads 'errno' together";
  case AwaitLegality::InRangeLoop:
    return "a range-based loop cannot await its own increments: run the whole loop on a pool, or iterate by hand";
  case AwaitLegality::OffExecutor:
    return "the coroutine has hopped to an executor of the loop, which an await would leave: hop to a strand of a pool "
           "instead, where it may block";
  }
  return {};
}
