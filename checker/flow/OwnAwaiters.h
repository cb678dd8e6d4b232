//===- OwnAwaiters.h - Awaiters of the program's own ------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A program may write its own awaiters: `await_suspend` has a descriptor watched or a future waited for, or hands the
// coroutine to a thread, and what resumes the coroutine makes known what holds afterwards. The descriptor can be read
// or written once, the future is ready, the coroutine runs on a pool.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_OWNAWAITERS_H
#define NOSTALL_FLOW_OWNAWAITERS_H

#include "flow/Facts.h"
#include "flow/UnitKnowledge.h"

namespace nostall::flow {

/// The fields of an awaiter that its `await_suspend` has something done with, and the states in which they are when the
/// coroutine is resumed: descriptors that are handed to a function, and what is waited for.
using WatchedFields = std::map<graph::VariableIndex, ObjectStates>;

/// The `await_suspend` of an awaiter's class, if its body is seen.
graph::FunctionIndex suspensionOf(const graph::Unit &Unit, graph::TypeIndex Awaiter);
/// What \p Suspend, an `await_suspend` with a graph, watches.
WatchedFields watchedBy(const graph::Unit &Unit, UnitKnowledge &Known, graph::FunctionIndex Suspend);
/// What holds where \p Function begins, if it is the `await_resume` of an awaiter of the program's own.
WatchedFields watchedBefore(const graph::Unit &Unit, UnitKnowledge &Known, graph::FunctionIndex Function);

} // namespace nostall::flow

#endif
