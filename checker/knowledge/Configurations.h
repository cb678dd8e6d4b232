//===- Configurations.h - The configuration of each file --------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Teams configure their own folders, so a run over many files has many configurations. Two questions, two answers: what
// is known of a call (knowledge, coroutine types, allowed functions) is read with the configuration of the translation
// unit's main file, since one parse has one meaning; whether it is reported is asked of the configurations of the files
// where the blocking call and the finding stand.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_KNOWLEDGE_CONFIGURATIONS_H
#define NOSTALL_KNOWLEDGE_CONFIGURATIONS_H

#include "knowledge/Configuration.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/StringMap.h"
#include <mutex>

namespace nostall {

/// Safe to ask from several threads.
class Configurations {
public:
  /// Finds the configuration of each file in \p Files.
  explicit Configurations(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files);
  /// One configuration for all files.
  explicit Configurations(std::unique_ptr<Configuration> Only);
  ~Configurations();

  /// Reports only the categories in the comma-separated \p List, whatever any configuration says; all as configured
  /// when empty. Before the first question.
  llvm::Error onlyCategories(llvm::StringRef List);

  /// Switches rules on or off, whatever any configuration says; see Configuration::switchRules. Before the first
  /// question.
  llvm::Error switchRules(llvm::StringRef List);

  /// What holds for \p File, an absolute path. Where a configuration has an error, the defaults, and the error is kept.
  const Configuration &of(llvm::StringRef File) const;
  /// The first error of any configuration that was asked for.
  llvm::Error error() const;
  /// Every configuration that was asked for and read from a file, in the order of their files.
  std::vector<const Configuration *> all() const;

private:
  const Configuration &inFolder(llvm::StringRef Folder) const;

  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files;
  std::string Categories, RuleSwitches;
  mutable std::mutex Access;
  mutable std::vector<std::unique_ptr<Configuration>> Owned;
  mutable llvm::StringMap<const Configuration *> ByFolder;
  mutable std::string FirstError;
};

} // namespace nostall

#endif
