//===- Check.h - The whole flow over many files --------------------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The flow, as a table of contents:
//
//   commandsFor      which files, with which compile commands
//   summarize        each file -> TuSummary: from the project index where nothing changed, else parsed (Summaries.h)
//   Judgement        all summaries -> findings with fixes
//   applyFixes       fixes -> changed files, each parsed and judged again before it is kept (FixAll.h)
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_CHECK_H
#define NOSTALL_PIPELINE_CHECK_H

#include "pipeline/Judge.h"
#include "pipeline/Summaries.h"
#include "llvm/Support/MemoryBuffer.h"

namespace nostall {

struct CheckOptions {
  std::string BuildPath;               ///< folder of compile_commands.json; empty: found, see pipeline/BuildFolder.h
  std::vector<std::string> Files;      ///< empty: every file of the database
  std::vector<std::string> FixedFlags; ///< after `--`: instead of a database
  std::string ConfigurationPath;       ///< empty: found upwards from each file
  std::string Categories;              ///< comma separated; empty: as configured
  std::string Rules;                   ///< comma separated, "-name" switches off; the others: as configured
  unsigned Jobs = 1;
  ProgressFunction Progress;
  std::string IndexPath; ///< empty: `.nostall/index.db` in the folder of the compile database
  bool UseIndex = true;
  std::vector<std::string> SummaryFiles; ///< judged instead of source files
  std::string ProjectRoot;               ///< empty: found; see projectRootOf
};

/// What could not be read, and why.
struct UnreadFile {
  std::string File;
  std::vector<std::string> Errors;
};

class CheckRun {
public:
  /// Reads the database and the configuration. An error is for the user to fix: a missing database, a bad
  /// configuration.
  static llvm::Expected<std::unique_ptr<CheckRun>> create(CheckOptions Options);
  /// A run of \p Commands with the options of \p Today, on the disk overlaid with \p Old, configurations included.
  static llvm::Expected<std::unique_ptr<CheckRun>> createWith(const CheckRun &Today,
                                                              std::vector<CompileCommand> Commands, Overlay Old);

  /// Parses and judges everything, with \p Changed instead of the disk where it says so. May be called again.
  void run(const Overlay &Changed = {}) {
    read(Changed);
    judge();
  }
  /// The first half of run.
  void read(const Overlay &Changed = {});
  /// The second half of run, after the first.
  void judge();
  /// Parses and judges everything as it was created.
  void runAsCreated() { run(Old); }

  const Judgement &judgement() const { return *Judged; }
  const Configurations &configurations() const { return *Configs; }
  const std::vector<CompileCommand> &commands() const { return Commands; }
  const std::vector<UnreadFile> &unread() const { return Unread; }
  const std::vector<UnreadFile> &missing() const { return Missing; }
  nostall::Coverage coverage() const;
  const std::vector<Finding> &findings() const { return Judged->findings(); }
  /// The text of a file as the last run saw it.
  std::optional<llvm::StringRef> textOf(llvm::StringRef File);
  const CheckOptions &options() const { return Options; }
  const std::string &indexPath() const { return IndexPath; }
  const Overlay &createdWith() const { return Old; }
  /// Of a run as it was created with an overlay: what it depended on, by absolute path.
  const std::map<std::string, ContentHash> &dependencies() const { return Dependencies; }
  /// Whether every file of the database was asked for.
  bool isWholeProgram() const {
    return Options.Files.empty() && Options.FixedFlags.empty() && Options.SummaryFiles.empty();
  }
  /// What was read; no longer than until it is read again.
  llvm::ArrayRef<std::unique_ptr<TuSummary>> units() const { return Summaries; }
  /// See model/ProjectPath.h.
  const std::string &projectRoot() const { return ProjectRoot; }
  /// How the last run came by its summaries.
  struct Statistics {
    size_t Units = 0, FromIndex = 0, WithPreamble = 0;
  };
  const Statistics &statistics() const { return Counts; }
  /// What the user should know of the project index.
  const std::vector<std::string> &notes() const { return Notes; }
  /// Whether some file could only be parsed with the runtime's headers that the binary carries.
  bool usedBundledHeaders() const { return BundledHeaders; }

private:
  llvm::Error configure();
  llvm::Error readSummaries();

  CheckOptions Options;
  Overlay Old;         ///< what it was created with
  bool IsBase = false; ///< it was created with an overlay, which may change nothing
  std::unique_ptr<Configurations> Configs;
  std::vector<CompileCommand> Commands;
  std::vector<UnreadFile> Missing; ///< named by the database or the user, but not there
  std::vector<UnreadFile> Unread;
  std::vector<std::unique_ptr<TuSummary>> Summaries;
  std::unique_ptr<Judgement> Judged;
  struct Text {
    std::unique_ptr<llvm::MemoryBuffer> OfDisk;
    std::optional<llvm::StringRef> Seen;
  };
  llvm::StringMap<Text> Texts;
  Overlay Changed;
  std::map<std::string, ContentHash> Dependencies;
  bool BundledHeaders = false;
  std::vector<std::string> Notes;
  std::string ProjectRoot, IndexPath;
  Statistics Counts;
};

/// What \p Run could not parse, place by place.
std::vector<ParseError> parseErrors(const CheckRun &Run);
/// Marks the findings that speak of a file in which there is such an error.
void markPartial(std::vector<Finding> &Findings, const CheckRun &Run, llvm::ArrayRef<ParseError> Errors);

/// The commands of the files that \p Options name. Files that are not there are put into \p Missing.
llvm::Expected<std::vector<CompileCommand>> commandsFor(const CheckOptions &Options, std::vector<UnreadFile> &Missing);

/// The folder of the compile database that \p Options mean: named, or found upwards from the first file or from the
/// working directory. Empty when there is none.
std::string databaseFolder(const CheckOptions &Options);

} // namespace nostall

#endif
