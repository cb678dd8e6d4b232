//===- OpenIndex.cpp - How a project index is opened, replaced and put aside -------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/CanonicalPath.h"
#include "model/ProjectPath.h"
#include "store/ProjectIndex.h"
#include "store/SummaryFile.h"
#include "store/ToolIdentity.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace nostall;

/// Grows with every change of the tables.
static constexpr int64_t TablesVersion = 4;

// meta:  the form of the tables, the tool that wrote last, the number of runs, and the way to the project's folder.
// state: one content of one path. Units name their dependencies by numbers of states, so that a header which a thousand
//        units read is looked at once. An empty hash: the path was looked up and was not there. No number is used
//        twice.
// stamp: what this machine's file system said of a path when its content was hashed.
static constexpr const char *Tables = R"(
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, hash BLOB NOT NULL,
                                    UNIQUE (path, hash));
  CREATE TABLE IF NOT EXISTS stamp (path TEXT PRIMARY KEY, size INTEGER, modified INTEGER, inode INTEGER,
                                    changed INTEGER, hash BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS unit (key BLOB PRIMARY KEY, file TEXT NOT NULL, states BLOB NOT NULL, summary BLOB NOT NULL,
                                   check_sum BLOB NOT NULL, used INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS preamble (key BLOB PRIMARY KEY, states BLOB NOT NULL, roots BLOB NOT NULL,
                                       content BLOB NOT NULL, check_sum BLOB NOT NULL, size INTEGER NOT NULL, used INTEGER NOT NULL);
)";

namespace {

/// Held while an index is opened, so that of two runs only one makes its tables or puts it aside. Where no lock can be
/// had nothing can be written either.
class OpeningLock {
public:
  explicit OpeningLock(const std::string &IndexPath) {
    if (llvm::sys::fs::openFileForReadWrite(IndexPath + ".lock", File, llvm::sys::fs::CD_OpenAlways,
                                            llvm::sys::fs::OF_None))
      File = -1;
    else
      (void)llvm::sys::fs::lockFile(File);
  }
  OpeningLock(const OpeningLock &) = delete;
  ~OpeningLock() {
    if (File != -1)
      llvm::sys::fs::closeFile(File); // and so unlocks it
  }

private:
  int File = -1;
};

} // namespace

llvm::Expected<std::unique_ptr<ProjectIndex>>
ProjectIndex::open(llvm::StringRef Path, std::optional<std::string> ProjectRoot, Database::Access How) {
  const bool Writable = How == Database::Access::ReadWrite;
  if (Writable)
    if (const std::error_code Error = llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Path)))
      return llvm::createStringError(Error, "%s: %s", Path.str().c_str(), Error.message().c_str());
  std::unique_ptr<ProjectIndex> Index(new ProjectIndex(Path.str(), std::move(ProjectRoot), Writable));
  if (llvm::Error E = Index->connect())
    return E;
  return Index;
}

/// Opens the file in the best way that there is; a damaged one is put aside first.
llvm::Error ProjectIndex::connect() {
  std::optional<OpeningLock> Lock;
  if (Writable)
    Lock.emplace(Path);
  const auto tryTo = [&](Database::Access How) -> llvm::Expected<bool> {
    auto Opened = Database::open(Path, How);
    if (!Opened)
      return Opened.takeError();
    D = std::move(*Opened);
    (void)llvm::sys::fs::getUniqueID(Path, Identity);
    return prepare();
  };
  using enum Database::Access;
  auto Done = tryTo(Writable ? ReadWrite : ReadOnly);
  if (Done && !*Done && D->damaged() && Writable) {
    putAside();
    Done = tryTo(ReadWrite);
  }
  if (Done && *Done)
    return llvm::Error::success();
  // In a folder that cannot be written SQLite finds no place for its locks. Without a log beside it the file is whole.
  if (llvm::sys::fs::exists(Path) && !llvm::sys::fs::exists(Path + "-wal")) {
    Writable = false;
    llvm::consumeError(Done.takeError());
    Done = tryTo(Unchanging);
    if (Done && *Done) {
      Notes.clear();
      note(llvm::createStringError(llvm::inconvertibleErrorCode(), (Path + ": its folder is read-only").c_str()),
           CannotWrite);
      return llvm::Error::success();
    }
  }
  D.reset();
  if (!Done)
    return Done.takeError();
  Writable = false;
  return llvm::createStringError(llvm::inconvertibleErrorCode(), llvm::join(Notes, "; ").c_str());
}

