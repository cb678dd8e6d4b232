//===- PreamblePlan.cpp - Which files share which preamble ---------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/PreamblePlan.h"
#include "store/ToolIdentity.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <mutex>

using namespace nostall;

PreamblesFor::Beginning PreamblesFor::beginningOf(size_t File) const {
  Beginning B{File, preambleFlags(C.Commands[File]), {}};
  if (B.Flags.empty())
    return B;
  B.Flags += '\0' + C.Configs.of(C.Commands[File].File).KnowledgeDigest;
  if (const auto Text = llvm::MemoryBuffer::getFile(C.Commands[File].File))
    B.Directives = leadingDirectives((*Text)->getBuffer(), C.Commands[File].File, *llvm::vfs::getRealFileSystem());
  return B;
}

std::string PreamblesFor::keyOf(const Beginning &B, size_t Length) const {
  std::string Text = summaryIdentity().str() + '\0' + B.Flags;
  for (const std::string &Directive : llvm::ArrayRef(B.Directives).take_front(Length))
    Text += '\0' + Directive;
  return contentHash(Text);
}

const PreambleFile *PreamblesFor::find(size_t File) const {
  const auto Key = Of.find(File);
  return Key == Of.end() ? nullptr : &Available.at(Key->second);
}

std::vector<std::string> PreamblesFor::used() const {
  std::vector<std::string> Keys;
  for (const auto &[File, Key] : Of)
    Keys.push_back(Key);
  llvm::sort(Keys);
  Keys.erase(std::unique(Keys.begin(), Keys.end()), Keys.end());
  return Keys;
}

/// The longest preamble of the file that an earlier run left.
bool PreamblesFor::takeStored(const Beginning &B) {
  for (size_t Length = B.Directives.size(); Length > 0; --Length) {
    const std::string Key = keyOf(B, Length);
    if (!Available.count(Key)) {
      auto Stored = C.Index.preamble(Key, C.States);
      if (!Stored)
        continue;
      Available[Key] = {ProjectIndex::preamblePath(C.Index.preambleFolder(), Stored->Content), Stored->Content,
                        std::move(Stored->Roots), std::move(Stored->Dependencies), Length};
    }
    Of[B.File] = Key;
    return true;
  }
  return false;
}

void PreamblesFor::want(llvm::ArrayRef<const Beginning *> Files, size_t Length) {
  Wanted &W = ToBuild[keyOf(*Files.front(), Length)];
  W.Of = Files.front();
  W.Length = Length;
  for (const Beginning *B : Files)
    W.Files.push_back(B->File);
}

/// \p Same agree in their first \p Length directives. A longer preamble serves fewer files: it is split only where a
/// group that goes on together is large enough to pay for one of its own.
void PreamblesFor::group(llvm::ArrayRef<const Beginning *> Same, size_t Length) {
  std::map<std::string, std::vector<const Beginning *>> Next;
  std::vector<const Beginning *> Rest;
  for (const Beginning *B : Same)
    if (B->Directives.size() > Length)
      Next[B->Directives[Length]].push_back(B);
    else
      Rest.push_back(B);
  for (const auto &[Directive, Files] : Next)
    if (Files.size() > 1 && Files.size() * 3 >= Same.size())
      group(Files, Length + 1);
    else
      Rest.insert(Rest.end(), Files.begin(), Files.end());
  if (Rest.size() > 1 && Length > 0)
    want(Rest, Length);
}

void PreamblesFor::prepare(llvm::ArrayRef<size_t> Files) {
  std::vector<Beginning> Beginnings;
  Beginnings.reserve(Files.size());
  for (const size_t File : Files)
    if (Beginning B = beginningOf(File); !B.Directives.empty() && !takeStored(B))
      Beginnings.push_back(std::move(B));
  std::map<std::string, std::vector<const Beginning *>> ByFlags;
  for (const Beginning &B : Beginnings)
    ByFlags[B.Flags].push_back(&B);
  for (const auto &[Flags, Same] : ByFlags)
    group(Same, 0);
  build();
}

void PreamblesFor::build() {
  const std::string Folder = C.Index.preambleFolder();
  if (!C.Index.writable() || ToBuild.empty() || llvm::sys::fs::create_directories(Folder))
    return;
  std::mutex Collecting;
  llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(C.Jobs));
  for (const auto &[Key, W] : ToBuild) {
    Pool.async([this, &Collecting, &W = W, Folder] {
      const llvm::ArrayRef<std::string> Directives = llvm::ArrayRef(W.Of->Directives).take_front(W.Length);
      auto Built = buildPreamble({C.Commands[W.Of->File], C.Configs.of(C.Commands[W.Of->File].File), Directives, Folder,
                                  llvm::vfs::createPhysicalFileSystem().release(), C.States});
      if (!Built)
        return;
      const std::lock_guard Lock(Collecting);
      // It may hold fewer directives than were asked for; then it is another preamble.
      const std::string Key = keyOf(*W.Of, Built->Directives);
      C.Index.putPreamble(Key, {Built->Content, Built->Roots, Built->Dependencies});
      for (const size_t File : W.Files)
        Of[File] = Key;
      Available[Key] = std::move(*Built);
    });
  }
  Pool.wait();
}
