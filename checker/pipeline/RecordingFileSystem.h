//===- RecordingFileSystem.h - What a parse looked at --------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Stands between Clang and the disk and writes down every file that is read and every path that is looked up in vain,
// since a file that appears there later would be found instead of another.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_RECORDINGFILESYSTEM_H
#define NOSTALL_PIPELINE_RECORDINGFILESYSTEM_H

#include "store/ProjectIndex.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <map>

namespace nostall {

/// For one thread.
class RecordingFileSystem : public llvm::vfs::ProxyFileSystem {
public:
  explicit RecordingFileSystem(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files)
      : ProxyFileSystem(std::move(Files)) {}

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &Path) override;
  bool exists(const llvm::Twine &Path) override;

  /// What was looked at, with what it holds. A file that changed since it was read is given a hash that no content has.
  FileDependencies dependencies(FileStates &Now) const;

private:
  struct Seen {
    bool There = false;
    bool Folder = false;
    uint64_t Size = 0;
    int64_t ModifiedNanoseconds = 0;
  };
  void record(const llvm::Twine &Path, const llvm::ErrorOr<llvm::vfs::Status> &What);

  std::map<std::string, Seen> Looked; ///< by absolute path
};

} // namespace nostall

#endif
