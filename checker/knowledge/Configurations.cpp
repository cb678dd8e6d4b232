//===- Configurations.cpp - The configuration of each file -----------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "knowledge/Configurations.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace nostall;
using namespace llvm;

Configurations::Configurations(IntrusiveRefCntPtr<vfs::FileSystem> Files) : Files(std::move(Files)) {}
Configurations::Configurations(std::unique_ptr<Configuration> Only) { Owned.push_back(std::move(Only)); }
Configurations::~Configurations() = default;

Error Configurations::onlyCategories(StringRef List) {
  Categories = List.str();
  for (const auto &C : Owned)
    if (Error E = C->onlyCategories(List))
      return E;
  return Configuration().onlyCategories(List);
}

Error Configurations::switchRules(StringRef List) {
  RuleSwitches = List.str();
  for (const auto &C : Owned)
    if (Error E = C->switchRules(List))
      return E;
  return Configuration().switchRules(List);
}

const Configuration &Configurations::of(StringRef File) const {
  const std::lock_guard Lock(Access);
  return Files ? inFolder(sys::path::parent_path(File)) : *Owned.front();
}

/// Folders without a file of their own share what holds around them.
const Configuration &Configurations::inFolder(StringRef Folder) const {
  if (const auto Found = ByFolder.find(Folder); Found != ByFolder.end())
    return *Found->second;
  const StringRef Outer = sys::path::parent_path(Folder);
  SmallString<256> Path(Folder);
  sys::path::append(Path, ConfigurationFile);
  const Configuration *Result = nullptr;
  if (!Outer.empty() && Outer != Folder && !Files->exists(Path)) {
    Result = &inFolder(Outer);
  } else {
    Expected<std::unique_ptr<Configuration>> Own = Configuration::findFor(Folder, *Files);
    if (!Own) {
      const std::string Message = toString(Own.takeError());
      if (FirstError.empty())
        FirstError = Message;
      Own = std::make_unique<Configuration>();
    }
    cantFail((*Own)->onlyCategories(Categories));
    cantFail((*Own)->switchRules(RuleSwitches));
    Owned.push_back(std::move(*Own));
    Result = Owned.back().get();
  }
  return *(ByFolder[Folder] = Result);
}

Error Configurations::error() const {
  const std::lock_guard Lock(Access);
  if (FirstError.empty())
    return Error::success();
  return createStringError(inconvertibleErrorCode(), "%s", FirstError.c_str());
}

std::vector<const Configuration *> Configurations::all() const {
  const std::lock_guard Lock(Access);
  std::vector<const Configuration *> Result;
  for (const auto &C : Owned)
    if (!C->File.empty())
      Result.push_back(C.get());
  sort(Result, [](const Configuration *A, const Configuration *B) { return A->File < B->File; });
  return Result;
}
