//===- GraphText.cpp - Tables and flow graphs as text -------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/GraphText.h"
#include "model/GraphDefaults.h"
#include "model/GraphWords.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace nostall;
using namespace nostall::graph;

namespace {

/// Prints the values, steps and blocks of one graph.
class Printer {
public:
  /// \p Whole: the names of the unit, to print everything so that it can be read again; null to print for people.
  Printer(const Unit &U, const FlowGraph &G, const UnitNames *Whole) : U(U), G(G), Whole(Whole) {}

  std::string value(ValueIndex V) const;
  void block(BlockIndex B, llvm::raw_ostream &Out) const;

private:
  std::string name(VariableIndex V) const;
  std::string field(const Value &V) const;
  std::string function(FunctionIndex F) const;
  std::string type(TypeIndex T) const;
  std::string typeBeforeValue(TypeIndex T) const;
  std::string place(ValueIndex V) const;
  std::string enumerator(const Value &V) const;
  std::string operation(const Value &V) const;
  std::string typed(llvm::StringRef Text, TypeIndex T) const;
  std::string list(const std::vector<ValueIndex> &Values) const;
  std::string arguments(const Step &S) const;
  void operands(const Step &S, llvm::raw_ostream &Out) const;
  void flags(const Step &S, llvm::raw_ostream &Out) const;
  void differences(const Step &S, llvm::raw_ostream &Out) const;
  void step(StepIndex I, llvm::raw_ostream &Out) const;
  void edge(const Edge &E, llvm::raw_ostream &Out) const;

  const Unit &U;
  const FlowGraph &G;
  const UnitNames *Whole;
};

} // namespace

//===--- Values ---===//

std::string Printer::name(VariableIndex V) const {
  return Whole ? Whole->variable(V, G.Of) : U.Strings[U.Variables[V].Name].str();
}

std::string Printer::function(FunctionIndex F) const {
  return Whole ? Whole->spelling(F) : U.Strings[U.Functions[F].Name].str();
}

std::string Printer::type(TypeIndex T) const {
  return Whole ? Whole->spelling(T) : T ? U.Strings[U.Types[T].Text].str() : "?";
}

std::string Printer::typeBeforeValue(TypeIndex T) const {
  return Whole ? Whole->spelling(T, TypePlace::BeforeValue) : type(T);
}

std::string Printer::list(const std::vector<ValueIndex> &Values) const {
  return llvm::join(llvm::map_range(Values, [&](ValueIndex V) { return value(V); }), ", ");
}

/// A value in front of `.field` or `[]`, which bind more tightly than `*`.
std::string Printer::place(ValueIndex Index) const {
  const ValueKind Kind = Index ? G.Values[Index].Kind : ValueKind::Unknown;
  const bool Prefixed = Kind == ValueKind::Target || Kind == ValueKind::Address || Kind == ValueKind::Function ||
                        (Kind == ValueKind::Operation && G.Values[Index].How == Operator::Not);
  return Prefixed ? "(" + value(Index) + ")" : value(Index);
}

std::string Printer::field(const Value &V) const {
  const bool OfThis = V.First && G.Values[V.First].Kind == ValueKind::This;
  return place(V.First) + "." + (Whole ? Whole->field(V.Named, G.Of, OfThis) : name(V.Named));
}

std::string Printer::enumerator(const Value &V) const {
  const llvm::StringRef Name = U.Strings[V.Text];
  return Whole ? spelledName(Name) + "=" + std::to_string(V.Number) : Name.str();
}

std::string Printer::operation(const Value &V) const {
  if (V.How == Operator::Not)
    return "not " + value(V.First);
  return "(" + value(V.First) + " " + OperatorWords[V.How].str() + (V.Second ? " " + value(V.Second) : std::string()) +
         ")";
}

std::string Printer::value(ValueIndex Index) const {
  if (!Index)
    return "?";
  const Value &V = G.Values[Index];
  const bool HasType = Whole && V.Type;
  switch (V.Kind) {
  case ValueKind::Unknown:
    return "?";
  case ValueKind::Variable:
    return name(V.Named);
  case ValueKind::This:
    return "this";
  case ValueKind::Field:
    return field(V);
  case ValueKind::Element:
    return place(V.First) + "[]";
  case ValueKind::Address:
    return "&" + value(V.First);
  case ValueKind::Target:
    return "*" + value(V.First);
  case ValueKind::Result:
    return V.Of ? "s" + std::to_string(V.Of.position()) : "?";
  case ValueKind::Number:
    return std::to_string(V.Number);
  case ValueKind::Null:
    return "null";
  case ValueKind::Text:
    return quoted(U.Strings[V.Text], '"');
  case ValueKind::Enumerator:
    return enumerator(V);
  case ValueKind::Function:
    return "function " + function(V.Callee);
  case ValueKind::Closure:
    return "lambda" + (HasType ? " " + typeBeforeValue(V.Type) : "") + "{" + list(V.Several) + "}";
  case ValueKind::Choice:
    return "{" + (V.Several.empty() ? "" : value(V.Several.front()) + " ? ") + value(V.First) + " | " +
           value(V.Second) + "}";
  case ValueKind::List:
    return (HasType ? typeBeforeValue(V.Type) : "") + "{" + list(V.Several) + "}";
  case ValueKind::Operation:
    return operation(V);
  }
  llvm_unreachable("no such kind of value");
}

//===--- Steps ---===//

/// A value with its type as written, in a whole unit.
std::string Printer::typed(llvm::StringRef Text, TypeIndex T) const {
  return Whole && T ? (Text + ": " + type(T)).str() : Text.str();
}

