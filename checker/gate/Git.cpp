//===- Git.cpp - What git knows of a revision ----------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/Git.h"
#include "model/CanonicalPath.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

using namespace nostall;
using namespace llvm;

static Error failure(const Twine &Message) { return createStringError(inconvertibleErrorCode(), Message); }

static std::string textOfFile(StringRef Path) {
  const auto Text = MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  return Text ? (*Text)->getBuffer().str() : std::string();
}

/// The program's input, output and errors; gone in the end.
struct TemporaryFiles {
  SmallString<128> Paths[3];
  ~TemporaryFiles() {
    for (const auto &Path : Paths)
      if (!Path.empty())
        sys::fs::remove(Path);
  }
};

/// What `git -C Folder Arguments` prints, with \p Input for it to read.
static Expected<std::string> git(StringRef Folder, ArrayRef<StringRef> Arguments, StringRef Input = {}) {
  const ErrorOr<std::string> Program = sys::findProgramByName("git");
  if (!Program)
    return failure("there is no program 'git'");
  TemporaryFiles Temporary;
  auto &Files = Temporary.Paths;
  for (auto &File : Files)
    if (const std::error_code E = sys::fs::createTemporaryFile("nostall-git", "", File))
      return failure("cannot write a temporary file: " + E.message());
  if (Error E = writeToOutput(Files[0], [&](raw_ostream &Out) {
        Out << Input;
        return Error::success();
      }))
    return E;
  std::vector<StringRef> Words = {"git", "-C", Folder, "-c", "core.quotePath=false", "--no-optional-locks"};
  append_range(Words, Arguments);
  const std::optional<StringRef> Redirects[] = {Files[0].str(), Files[1].str(), Files[2].str()};
  std::string Why;
  const int Status = sys::ExecuteAndWait(*Program, Words, std::nullopt, Redirects, 0, 0, &Why);
  if (Status == 0)
    return textOfFile(Files[1]);
  const std::string Said = Why.empty() ? StringRef(textOfFile(Files[2])).trim().str() : Why;
  return failure("git " + Arguments.front() + ": " + Said);
}

Expected<GitRepository> GitRepository::containing(StringRef Folder) {
  Expected<std::string> Said = git(Folder, {"rev-parse", "--show-toplevel"});
  if (!Said)
    return Said.takeError();
  return GitRepository(canonicalPath(StringRef(*Said).rtrim('\n')));
}

Expected<std::string> GitRepository::commit(StringRef Revision) const {
  Expected<std::string> Said =
      git(Top, {"rev-parse", "--quiet", "--verify", "--end-of-options", (Revision + "^{commit}").str()});
  if (!Said) {
    consumeError(Said.takeError());
    return failure("there is no revision '" + Revision + "' in '" + Top + "'");
  }
  return StringRef(*Said).trim().str();
}

/// What a file of this mode is, as git writes it.
static FileChange::Kind kindOf(StringRef Mode) {
  return Mode == "120000" ? FileChange::Link : Mode == "160000" ? FileChange::Submodule : FileChange::Text;
}

Expected<std::vector<FileChange>> GitRepository::changesSince(StringRef Commit) const {
  const auto below = [&](StringRef Path) { return Top + "/" + Path.str(); };
  const std::vector<StringRef> Plain = {
      "diff", "--no-ext-diff", "--no-textconv", "--no-color", "-M", "--ignore-submodules=untracked"};
  std::vector<StringRef> List = Plain, Lines = Plain;
  append_range(List, std::initializer_list<StringRef>{"--raw", "-z", "--no-abbrev", Commit, "--"});
  append_range(Lines, std::initializer_list<StringRef>{"-U0", "--src-prefix=a/", "--dst-prefix=b/", Commit, "--"});
  Expected<std::string> Raw = git(Top, List);
  if (!Raw)
    return Raw.takeError();
  Expected<std::string> Patch = git(Top, Lines);
  if (!Patch)
    return Patch.takeError();
  const StringMap<std::vector<Hunk>> Hunks = parseHunks(*Patch);
  std::vector<FileChange> Result;
  std::vector<std::string> Blobs;
  // ":100644 100644 OLD NEW R096\0old path\0new path\0"
  SmallVector<StringRef, 64> Parts;
  StringRef(*Raw).split(Parts, '\0', -1, /*KeepEmpty=*/false);
  for (size_t I = 0; I + 1 < Parts.size(); ++I) {
    SmallVector<StringRef, 5> Fields;
    Parts[I].split(Fields, ' ');
    if (Fields.size() != 5)
      return failure("git diff: unexpected output");
    const char Status = Fields[4].front();
    const StringRef OldPath = Parts[++I];
    const StringRef NewPath = Status == 'R' || Status == 'C' ? Parts[++I] : OldPath;
    FileChange C;
    if (Status != 'A')
      C.OldPath = below(OldPath);
    if (Status != 'D')
      C.NewPath = below(NewPath);
    C.Hunks = Hunks.lookup(NewPath);
    C.Was = kindOf(Fields[0].drop_front()); // after the colon
    C.Is = kindOf(Fields[1]);
    Blobs.push_back(Status == 'A' || C.Was == FileChange::Submodule ? std::string() : Fields[2].str());
    Result.push_back(std::move(C));
  }
  if (Error E = readTexts(Result, Blobs))
    return E;
  Expected<std::string> Others = git(Top, {"ls-files", "--others", "--exclude-standard", "-z"});
  if (!Others)
    return Others.takeError();
  SmallVector<StringRef, 16> Untracked;
  StringRef(*Others).split(Untracked, '\0', -1, /*KeepEmpty=*/false);
  for (const StringRef Path : Untracked)
    if (!Path.ends_with("/")) // another repository
      Result.push_back({"",
                        below(Path),
                        "",
                        {},
                        FileChange::Text,
                        sys::fs::is_symlink_file(below(Path)) ? FileChange::Link : FileChange::Text});
  return Result;
}

Error GitRepository::readTexts(std::vector<FileChange> &Changes, ArrayRef<std::string> Blobs) const {
  std::string Wanted;
  for (const std::string &Blob : Blobs)
    if (!Blob.empty())
      Wanted += Blob + "\n";
  if (Wanted.empty())
    return Error::success();
  Expected<std::string> Said = git(Top, {"cat-file", "--batch"}, Wanted);
  if (!Said)
    return Said.takeError();
  StringRef Rest = *Said;
  for (const auto &[Change, Blob] : zip(Changes, Blobs)) {
    if (Blob.empty())
      continue;
    // "NAME blob SIZE\n" and as many bytes.
    const auto [Head, Body] = Rest.split('\n');
    size_t Size = 0;
    if (Head.rsplit(' ').second.getAsInteger(10, Size) || Size > Body.size())
      return failure("git cat-file: " + Head);
    Change.OldText = Body.take_front(Size).str();
    Rest = Body.drop_front(Size + 1);
  }
  return Error::success();
}

Alignment nostall::alignmentOf(ArrayRef<FileChange> Changes) {
  Alignment Result;
  for (const FileChange &C : Changes)
    if (!C.NewPath.empty() && C.Is == FileChange::Text)
      Result.add(C.NewPath, {C.OldPath, C.Hunks});
  return Result;
}
