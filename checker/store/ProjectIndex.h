//===- ProjectIndex.h - What earlier runs know of a project ---------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A SQLite file (`.nostall/index.db` in the build folder) with the summary of each translation unit and the state of
// every file that it depends on. A unit is found by a key of its command, its configuration and this tool's version,
// and valid only as long as every one of those files is unchanged.
//
// Two runs may use one index at once: each unit is written in its own transaction. A run that is killed, or a full
// disk, leaves the units that were complete. An index that is damaged is put aside, one in another form is emptied, and
// a new one is created; one that cannot be written is used as it is. Nothing of that stops a run: it only costs time.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_STORE_PROJECTINDEX_H
#define NOSTALL_STORE_PROJECTINDEX_H

#include "model/Summary.h"
#include "store/Database.h"
#include "store/FileStates.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/FileSystem/UniqueID.h"
#include <optional>

namespace nostall {

/// What a stored result depends on: absolute paths with what they held. Sorted by path.
using FileDependencies = std::vector<std::pair<std::string, ContentHash>>;

/// For one thread.
class ProjectIndex {
public:
  /// Opens or creates the index at \p Path. \p ProjectRoot is the folder that stored paths are relative to. What had to
  /// be thrown away or could not be done is reported by notes(); an error is one of the path itself.
  static llvm::Expected<std::unique_ptr<ProjectIndex>>
  open(llvm::StringRef Path, std::optional<std::string> ProjectRoot, Database::Access How);

  /// Tells \p Now what earlier runs saw of the file system.
  void recall(FileStates &Now);
  /// The folder that the index was last written for; see model/ProjectPath.h.
  const std::string &projectRoot() const { return Root; }

  /// The summary under \p Key if it is still true.
  std::unique_ptr<TuSummary> unit(llvm::StringRef Key, FileStates &Now);
  /// What the unit under \p Key depended on, whether that is still so or not; none when there is no such unit.
  std::optional<FileDependencies> dependencies(llvm::StringRef Key);
  /// Stores a unit. Failing is noted, once.
  void put(llvm::StringRef Key, const TuSummary &Summary, const FileDependencies &Dependencies);

  /// All units that the index holds, for front ends that have no build to ask: the latest of each main file. The second
  /// is the path of the first file that changed since, empty when there is none.
  std::vector<std::pair<std::unique_ptr<TuSummary>, std::string>> latestUnits(FileStates &Now);

  /// A precompiled header that the index keeps as a file beside it. Files are named by their content, so that no run
  /// ever changes one that another run reads.
  struct Preamble {
    ContentHash Content;
    std::vector<uint64_t> Roots;
    FileDependencies Dependencies;
  };
  /// The folder of these files.
  std::string preambleFolder() const;
  static std::string preamblePath(llvm::StringRef Folder, const ContentHash &Content);
  /// The preamble under \p Key if its file is there and whole, and everything that it was made from is as it was.
  std::optional<Preamble> preamble(llvm::StringRef Key, FileStates &Now);
  void putPreamble(llvm::StringRef Key, const Preamble &P);
  /// Deletes the files of preambles that were used longest ago, until the rest takes at most \p Bytes, and those that
  /// killed runs left.
  void limitPreambles(uint64_t Bytes);

  /// Gives the file system's stamps to the next run, and forgets what has not been used for many runs, and what no
  /// unit depends on any more.
  void finish(const FileStates &Now, llvm::ArrayRef<std::string> UsedKeys, llvm::ArrayRef<std::string> UsedPreambles);

  /// Whether what this run finds is kept.
  bool writable() const { return Writable; }
  /// What the user should know: "the index was written by ...: a new one is created".
  const std::vector<std::string> &notes() const { return Notes; }

private:
  ProjectIndex(std::string Path, std::optional<std::string> ProjectRoot, bool Writable)
      : Path(std::move(Path)), GivenRoot(std::move(ProjectRoot)), Writable(Writable) {}
  llvm::Error connect();
  bool prepare();
  bool makeTables(llvm::StringRef Version);
  void putAside();
  void mend();
  void rememberRoot();
  void recallRoot();
  void loadStates();
  std::unique_ptr<TuSummary> readUnit(llvm::StringRef Key, FileStates &Now);
  bool isCurrent(llvm::StringRef PackedStates, FileStates &Now, std::string *Changed = nullptr);
  std::string pack(const FileDependencies &Dependencies);
  void putStamps(const FileStates &Now);
  void forgetStates();
  void cannotWrite();
  void note(llvm::Error E, llvm::StringRef Prefix);

  struct State {
    std::string Path; ///< absolute
    ContentHash Hash;
    std::optional<bool> Current;
  };

  FileDependencies unpack(llvm::StringRef PackedStates) const;

  std::unique_ptr<Database> D;
  std::string Path;
  std::optional<std::string> GivenRoot;
  std::string Root;
  llvm::DenseMap<uint64_t, State> States; ///< by id
  std::vector<std::string> Notes;
  static constexpr llvm::StringLiteral CannotWrite =
      "the index cannot be written; the findings are complete, but the next run will not be faster";
  bool Writable, Changed = false;
  llvm::sys::fs::UniqueID Identity; ///< of the file that is open
};

} // namespace nostall

#endif
