//===- Unknowns.cpp - What was not seen, by how much hangs on it --------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/Unknowns.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <set>

using namespace nostall;

static bool isUnknown(const Causes &All, FunctionIndex F) {
  const Program &P = All.program();
  return All.verdict(F) == Verdict::Unknown && P.summary(F).Coroutine == CoroutineKind::None && P.overriders(F).empty();
}

/// The async contexts on a loop from which \p F is reached, in their own context, without another one between.
static std::set<FunctionIndex> contextsOf(const Propagation &Flow, FunctionIndex F) {
  std::set<FunctionIndex> Result;
  llvm::DenseSet<FunctionIndex> Seen = {F};
  std::vector<FunctionIndex> Work = {F};
  while (!Work.empty()) {
    const FunctionIndex At = Work.back();
    Work.pop_back();
    for (const uint32_t Via : Flow.graph().to(At)) {
      const Edge &E = Flow.graph().edges()[Via];
      if (E.Where != Transfer::Inherit || !Flow.contexts(E.From).onLoop())
        continue;
      if (Flow.isAsyncEntry(E.From))
        Result.insert(E.From);
      else if (Seen.insert(E.From).second)
        Work.push_back(E.From);
    }
  }
  return Result;
}

std::vector<UnknownFunction> nostall::unknownFunctions(const Causes &All) {
  const Propagation &Flow = All.flow();
  const Program &P = Flow.program();
  struct Members {
    std::set<std::string> Contexts;
    std::optional<Location> Call;
  };
  std::map<std::string, Members> ByName;
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    if (!isUnknown(All, F))
      continue;
    const std::set<FunctionIndex> Contexts = contextsOf(Flow, F);
    if (Contexts.empty())
      continue;
    Members &M = ByName[P.name(F).str()];
    for (const FunctionIndex C : Contexts)
      M.Contexts.insert(P.name(C).str());
    for (const uint32_t Via : Flow.graph().to(F)) {
      const Edge &E = Flow.graph().edges()[Via];
      const Span &Where = P.events(E.From)[E.Event].Where;
      const Location Place{P.unitOf(E.From).Strings[Where.File].str(), Where.Line, Where.Column, Where.Begin};
      if (!M.Call || Place < *M.Call)
        M.Call = Place;
    }
  }
  std::vector<UnknownFunction> Result;
  for (const auto &[Name, M] : ByName)
    Result.push_back({Name, {M.Contexts.begin(), M.Contexts.end()}, *M.Call});
  llvm::stable_sort(
      Result, [](const UnknownFunction &A, const UnknownFunction &B) { return A.Contexts.size() > B.Contexts.size(); });
  return Result;
}

std::string nostall::knowledgeTemplate(llvm::ArrayRef<UnknownFunction> Functions,
                                       llvm::function_ref<std::string(llvm::StringRef Path)> Shown) {
  constexpr size_t Named = 3;
  std::string Text =
      "# For .nostall.yaml: replace each TODO, or the whole entry by {name: ..., safe: true, reason: ...}\n"
      "# where the function never blocks; see checker/knowledge/README.md.\n"
      "knowledge:\n  functions:\n";
  for (const UnknownFunction &U : Functions) {
    Text += "    # " + std::to_string(U.Contexts.size()) +
            (U.Contexts.size() == 1 ? " async context: " : " async contexts: ");
    for (size_t I = 0; I < std::min(U.Contexts.size(), Named); ++I)
      Text += (I ? ", '" : "'") + U.Contexts[I] + "'";
    if (U.Contexts.size() > Named)
      Text += ", ...";
    Text += "; first called at " + Shown(U.Call.File) + ":" + std::to_string(U.Call.Line) + "\n";
    Text += "    - {name: \"" + U.Name + "\", blocks: TODO, cost: TODO}\n";
  }
  return Text;
}
