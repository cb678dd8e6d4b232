//===- Pairs.cpp - Which entries reach which causes -------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "propagate/Pairs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/bit.h"
#include <tuple>
#include <utility>

using namespace nostall;

namespace {

/// One bit a cause.
using Bits = uint64_t;
constexpr size_t CausesAtATime = 64;

class PairSearch {
public:
  explicit PairSearch(const Causes &From)
      : From(From), Flow(From.flow()), Seen(From.program().functionCount()), Arriving(From.program().functionCount()) {}

  std::vector<PairSite> run() {
    for (size_t First = 0; First < From.all().size(); First += CausesAtATime) {
      Base = static_cast<uint32_t>(First);
      const auto Batch = From.all().slice(First, std::min(CausesAtATime, From.all().size() - First));
      Sites.clear();
      MetGuess = false;
      spread(Batch, /*Guesses=*/false);
      if (MetGuess)
        spread(Batch, /*Guesses=*/true);
    }
    llvm::sort(Result, [](const PairSite &A, const PairSite &B) {
      return std::tuple(A.Cause, A.Entry, A.Event) < std::tuple(B.Cause, B.Entry, B.Event);
    });
    return std::move(Result);
  }

private:
  bool bearsPairs(FunctionIndex F) const {
    return Flow.isAsyncEntry(F) && Flow.contexts(F).onLoop() && !From.cuts().Functions.contains(F);
  }

  /// Notes which causes an event of an entry leads to, each once: in the pass without guesses before the other.
  void meet(FunctionIndex Entry, uint32_t Event, Bits Which, uint32_t Length, bool Guesses) {
    Bits &Known = Sites[{Entry, Event}];
    for (Bits New = Which & ~Known; New; New &= New - 1)
      Result.push_back({Base + static_cast<uint32_t>(llvm::countr_zero(New)), Entry, Event, Guesses, Length});
    Known |= Which;
  }

  void arrive(FunctionIndex F, Bits Which) {
    Which &= ~Seen[F];
    if (!Which)
      return;
    if (!Arriving[F])
      Next.push_back(F);
    Arriving[F] |= Which;
  }

  void spread(llvm::ArrayRef<CauseFact> Batch, bool Guesses) {
    for (size_t I = 0; I < Batch.size(); ++I) {
      const StepId &At = Batch[I].At;
      const Bits Which = Bits(1) << I;
      if (bearsPairs(At.Function))
        meet(At.Function, At.Event, Which, 1, Guesses);
      arrive(At.Function, Which);
    }
    for (uint32_t Length = 2; !Next.empty(); ++Length) {
      Frontier.swap(Next);
      Next.clear();
      New.clear();
      for (const FunctionIndex F : Frontier) {
        New.push_back(std::exchange(Arriving[F], 0));
        if (!Seen[F])
          Touched.push_back(F);
        Seen[F] |= New.back();
      }
      for (size_t I = 0; I < Frontier.size(); ++I)
        From.forCallsOf(Frontier[I], [&](uint32_t, const Edge &E) { follow(E, New[I], Length, Guesses); });
    }
    for (const FunctionIndex F : Touched)
      Seen[F] = 0;
    Touched.clear();
  }

  void follow(const Edge &E, Bits Which, uint32_t Length, bool Guesses) {
    if (E.Guess && !Guesses) {
      MetGuess = true;
      return;
    }
    if (bearsPairs(E.From))
      meet(E.From, E.Event, Which, Length, Guesses);
    arrive(E.From, Which);
  }

  const Causes &From;
  const Propagation &Flow;
  uint32_t Base = 0; ///< the first cause of the batch
  std::vector<Bits> Seen, Arriving;
  std::vector<FunctionIndex> Frontier, Next, Touched;
  std::vector<Bits> New; ///< what arrived at each function of the frontier
  llvm::DenseMap<std::pair<FunctionIndex, uint32_t>, Bits> Sites;
  bool MetGuess = false;
  std::vector<PairSite> Result;
};

} // namespace

std::vector<PairSite> nostall::findPairs(const Causes &From) { return PairSearch(From).run(); }
