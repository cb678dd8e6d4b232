//===- GraphText.h - Tables and flow graphs as text ------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// How `nostall dump --graph` shows a function:
//
//     function demo::session(boost::asio::io_context &, bool) -> void  session.cpp:12:6
//       b0: entry
//         s0 call demo::size (&buffer)  13:10
//         s1 initialise n := s0  13:7
//         true (s0 == 0) -> b3
//         false (s0 == 0) -> b4
//       b1: exit
//
// A step has a number, by which its result is named; a value is written as the expression that it represents:
// `this.socket`, `*p`, `(*p).fd`, `&x`, `demo::Mode::fast`, `(flags or 64)`, `{a | b}` for one of two, `?` for what is
// not known.
//
// `nostall dump --graph --whole` shows everything that a unit holds: the tables of types and variables, all functions,
// and whatever of a step does not follow from the rest. GraphReader.h says how that is written and reads it back.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_GRAPHTEXT_H
#define NOSTALL_MODEL_GRAPHTEXT_H

#include "model/FlowGraph.h"
#include "llvm/Support/raw_ostream.h"

namespace nostall::graph {

class UnitNames;

/// Prints one function with its graph, if it has one.
void print(const Unit &U, const Function &F, llvm::raw_ostream &Out);

/// Prints a whole unit, so that readUnit gives one which prints the same.
void print(const Unit &U, llvm::raw_ostream &Out);

/// Prints the blocks of a graph, each with its steps and edges; with everything of them when \p Whole names what they
/// speak of.
void printBlocks(const Unit &U, const FlowGraph &G, const UnitNames *Whole, llvm::raw_ostream &Out);

/// Prints a place at the end of a line of a whole unit; without its file when that is \p Known.
void printPlace(const Unit &U, const Span &Where, StringId Known, llvm::raw_ostream &Out);

/// The text of one value of a graph.
std::string textOf(const Unit &U, const FlowGraph &G, ValueIndex V);

} // namespace nostall::graph

#endif
