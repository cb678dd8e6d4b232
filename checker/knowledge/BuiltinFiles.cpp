//===- BuiltinFiles.cpp - The files of knowledge that every configuration begins with -----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "knowledge/BuiltinFiles.h"
#include "model/FunctionId.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <cstdlib>
#include <map>

using namespace nostall;
using namespace llvm;

namespace nostall {
/// {"knowledge/data/posix.yaml", text}, ...; written by the build.
ArrayRef<std::pair<StringRef, StringRef>> embeddedKnowledge();
} // namespace nostall

namespace {

/// What is read once in a process.
struct Loaded {
  std::vector<BuiltinFile> Files;
  std::string Digest;
  std::string Error; ///< empty: none
};

} // namespace

/// Reads the folder's files into \p ByName. The error message, or nothing.
static std::string readFolder(StringRef Folder, std::map<std::string, BuiltinFile> &ByName, std::string &Digest) {
  std::error_code Failed;
  std::map<std::string, std::string> Paths; // sorted, so that the digest does not depend on the file system
  for (sys::fs::directory_iterator At(Folder, Failed), End; At != End && !Failed; At.increment(Failed))
    if (sys::path::extension(At->path()) == ".yaml")
      Paths.try_emplace(sys::path::filename(At->path()).str(), At->path());
  if (Failed)
    return (Twine(KnowledgeFolderVariable) + ": '" + Folder + "' cannot be read: " + Failed.message()).str();
  for (const auto &[Name, Path] : Paths) {
    const auto Buffer = MemoryBuffer::getFile(Path);
    if (!Buffer)
      return Path + ": cannot be read: " + Buffer.getError().message();
    const StringRef Text = (*Buffer)->getBuffer();
    ByName[Name] = {Path, Text.str()};
    Digest = FunctionId::ofKey(Digest + "|" + Name + "|" + Text.str()).hex();
  }
  return {};
}

static Loaded load() {
  Loaded Result;
  std::map<std::string, BuiltinFile> ByName;
  for (const auto &[Path, Text] : embeddedKnowledge())
    ByName[sys::path::filename(Path).str()] = {Path.str(), Text.str()};
  if (const char *Folder = std::getenv(KnowledgeFolderVariable))
    Result.Error = readFolder(Folder, ByName, Result.Digest);
  for (auto &[Name, File] : ByName)
    Result.Files.push_back(std::move(File));
  return Result;
}

static const Loaded &loaded() {
  static const Loaded Once = load();
  return Once;
}

Expected<ArrayRef<BuiltinFile>> nostall::builtinFiles() {
  if (!loaded().Error.empty())
    return createStringError(inconvertibleErrorCode(), "%s", loaded().Error.c_str());
  return ArrayRef(loaded().Files);
}

StringRef nostall::builtinFolderDigest() { return loaded().Digest; }
