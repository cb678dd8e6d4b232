//===- UnitEntries.cpp - The entries of a unit that is read from text ---------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/UnitEntries.h"
#include "model/GraphDefaults.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::graph;
using llvm::StringRef;

/// The one that a name means among those that have it; nothing when it has to be declared.
template <typename Thing>
static Index<Thing> chosen(const Namesakes<Thing> &Among, const SpelledName &Name, TextCursor &C) {
  const size_t Count = Name.Ordinal ? Among.All.size() : Among.Visible;
  const size_t Place = Name.Ordinal ? Name.Ordinal - 1 : 0;
  if (Place < Count)
    return Among.All[Place];
  if (Name.Ordinal)
    C.fail("a number of at most " + llvm::Twine(Count) + " after '" + Name.Text + "#'");
  return {};
}

//===--- Types ---===//

/// What a pointer or reference with this text points to; empty for other types.
static StringRef pointee(StringRef Text) {
  if (!Text.consume_back("&&") && !Text.consume_back("&") && !Text.consume_back("*"))
    return {};
  Text = Text.rtrim();
  while (Text.consume_front("const ") || Text.consume_front("volatile ")) {
  }
  return Text;
}

TypeIndex UnitEntries::declareType(TypeKind Kind, StringRef Text) {
  Type Declared;
  Declared.Kind = Kind;
  Declared.Text = U.Strings.intern(Text);
  Declared.Name = U.Strings.intern(defaults::typeName(Kind, Text));
  const TypeIndex Index = U.Types.add(Declared);
  Names.added(Index);
  return Index;
}

TypeIndex UnitEntries::namedType(const SpelledName &Name, TextCursor &C) {
  if (const TypeIndex Known = chosen(Names.types(Name.Text), Name, C); Known || Name.Text.empty())
    return Known;
  const TypeIndex Declared = declareType(defaults::typeKind(Name.Text), Name.Text);
  if (const StringRef Of = pointee(Name.Text); !Of.empty()) {
    const TypeIndex Inner = namedType({Of.str()}, C);
    U.Types[Declared].Of = Inner;
  }
  return Declared;
}

TypeIndex UnitEntries::type(TextCursor &C, TypePlace Place) {
  if (C.eat("?"))
    return {};
  return namedType(Place == TypePlace::Delimited ? C.type() : C.name("a type"), C);
}

FunctionIndex UnitEntries::destructorOf(TypeIndex Class) {
  if (!Class || U.Types[Class].Destructor || U.Types[Class].Complete || U.Types[Class].Kind != TypeKind::Class)
    return Class ? U.Types[Class].Destructor : FunctionIndex();
  const StringRef Name = U.Strings[U.Types[Class].Name];
  const FunctionIndex Declared = declareFunction((Name + "::~" + defaults::partsOf(Name).Last).str());
  U.Functions[Declared].Destructor = true;
  U.Functions[Declared].Class = Class;
  U.Types[Class].Destructor = Declared;
  return Declared;
}

//===--- Functions ---===//

FunctionIndex UnitEntries::declareFunction(StringRef Name) {
  const defaults::NameParts Parts = defaults::partsOf(Name);
  Function Declared;
  Declared.Name = U.Strings.intern(Name);
  Declared.Scope = U.Strings.intern(Parts.Scope);
  Declared.Last = U.Strings.intern(Parts.Last);
  Declared.Class = defaults::classOf(U, Names, Declared);
  const FunctionIndex Index = U.Functions.add(Declared);
  Names.added(Index);
  U.Functions[Index].Id = defaults::idOf(Names, Index);
  return Index;
}

FunctionIndex UnitEntries::function(TextCursor &C) {
  if (C.eat("?"))
    return {};
  const SpelledName Name = C.name("the name of a function");
  const FunctionIndex Known = chosen(Names.functions(Name.Text), Name, C);
  return Known || C.failed() ? Known : declareFunction(Name.Text);
}

FunctionIndex UnitEntries::constructor(TextCursor &C) {
  const size_t Before = U.Functions.size();
  const FunctionIndex F = function(C);
  if (U.Functions.size() == Before)
    return F;
  const StringRef Scope = U.Strings[U.Functions[F].Scope];
  const TypeIndex Class = namedType({Scope.str()}, C);
  U.Functions[F].Constructor = true;
  U.Functions[F].Class = Class;
  return F;
}

//===--- Variables ---===//

VariableIndex UnitEntries::declareVariable(Variable Declared, StringRef Name) {
  Declared.Name = U.Strings.intern(Name);
  Declared.Id = defaults::idOf(U, Names, Declared);
  const VariableIndex Index = U.Variables.add(std::move(Declared));
  Names.added(Index);
  return Index;
}

VariableIndex UnitEntries::variable(const SpelledName &Name, TextCursor &C, FunctionIndex Inside, VariableKind Kind) {
  const VariableIndex Known = chosen(Names.variables(Name.Text, Inside), Name, C);
  if (Known || C.failed())
    return Known;
  Variable Declared;
  Declared.Kind = Kind;
  Declared.Owner = Inside;
  return declareVariable(std::move(Declared), Name.Text);
}

VariableIndex UnitEntries::field(TextCursor &C, FunctionIndex Inside, bool OfThis) {
  const SpelledName Name = C.name("the name of a field");
  const VariableIndex Known = chosen(Names.fields(Name.Text, Inside, OfThis), Name, C);
  if (Known || C.failed())
    return Known;
  Variable Declared;
  Declared.Kind = VariableKind::Field;
  if (OfThis)
    Declared.Class = U.Functions[Inside].Class;
  return declareVariable(std::move(Declared), Name.Text);
}

VariableIndex UnitEntries::fieldOf(TextCursor &C, TypeIndex Class) {
  const SpelledName Name = C.name("the name of a field");
  const VariableIndex Known = chosen(Names.fieldsOf(Name.Text, Class), Name, C);
  if (Known || C.failed())
    return Known;
  Variable Declared;
  Declared.Kind = VariableKind::Field;
  Declared.Class = Class;
  Declared.Position = static_cast<uint32_t>(U.Types[Class].Fields.size());
  return declareVariable(std::move(Declared), Name.Text);
}

//===--- Places ---===//

Span UnitEntries::place(TextCursor &C, StringId Known) {
  Span Where;
  const std::optional<SpelledPlace> Spelled = C.tryPlace();
  if (!Spelled)
    return Where;
  Where.File = Spelled->File ? U.Strings.intern(*Spelled->File) : Known;
  Where.Line = Spelled->Line;
  Where.Column = Spelled->Column;
  Where.Begin = Spelled->Begin;
  Where.End = Spelled->End;
  return Where;
}
