//===- SharedModes.h - Members that code puts into non-blocking mode --------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A socket that one method makes non-blocking is read in another one, perhaps of another file. Which fields and global
// variables a function puts into that mode or takes out of it, and which reference or pointer refers to which of them,
// is told to the whole program.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROGRAM_SHAREDMODES_H
#define NOSTALL_PROGRAM_SHAREDMODES_H

#include "flow/Contexts.h"
#include "program/SummaryTables.h"

namespace nostall::program {

/// Notes in the symbols of \p Tables what the graph of \p Of does to the modes of members, as \p Facts show it.
void noteSharedModes(const graph::Unit &Unit, flow::UnitKnowledge &Known, const flow::TypeRoles &Types,
                     const flow::Contracts &Inferred, graph::FunctionIndex Of, const flow::FunctionFacts &Facts,
                     SummaryTables &Tables);

} // namespace nostall::program

#endif
