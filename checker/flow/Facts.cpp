//===- Facts.cpp - What holds at a point of a function ------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/Facts.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::flow;
using graph::ValueIndex;

void Alternatives::add(ValueIndex V, ValueIndex Unknown) {
  if (llvm::is_contained(Values, Unknown))
    return;
  const auto At = llvm::lower_bound(Values, V);
  if (At != Values.end() && *At == V)
    return;
  if (V == Unknown || Values.size() == MaxAlternatives)
    Values = {Unknown};
  else
    Values.insert(At, V);
}

void State::take(ValueIndex Mutex) {
  SurelyHeld.insert(Mutex);
  PerhapsHeld.insert(Mutex);
  SurelyGivenBack.erase(Mutex);
  PerhapsGivenBack.erase(Mutex);
}

void State::giveBack(ValueIndex Mutex) {
  SurelyHeld.erase(Mutex);
  PerhapsHeld.erase(Mutex);
  SurelyGivenBack.insert(Mutex);
  PerhapsGivenBack.insert(Mutex);
}

bool State::join(const State &Other, ValueIndex Unknown) {
  if (!Other.Reachable)
    return false;
  if (!Reachable) {
    *this = Other;
    return true;
  }
  const State Before = *this;
  // A place that only one side speaks of holds on the other what it held at the beginning: its own name.
  for (const auto &[Place, Values] : Other.Holds)
    Holds.try_emplace(Place, Alternatives(Place));
  for (auto &[Place, Values] : Holds) {
    const auto Found = Other.Holds.find(Place);
    if (Found == Other.Holds.end())
      Values.add(Place, Unknown);
    else
      for (const ValueIndex V : Found->second)
        Values.add(V, Unknown);
  }
  for (auto I = Objects.begin(); I != Objects.end();) {
    const auto Found = Other.Objects.find(I->first);
    I->second.keepCommon(Found == Other.Objects.end() ? ObjectStates() : Found->second);
    I = I->second.empty() ? Objects.erase(I) : std::next(I);
  }
  for (const auto &[Object, States] : Other.PerhapsLost)
    PerhapsLost[Object].add(States);
  std::erase_if(SurelyHeld, [&](ValueIndex Mutex) { return !Other.SurelyHeld.contains(Mutex); });
  PerhapsHeld.insert(Other.PerhapsHeld.begin(), Other.PerhapsHeld.end());
  std::erase_if(SurelyGivenBack, [&](ValueIndex Mutex) { return !Other.SurelyGivenBack.contains(Mutex); });
  PerhapsGivenBack.insert(Other.PerhapsGivenBack.begin(), Other.PerhapsGivenBack.end());
  Where.join(Other.Where);
  for (const auto &[Place, Executor] : Other.Executors)
    Executors.try_emplace(Place);
  for (auto &[Place, Executor] : Executors)
    if (const auto Found = Other.Executors.find(Place); Found == Other.Executors.end() || !(Found->second == Executor))
      Executor = {};
  // A call that is not on a way gives nothing there that anybody uses.
  for (const auto &[Call, Executor] : Other.GivenExecutors)
    if (ExecutorValue &Given = GivenExecutors.try_emplace(Call, Executor).first->second; !(Given == Executor))
      Given = {};
  Ends.join(Other.Ends);
  return !(*this == Before);
}
