//===- PreamblePlan.h - Which files share which preamble -------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_PREAMBLEPLAN_H
#define NOSTALL_PIPELINE_PREAMBLEPLAN_H

#include "knowledge/Configurations.h"
#include "pipeline/Preamble.h"
#include <map>

namespace nostall {

/// Before files are parsed: finds the leading directives that they share, takes the preambles that earlier runs left,
/// and builds those that pay. find() may then be called from several threads.
class PreamblesFor {
public:
  struct Context {
    llvm::ArrayRef<CompileCommand> Commands;
    const Configurations &Configs;
    ProjectIndex &Index;
    FileStates &States;
    unsigned Jobs;
  };
  explicit PreamblesFor(Context C) : C(C) {}

  /// \p Files: positions among the commands.
  void prepare(llvm::ArrayRef<size_t> Files);
  /// The preamble of command number \p File, or null.
  const PreambleFile *find(size_t File) const;
  /// The keys of the preambles that files use.
  std::vector<std::string> used() const;
  /// How many files use one.
  size_t fileCount() const { return Of.size(); }

private:
  /// A file's flags, with the digest of its configuration, and its directives; the key of its preamble of a certain
  /// length is the hash of the flags and as many directives.
  struct Beginning {
    size_t File = 0;
    std::string Flags;
    std::vector<std::string> Directives;
  };
  struct Wanted {
    const Beginning *Of = nullptr;
    size_t Length = 0;
    std::vector<size_t> Files;
  };

  Beginning beginningOf(size_t File) const;
  std::string keyOf(const Beginning &B, size_t Length) const;
  void group(llvm::ArrayRef<const Beginning *> Same, size_t Length);
  void want(llvm::ArrayRef<const Beginning *> Files, size_t Length);
  bool takeStored(const Beginning &B);
  void build();

  Context C;
  std::map<std::string, Wanted> ToBuild;         ///< by key
  std::map<std::string, PreambleFile> Available; ///< by key
  std::map<size_t, std::string> Of;              ///< the key that a file uses
};

} // namespace nostall

#endif
