//===- Advice.cpp - What to do about a finding ---------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rules/Advice.h"

using namespace nostall;

/// The name of the function that a family's offload calls: `nostall::to_thread`.
static std::string offloadName(llvm::StringRef Template) {
  Template.consume_front("co_await ");
  return Template.take_until([](char C) { return C == '(' || C == ' '; }).str();
}

/// The advice where nothing can be awaited at the call; empty where it can, here or nearby.
static std::string adviceWithoutAwait(const Event &E) {
  switch (E.Legality) {
  case AwaitLegality::NotInCoroutine:
    return "run it on a pool and come back with its result, or start an asynchronous operation";
  case AwaitLegality::NoSpelling:
    return E.Kind == EventKind::Destroy ? "end the object's life on a pool" : "make the object on a pool";
  case AwaitLegality::InStaticInitializer:
    return "initialise it before the loop runs";
  case AwaitLegality::Generator:
    return "do it in the coroutine that iterates the generator";
  case AwaitLegality::ThreadLocalUsed:
    return "use an asynchronous operation";
  case AwaitLegality::InRangeLoop:
    return "run the whole loop on a pool";
  case AwaitLegality::OffExecutor:
    return "hop to a strand of a pool before it, not to one of the loop";
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
  return HowLong == Cost::Brief ? ", if it may be slow here: usually it takes less time than that" : "";
}

/// Whether what knowledge says of awaiting helps at \p E.
static bool mayAwait(const Event &E) {
  return E.Legality != AwaitLegality::NotInCoroutine && E.Legality != AwaitLegality::OffExecutor;
}

std::string nostall::causeAdvice(const FunctionEntry &Entry, const Event &Cause) {
  const std::string Instead = Entry.advice(mayAwait(Cause));
  return Instead.empty() ? std::string() : "use " + Instead;
}

std::string nostall::blockingAdvice(const RuleInput &Input, FunctionIndex F, const Event &E, const FunctionEntry *Entry,
                                    bool Direct, Cost HowLong) {
  const std::string WithoutAwait = adviceWithoutAwait(E);
  // What knowledge tells to await helps in coroutines only, and not where an await does harm.
  const std::string Instead = Entry ? Entry->advice(mayAwait(E)) : std::string();
  if (Direct && !Instead.empty() && E.Legality != AwaitLegality::OffExecutor)
    return "use " + Instead;
  // On a pool the call would be wrong, or hold a thread for as long as somebody else likes.
  if (Entry && Entry->NeverOffload && Entry->Blocks != Category::Lock)
    return Instead.empty() ? "use an asynchronous operation there" : "use " + Instead + " there";
  const bool Moves = E.Legality == AwaitLegality::NotInCoroutine || E.Legality == AwaitLegality::InRangeLoop ||
                     E.Legality == AwaitLegality::OffExecutor;
  if (!WithoutAwait.empty())
    return WithoutAwait + (Moves ? worthIt(HowLong) : "");
  const Program &P = Input.program();
  const Configuration &Config = Input.readWith(F);
  const auto Offload = Config.offloadFor(P.unitOf(F).Strings[P.summary(F).CoroutineType]);
  if (!Offload.Template.empty())
    return "run it with '" + offloadName(Offload.Template) + "'" + worthIt(HowLong);
  return "run it on a pool, or use an asynchronous operation" + worthIt(HowLong);
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
    return {};
  case AwaitLegality::NotInCoroutine:
    return "this is not a coroutine: start the asynchronous operation here, or post the work to a pool and come back "
           "with "
           "its result";
  case AwaitLegality::InCatchHandler:
    return "'co_await' is not allowed in a catch block: remember the error and do this after the block";
  case AwaitLegality::InDefaultArgument:
    return "'co_await' is not allowed in a default argument: pass the argument explicitly";
  case AwaitLegality::InStaticInitializer:
    return "'co_await' is not allowed in the initializer of a static variable: initialise it before the loop runs";
  case AwaitLegality::LockHeld:
    return "a lock is held here: release it before awaiting, or move the blocking call out of the locked region";
  case AwaitLegality::Generator:
    return "a generator cannot await: do this in the coroutine that iterates it";
  case AwaitLegality::NoSpelling:
    return E.Kind == EventKind::Destroy ? "end the object's life on a pool, or wait for it asynchronously before"
                                        : "make the object in a function that runs on a pool, and move it here";
  case AwaitLegality::InMacro:
    return "the call comes from a macro: change it there, or expand it here";
  case AwaitLegality::ThreadLocalUsed:
    return "a 'thread_local' variable takes part, which another thread has a different one of";
  case AwaitLegality::LastErrorRead:
    return "'errno' is read here, and belongs to the thread: run the call and what reads 'errno' together";
  case AwaitLegality::InRangeLoop:
    return "a range-based loop cannot await its own steps: run the whole loop on a pool, or iterate by hand";
  case AwaitLegality::OffExecutor:
    return "the coroutine has hopped to an executor of the loop, and an await would take it off again: hop to a strand "
           "of a pool instead, where it may block";
  }
  return {};
}
