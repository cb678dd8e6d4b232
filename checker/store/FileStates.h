//===- FileStates.h - What files hold, without reading them again -----------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A summary stays true as long as every file that it was made from holds what it held, and every look-up that failed
// still fails. Content is what counts, so that a touched file, another branch and back, or another machine change
// nothing; size and times only save reading a file again.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_STORE_FILESTATES_H
#define NOSTALL_STORE_FILESTATES_H

#include "model/CanonicalPath.h"
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

namespace nostall {

/// The hash of a file's content: 16 bytes; for what is not there, nothing; for a folder, one byte.
using ContentHash = std::string;
constexpr llvm::StringLiteral FolderHash = "/";

/// What the file system said of a file when its content was hashed.
struct FileStamp {
  uint64_t Size = 0;
  int64_t ModifiedNanoseconds = 0;
  uint64_t Inode = 0;
  int64_t ChangedNanoseconds = 0; ///< ctime: also grows when the time of modification is set back

  bool operator==(const FileStamp &) const = default;
};

/// For any number of threads. Each path is looked at once, so that a whole run sees one state.
class FileStates {
public:
  struct Known {
    FileStamp Stamp;
    ContentHash Hash;
    bool Settled = true;    ///< a later change would show in the stamp
    bool Pretended = false; ///< not what the disk holds
  };

  /// What an earlier run saw: used if the stamp is still the same.
  void assume(llvm::StringRef Path, Known Earlier);
  /// Takes \p CanonicalPath, under whatever name it is looked up, to hold what it does not, for this run only: as in
  /// another revision.
  void pretend(llvm::StringRef CanonicalPath, ContentHash Hash);
  /// Takes symbolic links to lead elsewhere, for this run only. Comes before the first look at a path.
  void pretend(const SymbolicLinks &Links);
  /// What \p Path holds now.
  ContentHash hashOf(llvm::StringRef Path) { return stateOf(Path).Hash; }
  Known stateOf(llvm::StringRef Path);
  /// What was looked at so far and may be assumed by a later run, by path.
  llvm::StringMap<Known> known() const;

private:
  mutable std::mutex Mutex;
  Known read(llvm::StringRef Path);
  /// What \p Path is pretended to hold; none when it is what the disk holds. \p OnDisk is where to read that.
  std::optional<Known> pretended(llvm::StringRef Path, std::string &OnDisk);

  llvm::StringMap<Known> Earlier, Current;
  llvm::StringMap<ContentHash> Pretended;
  std::optional<CanonicalPaths> Canonical; ///< when something is pretended
  bool OtherLinks = false;
};

/// The hash of a text, as hashOf would give it for a file that holds it.
ContentHash contentHash(llvm::StringRef Text);

} // namespace nostall

#endif
