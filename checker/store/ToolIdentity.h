//===- ToolIdentity.h - Which nostall made a result ---------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_STORE_TOOLIDENTITY_H
#define NOSTALL_STORE_TOOLIDENTITY_H

#include "llvm/ADT/StringRef.h"

namespace nostall {

/// Version, LLVM's version, and a digest of the sources and the knowledge that this binary was built from: equal on all
/// machines that built the same, and another one after any change that could change a summary. Made by digest.cmake.
llvm::StringRef summaryIdentity();
/// The same of what could change which pairs there are: propagation, policy, rules and gates too.
llvm::StringRef toolIdentity();

} // namespace nostall

#endif
