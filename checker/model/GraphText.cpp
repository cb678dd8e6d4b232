//===- GraphText.cpp - Tables and flow graphs as text -------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/GraphText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace nostall;
using namespace nostall::graph;

static constexpr WordTable<StepKind> StepWords("call", "virtual-call", "indirect-call", "construct", "destroy",
                                               "delete", "initialise", "assign", "await", "initial-suspend",
                                               "final-suspend", "discard", "return", "throw");
static constexpr WordTable<Operator> OperatorWords("not", "and", "or", "+", "-", "*", "<", "<=", "==", "op");
static constexpr WordTable<EdgeKind> EdgeWords("always", "true", "false", "case", "default", "exception");
static constexpr WordTable<Suspends> SuspendsWords("never", "perhaps", "always");
static constexpr WordTable<AwaitSyntax> SyntaxWords("legal", "not-in-coroutine", "in-catch-handler",
                                                    "in-default-argument", "in-static-initialiser", "no-spelling",
                                                    "in-macro");

namespace {

/// Prints the values, steps and blocks of one graph.
class Printer {
public:
  Printer(const Unit &U, const FlowGraph &G) : U(U), G(G) {}

  std::string value(ValueIndex V) const;
  void block(BlockIndex B, llvm::raw_ostream &Out) const;

private:
  std::string name(VariableIndex V) const { return U.Strings[U.Variables[V].Name].str(); }
  std::string function(FunctionIndex F) const { return U.Strings[U.Functions[F].Name].str(); }
  std::string type(TypeIndex T) const { return T ? U.Strings[U.Types[T].Text].str() : "?"; }
  std::string list(const std::vector<ValueIndex> &Values) const;
  void step(StepIndex I, llvm::raw_ostream &Out) const;
  void edge(const Edge &E, llvm::raw_ostream &Out) const;

  const Unit &U;
  const FlowGraph &G;
};

} // namespace

std::string Printer::list(const std::vector<ValueIndex> &Values) const {
  return llvm::join(llvm::map_range(Values, [&](ValueIndex V) { return value(V); }), ", ");
}

std::string Printer::value(ValueIndex Index) const {
  if (!Index)
    return "?";
  const Value &V = G.Values[Index];
  switch (V.Kind) {
  case ValueKind::Unknown:
    return "?";
  case ValueKind::Variable:
    return name(V.Named);
  case ValueKind::This:
    return "this";
  case ValueKind::Field:
    return value(V.First) + "." + name(V.Named);
  case ValueKind::Element:
    return value(V.First) + "[]";
  case ValueKind::Address:
    return "&" + value(V.First);
  case ValueKind::Target:
    return "*" + value(V.First);
  case ValueKind::Result:
    return "s" + std::to_string(V.Of.position());
  case ValueKind::Number:
    return std::to_string(V.Number);
  case ValueKind::Null:
    return "null";
  case ValueKind::Text: {
    std::string Text;
    llvm::raw_string_ostream Quoted(Text);
    Quoted << '"';
    llvm::printEscapedString(U.Strings[V.Text], Quoted);
    Quoted << '"';
    return Text;
  }
  case ValueKind::Enumerator:
    return U.Strings[V.Text].str();
  case ValueKind::Function:
    return "function " + function(V.Callee);
  case ValueKind::Closure:
    return "lambda{" + list(V.Several) + "}";
  case ValueKind::Choice:
    return "{" + value(V.First) + " | " + value(V.Second) + "}";
  case ValueKind::List:
    return "{" + list(V.Several) + "}";
  case ValueKind::Operation:
    if (V.How == Operator::Not)
      return "not " + value(V.First);
    return "(" + value(V.First) + " " + OperatorWords[V.How].str() +
           (V.Second ? " " + value(V.Second) : std::string()) + ")";
  }
  llvm_unreachable("no such kind of value");
}

void Printer::step(StepIndex Index, llvm::raw_ostream &Out) const {
  const Step &S = G.Steps[Index];
  Out << "    s" << Index.position() << ' ' << StepWords[S.Kind];
  if (S.Callee && S.Kind != StepKind::Destroy && S.Kind != StepKind::Delete)
    Out << ' ' << function(S.Callee);
  if (S.Kind == StepKind::Destroy || S.Kind == StepKind::Delete)
    Out << ' ' << type(S.Type);
  if (S.Object)
    Out << ' ' << value(S.Object);
  if (S.Target)
    Out << ' ' << value(S.Target) << " :=";
  if (S.Source)
    Out << ' ' << value(S.Source);
  if (S.Kind <= StepKind::Construct)
    Out << " (" << llvm::join(llvm::map_range(S.Arguments, [&](const Argument &A) { return value(A.What); }), ", ")
        << ')';
  if (S.Kind == StepKind::Await || S.Kind == StepKind::InitialSuspend || S.Kind == StepKind::FinalSuspend)
    Out << " suspends " << SuspendsWords[S.Suspending];
  if (S.Perhaps)
    Out << " [perhaps]";
  if (S.CalleeEnds)
    Out << " [the callee's]";
  if (S.Syntax != AwaitSyntax::Legal && S.Syntax != AwaitSyntax::NotInCoroutine && S.Syntax != AwaitSyntax::NoSpelling)
    Out << " [" << SyntaxWords[S.Syntax] << ']';
  Out << "  " << S.Where.Line << ':' << S.Where.Column << '\n';
}

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

std::string graph::textOf(const Unit &U, const FlowGraph &G, ValueIndex V) { return Printer(U, G).value(V); }

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
  if (!F.Body)
    return;
  const FlowGraph &G = U.Graphs[F.Body];
  if (G.CutShort)
    Out << "  cut short\n";
  const Printer P(U, G);
  for (const Block &B : G.Blocks)
    P.block(G.Blocks.indexOf(B), Out);
}
