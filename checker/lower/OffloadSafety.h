//===- OffloadSafety.h - Whether a call may run on another thread ----------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// While a call runs on a thread of a pool, the loop goes on. That is harmless if the call works on constants and on
// what only this coroutine has: local variables whose address goes nowhere else and which hold no way to other objects.
// What the functions that it calls do with statics is written down for each of them, and put together by fixes/.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_OFFLOADSAFETY_H
#define NOSTALL_LOWER_OFFLOADSAFETY_H

#include "lower/SharedPlaces.h"
#include "model/Hazard.h"

namespace nostall {

/// What speaks against an edit, before its name is put into a summary.
struct WrittenDoubt {
  Hazard Why = Hazard::None;
  std::string Name;

  explicit operator bool() const { return Why != Hazard::None; }
};

/// What is written in \p Call, of the function that \p Places is for, against running it on another thread.
WrittenDoubt offloadDoubt(SharedPlaces &Places, const clang::Expr &Call);

/// Which static that changes, or call of something unknown, stands in the body of \p Definition, lambdas left out.
WrittenDoubt staticDoubt(DeclarationKnowledge &Match, const clang::FunctionDecl &Definition);

} // namespace nostall

#endif
