//===- ProjectIndex.cpp - What earlier runs know of a project --------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "store/ProjectIndex.h"
#include "model/ProjectPath.h"
#include "store/SummaryFile.h"
#include "store/ToolIdentity.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace nostall;

/// A unit that this many runs did not ask for is forgotten: other branches come back, deleted files do not.
static constexpr int64_t RunsUnused = 100;

/// In as many runs states are looked for that nothing depends on any more.
static constexpr int64_t RunsBetweenSweeps = 20;

/// Growing numbers as the differences between them: a byte or two each.
static std::string asDifferences(llvm::ArrayRef<uint64_t> Numbers) {
  std::string Packed;
  llvm::raw_string_ostream Out(Packed);
  uint64_t Previous = 0;
  for (const uint64_t Number : Numbers) {
    llvm::encodeULEB128(Number - Previous, Out);
    Previous = Number;
  }
  return Packed;
}

/// The opposite. Damaged bytes give a number that nothing has.
static std::vector<uint64_t> differences(llvm::StringRef Packed) {
  std::vector<uint64_t> Numbers;
  const auto *At = Packed.bytes_begin(), *End = Packed.bytes_end();
  while (At != End) {
    unsigned Length = 0;
    const char *Error = nullptr;
    const uint64_t Difference = llvm::decodeULEB128(At, &Length, End, &Error);
    if (Error)
      return {0};
    Numbers.push_back((Numbers.empty() ? 0 : Numbers.back()) + Difference);
    At += Length;
  }
  return Numbers;
}

void ProjectIndex::loadStates() {
  States.clear();
  Statement All = D->prepare("SELECT id, path, hash FROM state");
  while (All.step()) {
    // The map's own two marks are the last numbers; no database comes that far.
    if (const auto Id = static_cast<uint64_t>(All.number(0)); Id < uint64_t(1) << 62)
      States[Id] = {loadedPath(All.bytes(1), Root), All.bytes(2).str(), std::nullopt};
  }
}

void ProjectIndex::recall(FileStates &Now) {
  Statement All = D->prepare("SELECT path, size, modified, inode, changed, hash FROM stamp");
  while (All.step())
    Now.assume(loadedPath(All.bytes(0), Root), {{static_cast<uint64_t>(All.number(1)), All.number(2),
                                                 static_cast<uint64_t>(All.number(3)), All.number(4)},
                                                All.bytes(5).str(),
                                                true});
}

bool ProjectIndex::isCurrent(llvm::StringRef PackedStates, FileStates &Now, std::string *Changed) {
  for (const uint64_t Id : differences(PackedStates)) {
    const auto Found = States.find(Id);
    if (Found == States.end())
      return false;
    State &S = Found->second;
    if (!S.Current)
      S.Current = Now.hashOf(S.Path) == S.Hash;
    if (!*S.Current) {
      if (Changed)
        *Changed = S.Path;
      return false;
    }
  }
  return true;
}

static std::string checkSum(llvm::StringRef States, llvm::StringRef Rest) {
  return contentHash(States) + contentHash(Rest);
}

std::unique_ptr<TuSummary> ProjectIndex::unit(llvm::StringRef Key, FileStates &Now) {
  if (!D)
    return nullptr;
  auto Tu = readUnit(Key, Now);
  if (D->failed())
    mend();
  return Tu;
}

std::unique_ptr<TuSummary> ProjectIndex::readUnit(llvm::StringRef Key, FileStates &Now) {
  Statement Found = D->prepare("SELECT states, summary, check_sum FROM unit WHERE key = ?");
  Found.bindBytes(1, Key);
  if (!Found.step())
    return nullptr;
  if (!isCurrent(Found.bytes(0), Now) || checkSum(Found.bytes(0), Found.bytes(1)) != Found.bytes(2))
    return nullptr;
  auto Tu = readSummary(Found.bytes(1), Root, "the index");
  if (!Tu) {
    llvm::consumeError(Tu.takeError()); // analysed again, and then replaced
    return nullptr;
  }
  return std::move(*Tu);
}

std::optional<FileDependencies> ProjectIndex::dependencies(llvm::StringRef Key) {
  if (!D)
    return std::nullopt;
  Statement Found = D->prepare("SELECT states FROM unit WHERE key = ?");
  Found.bindBytes(1, Key);
  return Found.step() ? std::optional(unpack(Found.bytes(0))) : std::nullopt;
}

FileDependencies ProjectIndex::unpack(llvm::StringRef PackedStates) const {
  FileDependencies Result;
  for (const uint64_t Id : differences(PackedStates))
    if (const auto Found = States.find(Id); Found != States.end())
      Result.emplace_back(Found->second.Path, Found->second.Hash);
  llvm::sort(Result);
  return Result;
}

std::string ProjectIndex::preambleFolder() const { return (llvm::sys::path::parent_path(Path) + "/preambles").str(); }

