//===- nostall-sequential-awaits.cpp - nostall-sequential-awaits -------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A coroutine that awaits two requests one after the other takes as long as both together, and the loop has nothing
// against it: nobody else waits. It is the commonest mistake in tutorials on asynchronous endpoints, which show how
// easily an await is written, and not that it also says "not before". Which awaits do not need each other, extract
// decides (extract/SequentialAwaits.cpp); whether their order is meant for another reason, only the author knows, so
// this rule is off by default.
//
//===----------------------------------------------------------------------===//
#include "rules/Rules.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;

std::vector<uint32_t> nostall::awaitsBeside(llvm::ArrayRef<Event> Events, uint32_t Last) {
  std::vector<uint32_t> Run = {Last};
  while (Events[Run.back()].Beside < Run.back())
    Run.push_back(Events[Run.back()].Beside);
  std::reverse(Run.begin(), Run.end());
  return Run;
}

/// Whether a later await stands beside \p Position, so that this is not the last one of its run.
static bool hasNext(llvm::ArrayRef<Event> Events, uint32_t Position) {
  return llvm::any_of(Events.drop_front(Position + 1), [&](const Event &E) { return E.Beside == Position; });
}

/// "'a' and 'b'", "'a', 'b' and 'c'".
static std::string inWords(llvm::ArrayRef<llvm::StringRef> Names) {
  std::string Words;
  for (size_t I = 0; I < Names.size(); ++I)
    Words += (I == 0 ? "'" : I + 1 == Names.size() ? " and '" : ", '") + Names[I].str() + "'";
  return Words;
}

static std::string advice(const RuleInput &Input, FunctionIndex F, llvm::ArrayRef<llvm::StringRef> Names) {
  const Program &P = Input.program();
  const Knowledge &K = Input.readWith(F).knowledge();
  const TypeEntry *Type = K.type(P.unitOf(F).Strings[P.summary(F).CoroutineType]);
  const Family *Own = Type ? K.family(Type->Family) : nullptr;
  if (!Own || Own->Gather.empty())
    return "start them together and await both";
  std::string Calls;
  for (const llvm::StringRef Name : Names)
    Calls += (Calls.empty() ? "" : ", ") + Name.substr(Name.rfind(':') + 1).str() + "(...)";
  return "use 'co_await " +
         expandTemplate(Own->Gather,
                        [&](llvm::StringRef Part) { return Part == "awaitables" ? Calls : "{" + Part.str() + "}"; }) +
         "'";
}

/// The finding for the awaits at the positions \p Run, which \p F awaits one after the other.
static Finding describeRun(const RuleInput &Input, FunctionIndex F, llvm::ArrayRef<uint32_t> Run) {
  const Program &P = Input.program();
  const TuSummary &Tu = P.unitOf(F);
  llvm::SmallVector<llvm::StringRef, 4> Names;
  std::vector<Step> Path;
  for (const uint32_t Position : Run) {
    const Event &E = P.events(F)[Position];
    Names.push_back(E.Edit == None ? llvm::StringRef() : Tu.Strings[Tu.EditSites[E.Edit].Name]);
    Path.push_back({StepKind::Call, locationOf(Tu, E.Where), P.name(F).str(), Names.back().str(),
                    Position == Run.front() ? "awaited first" : "starts only after the previous await has completed"});
  }
  Finding Result =
      findingAt(Input, F, Run.back(), Severity::Info,
                contextWords(Input.flow(), F) + " awaits " + inWords(Names) +
                    " one after the other, although none needs the result of another; " + advice(Input, F, Names),
                std::move(Path));
  Result.Pairs.front().Sites.front().Confidence = Confidence::Medium;
  return Result;
}

static void check(const RuleInput &Input, FunctionIndex F, std::vector<Finding> &Found) {
  const llvm::ArrayRef<Event> Events = Input.program().events(F);
  for (uint32_t Position = 0; Position < Events.size(); ++Position)
    if (Events[Position].Beside < Position && !hasNext(Events, Position))
      Found.push_back(describeRun(Input, F, awaitsBeside(Events, Position)));
}

static constexpr FixForm Fixes[] = {FixForm::Gather};

NOSTALL_RULE(nostall_sequential_awaits) = {
    "nostall-sequential-awaits", "independent awaits wait one after the other", check, nullptr, Fixes,
    /*OnByDefault=*/false,
};
