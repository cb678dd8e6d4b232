//===- RunClang.h - One compile command through Clang's front end ----------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Commands written for GCC work: what Clang does not know is left out, and GCC's precompiled headers are read as the
// headers they were made from.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_RUNCLANG_H
#define NOSTALL_PIPELINE_RUNCLANG_H

#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <memory>
#include <string>
#include <vector>

namespace clang {
class CompilerInvocation;
class FrontendAction;
} // namespace clang
namespace llvm::vfs {
class FileSystem;
}

namespace nostall {

/// One entry of a compile database.
struct CompileCommand {
  std::string File;      ///< absolute path
  std::string Directory; ///< where the command runs
  std::vector<std::string> Arguments;
};

/// The arguments of \p Command without what only a compilation needs: outputs and dependency files.
std::vector<std::string> parsingArguments(const CompileCommand &Command);

/// No more errors of one file are collected.
constexpr size_t MostErrors = 20;

struct ClangRun {
  std::vector<std::string> Errors;           ///< "file:line:column: message", at most MostErrors
  std::vector<std::string> IgnoredArguments; ///< unknown to Clang
};

/// Runs an action over the file of \p Command without the bodies of functions that its consumer skips, and without
/// warnings. \p Prepare may change the invocation; both functions are called again when arguments had to be left out.
ClangRun runClang(const CompileCommand &Command, llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files,
                  llvm::function_ref<void(clang::CompilerInvocation &)> Prepare,
                  llvm::function_ref<std::unique_ptr<clang::FrontendAction>()> MakeAction);

/// The arguments of \p Command that Clang does not know, and that are left out. Parses nothing.
std::vector<std::string> ignoredArguments(const CompileCommand &Command);

/// Clang's own headers (stddef.h and such) as the build found them.
std::string resourceDirectory();
/// Where the compiler looks for headers besides what a command says: the environment's part of the include path.
std::string searchEnvironment();

} // namespace nostall

#endif
