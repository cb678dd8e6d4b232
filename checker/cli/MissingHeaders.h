//===- MissingHeaders.h - Headers that files include and that are not there ----------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_CLI_MISSINGHEADERS_H
#define NOSTALL_CLI_MISSINGHEADERS_H

#include "pipeline/Check.h"

namespace nostall::cli {

/// The header that was looked for in vain, as \p Error names it: "file:line:column: 'header' file not found". Empty for
/// other errors.
llvm::StringRef missingHeader(llvm::StringRef Error);

/// Whether \p Header is one of a C++ standard library: <vector>, or an internal of one.
bool isOfStandardLibrary(llvm::StringRef Header);

/// Whether a missing header is reported although the build files do not say that the build generates it.
enum class Unsure : bool { Leave, Tell };

/// What to say of headers that \p Run did not find and that a build step has to make first, with what to type; empty
/// when there is nothing to say. That a header is made is read from the `build.ninja` of the build folder.
std::string buildFirst(const CheckRun &Run, Unsure Others);

} // namespace nostall::cli

#endif