std::string Printer::arguments(const Step &S) const {
  std::vector<std::string> Texts;
  for (const Argument &A : S.Arguments)
    Texts.push_back((Texts.size() + S.Defaults >= S.Arguments.size() ? "default " : "") +
                    typed(value(A.What), A.Written));
  return " (" + llvm::join(Texts, ", ") + ")";
}

void Printer::operands(const Step &S, llvm::raw_ostream &Out) const {
  const bool Ends = S.Kind == StepKind::Destroy || S.Kind == StepKind::Delete;
  const bool NamesCallee = S.Kind == StepKind::Call || S.Kind == StepKind::VirtualCall || S.Kind == StepKind::Construct;
  if (NamesCallee && (S.Callee || Whole))
    Out << ' ' << function(S.Callee);
  if (Ends)
    Out << ' ' << typeBeforeValue(S.Type);
  if (S.Object)
    Out << ' ' << typed(value(S.Object), S.ObjectWritten);
  if (S.Target)
    Out << ' ' << value(S.Target) << " :=";
  if (S.Source)
    Out << ' ' << value(S.Source);
  if (S.Kind <= StepKind::Construct)
    Out << arguments(S);
  if (S.Kind == StepKind::Await || S.Kind == StepKind::InitialSuspend || S.Kind == StepKind::FinalSuspend)
    Out << " suspends " << SuspendsWords[S.Suspending];
}

void Printer::flags(const Step &S, llvm::raw_ostream &Out) const {
  for (const FlagWord<Step> &Word : StepFlags)
    if (S.*Word.Flag)
      Out << " [" << Word.Word << ']';
  if (S.Beside)
    Out << " [beside s" << S.Beside.position() << ']';
  if (!Whole && S.Syntax != AwaitSyntax::Legal && S.Syntax != AwaitSyntax::NotInCoroutine &&
      S.Syntax != AwaitSyntax::NoSpelling)
    Out << " [" << SyntaxWords[S.Syntax] << ']';
}

/// What does not follow from the rest.
void Printer::differences(const Step &S, llvm::raw_ostream &Out) const {
  Step Expected = S;
  defaults::complete(U, G.Of, Expected);
  if (S.Type != Expected.Type)
    Out << " -> " << type(S.Type);
  if (S.Callee != Expected.Callee)
    Out << " [runs " << function(S.Callee) << ']';
  if (S.Implicit != Expected.Implicit)
    Out << (S.Implicit ? " [implicit]" : " [spelled]");
  if (S.Syntax != Expected.Syntax)
    Out << " [" << SyntaxWords[S.Syntax] << ']';
}

void Printer::step(StepIndex Index, llvm::raw_ostream &Out) const {
  const Step &S = G.Steps[Index];
  Out << "    s" << Index.position() << ' ' << StepWords[S.Kind];
  operands(S, Out);
  if (Whole)
    differences(S, Out);
  flags(S, Out);
  if (Whole)
    printPlace(U, S.Where, U.Functions[G.Of].Where.File, Out);
  else
    Out << "  " << S.Where.Line << ':' << S.Where.Column;
  Out << '\n';
}

//===--- Blocks ---===//

void Printer::edge(const Edge &E, llvm::raw_ostream &Out) const {
  Out << "    ";
  if (E.Kind != EdgeKind::Always)
    Out << EdgeWords[E.Kind] << ' ';
  if (E.Condition)
    Out << value(E.Condition) << ' ';
  if (E.Constant)
    Out << "== " << value(E.Constant) << ' ';
  Out << "-> b" << E.To.position() << '\n';
}

void Printer::block(BlockIndex Index, llvm::raw_ostream &Out) const {
  Out << "  b" << Index.position() << ':'
      << (Index == G.Entry     ? " entry"
          : Index == G.Exit    ? " exit"
          : Index == G.Unwound ? " unwound"
                               : "")
      << '\n';
  for (const StepIndex S : G.Blocks[Index].Steps)
    step(S, Out);
  for (const Edge &E : G.Blocks[Index].Edges)
    edge(E, Out);
}

std::string graph::textOf(const Unit &U, const FlowGraph &G, ValueIndex V) { return Printer(U, G, nullptr).value(V); }

void graph::printBlocks(const Unit &U, const FlowGraph &G, const UnitNames *Whole, llvm::raw_ostream &Out) {
  if (G.CutShort)
    Out << "  cut short\n";
  const Printer P(U, G, Whole);
  for (const Block &B : G.Blocks)
    P.block(G.Blocks.indexOf(B), Out);
}

void graph::printPlace(const Unit &U, const Span &Where, StringId Known, llvm::raw_ostream &Out) {
  if (!Where.File && !Where.Line && !Where.Column && !Where.Begin && !Where.End)
    return;
  Out << "  ";
  if (Where.File != Known)
    Out << spelledPath(U.Strings[Where.File]) << ':';
  Out << Where.Line << ':' << Where.Column;
  if (Where.Begin || Where.End)
    Out << '@' << Where.Begin;
  if (Where.End != Where.Begin)
    Out << '-' << Where.End;
}

void graph::print(const Unit &U, const Function &F, llvm::raw_ostream &Out) {
  const auto type = [&](TypeIndex T) { return T ? U.Strings[U.Types[T].Text] : llvm::StringRef("?"); };
  Out << "function " << U.Strings[F.Name] << '(' << llvm::join(llvm::map_range(F.Parameters, type), ", ") << ") -> "
      << type(F.Result);
  if (F.IsCoroutine)
    Out << " coroutine";
  if (F.Pattern)
    Out << " pattern";
  Out << "  " << llvm::sys::path::filename(U.Strings[F.Where.File]) << ':' << F.Where.Line << ':' << F.Where.Column
      << '\n';
  if (F.Body)
    printBlocks(U, U.Graphs[F.Body], nullptr, Out);
}
