//===- TypeRoles.cpp - What knowledge says of the types of a unit -------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/TypeRoles.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

bool TypeRoles::is(TypeIndex T, TypeRole Role) const {
  const TypeEntry *Entry = T ? entry(T) : nullptr;
  return Entry && Entry->Is == Role;
}

TypeIndex TypeRoles::classOf(TypeIndex T) const {
  while (T && Unit.Types[T].Kind != TypeKind::Class && Unit.Types[T].Of)
    T = Unit.Types[T].Of;
  return T && Unit.Types[T].Kind == TypeKind::Class ? T : TypeIndex();
}

static bool runsItself(TypeRole R) {
  return R == TypeRole::Coroutine || R == TypeRole::Generator || R == TypeRole::Awaitable ||
         R == TypeRole::TaskElsewhere || R == TypeRole::BoundToken;
}

bool TypeRoles::isCallable(TypeIndex T) const {
  if (T && Unit.Types[T].Kind == TypeKind::Reference)
    T = Unit.Types[T].Of;
  if (!T)
    return false;
  const graph::Type &Asked = Unit.Types[T];
  if (Asked.Kind != TypeKind::Class)
    return Asked.Kind == TypeKind::Callable;
  const TypeEntry *Entry = entry(T);
  return Asked.Closure || Asked.Callable || (Entry && runsItself(Entry->Is));
}

bool TypeRoles::isCallableLike(TypeIndex T) const {
  while (T && (Unit.Types[T].Kind == TypeKind::Reference || Unit.Types[T].Kind == TypeKind::Array))
    T = Unit.Types[T].Of;
  if (!T)
    return false;
  return isCallable(T) || entry(T) || Unit.Types[T].Opaque;
}

std::optional<Context> TypeRoles::executor(TypeIndex T) {
  const TypeIndex Class = classOf(T);
  if (!Class)
    return std::nullopt;
  const auto said = [](Answer A) {
    return A == Answer::Loop        ? std::optional(Context::Loop)
           : A == Answer::Elsewhere ? std::optional(Context::Elsewhere)
                                    : std::nullopt;
  };
  std::optional<Answer> &Kept = Asked[Class.position()];
  if (Kept)
    return said(*Kept);
  Kept = Answer::None; // of a class that is made of itself
  Answer Found = Answer::None;
  if (isPool(Class) || executesElsewhere(Class)) {
    Found = Answer::Elsewhere;
  } else if (isLoop(Class)) {
    Found = Answer::Loop;
  } else {
    for (const TypeIndex Argument : Unit.Types[Class].Arguments)
      if (const std::optional<Context> Inner = Argument ? executor(Argument) : std::nullopt) {
        Found = *Inner == Context::Loop ? Answer::Loop : Answer::Elsewhere;
        break;
      }
  }
  Asked[Class.position()] = Found;
  return said(Found);
}

bool TypeRoles::carriesExecutor(TypeIndex T) {
  return T && (is(T, TypeRole::Executor) || is(T, TypeRole::IoObject) || executor(T));
}

bool TypeRoles::holdsLoop(TypeIndex T) const {
  if (!T || Unit.Types[T].Kind != TypeKind::Class)
    return false;
  if (isLoop(T))
    return true;
  const TypeEntry *Entry = entry(T);
  if (!Entry || !Entry->ownsElements() || Entry->Elements.front() >= Unit.Types[T].Arguments.size())
    return false;
  const TypeIndex Owned = Unit.Types[T].Arguments[Entry->Elements.front()];
  return Owned && isLoop(Owned);
}

bool TypeRoles::startsThread(TypeIndex T) {
  const TypeIndex Class = classOf(T);
  const llvm::StringRef Name = Class ? Unit.Strings[Unit.Types[Class].Name] : llvm::StringRef();
  if (Name.empty())
    return false;
  const std::string Constructor = (Name + "::" + Name.rsplit("::").second).str();
  return llvm::any_of(Known.knowledge().functions(), [&](const FunctionEntry &Entry) {
    return Entry.Name == Constructor &&
           llvm::any_of(Entry.Callables, [](const CallableArgument &C) { return C.Runs == Runs::Elsewhere; });
  });
}

bool TypeRoles::executesElsewhere(TypeIndex Class) {
  if (Unit.Types[Class].Opaque || Unit.Types[Class].Closure || !Unit.Types[Class].Complete)
    return false;
  const auto isElsewhere = [&](TypeIndex T) { return T && (isPool(T) || startsThread(T)); };
  // In a template that nothing instantiates, a thread that is made is known only by what is done with it.
  const auto handsOver = [&](const Step &S) {
    return isElsewhere(S.ObjectWritten) || isElsewhere(S.Type) ||
           llvm::any_of(S.Arguments, [&](const Argument &A) { return isElsewhere(A.Written); });
  };
  return llvm::any_of(Unit.Functions, [&](const Function &F) {
    return F.Class == Class && F.Body &&
           llvm::is_contained(Known.knowledge().executorMethods(), Unit.Strings[F.Last]) &&
           llvm::any_of(Unit.Graphs[F.Body].Steps, handsOver);
  });
}
