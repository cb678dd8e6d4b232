//===- GraphDefaults.cpp - What the text of a unit leaves out -----------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/GraphDefaults.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace nostall;
using namespace nostall::graph;
using llvm::StringRef;

std::string defaults::typeName(TypeKind Kind, StringRef Text) {
  std::string Name;
  if (Kind != TypeKind::Class && Kind != TypeKind::Enumeration)
    return Name;
  size_t Depth = 0;
  for (const char C : Text) {
    Depth += C == '<';
    if (Depth == 0)
      Name += C;
    Depth -= C == '>' && Depth > 0;
  }
  return Name;
}

std::string defaults::objectText(StringRef Text) {
  Text = Text.rtrim("& ");
  if (!Text.ends_with("*"))
    Text.consume_front("const ");
  return Text.str();
}

TypeKind defaults::typeKind(StringRef Text) {
  static constexpr StringRef Numbers[] = {"bool",     "char",   "short", "int",   "long",
                                          "unsigned", "signed", "float", "double"};
  if (Text.ends_with("*"))
    return TypeKind::Pointer;
  if (Text.ends_with("&"))
    return TypeKind::Reference;
  if (Text.ends_with("]"))
    return TypeKind::Array;
  if (llvm::is_contained(Numbers, Text.substr(0, Text.find(' '))))
    return TypeKind::Number;
  return Text == "void" ? TypeKind::Other : TypeKind::Class;
}

/// Where the first component of a name ends, at a `::` outside template arguments; npos when it is the last one.
static size_t endOfComponent(StringRef Name) {
  size_t Depth = 0;
  for (size_t I = 0; I < Name.size(); ++I) {
    if (Depth == 0 && Name.substr(I).starts_with("::"))
      return I;
    Depth += Name[I] == '<';
    Depth -= Name[I] == '>' && Depth > 0;
  }
  return StringRef::npos;
}

/// Whether a name begins with `operator`, after which `<` and `::` mean other things.
static bool isOperator(StringRef Name) {
  return Name.consume_front("operator") && !Name.empty() && !llvm::isAlnum(Name.front()) && Name.front() != '_';
}

defaults::NameParts defaults::partsOf(StringRef Name) {
  if (Name == "lambda")
    return {"", "operator()"};
  if (Name.consume_front("lambda in "))
    return {Name, "operator()"};
  StringRef Last = Name;
  while (!isOperator(Last)) {
    const size_t End = endOfComponent(Last);
    if (End == StringRef::npos)
      break;
    Last = Last.drop_front(End + 2);
  }
  return {Name.drop_back(Last.size() + (Last.size() < Name.size() ? 2 : 0)), Last};
}

TypeIndex defaults::classOf(const Unit &U, const UnitNames &Names, const Function &F) {
  const Namesakes<Type> Found = Names.types(U.Strings[F.Scope]);
  return F.Scope && !Found.All.empty() ? Found.All.front() : TypeIndex();
}

FunctionId defaults::idOf(const UnitNames &Names, FunctionIndex F) { return FunctionId::ofKey(Names.spelling(F)); }

FunctionId defaults::idOf(const Unit &U, const UnitNames &Names, const Variable &V) {
  if (V.Kind == VariableKind::Parameter || V.Kind == VariableKind::Local)
    return {};
  const std::string Scope = V.Class ? Names.spelling(V.Class) + "::" : "";
  return FunctionId::ofKey("variable|" + Scope + U.Strings[V.Name].str());
}

static bool isImplicit(StepKind Kind) {
  return Kind == StepKind::Destroy || Kind == StepKind::Initialise || Kind == StepKind::InitialSuspend ||
         Kind == StepKind::FinalSuspend;
}

/// The type of what a call of \p F gives.
static TypeIndex resultOf(const Unit &U, const Function &F) {
  const TypeIndex Result = F.Constructor ? F.Class : F.Result;
  return Result && U.Types[Result].Kind == TypeKind::Reference ? U.Types[Result].Of : Result;
}

void defaults::complete(const Unit &U, FunctionIndex Inside, Step &S) {
  S.Implicit = isImplicit(S.Kind);
  S.Syntax = S.Implicit || S.Kind == StepKind::Delete ? AwaitSyntax::NoSpelling
             : U.Functions[Inside].IsCoroutine        ? AwaitSyntax::Legal
                                                      : AwaitSyntax::NotInCoroutine;
  if (S.Kind == StepKind::Destroy || S.Kind == StepKind::Delete)
    S.Callee = S.Type ? U.Types[S.Type].Destructor : FunctionIndex();
  else
    S.Type = S.Callee ? resultOf(U, U.Functions[S.Callee]) : TypeIndex();
}
