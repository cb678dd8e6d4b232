//===- Overlay.cpp - The disk as it would look with some files changed --------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/Overlay.h"
#include "pipeline/ParseUnit.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace nostall;
using namespace llvm;

std::optional<StringRef> Overlay::textOf(StringRef File) const {
  const auto Found = Texts.find(File);
  return Found == Texts.end() ? std::nullopt : std::optional<StringRef>(Found->second);
}

namespace {

/// Fails the look-up of some files.
class WithoutFiles : public vfs::ProxyFileSystem {
public:
  WithoutFiles(IntrusiveRefCntPtr<vfs::FileSystem> Below, const StringSet<> &Absent)
      : ProxyFileSystem(std::move(Below)), Absent(Absent) {}

  ErrorOr<vfs::Status> status(const Twine &Path) override {
    return hides(Path) ? make_error_code(errc::no_such_file_or_directory) : ProxyFileSystem::status(Path);
  }
  bool exists(const Twine &Path) override { return !hides(Path) && ProxyFileSystem::exists(Path); }
  ErrorOr<std::unique_ptr<vfs::File>> openFileForRead(const Twine &Path) override {
    if (hides(Path))
      return make_error_code(errc::no_such_file_or_directory);
    return ProxyFileSystem::openFileForRead(Path);
  }

private:
  bool hides(const Twine &Path) const {
    SmallString<256> Full;
    Path.toVector(Full);
    if (makeAbsolute(Full))
      return false;
    sys::path::remove_dots(Full, /*remove_dot_dot=*/true);
    return Absent.contains(Full);
  }

  const StringSet<> &Absent;
};

} // namespace

IntrusiveRefCntPtr<vfs::FileSystem> nostall::fileSystem(const Overlay &Changed) {
  IntrusiveRefCntPtr<vfs::FileSystem> Disk(vfs::createPhysicalFileSystem().release());
  if (Changed.empty())
    return Disk;
  if (!Changed.Absent.empty())
    Disk = makeIntrusiveRefCnt<WithoutFiles>(Disk, Changed.Absent);
  const auto Over = makeIntrusiveRefCnt<vfs::OverlayFileSystem>(Disk);
  const auto Memory = makeIntrusiveRefCnt<vfs::InMemoryFileSystem>();
  for (const auto &Entry : Changed.Texts)
    Memory->addFile(Entry.first(), 0, MemoryBuffer::getMemBuffer(Entry.second, Entry.first(), false));
  if (Changed.BundledHeaders)
    for (const auto &[Name, Text] : embeddedHeaders())
      Memory->addFile(BundledIncludeDirectory + "/" + Name, 0, MemoryBuffer::getMemBuffer(Text, Name, false));
  Over->pushOverlay(Memory);
  return Over;
}
