//===- FileStates.cpp - What files hold, without reading them again -----------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "store/FileStates.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/xxhash.h"
#include <chrono>
#include <sys/stat.h>

using namespace nostall;

ContentHash nostall::contentHash(llvm::StringRef Text) {
  const llvm::XXH128_hash_t Hash = llvm::xxh3_128bits(llvm::arrayRefFromStringRef(Text));
  char Bytes[16];
  llvm::support::endian::write64be(Bytes, Hash.high64);
  llvm::support::endian::write64be(Bytes + 8, Hash.low64);
  return ContentHash(Bytes, sizeof Bytes);
}

static int64_t nanoseconds(const timespec &T) { return int64_t(T.tv_sec) * 1'000'000'000 + T.tv_nsec; }

/// File systems count time in ticks: a file that was written in the same tick in which it was looked at may have been
/// written again since, with the same stamp.
static bool isSettled(const FileStamp &Stamp) {
  constexpr int64_t Tick = 2'000'000'000;
  const int64_t Now =
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  return Now - std::max(Stamp.ModifiedNanoseconds, Stamp.ChangedNanoseconds) > Tick;
}

void FileStates::assume(llvm::StringRef Path, Known State) {
  const std::lock_guard Lock(Mutex);
  Earlier[Path] = std::move(State);
}

void FileStates::pretend(llvm::StringRef CanonicalPath, ContentHash Hash) {
  const std::lock_guard Lock(Mutex);
  if (!Canonical)
    Canonical.emplace();
  Pretended[CanonicalPath] = std::move(Hash);
}

void FileStates::pretend(const SymbolicLinks &Links) {
  const std::lock_guard Lock(Mutex);
  Canonical.emplace(Links);
  OtherLinks = !Links.empty();
}

std::optional<FileStates::Known> FileStates::pretended(llvm::StringRef Path, std::string &OnDisk) {
  OnDisk = Path.str();
  if (!Canonical)
    return std::nullopt;
  const llvm::StringRef File = Canonical->of(Path);
  if (OtherLinks)
    OnDisk = File.str();
  const auto Found = Pretended.find(File);
  if (Found == Pretended.end())
    return std::nullopt;
  return Known{{}, Found->second, /*Settled=*/false, /*Pretended=*/true};
}

FileStates::Known FileStates::stateOf(llvm::StringRef Path) {
  std::string OnDisk;
  std::optional<Known> State;
  {
    const std::lock_guard Lock(Mutex);
    if (const auto Found = Current.find(Path); Found != Current.end())
      return Found->second;
    State = pretended(Path, OnDisk);
  }
  if (!State)
    State = read(OnDisk);
  const std::lock_guard Lock(Mutex);
  return Current.try_emplace(Path, std::move(*State)).first->second;
}

FileStates::Known FileStates::read(llvm::StringRef Path) {
  Known State;
  struct stat Status;
  if (::stat(Path.str().c_str(), &Status) != 0)
    return State;
  State.Stamp = {static_cast<uint64_t>(Status.st_size), nanoseconds(Status.st_mtim), Status.st_ino,
                 nanoseconds(Status.st_ctim)};
  State.Settled = isSettled(State.Stamp);
  if (S_ISDIR(Status.st_mode)) {
    State.Hash = FolderHash.str();
    return State;
  }
  {
    const std::lock_guard Lock(Mutex);
    if (const auto Found = Earlier.find(Path); Found != Earlier.end() && Found->second.Stamp == State.Stamp)
      State.Hash = Found->second.Hash;
  }
  if (State.Hash.empty())
    if (const auto Text = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false))
      State.Hash = contentHash((*Text)->getBuffer());
  return State;
}

llvm::StringMap<FileStates::Known> FileStates::known() const {
  const std::lock_guard Lock(Mutex);
  llvm::StringMap<Known> Result;
  for (const auto &Entry : Current)
    if (Entry.second.Hash.size() > 1 && Entry.second.Settled)
      Result[Entry.first()] = Entry.second;
  return Result;
}
