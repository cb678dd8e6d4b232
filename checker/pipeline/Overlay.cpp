//===- Overlay.cpp - The disk as it would look with some files changed --------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/Overlay.h"
#include "pipeline/ParseUnit.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace nostall;
using namespace llvm;

std::optional<StringRef> Overlay::textOf(StringRef File) const {
  if (Texts.empty())
    return std::nullopt;
  const auto Found = Texts.find(CanonicalPaths(Links).of(File));
  return Found == Texts.end() ? std::nullopt : std::optional<StringRef>(Found->second);
}

namespace {

/// The files of an overlay over those below it, by whatever path they are looked up.
class ChangedFiles : public vfs::ProxyFileSystem {
public:
  ChangedFiles(IntrusiveRefCntPtr<vfs::FileSystem> Below, const Overlay &Changed)
      : ProxyFileSystem(std::move(Below)), Changed(Changed), Canonical(Changed.Links),
        Memory(makeIntrusiveRefCnt<vfs::InMemoryFileSystem>()) {
    for (const auto &Entry : Changed.Texts)
      Memory->addFile(Entry.first(), 0, MemoryBuffer::getMemBuffer(Entry.second, Entry.first(), false));
    if (Changed.BundledHeaders)
      for (const auto &[Name, Text] : embeddedHeaders())
        Memory->addFile(BundledIncludeDirectory + "/" + Name, 0, MemoryBuffer::getMemBuffer(Text, Name, false));
  }

  ErrorOr<vfs::Status> status(const Twine &Path) override {
    const StringRef Real = canonical(Path);
    ErrorOr<vfs::Status> Found = Memory->status(Real);
    if (!Found && Changed.Absent.contains(Real))
      return Found;
    if (!Found)
      Found = Changed.Links.empty() ? ProxyFileSystem::status(Path) : ProxyFileSystem::status(Real);
    return Found ? vfs::Status::copyWithNewName(*Found, Path) : Found;
  }
  bool exists(const Twine &Path) override { return static_cast<bool>(status(Path)); }
  ErrorOr<std::unique_ptr<vfs::File>> openFileForRead(const Twine &Path) override {
    const StringRef Real = canonical(Path);
    if (Memory->exists(Real))
      return vfs::File::getWithPath(Memory->openFileForRead(Real), Path);
    if (Changed.Absent.contains(Real))
      return make_error_code(errc::no_such_file_or_directory);
    if (Changed.Links.empty())
      return ProxyFileSystem::openFileForRead(Path);
    return vfs::File::getWithPath(ProxyFileSystem::openFileForRead(Real), Path);
  }
  std::error_code getRealPath(const Twine &Path, SmallVectorImpl<char> &Output) override {
    const StringRef Real = canonical(Path);
    if (!Memory->exists(Real))
      return ProxyFileSystem::getRealPath(Real, Output);
    Output.assign(Real.begin(), Real.end());
    return {};
  }

private:
  StringRef canonical(const Twine &Path) {
    SmallString<256> Full;
    Path.toVector(Full);
    (void)makeAbsolute(Full);
    return Canonical.of(Full);
  }

  const Overlay &Changed;
  CanonicalPaths Canonical;
  IntrusiveRefCntPtr<vfs::InMemoryFileSystem> Memory;
};

} // namespace

IntrusiveRefCntPtr<vfs::FileSystem> nostall::fileSystem(const Overlay &Changed) {
  IntrusiveRefCntPtr<vfs::FileSystem> Disk(vfs::createPhysicalFileSystem().release());
  if (Changed.empty())
    return Disk;
  return makeIntrusiveRefCnt<ChangedFiles>(Disk, Changed);
}
