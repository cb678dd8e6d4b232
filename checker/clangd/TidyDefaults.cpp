//===- TidyDefaults.cpp - nostall's checks are on until the user turns them off ----------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// clangd runs its default checks only for who configures none, and of the configured ones only those that it has
// measured. Whoever starts this server wants nostall's checks, whatever else `.clang-tidy` lists.
//
//===----------------------------------------------------------------------===//
#include "clangd/TidyDefaults.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "clangd/ClangdInterface.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

static constexpr llvm::StringLiteral OwnPrefix = "nostall-", AllOwn = "nostall-*";

std::string nostall::withOwnChecks(llvm::StringRef Checks) {
  llvm::SmallVector<llvm::StringRef> Globs, OwnGlobs;
  Checks.split(Globs, ',', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  bool Everything = true; // until the list's end nothing but "-*" was said
  for (llvm::StringRef &Glob : Globs) {
    Glob = Glob.trim();
    llvm::StringRef Name = Glob;
    const bool Removes = Name.consume_front("-");
    Everything = Removes && (Name == "*" || Everything);
    if (!Name.ltrim().starts_with("nostall"))
      continue;
    if (!Removes)
      return Checks.str();
    OwnGlobs.push_back(Glob);
  }
  if (!Globs.empty() && Everything)
    return Checks.str();
  std::string Result = Checks.str();
  for (const llvm::StringRef Glob : llvm::concat<llvm::StringRef>(llvm::SmallVector<llvm::StringRef>{AllOwn}, OwnGlobs))
    Result += (Result.empty() ? "" : ",") + Glob.str();
  return Result;
}

std::optional<bool> clangd::wrappedIsFastTidyCheck(llvm::StringRef Check) {
  return Check.starts_with(OwnPrefix) ? true : originalIsFastTidyCheck(Check);
}

clangd::TidyProvider clangd::wrappedProvideDefaultChecks() {
  static const TidyProvider Original = originalProvideDefaultChecks();
  static const auto WithOwn = [](tidy::ClangTidyOptions &Options, llvm::StringRef File) {
    Original(Options, File);
    Options.Checks = nostall::withOwnChecks(Options.Checks.value_or(""));
  };
  return WithOwn;
}