std::string ProjectIndex::preamblePath(llvm::StringRef Folder, const ContentHash &Content) {
  return (Folder + "/" + llvm::toHex(Content, /*LowerCase=*/true) + ".pch").str();
}

std::optional<ProjectIndex::Preamble> ProjectIndex::preamble(llvm::StringRef Key, FileStates &Now) {
  if (!D)
    return std::nullopt;
  Statement Found = D->prepare("SELECT states, roots, content, check_sum FROM preamble WHERE key = ?");
  Found.bindBytes(1, Key);
  if (!Found.step() || checkSum(Found.bytes(0), Found.bytes(1)) != Found.bytes(3) || !isCurrent(Found.bytes(0), Now))
    return std::nullopt;
  const ContentHash Content = Found.bytes(2).str();
  const auto File = llvm::MemoryBuffer::getFile(preamblePath(preambleFolder(), Content), /*IsText=*/false,
                                                /*RequiresNullTerminator=*/false);
  if (!File || contentHash((*File)->getBuffer()) != Content)
    return std::nullopt;
  return Preamble{Content, differences(Found.bytes(1)), unpack(Found.bytes(0))};
}

void ProjectIndex::putPreamble(llvm::StringRef Key, const Preamble &P) {
  uint64_t Size = 0;
  if (!Writable || llvm::sys::fs::file_size(preamblePath(preambleFolder(), P.Content), Size))
    return;
  {
    Transaction One(*D);
    const std::string Packed = pack(P.Dependencies), Roots = asDifferences(P.Roots);
    D->prepare("INSERT OR REPLACE INTO preamble VALUES (?, ?, ?, ?, ?, ?, "
               "(SELECT value FROM meta WHERE name = 'runs'))")
        .bindBytes(1, Key)
        .bindBytes(2, Packed)
        .bindBytes(3, Roots)
        .bindBytes(4, P.Content)
        .bindBytes(5, checkSum(Packed, Roots))
        .bind(6, static_cast<int64_t>(Size))
        .run();
    Changed |= One.commit();
  }
  if (D->failed())
    cannotWrite();
}

void ProjectIndex::limitPreambles(uint64_t Bytes) {
  if (!Writable || !Changed)
    return;
  std::vector<std::string> TooOld;
  llvm::StringSet<> Kept, Dropped;
  {
    Statement All = D->prepare("SELECT key, content, size FROM preamble ORDER BY used DESC, key");
    uint64_t Total = 0;
    while (All.step()) {
      const bool Fits = (Total += static_cast<uint64_t>(All.number(2))) <= Bytes;
      (Fits ? Kept : Dropped).insert(preamblePath(preambleFolder(), All.bytes(1).str()));
      if (!Fits)
        TooOld.push_back(All.bytes(0).str());
    }
  }
  for (const std::string &Key : TooOld)
    D->prepare("DELETE FROM preamble WHERE key = ?").bindBytes(1, Key).run();
  if (D->failed())
    return cannotWrite();
  // Another run may be about to use or to name a file that is new here.
  constexpr std::chrono::hours Grace(1);
  std::error_code Error;
  for (llvm::sys::fs::directory_iterator At(preambleFolder(), Error), End; !Error && At != End; At.increment(Error)) {
    const auto Status = At->status();
    const bool Fresh = Status && std::chrono::system_clock::now() - Status->getLastModificationTime() < Grace;
    if (!Kept.contains(At->path()) && (!Fresh || Dropped.contains(At->path())))
      llvm::sys::fs::remove(At->path());
  }
}

/// The numbers of the states, in order.
std::string ProjectIndex::pack(const FileDependencies &Dependencies) {
  Statement Find = D->prepare("SELECT id FROM state WHERE path = ? AND hash = ?");
  Statement Add = D->prepare("INSERT INTO state (path, hash) VALUES (?, ?) RETURNING id");
  std::vector<uint64_t> Ids;
  for (const auto &[Path, Hash] : Dependencies) {
    const std::string Stored = storedPath(Path, Root);
    Find.bindText(1, Stored).bindBytes(2, Hash);
    uint64_t Id = 0;
    if (Find.step()) {
      Id = static_cast<uint64_t>(Find.number(0));
    } else {
      Add.bindText(1, Stored).bindBytes(2, Hash);
      if (Add.step())
        Id = static_cast<uint64_t>(Add.number(0));
      Add.reset();
    }
    Find.reset();
    Ids.push_back(Id);
  }
  llvm::sort(Ids);
  return asDifferences(Ids);
}

