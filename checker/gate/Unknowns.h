//===- Unknowns.h - What was not seen, by how much hangs on it ----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_GATE_UNKNOWNS_H
#define NOSTALL_GATE_UNKNOWNS_H

#include "propagate/Causes.h"

namespace nostall {

/// A function without a body or knowledge that runs on a loop.
struct UnknownFunction {
  std::string Name;
  std::vector<std::string> Contexts; ///< the async contexts that reach it without another one between, sorted by name
  Location Call;                     ///< the first call of it
};

/// The one that most async contexts reach first; then by name. Overloads are one.
std::vector<UnknownFunction> unknownFunctions(const Causes &All);

/// A knowledge section for `.nostall.yaml` with an entry for each, to be filled in: as it stands it is refused with the
/// place of the first that was not. \p Shown turns paths into what people see.
std::string knowledgeTemplate(llvm::ArrayRef<UnknownFunction> Functions,
                              llvm::function_ref<std::string(llvm::StringRef Path)> Shown);

} // namespace nostall

#endif
