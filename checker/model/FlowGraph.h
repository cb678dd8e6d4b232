//===- FlowGraph.h - What a function's body says, as plain data ------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// One flow graph a function: basic blocks of steps, joined by edges with conditions. A step is a call, a construction,
// the end of an object, an assignment, an await; it names what it works on by values. A value is what an expression
// denotes without running anything: a variable, a field of one, a constant, what an earlier step gave. The graph says
// what is written and judges nothing: which calls block, which contexts and states hold, is flow's business.
//
// Ownership: a Unit owns everything; indices are valid within it only, those of values, steps and blocks within their
// graph. Written by one thread, then only read.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_FLOWGRAPH_H
#define NOSTALL_MODEL_FLOWGRAPH_H

#include "model/Declarations.h"
#include "model/EditSite.h"
#include "model/Suppression.h"
#include "model/WordTable.h"

namespace nostall::graph {

struct Value;
struct Step;
struct Block;
using ValueIndex = Index<Value>;
using StepIndex = Index<Step>;
using BlockIndex = Index<Block>;
using EditIndex = Index<EditSite>;

enum class ValueKind : uint8_t {
  Unknown,
  Variable,   ///< Named
  This,       ///< the object of the method
  Field,      ///< Named, of First
  Element,    ///< some element of First, an array
  Address,    ///< of First
  Target,     ///< what the pointer or reference First points to
  Result,     ///< what Of gave: a returned value, or the object that was constructed
  Number,     ///< an integer, character or truth value
  Null,       ///< a null pointer
  Text,       ///< a string literal
  Enumerator, ///< Number, and its qualified name as Text
  Function,   ///< Callee
  Closure,    ///< a lambda: its class Type; Several: what it captures
  Choice,     ///< First if the condition, the only one of Several, is true; else Second
  List,       ///< Several: an initialiser list
  Operation,  ///< How, of First and Second
};

enum class Operator : uint8_t { Not, And, Or, Sum, Difference, Product, Less, LessOrEqual, Equal, Other };

/// Values are kept once in a graph: equal ones have one index.
struct Value {
  ValueKind Kind = ValueKind::Unknown;
  Operator How = Operator::Other;
  ValueIndex First = {}, Second = {};
  VariableIndex Named = {};
  StepIndex Of = {};
  FunctionIndex Callee = {};
  TypeIndex Type = {};
  int64_t Number = 0;
  StringId Text = 0;
  std::vector<ValueIndex> Several = {};

  bool operator==(const Value &) const = default;
};

enum class StepKind : uint8_t {
  Call,           ///< Callee runs
  VirtualCall,    ///< Callee is the declaration; an override may run
  IndirectCall,   ///< what Object denotes runs
  Construct,      ///< Callee is the constructor; the result is the object
  Destroy,        ///< the object Object of type Type ends
  Delete,         ///< what the pointer Object points to ends; an override's destructor may run
  Initialise,     ///< Target, a variable or field, begins as Source
  Assign,         ///< Target, of a type without own assignment, becomes Source
  Await,          ///< Object is awaited; Type is its awaiter
  InitialSuspend, ///< a coroutine has been made
  FinalSuspend,   ///< it has ended
  Discard,        ///< the value of Object, which nothing uses, is dropped
  Return,         ///< Source is returned
  Throw,
};

/// Why `co_await` cannot be written at a place, by syntax alone. Where several reasons hold, the first of them is told.
enum class AwaitSyntax : uint8_t {
  NotInCoroutine,
  InDefaultArgument,
  InRangeLoop, ///< a step that a range-based loop takes by itself
  NoSpelling,  ///< an implicit call: a destructor, a conversion
  InCatchHandler,
  InStaticInitialiser,
  InMacro,
  ThreadLocalUsed, ///< it names a variable of which every thread has its own
  Legal,
};

struct Argument {
  ValueIndex What;
  TypeIndex Written; ///< its type before conversions
};

struct Step {
  StepKind Kind = StepKind::Call;
  AwaitSyntax Syntax = AwaitSyntax::NotInCoroutine;
  Suspends Suspending = Suspends::Perhaps; ///< of an Await
  bool Implicit = false;                   ///< not written in the source
  bool Perhaps = false;    ///< inside an expression whose branches are not in the graph: a default argument, a pattern
  bool CalleeEnds = false; ///< of a Destroy: a parameter by value, which the callee's graph ends if it is seen
  FunctionIndex Callee;
  ValueIndex Object;
  TypeIndex ObjectWritten; ///< the static type of the object as written
  ValueIndex Target, Source;
  TypeIndex Type; ///< of the result, or of what ends
  std::vector<Argument> Arguments;
  uint32_t Defaults = 0; ///< how many of the last arguments are default ones
  Span Where;
  StringId SpelledFile = 0; ///< of a call that a macro spells: the place in the macro's definition
  uint32_t SpelledLine = 0;
  EditIndex Edit;   ///< of a call, construction, Discard or Await whose Syntax is Legal, where its text can be changed
  StepIndex Beside; ///< of an Await: one before it that it does not need; both could run at once
};

enum class EdgeKind : uint8_t {
  Always,
  True,      ///< Condition is true
  False,     ///< Condition is false
  Case,      ///< Condition equals Constant
  Default,   ///< Condition equals none of the other edges' constants
  Exception, ///< something was thrown
};

struct Edge {
  EdgeKind Kind = EdgeKind::Always;
  BlockIndex To = {};
  ValueIndex Condition = {}, Constant = {};
};

struct Block {
  std::vector<StepIndex> Steps; ///< in the order in which they run
  std::vector<Edge> Edges;
};

struct FlowGraph {
  FunctionIndex Of;
  Table<Value> Values;
  Table<Step> Steps;
  Table<Block> Blocks;
  BlockIndex Entry, Exit;
  BlockIndex Unwound;    ///< where an exception leaves the function; takes no part in what holds on return
  bool CutShort = false; ///< beyond a limit: one block, everything Perhaps
};

/// A source file with everything that it includes, lowered.
struct Unit {
  StringTable Strings;
  Table<Type> Types;
  Table<Variable> Variables;
  Table<Function> Functions;
  Table<FlowGraph> Graphs;
  Table<EditSite> Edits;                 ///< no part of the text of a unit, and so the next one
  std::vector<Suppression> Suppressions; ///< the NOLINT comments of all files that the unit has places in
};

} // namespace nostall::graph

#endif
