//===- Construction.cpp - Which constructor a library's template calls --------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Construction.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

static TypeIndex withoutReference(const Unit &U, TypeIndex T) {
  return T && U.Types[T].Kind == TypeKind::Reference ? U.Types[T].Of : T;
}

static bool isDependent(const Unit &U, TypeIndex T) { return U.Strings[U.Types[T].Text].contains("type-parameter-"); }

/// Whether a function takes as many further arguments as it is given.
static bool takesAny(const Unit &U, const Function &F) {
  return F.Variadic || (!F.Parameters.empty() && F.Parameters.back() &&
                        U.Strings[U.Types[F.Parameters.back()].Text].ends_with("..."));
}

/// Whether two types are the same once an array has become a pointer.
static bool isSame(const Unit &U, TypeIndex From, TypeIndex To) {
  if (From == To)
    return true;
  const Type &Source = U.Types[From], &Target = U.Types[To];
  const bool Points = Source.Kind == TypeKind::Array || Source.Kind == TypeKind::Pointer;
  return Points && Target.Kind == TypeKind::Pointer && Source.Of == Target.Of;
}

/// Whether an argument of type \p From could initialise a parameter of type \p To, by the kinds of types alone.
static bool fits(const Unit &U, TypeIndex From, TypeIndex To) {
  if (isSame(U, From, To) || isDependent(U, To))
    return true;
  const TypeKind Source = U.Types[From].Kind, Target = U.Types[To].Kind;
  switch (Source) {
  case TypeKind::Number:
  case TypeKind::Enumeration:
    return Target == TypeKind::Number;
  case TypeKind::Array:
  case TypeKind::Pointer:
    return Target == TypeKind::Pointer || Target == TypeKind::Class || U.Strings[U.Types[To].Text] == "bool";
  case TypeKind::Callable:
    return Target == TypeKind::Callable || Target == TypeKind::Class;
  case TypeKind::Class:
    return Target != TypeKind::Pointer;
  default: // a null pointer
    return Target == TypeKind::Class || Target == TypeKind::Pointer || Target == TypeKind::Callable;
  }
}

/// Whether an object would have to become a number, which hardly one does.
static bool isUnlikely(const Unit &U, TypeIndex From, TypeIndex To) {
  return U.Types[From].Kind == TypeKind::Class && U.Types[To].Kind == TypeKind::Number;
}

std::vector<FunctionIndex> flow::constructorsFor(const Unit &U, TypeIndex Class, llvm::ArrayRef<Argument> Arguments) {
  std::vector<FunctionIndex> Fitting, Unlikely;
  for (const FunctionIndex Index : U.Types[Class].Constructors) {
    const Function &C = U.Functions[Index];
    const size_t Count = C.Parameters.size();
    if (Arguments.size() + C.Defaults < Count || (Arguments.size() > Count && !takesAny(U, C)))
      continue;
    bool Fits = true, Same = true, Likely = true;
    for (size_t I = 0; I < Arguments.size() && I < Count; ++I) {
      const TypeIndex From = withoutReference(U, Arguments[I].Written), To = withoutReference(U, C.Parameters[I]);
      if (!From || !To)
        continue;
      // A copy or move is one of an object of the class.
      Fits &= fits(U, From, To) && (Count != 1 || To != Class || From == Class);
      Same &= isSame(U, From, To);
      Likely &= !isUnlikely(U, From, To);
    }
    if (Fits && Same)
      return {Index};
    if (Fits)
      (Likely ? Fitting : Unlikely).push_back(Index);
  }
  return Fitting.empty() ? Unlikely : Fitting;
}
