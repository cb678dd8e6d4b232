//===- Causes.h - What blocks, at what cost, and which functions it makes block ------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A leaf is a call that blocks by itself, as knowledge says. A cause is the innermost call in the user's code that
// makes something block: a leaf, or a call into vendored or generated code that leads to one.
//
// A wait for a lock costs the most that is done under that lock: the least fixpoint over {brief, io, unbounded}, so
// that locks which wait for each other only do not make each other slow. A wait for the same lock is not work under it:
// a recursive lock does not wait for its own thread. Who is suspended while it holds a lock keeps it without bound.
//
// What policy takes away (Cuts) is taken away before: where the work under a lock is cut, the wait for the lock is too.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROPAGATE_CAUSES_H
#define NOSTALL_PROPAGATE_CAUSES_H

#include "model/Finding.h"
#include "propagate/Propagation.h"
#include "llvm/ADT/DenseSet.h"
#include <functional>
#include <optional>
#include <tuple>

namespace nostall {

/// A step of a function: the position of one of its events.
struct StepId {
  FunctionIndex Function = None;
  uint32_t Event = None;

  bool operator==(const StepId &) const = default;
  ProgramPoint point() const { return {Function, Event}; }
};

/// What is taken away from a program: leaves, edges and functions, never findings.
struct Cuts {
  llvm::DenseSet<std::pair<FunctionIndex, uint32_t>> Steps; ///< calls that neither block nor lead on
  llvm::DenseSet<FunctionIndex> Functions;                  ///< running them does not block the caller
  llvm::DenseSet<std::pair<FunctionIndex, uint32_t>> Work;  ///< leaves that make no lock slow
  /// Whether a leaf of this cost is below what is asked for. It still counts as work under a lock. May be empty.
  std::function<bool(const StepId &, Cost)> Off;

  bool has(const StepId &S) const { return Steps.contains({S.Function, S.Event}); }
  bool empty() const { return Steps.empty() && Functions.empty() && Work.empty() && !Off; }
};

/// Whether a function blocks, and the step that begins its worst call path: certain before guessed, then the worst
/// cost, then the shortest path, then the earliest place.
struct Blocking {
  bool Blocks = false;
  bool Guess = false; ///< only if a virtual call or a stored callable is what it may be
  bool Conditional = false;
  Cost HowLong = Cost::Brief;
  uint32_t Distance = 0; ///< steps to the leaf
  uint32_t Event = None; ///< position in the function's events
  uint32_t Via = None;   ///< the edge that the step follows; none: the event itself is a leaf
};

enum class Verdict : uint8_t { Never, May, Must, Unknown };
llvm::StringRef spelling(Verdict V);

/// A call in the user's code that makes something block.
struct CauseFact {
  StepId At;
  StepId Leaf; ///< the same, or inside of the vendored code that it calls
  Cost HowLong = Cost::Brief;
};

/// Who keeps a lock for longest.
struct LockHolder {
  StepId At;    ///< what takes long: an await, or a step that blocks
  Cost HowLong; ///< Io or Unbounded
  bool Suspended = false;
  bool ByLock = false; ///< it only waits for another lock in that time
};

/// Solved once for a program and what is cut from it; then only read. Keeps references to both.
class Causes {
public:
  Causes(const Propagation &Flow, const Cuts &Without);

  const Propagation &flow() const { return Flow; }
  const Program &program() const { return P; }
  const Cuts &cuts() const { return Without; }

  /// In the order of functions and events.
  llvm::ArrayRef<CauseFact> all() const { return Found; }

  /// Whether the step that follows \p E blocks by what its callee does: it runs that in its own context, and nothing of
  /// it is cut.
  bool leadsOn(const Edge &E) const {
    return E.Where == Transfer::Inherit && runsWithin(E.To) && !Without.has({E.From, E.Event});
  }
  /// Gives \p Do the number of every edge to \p F that leads on, and the edge: how a search for entries goes back.
  template <typename Action> void forCallsOf(FunctionIndex F, Action Do) const {
    if (!runsWithin(F))
      return;
    for (const uint32_t Via : Graph.to(F))
      if (const Edge &E = Graph.edges()[Via]; E.Where == Transfer::Inherit && !Without.has({E.From, E.Event}))
        Do(Via, E);
  }
  bool isLeaf(const StepId &S) const { return Leaves.contains({S.Function, S.Event}); }
  /// How long the leaf \p S waits: a lock as long as the longest work under it.
  Cost costOf(const StepId &S) const;
  /// What makes the leaf \p S wait for a lock; null when it takes none, or no function holds it for long.
  const LockHolder *holder(const StepId &S) const;
  /// Whether \p S blocks by itself for so long that this makes the lock slow which \p Of holds.
  bool isWorkOf(const LockHolder &Of, const StepId &S) const;

  const Blocking &blocking(FunctionIndex F) const { return Labels[F]; }
  /// What event number \p Position of \p F contributes.
  Blocking blockingOf(FunctionIndex F, uint32_t Position) const;
  /// The leaf at the end of the worst call path that begins with \p Position of \p F; no function when it blocks not.
  StepId leafOf(FunctionIndex F, uint32_t Position) const;
  Verdict verdict(FunctionIndex F) const;

private:
  /// Whether \p F makes those block that run it in their own context.
  bool runsWithin(FunctionIndex F) const { return Flow.carries(F) && !Without.Functions.contains(F); }
  /// The longest holders of a lock in two different functions: a function does not wait for itself.
  struct Holders {
    std::optional<LockHolder> Longest, Second;
    bool add(const LockHolder &H);
    const LockHolder *but(FunctionIndex F) const;
  };

  /// Why a function, or a step of it, makes a lock slow: how long it takes, and which lock it waits for; None when it
  /// waits for something else.
  struct Work {
    Cost HowLong = Cost::Brief;
    SymbolIndex Lock = None;
    bool operator>(const Work &B) const {
      return std::tuple(HowLong, Lock == None) > std::tuple(B.HowLong, B.Lock == None);
    }
  };
  /// The longest works of a function that wait for two different locks: a holder of one of them is slow because of the
  /// other.
  struct Works {
    Work Longest, Second;
    bool add(const Work &W);
    const Work &but(SymbolIndex Lock) const { return Longest.Lock == Lock ? Second : Longest; }
  };

  void findLeaves();
  bool blocksByItself(const StepId &S) const;
  void solveLocks();
  void dropLeavesThatAreOff();
  void label();
  void propagatePass(bool Guesses, Cost Level);
  void findCauses();
  bool better(FunctionIndex F, const Blocking &A, const Blocking &B) const;
  SymbolIndex lockOf(const StepId &S) const;
  const Effect &effect(const StepId &S) const;

  const Propagation &Flow;
  const Program &P;
  const CallGraph &Graph;
  const Cuts &Without;
  std::vector<StepId> LeafList; ///< in the order of functions and events
  llvm::DenseSet<std::pair<FunctionIndex, uint32_t>> Leaves;
  llvm::DenseMap<SymbolIndex, Holders> HoldersOf;
  std::vector<Blocking> Labels;
  std::vector<uint32_t> Round; ///< of label(): in which a function got its label
  uint32_t RoundCount = 0;
  std::vector<CauseFact> Found;
};

} // namespace nostall

#endif
