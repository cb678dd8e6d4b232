//===- BaseCache.cpp - What was found out of a base, kept by commit ------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/BaseCache.h"
#include "pipeline/RunClang.h"
#include "pipeline/SummaryOf.h"
#include "store/ToolIdentity.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

using namespace nostall;
using namespace llvm;

/// How many bases are kept: those of a few branches.
static constexpr size_t Kept = 8;

BaseCache::BaseCache(const CheckRun &Base, StringRef Commit) : Base(Base) {
  if (Base.indexPath().empty())
    return;
  std::string Text = toolIdentity().str();
  const auto add = [&](StringRef Part) { Text += '\0' + Part.str(); };
  add(Commit);
  add(searchEnvironment());
  add(chosenEngine());
  add(Base.options().Categories);
  add(Base.options().Rules);
  for (const CompileCommand &C : Base.commands()) {
    const Configuration &Config = Base.configurations().of(C.File);
    add(Config.File);
    add(Config.Digest);
    add(C.File);
    add(C.Directory);
    for (const std::string &Argument : C.Arguments)
      add(Argument);
  }
  SmallString<256> Full = sys::path::parent_path(Base.indexPath());
  sys::path::append(Full, "bases", toHex(contentHash(Text), /*LowerCase=*/true) + ".json");
  Path = std::string(Full);
}

std::optional<KeptBase> BaseCache::find() const {
  if (Path.empty())
    return std::nullopt;
  const auto Text = MemoryBuffer::getFile(Path);
  if (!Text)
    return std::nullopt;
  const auto [First, Rest] = (*Text)->getBuffer().split('\n');
  Expected<json::Value> Dependencies = json::parse(First);
  if (!Dependencies) {
    consumeError(Dependencies.takeError());
    return std::nullopt;
  }
  FileStates States;
  pretend(States, Base.createdWith());
  const json::Array *All = Dependencies->getAsArray();
  KeptBase Result;
  for (size_t I = 0; All && I + 1 < All->size(); I += 2) {
    const std::optional<StringRef> File = (*All)[I].getAsString(), Hash = (*All)[I + 1].getAsString();
    if (!File || !Hash || toHex(States.hashOf(*File)) != *Hash)
      return std::nullopt;
    Result.Dependencies.emplace_back(File->str(), States.hashOf(*File));
  }
  Expected<ProgramFacts> Facts = readFacts(Rest);
  if (!All || !Facts) {
    consumeError(Facts.takeError());
    return std::nullopt;
  }
  int Descriptor = 0;
  // The time of use: the one that was not used for longest goes first.
  if (!sys::fs::openFileForWrite(Path, Descriptor, sys::fs::CD_OpenExisting, sys::fs::OF_Append)) {
    (void)sys::fs::setLastAccessAndModificationTime(Descriptor, std::chrono::system_clock::now());
    (void)sys::Process::SafelyCloseFileDescriptor(Descriptor);
  }
  Result.Facts = std::move(*Facts);
  return Result;
}

/// Removes the oldest entries of \p Folder.
static void limit(StringRef Folder) {
  std::vector<std::pair<sys::TimePoint<>, std::string>> Entries;
  std::error_code E;
  for (sys::fs::directory_iterator At(Folder, E), End; !E && At != End; At.increment(E))
    if (const auto Status = At->status())
      Entries.emplace_back(Status->getLastModificationTime(), At->path());
  std::sort(Entries.begin(), Entries.end());
  for (size_t I = 0; I + Kept < Entries.size(); ++I)
    sys::fs::remove(Entries[I].second);
}

void BaseCache::put(const ProgramFacts &Facts) const {
  if (Path.empty())
    return;
  const StringRef Folder = sys::path::parent_path(Path);
  if (sys::fs::create_directories(Folder))
    return;
  // writeToOutput writes a temporary file in the same folder and renames it.
  if (Error E = writeToOutput(Path, [&](raw_ostream &Out) {
        json::OStream J(Out);
        J.array([&] {
          for (const auto &[File, Hash] : Base.dependencies()) {
            J.value(File);
            J.value(toHex(Hash));
          }
        });
        Out << '\n' << writeFacts(Facts);
        return Error::success();
      }))
    consumeError(std::move(E));
  limit(Folder);
}
