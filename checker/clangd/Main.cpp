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
#include "clangd/IndexRuns.h"
#include "clangd/OpenProject.h"
#include "clangd/Session.h"
#include "pipeline/RunClang.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Process.h"
#include <vector>

/// clangd looks for Clang's own headers beside its executable, where this one has none.
static bool namesResourceDirectory(llvm::ArrayRef<char *> Arguments) {
  const auto names = [](llvm::StringRef Text) { return Text.contains("-resource-dir"); };
  return llvm::any_of(Arguments, names) || names(llvm::sys::Process::GetEnv("CLANGD_FLAGS").value_or(""));
}

/// The value of an option that is written with one or two dashes and "=", in the command line or the environment.
static std::string optionValue(llvm::ArrayRef<char *> Arguments, llvm::StringRef Name) {
  std::string Value;
  const auto look = [&](llvm::StringRef Argument) {
    if (Argument.ltrim('-').starts_with((Name + "=").str()))
      Value = Argument.split('=').second.str();
  };
  llvm::SmallVector<llvm::StringRef> FromEnvironment;
  const std::string Flags = llvm::sys::Process::GetEnv("CLANGD_FLAGS").value_or("");
  llvm::SplitString(Flags, FromEnvironment);
  llvm::for_each(FromEnvironment, look);
  llvm::for_each(Arguments.drop_front(), look);
  return Value;
}

/// The one of this process, for checks and for the connection, which clangd makes.
static std::unique_ptr<nostall::OpenProject> Project;

std::unique_ptr<clang::clangd::Transport> clang::clangd::wrappedNewJSONTransport(std::FILE *In, llvm::raw_ostream &Out,
                                                                                 llvm::raw_ostream *InMirror,
                                                                                 bool Pretty, JSONStreamStyle Style) {
  return std::make_unique<nostall::Session>(originalNewJSONTransport(In, Out, InMirror, Pretty, Style), *Project);
}

int main(int Argc, char *Argv[]) {
  std::vector<char *> Arguments(Argv, Argv + Argc);
  if (llvm::StringRef Only = Argc == 2 ? Argv[1] : ""; Only.consume_front(nostall::IndexRuns::Argument))
    return nostall::IndexRuns::runHere(Only.str());
  Project = std::make_unique<nostall::OpenProject>(optionValue(Arguments, "compile-commands-dir"));
  nostall::openUnits() = Project.get();
  std::string ResourceDirectory = "--resource-dir=" + nostall::resourceDirectory();
  if (!namesResourceDirectory(Arguments))
    Arguments.insert(Arguments.begin() + (Argc > 0), ResourceDirectory.data());
  Arguments.push_back(nullptr);
  return clang::clangd::clangdMain(static_cast<int>(Arguments.size()) - 1, Arguments.data());
}
