//===- RecordingFileSystem.cpp - What a parse looked at ----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/RecordingFileSystem.h"
#include "llvm/Support/Path.h"

using namespace nostall;
namespace vfs = llvm::vfs;

void RecordingFileSystem::record(const llvm::Twine &Path, const llvm::ErrorOr<vfs::Status> &What) {
  llvm::SmallString<256> Absolute;
  Path.toVector(Absolute);
  if (makeAbsolute(Absolute))
    return;
  Seen S;
  if (What) {
    S = {true, What->isDirectory(), What->getSize(),
         std::chrono::duration_cast<std::chrono::nanoseconds>(What->getLastModificationTime().time_since_epoch())
             .count()};
  }
  // A path that was read and looked up counts as read, with the state that was seen first.
  const auto [Entry, New] = Looked.try_emplace(std::string(Absolute), S);
  if (!New && !Entry->second.There)
    Entry->second = S;
}

llvm::ErrorOr<vfs::Status> RecordingFileSystem::status(const llvm::Twine &Path) {
  auto Result = ProxyFileSystem::status(Path);
  record(Path, Result);
  return Result;
}

llvm::ErrorOr<std::unique_ptr<vfs::File>> RecordingFileSystem::openFileForRead(const llvm::Twine &Path) {
  auto Result = ProxyFileSystem::openFileForRead(Path);
  if (Result)
    record(Path, (*Result)->status());
  else
    record(Path, Result.getError());
  return Result;
}

bool RecordingFileSystem::exists(const llvm::Twine &Path) { return static_cast<bool>(status(Path)); }

FileDependencies RecordingFileSystem::dependencies(FileStates &Now) const {
  FileDependencies Result;
  for (const auto &[Path, S] : Looked) {
    const FileStates::Known State = Now.stateOf(Path);
    const bool Same =
        State.Pretended ||
        (S.There ? S.Folder || (State.Stamp.Size == S.Size && State.Stamp.ModifiedNanoseconds == S.ModifiedNanoseconds)
                 : State.Hash.empty());
    Result.emplace_back(Path, Same ? State.Hash : ContentHash("changed while it was read"));
  }
  return Result;
}
