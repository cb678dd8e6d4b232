//===- GraphNames.cpp - How names are spelled in the text of a unit -----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/GraphNames.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <limits>

using namespace nostall;
using namespace nostall::graph;
using llvm::StringRef;

//===--- Characters ---===//

static bool isNameCharacter(char C) {
  return llvm::isAlnum(C) || C == '_' || C == '$' || C == '~' || static_cast<unsigned char>(C) >= 0x80;
}

/// Words of the text itself; `s1` is the result of a step.
static bool isReserved(StringRef Word) {
  static constexpr StringRef Words[] = {"this", "null", "not",   "function", "lambda",    "and",
                                        "or",   "op",   "of",    "suspends", "coroutine", "pattern",
                                        "at",   "id",   "named", "position", "starts"};
  return llvm::is_contained(Words, Word) ||
         (Word.size() > 1 && Word.front() == 's' && llvm::all_of(Word.drop_front(), llvm::isDigit));
}

/// The length of the template arguments that \p Text begins with; 0 when they do not end.
static size_t argumentsLength(StringRef Text) {
  size_t Depth = 0;
  for (size_t I = 0; I < Text.size() && Text[I] != '`' && Text[I] != '"'; ++I) {
    Depth += Text[I] == '<';
    if (Text[I] == '>' && --Depth == 0)
      return I + 1;
  }
  return 0;
}

size_t graph::nameLength(StringRef Text) {
  if (Text.empty() || llvm::isDigit(Text.front()))
    return 0;
  size_t Length = 0;
  while (Length < Text.size()) {
    const StringRef Rest = Text.drop_front(Length);
    size_t Part = 0;
    if (isNameCharacter(Rest.front()))
      Part = 1;
    else if (Rest.starts_with("::"))
      Part = 2;
    else if (Length && Rest.front() == '<')
      Part = argumentsLength(Rest);
    if (!Part)
      break;
    Length += Part;
  }
  return isReserved(Text.take_front(Length)) ? 0 : Length;
}

size_t graph::typeLength(StringRef Text) {
  size_t Length = nameLength(Text);
  while (Length && Length < Text.size()) {
    const StringRef Rest = Text.drop_front(Length);
    const size_t Space = Rest.front() == ' ';
    const StringRef Next = Rest.drop_front(Space);
    const size_t Part = Next.starts_with("*") || Next.starts_with("&") ? 1 : nameLength(Next);
    if (!Part)
      break;
    Length += Space + Part;
  }
  return Length;
}

std::string graph::quoted(StringRef Text, char Quote) {
  std::string Result(1, Quote);
  for (const char C : Text)
    if (C == '\\')
      Result += "\\\\";
    else if (llvm::isPrint(C) && C != Quote)
      Result += C;
    else
      Result += '\\' + llvm::utohexstr(static_cast<unsigned char>(C), /*LowerCase=*/false, 2);
  return Result + Quote;
}

std::string graph::spelledName(StringRef Name) {
  return !Name.empty() && nameLength(Name) == Name.size() ? Name.str() : quoted(Name, '`');
}

std::string graph::spelledType(StringRef Text) {
  return !Text.empty() && typeLength(Text) == Text.size() ? Text.str() : quoted(Text, '`');
}

bool graph::isPlainPathCharacter(char C) { return llvm::isAlnum(C) || StringRef("_./+~-").contains(C); }

std::string graph::spelledPath(StringRef Path) {
  const bool Plain = !Path.empty() && !llvm::isDigit(Path.front()) && llvm::all_of(Path, isPlainPathCharacter);
  return Plain ? Path.str() : quoted(Path, '`');
}

//===--- Namesakes ---===//

UnitNames::UnitNames(const Unit &U) : U(U) {
  for (const Type &T : U.Types)
    added(U.Types.indexOf(T));
  for (const Function &F : U.Functions)
    added(U.Functions.indexOf(F));
  for (const Variable &V : U.Variables)
    added(U.Variables.indexOf(V));
}

void UnitNames::added(VariableIndex V) {
  const Variable &Added = U.Variables[V];
  (Added.Kind == VariableKind::Field ? Fields : Variables)[U.Strings[Added.Name]].push_back(V);
}

template <typename Thing>
static Namesakes<Thing> allOf(const llvm::StringMap<std::vector<Index<Thing>>> &Names, StringRef Name) {
  std::vector<Index<Thing>> All = Names.lookup(Name);
  const size_t Count = All.size();
  return {std::move(All), Count};
}

