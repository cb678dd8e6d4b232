//===- Configuration.h - What `.nostall.yaml` says -------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The user's configuration is found upwards from the file that is checked, like `.clang-tidy`: the nearest
// `.nostall.yaml` and, unless that says `root: true`, those of the folders around it, which it adds to and overrides.
// It says which rules run, which categories matter from which cost on, which code is vendored, how to offload, and adds
// to knowledge. Configurations.h finds the one of each file.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_KNOWLEDGE_CONFIGURATION_H
#define NOSTALL_KNOWLEDGE_CONFIGURATION_H

#include "knowledge/Knowledge.h"
#include "model/Vocabulary.h"
#include "llvm/Support/Error.h"
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace llvm::vfs {
class FileSystem;
}

namespace nostall {

/// The name of the configuration file.
constexpr llvm::StringLiteral ConfigurationFile = ".nostall.yaml";

/// A function that may block, and why that is accepted.
struct AllowedFunction {
  std::string Pattern; ///< glob of the qualified name
  std::string Reason;
};

/// A blocking call that is accepted for all its handlers, or for some of them, until a day: an entry of `accept:`.
struct CentralSuppression {
  std::string Cause;   ///< glob of the blocking function, of the one that calls it, or of its knowledge entry's key
  std::string Handler; ///< glob of the async contexts that it is accepted in
  std::string Reason, Owner;
  std::string Until; ///< the day on which it ends, as "2030-01-31"; empty: never
  std::string File;  ///< where it stands
  unsigned Line = 0;
};

/// A glob of paths below a folder.
struct PathGlob {
  std::string Folder, Glob;
};

class Configuration {
public:
  /// What holds without a file.
  Configuration();

  /// Reads a configuration file's text. The error names file, line and what is allowed.
  static llvm::Expected<std::unique_ptr<Configuration>> parse(llvm::StringRef Text, llvm::StringRef File);
  /// Lays a further file, that of a folder further in, over what is there.
  llvm::Error add(llvm::StringRef Text, llvm::StringRef File);
  /// What holds in \p Directory: the defaults, and over them each `.nostall.yaml` from outside to \p Directory, from
  /// the nearest that says `root: true` on.
  static llvm::Expected<std::unique_ptr<Configuration>> findFor(llvm::StringRef Directory,
                                                                llvm::vfs::FileSystem &Files);

  /// Reports only the categories in the comma-separated \p List, from the least cost on; all as configured when empty.
  llvm::Error onlyCategories(llvm::StringRef List);

  /// Switches rules by their names in the comma-separated \p List: on, or off those with a '-' before them.
  llvm::Error switchRules(llvm::StringRef List);

  const nostall::Knowledge &knowledge() const { return Own ? *Own : Knowledge::builtin(); }

  /// Whether a call of this category and cost is reported.
  bool reports(Category C, Cost HowLong) const;
  /// Whether a finding of this severity and confidence makes a run fail.
  bool fails(Severity HowBad, Confidence HowSure) const { return HowBad >= FailSeverity && HowSure >= FailConfidence; }
  /// Whether the findings of this rule are reported.
  bool isOn(llvm::StringRef Rule) const;
  /// Whether \p File, an absolute path, is vendored or generated: analysed, but without findings of its own.
  bool isQuiet(llvm::StringRef File) const;
  /// The reason why \p Function may block, if the configuration allows it.
  const AllowedFunction *allowed(llvm::StringRef Function) const;
  /// How a coroutine whose type has this name runs something on a thread, and the headers for that.
  struct OffloadForm {
    llvm::StringRef Template; ///< empty when nothing is known
    llvm::ArrayRef<std::string> Includes;
  };
  OffloadForm offloadFor(llvm::StringRef CoroutineType) const;
  /// Whether the configuration calls \p Function an entry that runs on a loop.
  bool isAsyncEntry(llvm::StringRef Function) const;

  std::string File;   ///< the nearest file that was read; empty for the defaults
  std::string Digest; ///< differs when the text that was read differs; empty for the defaults
  /// Differs when what is known differs, which is all that a summary of a file is made with: every other key is applied
  /// to summaries that are there. Empty when no file adds to knowledge.
  std::string KnowledgeDigest;
  /// From which cost on a category is reported; none: never.
  std::array<std::optional<Cost>, CategoryCount> Threshold;
  Severity FailSeverity = Severity::Warning;         ///< findings from this severity and ...
  Confidence FailConfidence = Confidence::Medium;    ///< ... this confidence on make a run fail
  std::map<std::string, bool, std::less<>> Switches; ///< rules that are switched on or off, by name
  std::vector<PathGlob> Quiet;
  std::vector<AllowedFunction> Allowed;
  std::vector<CentralSuppression> Suppressions;
  std::vector<std::string> AsyncEntries; ///< globs of function names
  bool UnknownIsLoop = false;            ///< what is handed to code that was not seen counts as running on a loop
  std::string Offload;                   ///< overrides the family's way to offload; see Family::Offload
  std::vector<std::string> OffloadIncludes;
  Cost OffloadFrom = Cost::Io; ///< from which cost on a fix runs a call elsewhere

private:
  std::unique_ptr<nostall::Knowledge> Own;
};

} // namespace nostall

#endif
