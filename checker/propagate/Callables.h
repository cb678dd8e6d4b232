//===- Callables.h - What becomes of callable parameters and stored callables ---------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// `retry(f)` calls f, `run_in_pool(f)` offloads it, `on_accept(f)` keeps it for later. This is inferred from bodies:
// the roles of each parameter are the least solution of equations that the events of a summary state, through further
// calls and through lambdas that capture the parameter. Roles belong to parameters, not to the callables passed, so one
// caller's blocking lambda never taints another caller's.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROPAGATE_CALLABLES_H
#define NOSTALL_PROPAGATE_CALLABLES_H

#include "propagate/Executors.h"
#include <utility>

namespace nostall {

/// A set of Role values.
class RoleSet {
public:
  void insert(Role R) { Bits |= bit(R); }
  void remove(Role R) { Bits &= static_cast<uint16_t>(~bit(R)); }
  bool contains(Role R) const { return Bits & bit(R); }
  bool empty() const { return Bits == 0; }
  /// Adds \p Other; whether anything was new.
  bool merge(RoleSet Other) {
    const uint16_t Before = Bits;
    Bits |= Other.Bits;
    return Bits != Before;
  }
  /// What happens to something that gets these roles inside a function which itself gets the roles \p Outer.
  RoleSet within(RoleSet Outer) const;

private:
  static uint16_t bit(Role R) { return static_cast<uint16_t>(1U << static_cast<unsigned>(R)); }
  uint16_t Bits = 0;
};

/// Solved once for a program; then only read.
class Callables {
public:
  /// Both must outlive it.
  Callables(const Program &P, const Executors &E);

  /// What \p F does with its parameter number \p Parameter, but for what it runs on executors that it is given.
  RoleSet rolesOf(FunctionIndex F, uint32_t Parameter) const { return fate({F, 0, Parameter}).Roles; }
  /// The functions that may be stored in a field or global variable.
  llvm::ArrayRef<FunctionIndex> storedIn(SymbolIndex S) const { return Stored[S]; }
  /// The coroutines and callables that \p F, which is not a coroutine itself, returns for others to run.
  llvm::ArrayRef<FunctionIndex> returnedBy(FunctionIndex F) const { return Returned[F]; }
  /// The roles of \p U, which belongs to an event of \p Caller, with Passed resolved.
  RoleSet resolve(FunctionIndex Caller, const Event &E, const Use &U) const;
  /// The functions that \p V of an event of \p F may be; none for parameters, which callers bind.
  llvm::SmallVector<FunctionIndex, 2> functionsOf(FunctionIndex F, const Value &V) const;

private:
  /// Parameter \p Index of the function \p Depth lambdas outside of Function.
  struct Slot {
    FunctionIndex Function;
    uint32_t Depth;
    uint32_t Index;
    uint64_t key() const { return uint64_t(Function) << 16 | uint64_t(Depth & 0xFF) << 8 | (Index & 0xFF); }
  };

  /// Functions whose equations read something: what each reads is registered while they are evaluated.
  template <typename Key> class Readers {
  public:
    void add(Key Read, FunctionIndex By) {
      auto &Known = Of[Read];
      if (Known.empty() || Known.back() != By)
        Known.push_back(By);
    }
    std::vector<FunctionIndex> take(Key Changed) {
      const auto Found = Of.find(Changed);
      return Found == Of.end() ? std::vector<FunctionIndex>() : std::exchange(Found->second, {});
    }

  private:
    llvm::DenseMap<Key, std::vector<FunctionIndex>> Of;
  };

  /// What becomes of a callable. It may also run on executors that the function got as parameters.
  struct Fate {
    RoleSet Roles;
    llvm::SmallVector<uint16_t, 0> OnParameters;

    bool empty() const { return Roles.empty() && OnParameters.empty(); }
    bool merge(const Fate &Other);
  };

  Fate fate(const Slot &S) const { return Fates.lookup(S.key()); }
  Fate fateOf(FunctionIndex Caller, const Event &E, const Use &U) const;
  Fate fateBeforeHops(FunctionIndex Caller, const Event &E, const Use &U) const;
  Fate startOf(FunctionIndex Caller, const Event &Call) const;
  void addExecutor(FunctionIndex F, const Value &Executor, Fate &Into) const;
  void addPassed(FunctionIndex Caller, FunctionIndex Callee, const Event &E, const Use &U, Fate &Into) const;
  RoleSet rolesOn(FunctionIndex F, const Value &Executor) const;
  void solve();
  void evaluate(FunctionIndex F);
  void evaluate(FunctionIndex F, const Event &E, const Use &U);
  void takeFromLambda(FunctionIndex F, FunctionIndex Lambda, const Fate &Here);
  void merge(const Slot &S, const Fate &New);
  void keep(const Slot &S, SymbolIndex In);
  void store(SymbolIndex S, FunctionIndex F);
  void readResult(FunctionIndex F, const Event &E, const Use &U);
  void enqueue(llvm::ArrayRef<FunctionIndex> Functions);

  const Program &P;
  const Executors &Known;
  llvm::DenseMap<uint64_t, Fate> Fates;
  llvm::DenseMap<uint64_t, std::vector<SymbolIndex>> KeptIn; ///< a parameter that is stored in symbols
  std::vector<std::vector<FunctionIndex>> Stored;
  std::vector<llvm::SmallVector<FunctionIndex, 0>> Returned;
  std::vector<FunctionIndex> Work; ///< functions whose equations are to be evaluated, once each
  std::vector<bool> InWork;
  Readers<FunctionIndex> FunctionReaders; ///< of a function's roles, of what it keeps and what it returns
  Readers<SymbolIndex> SymbolReaders;     ///< of what is stored in a symbol
};

} // namespace nostall

#endif
