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
#include "llvm/Support/VirtualFileSystem.h"

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
  const std::string BuildFolder = Options.FixedFlags.empty() ? databaseFolder(Options) : std::string();
  Run->ProjectRoot = projectRootOf(Run->Commands, BuildFolder);
  if (Options.UseIndex)
    Run->IndexPath =
        !Options.IndexPath.empty() || BuildFolder.empty() ? Options.IndexPath : BuildFolder + "/.nostall/index.db";
  Run->Options = std::move(Options);
  return Run;
}

void CheckRun::run(const Overlay &NewTexts) {
  Judged.reset();
  Changed = NewTexts;
  Texts.clear();
  // What the overlay changes is no state of the project.
  const std::string Index = Changed.empty() ? IndexPath : std::string();
  nostall::Summaries Result =
      summarize({Commands, *Config, ProjectRoot, Index, Changed, Options.Jobs, Options.Progress});
  Summaries = std::move(Result.Units);
  BundledHeaders = Result.UsedBundledHeaders;
  Ignored = std::move(Result.IgnoredArguments);
  Notes = std::move(Result.Notes);
  Unread = Missing;
  std::vector<const TuSummary *> Units;
  for (size_t I = 0; I < Commands.size(); ++I) {
    if (!Summaries[I]->Errors.empty())
      Unread.push_back({Commands[I].File, Summaries[I]->Errors});
    Units.push_back(Summaries[I].get());
  }
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
