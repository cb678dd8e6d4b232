//===- Summarise.h - From flow graphs to what the whole program wants to know -----------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// One unit's graphs, with what knowledge says of its declarations: contracts callees first, contexts callers first, and
// the events of each function in each of its contexts. A function that its callers call in several ways is several
// functions of the summary; each call names the one that it runs.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROGRAM_SUMMARISE_H
#define NOSTALL_PROGRAM_SUMMARISE_H

#include "knowledge/Knowledge.h"
#include "model/FlowGraph.h"
#include "model/Summary.h"

namespace nostall::program {

/// The summary of \p Unit, a file with everything that it includes. Steps that knowledge adds are added to its graphs.
TuSummary summarise(graph::Unit Unit, const Knowledge &Known);

} // namespace nostall::program

#endif
