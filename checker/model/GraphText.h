//===- GraphText.h - Tables and flow graphs as text ------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// How `nostall dump --graph` shows a function:
//
//     function demo::session(boost::asio::io_context &, bool) -> void  session.cpp:12:6
//       b0: entry
//         s0 call demo::size(&buffer)  13:10
//         initialise n := s0  13:7
//         true s0 == 0 -> b3
//         false s0 == 0 -> b4
//       b1: exit
//
// A step that gives something has a number; a value is written as the expression that it stands for: `this.socket`,
// `*p`, `&x`, `demo::Mode::fast`, `(flags or 64)`, `{a | b}` for one of two, `?` for what is not known.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_GRAPHTEXT_H
#define NOSTALL_MODEL_GRAPHTEXT_H

#include "model/FlowGraph.h"
#include "llvm/Support/raw_ostream.h"

namespace nostall::graph {

/// Prints one function with its graph, if it has one.
void print(const Unit &U, const Function &F, llvm::raw_ostream &Out);

/// The text of one value of a graph.
std::string textOf(const Unit &U, const FlowGraph &G, ValueIndex V);

} // namespace nostall::graph

#endif
