//===- SharedContexts.cpp - Contexts that make no difference are one ----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// All contexts of a function begin as one class and are told apart by what happens in them, then by the classes of what
// they call, until no class splits any more: the way in which automata are minimised.
//
//===----------------------------------------------------------------------===//
#include "flow/SharedContexts.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

namespace {

/// What happens in one context, as far as anybody can tell.
using Signature = std::vector<uint64_t>;

uint64_t wordOf(const void *P) { return reinterpret_cast<uintptr_t>(P); }

class Sharing {
public:
  Sharing(const Unit &U, ContextTable &All) : U(U), All(All), Classes(All.size()) {}

  void run() {
    for (size_t F = 0; F < All.size(); ++F)
      Classes[F].assign(All[F].size(), 0);
    while (split())
      ;
    merge();
  }

private:
  /// The number of a callee's context; of one that had too many there is one.
  size_t numberOf(size_t Callee, size_t Number) const { return Number < All[Callee].size() ? Number : 0; }

  Signature signatureOf(const FlowGraph &G, const InContext &In, size_t Class) const {
    Signature Result{Class};
    for (const Step &S : G.Steps) {
      const StepIndex Index = G.Steps.indexOf(S);
      const State &At = In.Facts.Before[Index.position()];
      const Verdict &V = In.Facts.Verdicts[Index.position()];
      Result.push_back(At.Reachable | V.EndsNothing << 1 | static_cast<unsigned>(static_cast<Moved>(At.Where)) << 2 |
                       unsigned(At.PerhapsHeld.empty()) << 8);
      Result.insert(Result.end(), {wordOf(V.Blocks), wordOf(V.Discharged), wordOf(V.Exempt)});
      for (const ValueIndex Mutex : At.SurelyHeld)
        Result.push_back(Mutex.position());
      if (const auto Callee = In.Callees.find(Index); Callee != In.Callees.end()) {
        const size_t F = S.Callee.position();
        Result.push_back(All[F].empty() ? 0 : Classes[F][numberOf(F, Callee->second)]);
      }
    }
    return Result;
  }

  /// Tells apart what the classes so far tell apart; whether that made a difference.
  bool split() {
    bool Changed = false;
    std::vector<std::vector<size_t>> Next(All.size());
    for (size_t F = 0; F < All.size(); ++F) {
      std::map<Signature, size_t> Known;
      const size_t Before = std::set<size_t>(Classes[F].begin(), Classes[F].end()).size();
      for (size_t I = 0; I < All[F].size(); ++I) {
        const FlowGraph &G = U.Graphs[U.Functions[FunctionIndex(F)].Body];
        Next[F].push_back(Known.try_emplace(signatureOf(G, All[F][I], Classes[F][I]), Known.size()).first->second);
      }
      Changed |= Known.size() != Before;
    }
    Classes = std::move(Next);
    return Changed;
  }

  void merge() {
    std::vector<std::vector<size_t>> NewNumber(All.size());
    for (size_t F = 0; F < All.size(); ++F) {
      std::map<size_t, size_t> Kept; // by class, the place of the one that is kept
      for (size_t I = 0; I < All[F].size(); ++I)
        if (const auto [Known, New] = Kept.try_emplace(Classes[F][I], I); !New && All[F][I].Given.empty())
          Known->second = I;
      std::vector<InContext> Left;
      std::map<size_t, size_t> Numbers; // by class
      for (size_t I = 0; I < All[F].size(); ++I)
        if (Kept[Classes[F][I]] == I) {
          Numbers[Classes[F][I]] = Left.size();
          Left.push_back(std::move(All[F][I]));
        }
      for (const size_t Class : Classes[F])
        NewNumber[F].push_back(Numbers[Class]);
      All[F] = std::move(Left);
    }
    for (size_t F = 0; F < All.size(); ++F)
      for (InContext &In : All[F])
        for (auto &[S, Number] : In.Callees) {
          const FlowGraph &G = U.Graphs[U.Functions[FunctionIndex(F)].Body];
          const std::vector<size_t> &Of = NewNumber[G.Steps[S].Callee.position()];
          Number = Of.empty() ? 0 : Of[Number < Of.size() ? Number : 0];
        }
  }

  const Unit &U;
  ContextTable &All;
  std::vector<std::vector<size_t>> Classes; ///< by function and context
};

} // namespace

void flow::shareContexts(const Unit &Unit, ContextTable &All) { Sharing(Unit, All).run(); }
