//===- Check.cpp - The whole flow over many files --------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/Check.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <mutex>
#include <set>

using namespace nostall;

llvm::Expected<std::unique_ptr<CheckRun>> CheckRun::create(CheckOptions Options) {
  auto Run = std::make_unique<CheckRun>();
  auto Commands = commandsFor(Options, Run->Missing);
  if (!Commands)
    return Commands.takeError();
  Run->Commands = std::move(*Commands);
  const auto Files = llvm::vfs::getRealFileSystem();
  llvm::Expected<std::unique_ptr<Configuration>> Config = nullptr;
  if (!Options.ConfigurationPath.empty()) {
    auto Text = llvm::MemoryBuffer::getFile(Options.ConfigurationPath);
    if (!Text)
      return llvm::createStringError(Text.getError(), "%s: cannot be read: %s", Options.ConfigurationPath.c_str(),
                                     Text.getError().message().c_str());
    llvm::SmallString<256> Path(Options.ConfigurationPath);
    llvm::sys::fs::make_absolute(Path);
    Config = Configuration::parse((*Text)->getBuffer(), Path);
  } else {
    llvm::SmallString<256> Folder(Run->Commands.empty() ? "." : Run->Commands.front().File);
    llvm::sys::fs::make_absolute(Folder);
    Config = Configuration::findFor(llvm::sys::path::parent_path(Folder), *Files);
  }
  if (!Config)
    return Config.takeError();
  if (llvm::Error E = (*Config)->onlyCategories(Options.Categories))
    return E;
  Run->Config = std::move(*Config);
  Run->Options = std::move(Options);
  return Run;
}

/// The disk with \p Changed laid over it. Each thread needs its own, for its working directory.
static llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> fileSystem(const Overlay &Changed) {
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk(llvm::vfs::createPhysicalFileSystem().release());
  if (Changed.empty())
    return Disk;
  const auto Over = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(Disk);
  const auto Memory = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  for (const auto &Entry : Changed)
    Memory->addFile(Entry.first(), 0, llvm::MemoryBuffer::getMemBuffer(Entry.second, Entry.first(), false));
  for (const auto &[Name, Text] : embeddedHeaders())
    Memory->addFile(BundledIncludeDirectory + "/" + Name, 0, llvm::MemoryBuffer::getMemBuffer(Text, Name, false));
  Over->pushOverlay(Memory);
  return Over;
}

void CheckRun::run(const Overlay &NewTexts) {
  Judged.reset();
  Changed = NewTexts;
  Texts.clear();
  BundledHeaders = false;
  Ignored.clear();
  Unread = Missing;
  Summaries.clear();
  Summaries.resize(Commands.size());
  std::vector<std::vector<std::string>> Errors(Commands.size());
  std::mutex Reporting;
  size_t Done = 0;
  {
    // One file needs no thread: its memory then comes from the main arena, which grows with fewer system calls.
    const bool Alone = Options.Jobs == 1 || Commands.size() == 1;
    const AstMemory Memory = Commands.size() == 1 && Changed.empty() ? AstMemory::LeaveToProcessEnd : AstMemory::Free;
    std::optional<llvm::DefaultThreadPool> Pool;
    if (!Alone)
      Pool.emplace(llvm::hardware_concurrency(Options.Jobs));
    for (size_t I = 0; I < Commands.size(); ++I) {
      const auto summarize = [&, I] {
        ParsedUnit Unit = parseUnit(Commands[I], *Config, fileSystem(Changed), Memory);
        Summaries[I] = std::make_unique<TuSummary>(std::move(Unit.Summary));
        Errors[I] = std::move(Unit.Errors);
        const std::lock_guard Lock(Reporting);
        BundledHeaders |= Unit.UsedBundledHeaders;
        llvm::append_range(Ignored, Unit.IgnoredArguments);
        ++Done;
        if (Options.Progress)
          Options.Progress(Done, Commands.size(), Commands[I].File);
      };
      if (Pool)
        Pool->async(summarize);
      else
        summarize();
    }
    if (Pool)
      Pool->wait();
  }
  for (size_t I = 0; I < Commands.size(); ++I)
    if (!Errors[I].empty())
      Unread.push_back({Commands[I].File, Errors[I]});
  std::vector<const TuSummary *> Units;
  for (const auto &S : Summaries)
    Units.push_back(S.get());
  Judged = std::make_unique<Judgement>(Units, *Config, [&](llvm::StringRef File) { return textOf(File); });
}

Coverage CheckRun::coverage() const {
  Coverage C = Judged->coverage();
  C.FilesFailed = static_cast<uint32_t>(Unread.size());
  C.FilesParsed = static_cast<uint32_t>(Commands.size() + Missing.size() - Unread.size());
  return C;
}

std::vector<Finding> CheckRun::findings() const {
  std::vector<Finding> Result;
  for (const LocatedFinding &L : Judged->findings())
    Result.push_back(L.Finding);
  return Result;
}

std::optional<llvm::StringRef> CheckRun::textOf(llvm::StringRef File) {
  if (const auto Found = Changed.find(File); Found != Changed.end())
    return llvm::StringRef(Found->second);
  std::unique_ptr<llvm::MemoryBuffer> &Text = Texts[File];
  if (!Text)
    if (auto Read = llvm::MemoryBuffer::getFile(File))
      Text = std::move(*Read);
  return Text ? std::optional(Text->getBuffer()) : std::nullopt;
}
