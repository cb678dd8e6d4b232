//===- Pairs.h - Which entries reach which causes -------------------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// For each cause its nearest entries: a call path crosses no other entry. The search goes backwards from the causes,
// breadth first, for as many causes at a time as a machine word has bits, so that a cause which a hundred thousand
// entries reach costs no more than the calls between them.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROPAGATE_PAIRS_H
#define NOSTALL_PROPAGATE_PAIRS_H

#include "propagate/Causes.h"

namespace nostall {

/// A call of an entry that leads to a cause.
struct PairSite {
  uint32_t Cause = None; ///< index in Causes::all()
  FunctionIndex Entry = None;
  uint32_t Event = None; ///< position in the entry's events
  bool Guess = false;    ///< no path from here is certain
  uint32_t Length = 0;   ///< steps of the shortest path: of the shortest certain one where there is one

  bool operator==(const PairSite &) const = default;
};

/// Every call of every entry on a loop that leads to a cause, once, sorted by cause, entry and event.
std::vector<PairSite> findPairs(const Causes &From);

} // namespace nostall

#endif
