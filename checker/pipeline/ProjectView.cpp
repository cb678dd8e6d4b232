//===- ProjectView.cpp - The rest of the program, for front ends that see one file ----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/ProjectView.h"
#include "model/CanonicalPath.h"
#include "store/ProjectIndex.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace nostall;
namespace path = llvm::sys::path;

static std::string findIndex(llvm::StringRef MainFile, llvm::StringRef WorkingDirectory) {
  for (const llvm::StringRef From : {WorkingDirectory, path::parent_path(MainFile)})
    for (llvm::StringRef Folder = From; !Folder.empty(); Folder = path::parent_path(Folder))
      for (const char *Below : {"/.nostall/index.db", "/build/.nostall/index.db"})
        if (llvm::sys::fs::exists(Folder + Below))
          return (Folder + Below).str();
  return {};
}

ProjectView ProjectView::from(llvm::StringRef MainFile, llvm::StringRef WorkingDirectory, llvm::StringRef IndexPath,
                              std::string &Error) {
  ProjectView View;
  const std::string Path = IndexPath.empty() ? findIndex(MainFile, WorkingDirectory) : IndexPath.str();
  if (Path.empty())
    return View;
  auto Index = llvm::sys::fs::exists(Path)
                   ? ProjectIndex::open(Path, std::nullopt, Database::Access::ReadOnly)
                   : llvm::createStringError(llvm::inconvertibleErrorCode(),
                                             (Path + ": no such index; 'nostall check -p BUILD' makes one").c_str());
  if (!Index) {
    Error = llvm::toString(Index.takeError());
    return View;
  }
  View.Root = (*Index)->projectRoot();
  FileStates Now;
  (*Index)->recall(Now);
  bool Member = !IndexPath.empty();
  for (auto &[Tu, ChangedFile] : (*Index)->latestUnits(Now)) {
    if (Tu->MainFile == MainFile) {
      Member = true;
      continue;
    }
    if (!ChangedFile.empty())
      View.Changed[Tu->MainFile] = absolutePath(ChangedFile);
    View.Units.push_back(std::move(Tu));
  }
  // An index that was found and does not know the file is another project's.
  return Member ? std::move(View) : ProjectView();
}

std::vector<const TuSummary *> ProjectView::units() const {
  std::vector<const TuSummary *> Result;
  for (const auto &Tu : Units)
    Result.push_back(Tu.get());
  return Result;
}

llvm::StringRef ProjectView::changedSince(llvm::StringRef File) const {
  const auto Found = Changed.find(File);
  return Found == Changed.end() ? llvm::StringRef() : llvm::StringRef(Found->second);
}
