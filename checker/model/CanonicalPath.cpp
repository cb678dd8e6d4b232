//===- CanonicalPath.cpp - One spelling for each file -----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/CanonicalPath.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <climits>
#include <unistd.h>

using namespace nostall;
using llvm::StringRef;
namespace path = llvm::sys::path;

/// After so many links the kernel gives up as well.
static constexpr unsigned MostLinks = 40;

static bool readLinkOnDisk(const std::string &Path, std::string &Target) {
  char Buffer[PATH_MAX];
  const ssize_t Length = ::readlink(Path.c_str(), Buffer, sizeof Buffer);
  if (Length <= 0)
    return false;
  Target.assign(Buffer, static_cast<size_t>(Length));
  return true;
}

static StringRef parentOf(StringRef Path) {
  const StringRef Parent = Path.take_front(Path.rfind('/'));
  return Parent.empty() ? "/" : Parent;
}

static std::string below(StringRef Folder, StringRef Name) {
  return (Folder == "/" ? "/" + Name : Folder + "/" + Name).str();
}

std::string nostall::absolutePath(StringRef Path, StringRef Folder) {
  llvm::SmallString<256> Full(Path);
  if (!path::is_absolute(Full) && !Folder.empty()) {
    Full = Folder;
    path::append(Full, Path);
  }
  llvm::sys::fs::make_absolute(Full);
  std::string Result = "/", Target;
  for (StringRef Rest = Full; !Rest.empty();) {
    const auto [Name, More] = Rest.split('/');
    Rest = More;
    if (Name.empty() || Name == ".")
      continue;
    if (Name != "..")
      Result = below(Result, Name);
    else if (readLinkOnDisk(Result, Target))
      Result = parentOf(canonicalPath(Result)).str();
    else
      Result = parentOf(Result).str();
  }
  return Result;
}

StringRef CanonicalPaths::of(StringRef Path) {
  const auto Found = Known.find(Path);
  if (Found != Known.end())
    return Found->second;
  std::string Result = Path.starts_with("/") ? resolve(Path, 0) : Path.str();
  return Known.try_emplace(Path, std::move(Result)).first->second;
}

/// \p Path, which \p LinksSoFar links led to.
std::string CanonicalPaths::resolve(StringRef Path, unsigned LinksSoFar) {
  Path = Path.rtrim('/');
  if (Path.empty())
    return "/";
  if (const auto Found = Known.find(Path); Found != Known.end())
    return Found->second;
  const StringRef Name = Path.substr(Path.rfind('/') + 1);
  std::string Folder = resolve(Path.drop_back(Name.size()), LinksSoFar);
  std::string Result, Target;
  if (Name == ".")
    Result = std::move(Folder);
  else if (Name == "..")
    Result = parentOf(Folder).str();
  else if (Result = below(Folder, Name); LinksSoFar < MostLinks && readLink(Result, Target))
    Result = resolve(path::is_absolute(Target) ? Target : below(Folder, Target), LinksSoFar + 1);
  Known.try_emplace(Path, Result);
  return Result;
}

bool CanonicalPaths::readLink(const std::string &Path, std::string &Target) const {
  const auto Instead = Links.find(Path);
  if (Instead == Links.end())
    return readLinkOnDisk(Path, Target);
  Target = Instead->second;
  return !Target.empty();
}

std::string nostall::canonicalPath(StringRef Path) { return CanonicalPaths().of(Path).str(); }