Namesakes<Type> UnitNames::types(StringRef Text) const { return allOf(Types, Text); }
Namesakes<Function> UnitNames::functions(StringRef Name) const { return allOf(Functions, Name); }

static constexpr size_t Beside = std::numeric_limits<size_t>::max();

/// How many functions further out than \p Inside a variable is declared; Beside when in none of them.
size_t UnitNames::distance(const Variable &V, FunctionIndex Inside) const {
  size_t Steps = 0;
  for (; Inside && Steps <= U.Functions.size(); Inside = U.Functions[Inside].Parent, ++Steps)
    if (V.Owner == Inside)
      return Steps;
  return V.Kind == VariableKind::Global || V.Kind == VariableKind::StaticLocal ? Beside - 1 : Beside;
}

Namesakes<Variable> UnitNames::variables(StringRef Name, FunctionIndex Inside) const {
  Namesakes<Variable> Found = allOf(Variables, Name);
  const auto distanceOf = [&](VariableIndex V) { return distance(U.Variables[V], Inside); };
  if (Found.All.size() > 1)
    llvm::stable_sort(Found.All, [&](VariableIndex A, VariableIndex B) { return distanceOf(A) < distanceOf(B); });
  Found.Visible = llvm::count_if(Found.All, [&](VariableIndex V) { return distanceOf(V) != Beside; });
  return Found;
}

bool UnitNames::isOfOwnClass(const Variable &Field, FunctionIndex Inside) const {
  for (size_t Steps = 0; Inside && Steps <= U.Functions.size(); Inside = U.Functions[Inside].Parent, ++Steps)
    if (U.Functions[Inside].Class == Field.Class)
      return true;
  return false;
}

/// Brings those that \p IsOwn before all others.
template <typename Predicate> static size_t partition(std::vector<VariableIndex> &All, Predicate IsOwn) {
  return static_cast<size_t>(std::stable_partition(All.begin(), All.end(), IsOwn) - All.begin());
}

Namesakes<Variable> UnitNames::fields(StringRef Name, FunctionIndex Inside, bool OfThis) const {
  Namesakes<Variable> Found = allOf(Fields, Name);
  const size_t Own = partition(Found.All, [&](VariableIndex V) { return isOfOwnClass(U.Variables[V], Inside); });
  Found.Visible = OfThis ? Own : Found.All.size();
  return Found;
}

Namesakes<Variable> UnitNames::fieldsOf(StringRef Name, TypeIndex Class) const {
  Namesakes<Variable> Found = allOf(Fields, Name);
  Found.Visible = partition(Found.All, [&](VariableIndex V) { return U.Variables[V].Class == Class; });
  return Found;
}

//===--- Spellings ---===//

template <typename Thing> static std::string ordinal(const Namesakes<Thing> &Among, Index<Thing> One) {
  const size_t Place = static_cast<size_t>(llvm::find(Among.All, One) - Among.All.begin());
  return Place == 0 && Among.Visible ? "" : "#" + std::to_string(Place + 1);
}

std::string UnitNames::spelling(TypeIndex T, TypePlace Place) const {
  if (!T)
    return "?";
  const StringRef Text = U.Strings[U.Types[T].Text];
  return (Place == TypePlace::Delimited ? spelledType(Text) : spelledName(Text)) + ordinal(types(Text), T);
}

std::string UnitNames::spelling(FunctionIndex F) const {
  if (!F)
    return "?";
  const StringRef Name = U.Strings[U.Functions[F].Name];
  return spelledName(Name) + ordinal(functions(Name), F);
}

std::string UnitNames::variable(VariableIndex V, FunctionIndex Inside) const {
  const StringRef Name = U.Strings[U.Variables[V].Name];
  return spelledName(Name) + ordinal(variables(Name, Inside), V);
}

std::string UnitNames::field(VariableIndex V, FunctionIndex Inside, bool OfThis) const {
  const StringRef Name = U.Strings[U.Variables[V].Name];
  return spelledName(Name) + ordinal(fields(Name, Inside, OfThis), V);
}

std::string UnitNames::fieldOf(VariableIndex V, TypeIndex Class) const {
  const StringRef Name = U.Strings[U.Variables[V].Name];
  return spelledName(Name) + ordinal(fieldsOf(Name, Class), V);
}
