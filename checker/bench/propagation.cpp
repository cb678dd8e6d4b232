//===- propagation.cpp - What linking and propagation take, by themselves --------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// usage: propagation-bench FUNCTIONS CALLS
//
// Makes up the summaries of a program, a thousand functions to a unit, links and solves it, and prints one line of
// JSON: what it held, the seconds of CPU time for linking and solving, and the most memory that the process had,
// summaries included. Calls go within and between units, in cycles too; among them are virtual calls, coroutines that
// await each other, callables that are handed on, and blocking calls.
//
//===----------------------------------------------------------------------===//
#include "propagate/Propagation.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <ctime>
#include <memory>
#include <random>
#include <sys/resource.h>

using namespace nostall;

namespace {

constexpr uint32_t FunctionsPerUnit = 1000;

std::string nameOf(uint32_t Function) {
  return "module_" + std::to_string(Function / FunctionsPerUnit) + "::function_" + std::to_string(Function);
}
bool isCoroutine(uint32_t Function) { return Function % 20 == 0; }

/// Writes one unit: its own functions, and declarations of those that they call elsewhere.
class UnitWriter {
public:
  UnitWriter(uint32_t Unit, uint32_t Functions, uint32_t CallsPerFunction)
      : First(Unit * FunctionsPerUnit), Functions(Functions), CallsPerFunction(CallsPerFunction), Random(Unit) {}

  std::unique_ptr<TuSummary> write() {
    Tu->MainFile = "/project/unit_" + std::to_string(First / FunctionsPerUnit) + ".cpp";
    File = Tu->Strings.intern(Tu->MainFile);
    Tu->Effects.push_back({Tu->Strings.intern("posix:sleep"), Category::Sleep, Cost::Unbounded});
    const uint32_t End = std::min(First + FunctionsPerUnit, Functions);
    for (uint32_t F = First; F < End; ++F)
      declare(F);
    for (uint32_t F = First; F < End; ++F)
      define(F);
    return std::move(Tu);
  }

private:
  uint32_t declare(uint32_t Function) {
    const auto [Entry, New] = Locals.try_emplace(Function, static_cast<uint32_t>(Tu->Functions.size()));
    if (New) {
      FunctionSummary &F = Tu->Functions.emplace_back();
      F.Id = FunctionId::ofKey(nameOf(Function));
      F.Name = Tu->Strings.intern(nameOf(Function));
      F.Coroutine = isCoroutine(Function) ? CoroutineKind::Loop : CoroutineKind::None;
    }
    return Entry->second;
  }

  void define(uint32_t Function) {
    const uint32_t Local = Locals.lookup(Function);
    const auto FirstEvent = static_cast<uint32_t>(Tu->Events.size());
    for (uint32_t Call = 0; Call < CallsPerFunction; ++Call)
      call(Function, FirstEvent);
    if (Function % 100 == 7) // after the calls, which decide how many there are
      add(EventKind::Call, sleepHere(), 0).Effect = 0;
    FunctionSummary &F = Tu->Functions[Local];
    F.HasBody = true;
    F.Definition = {File, Function, Function + 1, Function + 1, 1};
    F.FirstEvent = FirstEvent;
    F.EventCount = static_cast<uint32_t>(Tu->Events.size()) - FirstEvent;
    constexpr uint32_t Hierarchy = 500; // nine classes override the first one's member
    const uint32_t Base = Function / Hierarchy * Hierarchy + 3;
    if (Function % 50 == 3 && Function != Base) {
      F.FirstOverride = static_cast<uint32_t>(Tu->Overrides.size());
      F.OverrideCount = 1;
      Tu->Overrides.push_back(Locals.lookup(Base));
    }
  }

