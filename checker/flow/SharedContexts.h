//===- SharedContexts.h - Contexts that make no difference are one ----------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Two callers that pass different numbers may still have the same code run and the same calls block. What tells
// contexts apart is not what was given but what came of it: which steps are reached, which block, what is held
// meanwhile, and in which contexts the functions behind them run.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_SHAREDCONTEXTS_H
#define NOSTALL_FLOW_SHAREDCONTEXTS_H

#include "flow/Contexts.h"

namespace nostall::flow {

/// Keeps one of each function's contexts in which the same happens, the one in which nothing is known before others.
void shareContexts(const graph::Unit &Unit, ContextTable &All);

} // namespace nostall::flow

#endif
