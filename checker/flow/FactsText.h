//===- FactsText.h - The facts of a function as text ------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// How `nostall dump --facts` shows a function: each step that can block with whether it does, and what is known there
// of objects and locks:
//
//     function read_all()
//       13:10 recv: discharged by posix:recv@12; fd is non-blocking
//       14:3 sleep: blocks by posix:sleep@3; holds this.mutex
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_FACTSTEXT_H
#define NOSTALL_FLOW_FACTSTEXT_H

#include "flow/Contexts.h"
#include "llvm/Support/raw_ostream.h"

namespace nostall::flow {

/// Prints the facts of a function that has a graph.
void print(const graph::Unit &U, const graph::Function &F, UnitKnowledge &Known, const Contracts &Callees,
           llvm::raw_ostream &Out);

/// Prints the contexts of a function: what is given in each, and the steps that block there.
///
///     contexts read_some(fd, flags)
///       flags is 64
///       nothing is known
///         13:10 recv: blocks by posix:recv@12
void printContexts(const graph::Unit &U, const graph::Function &F, const ContextTable &All, llvm::raw_ostream &Out);

/// Prints the contract of a function, a line each for what it gives, writes, ensures and takes:
///
///     contract make_non_blocking(fd)
///       ensures fd is non-blocking
void printContract(const graph::Unit &U, const graph::Function &F, const Contracts &All, llvm::raw_ostream &Out);

/// What a context gives, one fact each; \p G has the values that it speaks of.
std::vector<std::string> textOf(const graph::Unit &U, const graph::FlowGraph &G, const CallContext &Given);

} // namespace nostall::flow

#endif