  /// Three of five calls stay in the unit; most go to later functions, one in twenty anywhere, which makes cycles.
  void call(uint32_t Function, uint32_t FirstEvent) {
    const bool Within = Random() % 5 < 3;
    const uint32_t Begin = Within ? First : 0,
                   Count = Within ? std::min(FunctionsPerUnit, Functions - First) : Functions;
    uint32_t To = Begin + Random() % Count;
    if (To <= Function && Random() % 20 != 0)
      To = Function + 1 < Begin + Count ? Function + 1 + Random() % (Begin + Count - Function - 1) : Function;
    const uint32_t Callee = declare(To);
    add(To % 50 == 3 ? EventKind::VirtualCall : EventKind::Call, Callee, Function);
    const auto Position = static_cast<uint32_t>(Tu->Events.size()) - FirstEvent - 1;
    if (isCoroutine(To)) {
      use({{ValueKind::Result, 0, Position}, Role::Inline, 0, None, 0}, EventKind::Await);
    } else if (Random() % 10 == 0) { // a callable of its own, or the one that it was given
      const bool Forwards = Random() % 2 == 0;
      const Value What = Forwards ? Value{ValueKind::Parameter, 0, 0}
                                  : Value{ValueKind::Function, 0, Locals.lookup(First + Random() % 10)};
      Event &E = Tu->Events.back();
      E.FirstUse = static_cast<uint32_t>(Tu->Uses.size());
      E.UseCount = 1;
      Tu->Uses.push_back({What, To % 3 == 0 ? Role::Inline : Role::Passed, 0, None, 0});
    }
  }

  void use(const Use &U, EventKind Kind) {
    Event &E = add(Kind, None, 0);
    E.FirstUse = static_cast<uint32_t>(Tu->Uses.size());
    E.UseCount = 1;
    Tu->Uses.push_back(U);
  }

  Event &add(EventKind Kind, uint32_t Callee, uint32_t Place) {
    Event &E = Tu->Events.emplace_back();
    E.Kind = Kind;
    E.Callee = Callee;
    E.Where = {File, Place, Place + 1, Place + 1, 3};
    return E;
  }

  uint32_t sleepHere() {
    if (Sleep == None) {
      Sleep = static_cast<uint32_t>(Tu->Functions.size());
      FunctionSummary &F = Tu->Functions.emplace_back();
      F.Id = FunctionId::ofKey("sleep");
      F.Name = Tu->Strings.intern("sleep");
      F.Known = true;
    }
    return Sleep;
  }

  std::unique_ptr<TuSummary> Tu = std::make_unique<TuSummary>();
  llvm::DenseMap<uint32_t, uint32_t> Locals;
  const uint32_t First, Functions, CallsPerFunction;
  StringId File = 0;
  uint32_t Sleep = None;
  std::mt19937 Random;
};

double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

} // namespace

int main(int Count, char **Words) {
  uint32_t Functions = 0, Calls = 0;
  if (Count != 3 || llvm::StringRef(Words[1]).getAsInteger(10, Functions) ||
      llvm::StringRef(Words[2]).getAsInteger(10, Calls) || Functions == 0) {
    llvm::errs() << "usage: propagation-bench FUNCTIONS CALLS\n";
    return 2;
  }
  std::vector<std::unique_ptr<TuSummary>> Units;
  std::vector<const TuSummary *> Views;
  for (uint32_t Unit = 0; Unit * FunctionsPerUnit < Functions; ++Unit) {
    Units.push_back(UnitWriter(Unit, Functions, Calls / Functions).write());
    Views.push_back(Units.back().get());
  }
  const double Begin = cpuSeconds();
  const Program Linked(Views);
  const double Solving = cpuSeconds();
  const Propagation Flow(
      Linked, [](const TuSummary &, const Event &, bool) { return true; },
      [](const TuSummary &, const Event &) { return false; });
  const double End = cpuSeconds();
  uint32_t Blocking = 0;
  for (FunctionIndex F = 0; F < Linked.functionCount(); ++F)
    Blocking += Flow.blocking(F).Blocks;
  rusage Usage;
  getrusage(RUSAGE_SELF, &Usage);
  llvm::outs() << llvm::format("{\"functions\": %zu, \"edges\": %zu, \"blocking\": %u, \"link_seconds\": %.2f, "
                               "\"solve_seconds\": %.2f, \"mebibytes\": %ld}\n",
                               Linked.functionCount(), Flow.graph().edges().size(), Blocking, Solving - Begin,
                               End - Solving, Usage.ru_maxrss / 1024);
  return 0;
}
