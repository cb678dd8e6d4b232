//===- CoroutineTypes.h - What an unknown coroutine type is ------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Knowledge names the coroutine types of libraries. For every other type this rule decides: a coroutine whose promise
// can yield and whose return type cannot be awaited is a synchronous generator, which runs in whoever iterates it; any
// other is assumed to run on a loop. One that can be awaited and whose promise begins with std::suspend_always is lazy.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_COROUTINETYPES_H
#define NOSTALL_LOWER_COROUTINETYPES_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"

namespace nostall {

bool isSynchronousGenerator(const clang::CoroutineBodyStmt &Body, clang::QualType ReturnType);

/// Whether a coroutine that returns \p T surely does nothing until it is awaited: \p T has `await_ready` or `operator
/// co_await`, and the `initial_suspend` of its own `promise_type` returns std::suspend_always.
bool isLazyTask(clang::QualType T);

/// Whether \p Method is one of the three functions of an awaiter, in a class that has all three.
bool isAwaiterMember(const clang::CXXMethodDecl &Method);

} // namespace nostall

#endif
