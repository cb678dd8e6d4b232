//===- TidyDefaults.h - nostall's checks are on until the user turns them off ----------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_CLANGD_TIDYDEFAULTS_H
#define NOSTALL_CLANGD_TIDYDEFAULTS_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace nostall {

/// clang-tidy's list \p Checks with nostall's checks added. A list that names one of them is used as it is; one
/// that only takes some away loses those; one that takes everything away stays empty.
std::string withOwnChecks(llvm::StringRef Checks);

} // namespace nostall

#endif
