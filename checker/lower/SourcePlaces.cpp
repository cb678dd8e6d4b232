//===- SourcePlaces.cpp - Where declarations and statements stand -------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/SourcePlaces.h"
#include "model/CanonicalPath.h"
#include "model/ProjectPath.h"
#include "clang/Basic/FileManager.h"

using namespace nostall;
using namespace clang;

StringId SourcePlaces::file(FileID File) {
  const auto [Entry, New] = Files.try_emplace(File, 0);
  if (New)
    if (const OptionalFileEntryRef Ref = Sources.getFileEntryRefForID(File)) {
      llvm::SmallString<256> Path(Ref->getName());
      Sources.getFileManager().makeAbsolutePath(Path);
      Entry->second = Strings.intern(absolutePath(Path));
    }
  return Entry->second;
}

Span SourcePlaces::place(SourceLocation Where) {
  if (Where.isInvalid())
    return {};
  const auto [File, Offset] = Sources.getDecomposedLoc(Sources.getFileLoc(Where));
  Span S;
  S.File = file(File);
  S.Begin = S.End = Offset;
  S.Line = Sources.getLineNumber(File, Offset);
  S.Column = Sources.getColumnNumber(File, Offset);
  return S;
}

std::string SourcePlaces::linkagePath(SourceLocation Where) {
  return storedPath(Strings[file(Sources.getFileID(Sources.getFileLoc(Where)))], ProjectRoot);
}

std::vector<std::pair<FileID, StringId>> SourcePlaces::userFiles() const {
  std::vector<std::pair<FileID, StringId>> Result;
  for (const auto &[File, Path] : Files)
    if (!Sources.isInSystemHeader(Sources.getLocForStartOfFile(File)))
      Result.emplace_back(File, Path);
  llvm::sort(Result, [](const auto &A, const auto &B) { return A.second < B.second; });
  return Result;
}
