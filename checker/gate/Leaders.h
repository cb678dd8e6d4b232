//===- Leaders.h - From which functions calls lead to one ----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Code that was extracted from a function is reached from it: the function calls, awaits, starts or hands on the new
// one, perhaps through others that are new too. It is not reached through an entry that was there before, for a cause
// belongs to its nearest entries: what stands behind another entry was never the first one's.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_GATE_LEADERS_H
#define NOSTALL_GATE_LEADERS_H

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <cstdint>

namespace nostall {

/// The functions from which steps lead to \p To, at any distance. \p Before gives those whose own steps lead to a
/// function. The search ends at a function that is not \p Passable, which is part of the result.
llvm::DenseSet<uint32_t> leadersOf(uint32_t To,
                                   llvm::function_ref<llvm::SmallVector<uint32_t>(uint32_t Function)> Before,
                                   llvm::function_ref<bool(uint32_t Function)> Passable);

} // namespace nostall

#endif
