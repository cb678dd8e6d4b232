//===- EventsText.h - A summary as text -------------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROGRAM_EVENTSTEXT_H
#define NOSTALL_PROGRAM_EVENTSTEXT_H

#include "model/Summary.h"
#include "llvm/Support/raw_ostream.h"

namespace nostall::program {

/// Prints a function with its events, one a line: place, what happens, what knowledge says, what becomes of callables.
void print(const TuSummary &Unit, const FunctionSummary &F, llvm::raw_ostream &Out);

} // namespace nostall::program

#endif
