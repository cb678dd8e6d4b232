//===- EventsText.cpp - A summary as text -------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "program/EventsText.h"
#include "model/WordTable.h"

using namespace nostall;

static constexpr WordTable<EventKind> EventWords("call", "virtual-call", "indirect-call", "construct", "destroy",
                                                 "await", "discard", "store", "return");
static constexpr WordTable<Role> RoleWords("inline", "off-loop", "on-loop", "assumed-loop", "on", "passed", "stored",
                                           "returned", "escapes", "binds");
static constexpr WordTable<CoroutineKind> CoroutineWords("function", "coroutine", "assumed-coroutine", "generator",
                                                         "off-loop-coroutine");
static constexpr WordTable<EntryKind> EntryWords("", "awaiter-member", "non-blocking", "callback");
static constexpr WordTable<AwaitLegality> LegalityWords("legal", "not-in-coroutine", "in-catch-handler",
                                                        "in-default-argument", "in-static-initialiser", "lock-held",
                                                        "generator", "no-spelling", "in-macro", "thread-local-used",
                                                        "last-error-read", "in-range-loop", "off-executor");
static constexpr WordTable<KnownExecutor> ExecutorWords("loop", "off-loop", "own");

namespace {

class EventPrinter {
public:
  EventPrinter(const TuSummary &Unit, llvm::raw_ostream &Out) : Unit(Unit), Out(Out) {}

  void print(const FunctionSummary &F) {
    Out << CoroutineWords[F.Coroutine] << ' ' << Unit.Strings[F.Name];
    flag(F.ForCaller, " for-caller");
    flag(F.AllowBlocking, " allow-blocking");
    flag(F.Pattern, " pattern");
    flag(F.RunsLoop, " runs-loop");
    flag(F.ServesIo, " serves-io");
    flag(F.Initiation, " initiation");
    flag(F.ReadsLastError, " reads-last-error");
    if (F.Entry != EntryKind::None)
      Out << ' ' << EntryWords[F.Entry];
    Out << '\n';
    for (const Event &E : Unit.eventsOf(F))
      print(E);
  }

private:
  void flag(bool Set, llvm::StringRef Word) {
    if (Set)
      Out << Word;
  }
  void function(uint32_t F) {
    Out << Unit.Strings[Unit.Functions[F].Name];
    flag(Unit.Functions[F].ForCaller, " (for caller)");
  }
  void symbol(llvm::StringRef Word, uint32_t S) {
    if (S != None)
      Out << ' ' << Word << ' ' << Unit.Strings[Unit.Symbols[S].Name];
  }
  void value(const Value &V) {
    if (V.Index == None) {
      Out << '?';
      return;
    }
    switch (V.Kind) {
    case ValueKind::Function:
      return function(V.Index);
    case ValueKind::Parameter:
      Out << "parameter " << V.Index;
      if (V.Depth)
        Out << " of outer " << unsigned(V.Depth);
      return;
    case ValueKind::Symbol:
      Out << Unit.Strings[Unit.Symbols[V.Index].Name];
      return;
    case ValueKind::Result:
      Out << "result " << V.Index;
      return;
    case ValueKind::Executor:
      Out << ExecutorWords[static_cast<KnownExecutor>(V.Index)];
      return;
    }
  }
  void print(const Event &E) {
    Out << "  " << E.Where.Line << ':' << E.Where.Column << ' ' << EventWords[E.Kind];
    if (E.Callee != None) {
      Out << ' ';
      function(E.Callee);
    }
    if (E.Effect != None)
      Out << " blocks by " << Unit.Strings[Unit.Effects[E.Effect].Entry];
    if (E.Discharge)
      Out << " discharged: " << Unit.Strings[E.Discharge];
    flag(E.Conditional, " conditional");
    flag(E.InLoop, " in-loop");
    flag(E.Implicit, " implicit");
    flag(E.Hopped, " hopped");
    flag(E.VainHop, " vain-hop");
    symbol("spared-by", E.SparedBy);
    symbol("takes", E.Takes);
    symbol("holding", E.Holding);
    if (E.Beside != None)
      Out << " beside " << E.Beside;
    Out << ' ' << LegalityWords[E.Legality];
    flag(E.Edit != None, " edit");
    for (const Use &U : Unit.usesOf(E)) {
      Out << "; ";
      value(U.What);
      Out << ' ' << RoleWords[U.How];
      if (U.How == Role::OnExecutor) {
        Out << ' ';
        value(U.Executor);
      }
      if (U.Argument)
        Out << (U.Argument == ObjectArgument ? std::string(" as object") : " as " + std::to_string(U.Argument));
      symbol("in", U.Target);
    }
    Out << '\n';
  }

  const TuSummary &Unit;
  llvm::raw_ostream &Out;
};

} // namespace

void program::print(const TuSummary &Unit, const FunctionSummary &F, llvm::raw_ostream &Out) {
  EventPrinter(Unit, Out).print(F);
}