void ProjectIndex::put(llvm::StringRef Key, const TuSummary &Summary, const FileDependencies &Dependencies) {
  if (!Writable)
    return;
  const std::string Bytes = writeSummary(Summary, Root);
  {
    Transaction One(*D);
    const std::string Packed = pack(Dependencies);
    D->prepare("INSERT OR REPLACE INTO unit VALUES (?, ?, ?, ?, ?, (SELECT value FROM meta WHERE name = 'runs'))")
        .bindBytes(1, Key)
        .bindText(2, storedPath(Summary.MainFile, Root))
        .bindBytes(3, Packed)
        .bindBytes(4, Bytes)
        .bindBytes(5, checkSum(Packed, Bytes))
        .run();
    Changed |= One.commit();
  }
  if (D->failed())
    cannotWrite();
}

void ProjectIndex::cannotWrite() {
  if (D->damaged() && Writable)
    return mend();
  note(D->takeError(), CannotWrite);
  Writable = false;
}

std::vector<std::pair<std::unique_ptr<TuSummary>, std::string>> ProjectIndex::latestUnits(FileStates &Now) {
  std::vector<std::pair<std::unique_ptr<TuSummary>, std::string>> Result;
  Statement All = D->prepare("SELECT states, summary, check_sum, max(used) FROM unit GROUP BY file ORDER BY file");
  while (All.step()) {
    if (checkSum(All.bytes(0), All.bytes(1)) != All.bytes(2))
      continue;
    auto Tu = readSummary(All.bytes(1), Root, "the index");
    if (!Tu) {
      llvm::consumeError(Tu.takeError());
      continue;
    }
    std::string ChangedFile;
    isCurrent(All.bytes(0), Now, &ChangedFile);
    Result.emplace_back(std::move(*Tu), std::move(ChangedFile));
  }
  return Result;
}

void ProjectIndex::putStamps(const FileStates &Now) {
  Statement Keep = D->prepare("INSERT OR REPLACE INTO stamp VALUES (?, ?, ?, ?, ?, ?)");
  for (const auto &[Path, Known] : Now.known())
    Keep.bindText(1, storedPath(Path, Root))
        .bind(2, static_cast<int64_t>(Known.Stamp.Size))
        .bind(3, Known.Stamp.ModifiedNanoseconds)
        .bind(4, static_cast<int64_t>(Known.Stamp.Inode))
        .bind(5, Known.Stamp.ChangedNanoseconds)
        .bindBytes(6, Known.Hash)
        .run();
}

/// Every edit leaves a state behind that no unit names any more. The numbers of states that go are never given again,
/// so that a run which has read them before takes none for another.
void ProjectIndex::forgetStates() {
  {
    Statement Runs = D->prepare("SELECT value FROM meta WHERE name = 'runs'");
    int64_t Run = 0;
    if (!Runs.step() || Runs.bytes(0).getAsInteger(10, Run) || Run % RunsBetweenSweeps != 0)
      return;
  }
  llvm::DenseSet<uint64_t> Named;
  for (const char *Sql : {"SELECT states FROM unit", "SELECT states FROM preamble"}) {
    Statement All = D->prepare(Sql);
    while (All.step())
      for (const uint64_t Id : differences(All.bytes(0)))
        if (Id < uint64_t(1) << 62)
          Named.insert(Id);
  }
  std::vector<int64_t> Unnamed;
  {
    Statement All = D->prepare("SELECT id FROM state");
    while (All.step())
      if (!Named.contains(static_cast<uint64_t>(All.number(0))))
        Unnamed.push_back(All.number(0));
  }
  Statement Forget = D->prepare("DELETE FROM state WHERE id = ?");
  for (const int64_t Id : Unnamed)
    Forget.bind(1, Id).run();
  D->execute("DELETE FROM stamp WHERE path NOT IN (SELECT path FROM state)");
}

void ProjectIndex::finish(const FileStates &Now, llvm::ArrayRef<std::string> UsedKeys,
                          llvm::ArrayRef<std::string> UsedPreambles) {
  // A run that found everything as it was leaves the index as it was, without a write to disk.
  if (!Writable || !Changed)
    return;
  {
    Transaction All(*D);
    D->execute("UPDATE meta SET value = value + 1 WHERE name = 'runs'");
    Statement Use = D->prepare("UPDATE unit SET used = (SELECT value FROM meta WHERE name = 'runs') WHERE key = ?");
    for (const std::string &Key : UsedKeys)
      Use.bindBytes(1, Key).run();
    Statement UsePreamble = D->prepare("UPDATE preamble SET used = (SELECT value FROM meta WHERE name = 'runs') "
                                       "WHERE key = ?");
    for (const std::string &Key : UsedPreambles)
      UsePreamble.bindBytes(1, Key).run();
    D->prepare("DELETE FROM unit WHERE used < (SELECT value FROM meta WHERE name = 'runs') - ?")
        .bind(1, RunsUnused)
        .run();
    putStamps(Now);
    forgetStates();
    All.commit();
  }
  if (D->failed())
    cannotWrite();
}
