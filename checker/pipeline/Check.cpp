//===- Check.cpp - The whole flow over many files --------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/Check.h"
#include "store/SummaryFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace nostall;

llvm::Expected<std::unique_ptr<CheckRun>> CheckRun::create(CheckOptions Options) {
  auto Run = std::make_unique<CheckRun>();
  if (Options.SummaryFiles.empty()) {
    auto Commands = commandsFor(Options, Run->Missing);
    if (!Commands)
      return Commands.takeError();
    Run->Commands = std::move(*Commands);
  }
  const bool HasDatabase = Options.FixedFlags.empty() && Options.SummaryFiles.empty();
  const std::string BuildFolder = HasDatabase ? databaseFolder(Options) : std::string();
  Run->ProjectRoot =
      Options.ProjectRoot.empty() ? projectRootOf(Run->Commands, BuildFolder) : absolutePath(Options.ProjectRoot);
  if (Options.UseIndex)
    Run->IndexPath =
        !Options.IndexPath.empty() || BuildFolder.empty() ? Options.IndexPath : BuildFolder + "/.nostall/index.db";
  Run->Options = std::move(Options);
  if (llvm::Error E = Run->readSummaries())
    return E;
  if (llvm::Error E = Run->configure())
    return E;
  return Run;
}

llvm::Error CheckRun::readSummaries() {
  for (const std::string &Path : Options.SummaryFiles) {
    const auto Bytes = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
    if (!Bytes)
      return llvm::createStringError(Bytes.getError(), "%s: cannot be read: %s", Path.c_str(),
                                     Bytes.getError().message().c_str());
    auto Tu = readSummary((*Bytes)->getBuffer(), ProjectRoot, Path);
    if (!Tu)
      return Tu.takeError();
    Summaries.push_back(std::move(*Tu));
  }
  // Whatever order a build names them in, the answer is the same.
  llvm::stable_sort(Summaries, [](const auto &A, const auto &B) { return A->MainFile < B->MainFile; });
  return llvm::Error::success();
}

llvm::Expected<std::unique_ptr<CheckRun>> CheckRun::createWith(const CheckRun &Today,
                                                               std::vector<CompileCommand> Commands, Overlay Old) {
  auto Run = std::make_unique<CheckRun>();
  Run->Commands = std::move(Commands);
  Run->Options = Today.Options;
  Run->ProjectRoot = Today.ProjectRoot;
  Run->IndexPath = Today.IndexPath;
  Run->Old = std::move(Old);
  Run->IsBase = true;
  if (llvm::Error E = Run->configure())
    return E;
  return Run;
}

/// Reads the configurations of all files, so that an error in one of them ends the run before it begins.
llvm::Error CheckRun::configure() {
  const auto Files = fileSystem(Old);
  if (Options.ConfigurationPath.empty()) {
    Configs = std::make_unique<Configurations>(Files);
  } else {
    auto Text = Files->getBufferForFile(Options.ConfigurationPath);
    if (!Text)
      return llvm::createStringError(Text.getError(), "%s: cannot be read: %s", Options.ConfigurationPath.c_str(),
                                     Text.getError().message().c_str());
    auto Only = Configuration::parse((*Text)->getBuffer(), absolutePath(Options.ConfigurationPath));
    if (!Only)
      return Only.takeError();
    Configs = std::make_unique<Configurations>(std::move(*Only));
  }
  if (llvm::Error E = Configs->onlyCategories(Options.Categories))
    return E;
  if (llvm::Error E = Configs->switchRules(Options.Rules))
    return E;
  for (const CompileCommand &C : Commands)
    Configs->of(C.File);
  for (const auto &Unit : Summaries)
    Configs->of(Unit->MainFile);
  return Configs->error();
}

void CheckRun::read(const Overlay &NewTexts) {
  Judged.reset();
  Changed = NewTexts;
  Texts.clear();
  if (Options.SummaryFiles.empty()) {
    // Fixes that are tried see headers that no index knows of.
    const std::string Index = Changed.empty() || IsBase ? IndexPath : std::string();
    nostall::Summaries Result =
        summarize({Commands, *Configs, ProjectRoot, Index, Changed, IsBase, Options.Jobs, Options.Progress});
    Counts = {Commands.size(), Result.FromIndex, Result.WithPreamble};
    Summaries = std::move(Result.Units);
    Dependencies = std::move(Result.Dependencies);
    BundledHeaders = Result.UsedBundledHeaders;
    Notes = std::move(Result.Notes);
  }
  Unread = Missing;
  for (const std::unique_ptr<TuSummary> &Tu : Summaries)
    if (!Tu->Errors.empty())
      Unread.push_back({Tu->MainFile, Tu->Errors});
}

void CheckRun::judge() {
  std::vector<const TuSummary *> Units;
  for (const std::unique_ptr<TuSummary> &Tu : Summaries)
    Units.push_back(Tu.get());
  Judged = std::make_unique<Judgement>(
      Units, *Configs, [&](llvm::StringRef File) { return textOf(File); }, isWholeProgram());
}

Coverage CheckRun::coverage() const {
  Coverage C = Judged->coverage();
  C.FilesFailed = static_cast<uint32_t>(Unread.size());
  C.FilesParsed = static_cast<uint32_t>(Summaries.size() + Missing.size() - Unread.size());
  return C;
}

std::optional<llvm::StringRef> CheckRun::textOf(llvm::StringRef File) {
  const auto [Entry, New] = Texts.try_emplace(File);
  Text &T = Entry->second;
  if (!New)
    return T.Seen;
  T.Seen = Changed.textOf(File);
  if (!T.Seen)
    if (auto Read = llvm::MemoryBuffer::getFile(File)) {
      T.OfDisk = std::move(*Read);
      T.Seen = T.OfDisk->getBuffer();
    }
  return T.Seen;
}
