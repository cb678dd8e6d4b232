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
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace nostall;

/// Grows with every change of the tables.
static constexpr int64_t TablesVersion = 2;
/// A unit that this many runs did not ask for is forgotten: other branches come back, deleted files do not.
static constexpr int64_t RunsUnused = 100;

// state: one content of one path. Units name their dependencies by numbers of states, so that a header which a thousand
//        units read is looked at once. An empty hash: the path was looked up and was not there.
// stamp: what this machine's file system said of a path when its content was hashed.
static constexpr const char *Tables = R"(
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY, path TEXT NOT NULL, hash BLOB NOT NULL, UNIQUE (path, hash));
  CREATE TABLE IF NOT EXISTS stamp (path TEXT PRIMARY KEY, size INTEGER, modified INTEGER, inode INTEGER,
                                    changed INTEGER, hash BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS unit (key BLOB PRIMARY KEY, file TEXT NOT NULL, states BLOB NOT NULL, summary BLOB NOT NULL,
                                   check_sum BLOB NOT NULL, used INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS preamble (key BLOB PRIMARY KEY, states BLOB NOT NULL, roots BLOB NOT NULL,
                                       size INTEGER NOT NULL, used INTEGER NOT NULL);
)";

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
      return {~uint64_t(0)};
    Numbers.push_back((Numbers.empty() ? 0 : Numbers.back()) + Difference);
    At += Length;
  }
  return Numbers;
}

llvm::Expected<std::unique_ptr<ProjectIndex>>
ProjectIndex::open(llvm::StringRef Path, std::optional<std::string> ProjectRoot, Database::Access How) {
  if (How == Database::Access::ReadWrite)
    if (const std::error_code Error = llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Path)))
      return llvm::createStringError(Error, "%s: %s", Path.str().c_str(), Error.message().c_str());
  std::vector<std::string> Notes;
  for (const bool Second : {false, true}) {
    auto D = Database::open(Path, How);
    if (!D)
      return D.takeError();
    std::unique_ptr<ProjectIndex> Index(new ProjectIndex(std::move(*D), Path.str(), ProjectRoot));
    Index->Writable = How == Database::Access::ReadWrite;
    if (Index->prepare()) {
      Index->Notes.insert(Index->Notes.begin(), Notes.begin(), Notes.end());
      return Index;
    }
    llvm::append_range(Notes, Index->Notes);
    Index.reset();
    if (Second || How == Database::Access::ReadOnly)
      break;
    // Not ours, or damaged: kept beside for whoever wants to know why.
    llvm::sys::fs::rename(Path, Path + ".unreadable");
    llvm::sys::fs::remove(Path + "-wal");
    llvm::sys::fs::remove(Path + "-shm");
  }
  return llvm::createStringError(llvm::inconvertibleErrorCode(), llvm::join(Notes, "; ").c_str());
}

/// Whether the tables are there and of this version.
bool ProjectIndex::prepare() {
  const std::string Version = std::to_string(TablesVersion) + "." + std::to_string(SummarySchemaVersion);
  if (Writable) {
    // WAL: readers go on while another run writes, and a commit is whole or absent after any crash of the process.
    D->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    Transaction All(*D);
    D->execute(Tables);
    D->prepare("INSERT OR IGNORE INTO meta VALUES ('tables', ?)").bindText(1, Version).run();
    D->prepare("INSERT OR IGNORE INTO meta VALUES ('tool', ?)").bindText(1, NOSTALL_VERSION).run();
    D->prepare("INSERT OR IGNORE INTO meta VALUES ('runs', '0')").run();
    All.commit();
  }
  if (D->failed()) {
    // A disk that is full or a file that may not be written can still be read.
    note(D->takeError(), "the index cannot be written");
    Writable = false;
  }
  Statement Meta = D->prepare("SELECT value, (SELECT value FROM meta WHERE name = 'tool') FROM meta "
                              "WHERE name = 'tables'");
  if (!Meta.step()) {
    note(D->takeError(), "the index cannot be read and is begun anew");
    return false;
  }
  if (Meta.bytes(0) != Version) {
    Notes.push_back(("the index was written by nostall " + Meta.bytes(1) + " in another form (" + Meta.bytes(0) +
                     ", this is " NOSTALL_VERSION " with " + Version + ") and is begun anew")
                        .str());
    return false;
  }
  Meta.reset();
  GivenRoot ? rememberRoot() : recallRoot();
  loadStates();
  if (D->failed()) {
    note(D->takeError(), "the index cannot be read and is begun anew");
    return false;
  }
  return true;
}

/// Seen from the index's own folder, so that both can move together.
void ProjectIndex::rememberRoot() {
  Root = *GivenRoot;
  llvm::SmallString<256> Folder(llvm::sys::path::parent_path(Path));
  llvm::sys::fs::make_absolute(Folder);
  llvm::sys::path::remove_dots(Folder, /*remove_dot_dot=*/true);
  std::string Way = ".";
  llvm::StringRef At = Folder;
  for (; At != Root && !At.empty() && At != "/"; At = llvm::sys::path::parent_path(At))
    Way += "/..";
  if (At != Root)
    Way = Root;
  Statement Known = D->prepare("SELECT value FROM meta WHERE name = 'root'");
  if (!Writable || (Known.step() && Known.bytes(0) == Way))
    return;
  Known.reset();
  D->prepare("INSERT OR REPLACE INTO meta VALUES ('root', ?)").bindText(1, Way).run();
}

