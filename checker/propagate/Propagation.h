//===- Propagation.h - Which functions block, and where they run ---------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Two fixpoints over the call graph. Upwards: a function blocks when a step of it blocks or runs, in its own context, a
// function that blocks; each keeps the step that begins its best witness. Downwards: a function runs in the set of
// contexts that its callers, spawns and hand-overs give it; never one value a function, since the same helper may serve
// the loop and the pool.
//
// The best witness: certain before guessed, then the worst cost, then the shortest chain, then the earliest place; so a
// finding never flickers between equal witnesses.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROPAGATE_PROPAGATION_H
#define NOSTALL_PROPAGATE_PROPAGATION_H

#include "model/Finding.h"
#include "propagate/CallGraph.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace nostall {

/// Why a function blocks: the step that begins its best witness.
struct Blocking {
  bool Blocks = false;
  bool Guess = false; ///< only if a virtual call or a stored callable is what it may be
  bool Conditional = false;
  Cost HowLong = Cost::Brief;
  uint32_t Distance = 0; ///< steps to the blocking call
  uint32_t Event = None; ///< position in the function's events
  uint32_t Via = None;   ///< the edge that the step follows; none: the event itself blocks
};

enum class Verdict : uint8_t { Never, May, Must, Unknown };
llvm::StringRef spelling(Verdict V);

/// Where a function runs, and which edge says so.
struct ContextSet {
  uint8_t Bits = 0;
  uint32_t Because[4] = {None, None, None, None}; ///< by Context: an edge; none: by its own nature

  bool has(Context C) const { return Bits & (1U << static_cast<unsigned>(C)); }
  bool onLoop() const { return has(Context::Loop) || has(Context::AssumedLoop); }
};

/// Whether the blocking call of an event counts: its category is on, and no NOLINT stands at it. \p Contended: it takes
/// a lock that somebody holds for long, which counts whether short locks do or not.
using LeafFilter = llvm::function_ref<bool(const TuSummary &, const Event &, bool Contended)>;

/// Whether a callable that an event hands to code which was not seen counts as running on a loop.
using UnknownFilter = llvm::function_ref<bool(const TuSummary &, const Event &)>;

/// Solved once for a program; then only read.
class Propagation {
public:
  Propagation(const Program &P, LeafFilter Counts, UnknownFilter UnknownIsLoop);

  const Program &program() const { return P; }
  const CallGraph &graph() const { return Graph; }
  const Callables &callables() const { return Roles; }

  const Blocking &blocking(FunctionIndex F) const { return Labels[F]; }
  const ContextSet &contexts(FunctionIndex F) const { return Contexts[F]; }
  Verdict verdict(FunctionIndex F) const;

  /// Whether \p F starts an async context by itself: a coroutine on a loop, a completion handler, an awaiter's member.
  bool isAsyncEntry(FunctionIndex F) const { return Entry[F]; }

  /// Whether event number \p Position of \p F is itself a blocking call that counts.
  bool blocksByItself(FunctionIndex F, uint32_t Position) const { return Leaves.contains({F, Position}); }

  /// An event of a function.
  struct Leaf {
    FunctionIndex Function = None;
    uint32_t Event = None;
  };
  /// The best witness that begins with event number \p Position of \p F: empty when that event does not block.
  std::vector<Step> witness(FunctionIndex F, uint32_t Position) const;
  /// The blocking calls that it leads to for certain beside the one at the end of that witness, nearest first.
  std::vector<Step> otherCauses(FunctionIndex F, uint32_t Position) const;
  /// The blocking call at the end of that witness.
  Leaf leaf(FunctionIndex F, uint32_t Position) const;
  /// Somebody who holds a lock for long.
  struct LockHolder {
    Leaf At;               ///< the event that takes long, by what blocks in it or by an await
    Cost HowLong;          ///< Io or Unbounded
    std::vector<Step> Way; ///< the holder, and how its event comes to block
  };
  /// Who holds the lock longest that event number \p Position of \p F waits for; null when nobody holds it for long.
  const LockHolder *slowHolder(FunctionIndex F, uint32_t Position) const;
  /// What event number \p Position of \p F contributes, as a label.
  Blocking blockingOf(FunctionIndex F, uint32_t Position) const;

private:
  bool putsOnLoop(const Edge &E) const;
  void findEntries();
  void propagateBlocking();
  void label();
  void findLeaves();
  std::vector<bool> runsOutsideTheLoopOnly() const;
  bool findSlowHolders();
  void propagatePass(bool Guesses, Cost Level);
  void propagateContexts();
  bool isCarrier(FunctionIndex F) const;
  bool better(FunctionIndex F, const Blocking &A, const Blocking &B) const;
  Step stepOf(FunctionIndex F, const Blocking &B) const;
  std::vector<Step> stepsOf(FunctionIndex F, const Blocking &B) const;
  std::optional<Step> endOfOwner(FunctionIndex F, uint32_t Position, Step &Leaf) const;
  LockHolder lockHolder(FunctionIndex F, uint32_t Position, const Blocking &B) const;

  const Program &P;
  LeafFilter Counts;
  UnknownFilter UnknownIsLoop;
  Executors Known;
  Callables Roles;
  CallGraph Graph;
  std::vector<Blocking> Labels;
  std::vector<ContextSet> Contexts;
  /// Of each mutex those who block or await while they hold it: of each function at most one, in the order of the
  /// program.
  llvm::DenseMap<SymbolIndex, std::vector<LockHolder>> SlowHolders;
  std::vector<uint32_t> Round; ///< of propagateBlocking: in which a function got its label
  uint32_t RoundCount = 0;
  std::vector<bool> Carries;
  std::vector<bool> Entry;
  std::vector<bool> Handler;                                 ///< some edge puts it on a loop
  llvm::DenseSet<std::pair<FunctionIndex, uint32_t>> Leaves; ///< events that block by themselves and count
};

} // namespace nostall

#endif
