//===- UnitText.cpp - A whole unit as text ------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/GraphDefaults.h"
#include "model/GraphText.h"
#include "model/GraphWords.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace nostall;
using namespace nostall::graph;

namespace {

class UnitPrinter {
public:
  UnitPrinter(const Unit &U, llvm::raw_ostream &Out) : U(U), Out(Out), Names(U) {}
  void type(const Type &T);
  void variable(const Variable &V);
  void function(FunctionIndex F);

private:
  void line(llvm::StringRef Word, const llvm::Twine &Text) { Out << "  " << Word << ' ' << Text << '\n'; }
  template <typename Element, typename Spell>
  void lines(llvm::StringRef Word, const std::vector<Element> &Elements, Spell SpellingOf);
  template <typename Record, size_t Count> void flags(const Record &R, const FlagWord<Record> (&Words)[Count]);
  void header(const Function &F);
  void attributes(const Function &F);
  void traits(const CoroutineTraits &T);

  const Unit &U;
  llvm::raw_ostream &Out;
  UnitNames Names;
};

} // namespace

template <typename Element, typename Spell>
void UnitPrinter::lines(llvm::StringRef Word, const std::vector<Element> &Elements, Spell SpellingOf) {
  if (!Elements.empty())
    line(Word, llvm::join(llvm::map_range(Elements, SpellingOf), ", "));
}

template <typename Record, size_t Count>
void UnitPrinter::flags(const Record &R, const FlagWord<Record> (&Words)[Count]) {
  for (const FlagWord<Record> &Word : Words)
    if (R.*Word.Flag)
      Out << " [" << Word.Word << ']';
}

void UnitPrinter::type(const Type &T) {
  const auto typeName = [&](TypeIndex I) { return Names.spelling(I); };
  const auto functionName = [&](FunctionIndex I) { return Names.spelling(I); };
  Out << "type " << TypeWords[T.Kind] << ' ' << spelledType(U.Strings[T.Text]);
  flags(T, TypeFlags);
  Out << '\n';
  if (const llvm::StringRef Name = U.Strings[T.Name]; Name != defaults::typeName(T.Kind, U.Strings[T.Text]))
    line("name", spelledName(Name));
  if (const llvm::StringRef Object = U.Strings[T.Object]; Object != defaults::objectText(U.Strings[T.Text]))
    line("object", spelledName(Object));
  if (T.Of)
    line("of", typeName(T.Of));
  lines("arguments", T.Arguments, typeName);
  lines("bases", T.Bases, typeName);
  lines("fields", T.Fields, [&](VariableIndex I) { return Names.fieldOf(I, U.Types.indexOf(T)); });
  lines("call-operators", T.CallOperators, functionName);
  if (T.Destructor)
    line("destructor", functionName(T.Destructor));
  lines("constructors", T.Constructors, functionName);
  if (T.AwaitReady || T.AwaitSuspend || T.AwaitResume)
    lines("awaiter", std::vector{T.AwaitReady, T.AwaitSuspend, T.AwaitResume}, functionName);
}

void UnitPrinter::variable(const Variable &V) {
  Out << "variable " << VariableWords[V.Kind] << ' ' << spelledName(U.Strings[V.Name]) << ": "
      << Names.spelling(V.Type);
  if (V.Owner || V.Class)
    Out << " of " << (V.Kind == VariableKind::Field ? Names.spelling(V.Class) : Names.spelling(V.Owner));
  if (V.Position)
    Out << " position " << V.Position;
  if (V.Qualified)
    Out << " named " << spelledName(U.Strings[V.Qualified]);
  if (V.Id != defaults::idOf(U, Names, V))
    Out << " id " << V.Id.hex();
  flags(V, VariableFlags);
  printPlace(U, V.Where, 0, Out);
  Out << '\n';
}

void UnitPrinter::header(const Function &F) {
  Out << "function " << spelledName(U.Strings[F.Name]) << '(';
  for (size_t I = 0; I < F.Parameters.size(); ++I) {
    Out << (I ? ", " : "");
    if (I < F.ParameterNames.size())
      Out << Names.variable(F.ParameterNames[I], U.Functions.indexOf(F)) << ": ";
    Out << Names.spelling(F.Parameters[I]);
  }
  Out << ") -> " << Names.spelling(F.Result) << (F.IsCoroutine ? " coroutine" : "") << (F.Pattern ? " pattern" : "");
  flags(F, FunctionFlags);
  printPlace(U, F.Where, 0, Out);
  Out << '\n';
}

void UnitPrinter::traits(const CoroutineTraits &T) {
  Out << "  promise " << Names.spelling(T.Promise) << " starts " << SuspendsWords[T.AtStart] << " ends "
      << SuspendsWords[T.AtEnd];
  flags(T, TraitFlags);
  Out << '\n';
}

void UnitPrinter::attributes(const Function &F) {
  const defaults::NameParts Parts = defaults::partsOf(U.Strings[F.Name]);
  if (F.Id != defaults::idOf(Names, U.Functions.indexOf(F)))
    line("id", F.Id.hex());
  if (U.Strings[F.Scope] != Parts.Scope)
    line("scope", spelledName(U.Strings[F.Scope]));
  if (U.Strings[F.Last] != Parts.Last)
    line("last", spelledName(U.Strings[F.Last]));
  if (F.Class != defaults::classOf(U, Names, F))
    line("class", Names.spelling(F.Class));
  if (F.Parent)
    line("parent", Names.spelling(F.Parent));
  if (F.Defaults)
    line("defaults", std::to_string(F.Defaults));
  lines("template-arguments", F.TemplateArguments, [&](TypeIndex I) { return Names.spelling(I); });
  lines("overrides", F.Overrides, [&](FunctionIndex I) { return Names.spelling(I); });
  if (F.Touches)
    line("touches",
         HazardWords[F.Touches.Why] + (F.Touches.Name ? " " + spelledName(U.Strings[F.Touches.Name]) : std::string()));
  if (F.IsCoroutine)
    traits(F.Coroutine);
}

void UnitPrinter::function(FunctionIndex Index) {
  const Function &F = U.Functions[Index];
  header(F);
  attributes(F);
  if (F.Body)
    printBlocks(U, U.Graphs[F.Body], &Names, Out);
}

void graph::print(const Unit &U, llvm::raw_ostream &Out) {
  UnitPrinter Printer(U, Out);
  for (const Type &T : U.Types)
    Printer.type(T);
  for (const Variable &V : U.Variables)
    Printer.variable(V);
  for (const Function &F : U.Functions)
    Printer.function(U.Functions.indexOf(F));
}
