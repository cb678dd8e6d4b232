//===- Expansion.h - What knowledge says is made and ended, as steps --------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A library's function constructs an object of the user's, a container's end destroys its elements, an assignment ends
// what an owner had: the bodies in which this happens are never parsed. What knowledge says of it becomes ordinary
// steps at the call or end that causes it, so that nothing behind this knows of it:
//
//     make_unique<T>(a)     a Construct behind the call, of each constructor that fits
//     ~vector<T>            a Destroy of the element before the end; a Delete for an owner, or a Call of its deleter
//     p.reset(), p = q      the same before the call, of what p had
//     f = g                 a Destroy of f before the call, where the end of such an object may wait
//
// An added step is Implicit, stands where its cause does, and is Perhaps unless it surely runs: a container may be
// empty, an owner not the last.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_EXPANSION_H
#define NOSTALL_FLOW_EXPANSION_H

#include "flow/UnitKnowledge.h"

namespace nostall::flow {

/// Adds these steps to the graphs of \p Unit, of which \p Known knows. To be done once, before anything else is asked
/// of them.
void expand(graph::Unit &Unit, UnitKnowledge &Known);

} // namespace nostall::flow

#endif
