//===- GraphBuilder.h - One body as a flow graph --------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Translates Clang's flow graph of a body into a graph::FlowGraph: each element that does something becomes a step, and
// each block's end its edges. Clang's graph leaves out, or says wrongly, what coroutines, exceptions, parameters and
// default arguments do; GraphBuilder.cpp names each correction where it is made.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_GRAPHBUILDER_H
#define NOSTALL_LOWER_GRAPHBUILDER_H

#include "lower/UnitTables.h"

namespace nostall {

/// A body with more blocks than this becomes one block of all its calls, each of which may or may not run.
constexpr unsigned MaxBlocks = 4000;

/// Lowers the body of \p Definition, which has one, as the function \p Of.
graph::FlowGraph buildGraph(UnitTables &Tables, const clang::FunctionDecl &Definition, graph::FunctionIndex Of);

} // namespace nostall

#endif
