//===- Main.cpp - clangd that knows what blocks an event loop -----------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// clangd runs clang-tidy's checks, but only those that are linked into it. So this is clangd, from its own archives,
// with nostall's checks among them: one server for completion, navigation and nostall, and every flag is clangd's.
//
//===----------------------------------------------------------------------===//
#include "clangd/ClangdInterface.h"
#include "pipeline/RunClang.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Process.h"
#include <vector>

/// clangd looks for Clang's own headers beside its executable, where this one has none.
static bool namesResourceDirectory(llvm::ArrayRef<char *> Arguments) {
  const auto names = [](llvm::StringRef Text) { return Text.contains("-resource-dir"); };
  return llvm::any_of(Arguments, names) || names(llvm::sys::Process::GetEnv("CLANGD_FLAGS").value_or(""));
}

int main(int Argc, char *Argv[]) {
  std::vector<char *> Arguments(Argv, Argv + Argc);
  std::string ResourceDirectory = "--resource-dir=" + nostall::resourceDirectory();
  if (!namesResourceDirectory(Arguments))
    Arguments.insert(Arguments.begin() + (Argc > 0), ResourceDirectory.data());
  Arguments.push_back(nullptr);
  return clang::clangd::clangdMain(static_cast<int>(Arguments.size()) - 1, Arguments.data());
}