/// Keeps the file beside, for whoever wants to know why; unless another run has already done so.
void ProjectIndex::putAside() {
  D.reset();
  llvm::sys::fs::UniqueID Now;
  if (llvm::sys::fs::getUniqueID(Path, Now) || Now != Identity)
    return;
  llvm::sys::fs::rename(Path, Path + ".unreadable");
  llvm::sys::fs::remove(Path + "-wal");
  llvm::sys::fs::remove(Path + "-shm");
  Notes.push_back("it is kept as '" + Path + ".unreadable', and a new index is created");
}

/// After an error while reading: begins anew if the file is damaged, and goes on without an index otherwise.
void ProjectIndex::mend() {
  const bool Anew = D->damaged() && Writable;
  note(D->takeError(), "the index cannot be read");
  Writable = Writable && Anew;
  if (!Anew)
    return;
  {
    const OpeningLock Lock(Path);
    putAside();
  }
  if (llvm::Error E = connect())
    note(std::move(E), "no index");
}

/// Creates the tables, after dropping those of another form.
bool ProjectIndex::makeTables(llvm::StringRef Version) {
  // WAL: readers go on while another run writes, and a commit is whole or absent after any crash of the process.
  D->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  Transaction All(*D);
  D->execute("CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
  std::string Form, Tool;
  {
    Statement Meta = D->prepare("SELECT name, value FROM meta WHERE name IN ('tables', 'tool')");
    while (Meta.step())
      (Meta.bytes(0) == "tables" ? Form : Tool) = Meta.bytes(1).str();
  }
  if (!Form.empty() && Form != Version) {
    Notes.push_back("the index was written by '" + Tool + "' in form " + Form + ", this is '" +
                    summaryIdentity().str() + "' with form " + Version.str() + ": a new one is created");
    D->execute("DROP TABLE IF EXISTS state; DROP TABLE IF EXISTS stamp; DROP TABLE IF EXISTS unit; "
               "DROP TABLE IF EXISTS preamble; DELETE FROM meta;");
  } else if (!Tool.empty() && Tool != summaryIdentity()) {
    Notes.push_back("the index was last written by '" + Tool + "', this is '" + summaryIdentity().str() +
                    "': what only the other one has analysed is analysed again");
  }
  D->execute(Tables);
  if (Form != Version || Tool != summaryIdentity()) {
    Statement Put = D->prepare("INSERT OR REPLACE INTO meta VALUES (?, ?)");
    Put.bindText(1, "tables").bindText(2, Version).run();
    Put.bindText(1, "tool").bindText(2, summaryIdentity()).run();
    D->execute("INSERT OR IGNORE INTO meta VALUES ('runs', '0')");
  }
  return All.commit();
}

/// Whether the tables are there, of this form, and can be read.
bool ProjectIndex::prepare() {
  const std::string Version = std::to_string(TablesVersion) + "." + std::to_string(SummarySchemaVersion);
  if (Writable && !makeTables(Version) && !D->damaged())
    cannotWrite(); // a disk that is full, or a file that may not be written: it can still be read
  {
    Statement Meta = D->prepare("SELECT value FROM meta WHERE name = 'tables'");
    if (Meta.step() && Meta.bytes(0) != Version) {
      Notes.push_back("the index has form " + Meta.bytes(0).str() + ", this nostall reads form " + Version);
      return false;
    }
  }
  if (!D->failed()) {
    GivenRoot ? rememberRoot() : recallRoot();
    loadStates();
  }
  if (!D->failed())
    return true;
  note(D->takeError(), "the index cannot be read");
  return false;
}

/// Seen from the index's own folder, so that both can move together.
void ProjectIndex::rememberRoot() {
  Root = *GivenRoot;
  const std::string Folder = absolutePath(llvm::sys::path::parent_path(Path));
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
  if (D->failed() && !D->damaged())
    cannotWrite();
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
  llvm::sys::path::remove_dots(Folder, /*remove_dot_dot=*/true); // the way was made of names only, too
  Root = std::string(Folder);
}

void ProjectIndex::note(llvm::Error E, llvm::StringRef Prefix) {
  std::string Text = Prefix.str();
  if (E)
    Text += ": " + llvm::toString(std::move(E));
  Notes.push_back(std::move(Text));
}