void ProjectIndex::recallRoot() {
  Statement Known = D->prepare("SELECT value FROM meta WHERE name = 'root'");
  if (!Known.step())
    return;
  llvm::SmallString<256> Folder(llvm::sys::path::parent_path(Path));
  llvm::sys::fs::make_absolute(Folder);
  if (llvm::sys::path::is_absolute(Known.bytes(0)))
    Folder = Known.bytes(0);
  else
    llvm::sys::path::append(Folder, Known.bytes(0));
  llvm::sys::path::remove_dots(Folder, /*remove_dot_dot=*/true);
  Root = std::string(Folder);
}

void ProjectIndex::note(llvm::Error E, llvm::StringRef Prefix) {
  std::string Text = Prefix.str();
  if (E)
    Text += ": " + llvm::toString(std::move(E));
  Notes.push_back(std::move(Text));
}

void ProjectIndex::loadStates() {
  States.clear();
  Statement All = D->prepare("SELECT id, path, hash FROM state");
  while (All.step()) {
    const auto Id = static_cast<size_t>(All.number(0));
    if (Id >= States.size())
      States.resize(Id + 1);
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
    if (Id >= States.size() || States[Id].Path.empty())
      return false;
    State &S = States[Id];
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

static std::string checkSum(llvm::StringRef States, llvm::StringRef Summary) {
  return contentHash(States) + contentHash(Summary);
}

std::unique_ptr<TuSummary> ProjectIndex::unit(llvm::StringRef Key, FileStates &Now) {
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
  Statement Found = D->prepare("SELECT states FROM unit WHERE key = ?");
  Found.bindBytes(1, Key);
  return Found.step() ? std::optional(unpack(Found.bytes(0))) : std::nullopt;
}

FileDependencies ProjectIndex::unpack(llvm::StringRef PackedStates) const {
  FileDependencies Result;
  for (const uint64_t Id : differences(PackedStates))
    if (Id < States.size())
      Result.emplace_back(States[Id].Path, States[Id].Hash);
  llvm::sort(Result);
  return Result;
}

std::string ProjectIndex::preamblePath(llvm::StringRef Key) {
  const std::string Folder = (llvm::sys::path::parent_path(Path) + "/preambles").str();
  llvm::sys::fs::create_directories(Folder);
  return Folder + "/" + llvm::toHex(Key, /*LowerCase=*/true) + ".pch";
}

std::optional<ProjectIndex::Preamble> ProjectIndex::preamble(llvm::StringRef Key, FileStates &Now) {
  Statement Found = D->prepare("SELECT states, roots, size FROM preamble WHERE key = ?");
  Found.bindBytes(1, Key);
  if (!Found.step() || !isCurrent(Found.bytes(0), Now))
    return std::nullopt;
  uint64_t Size = 0;
  const std::string File = preamblePath(Key);
  if (llvm::sys::fs::file_size(File, Size) || Size != static_cast<uint64_t>(Found.number(2)))
    return std::nullopt;
  return Preamble{File, differences(Found.bytes(1)), unpack(Found.bytes(0))};
}

void ProjectIndex::putPreamble(llvm::StringRef Key, const Preamble &P) {
  uint64_t Size = 0;
  if (!Writable || llvm::sys::fs::file_size(P.Path, Size))
    return;
  {
    Transaction One(*D);
    const std::string Packed = pack(P.Dependencies);
    D->prepare("INSERT OR REPLACE INTO preamble VALUES (?, ?, ?, ?, (SELECT value FROM meta WHERE name = 'runs'))")
        .bindBytes(1, Key)
        .bindBytes(2, Packed)
        .bindBytes(3, asDifferences(P.Roots))
        .bind(4, static_cast<int64_t>(Size))
        .run();
    Changed |= One.commit();
  }
  if (D->failed())
    cannotWrite();
}

void ProjectIndex::limitPreambles(uint64_t Bytes) {
  Statement All = D->prepare("SELECT key, size FROM preamble ORDER BY used DESC, key");
  uint64_t Total = 0;
  std::vector<std::string> TooOld;
  while (All.step())
    if ((Total += static_cast<uint64_t>(All.number(1))) > Bytes)
      TooOld.push_back(All.bytes(0).str());
  All.reset();
  for (const std::string &Key : TooOld) {
    llvm::sys::fs::remove(preamblePath(Key));
    if (Writable)
      D->prepare("DELETE FROM preamble WHERE key = ?").bindBytes(1, Key).run();
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
  note(D->takeError(), "the index cannot be written; the findings are complete, but the next run will not be faster");
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
    Statement Keep = D->prepare("INSERT OR REPLACE INTO stamp VALUES (?, ?, ?, ?, ?, ?)");
    for (const auto &[Path, Known] : Now.known())
      Keep.bindText(1, storedPath(Path, Root))
          .bind(2, static_cast<int64_t>(Known.Stamp.Size))
          .bind(3, Known.Stamp.ModifiedNanoseconds)
          .bind(4, static_cast<int64_t>(Known.Stamp.Inode))
          .bind(5, Known.Stamp.ChangedNanoseconds)
          .bindBytes(6, Known.Hash)
          .run();
    All.commit();
  }
  if (D->failed())
    note(D->takeError(), "the index cannot be written");
}
