//===- Commands.cpp - Which files, with which compile commands -----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/BuildFolder.h"
#include "pipeline/Check.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace nostall;
using clang::tooling::CompilationDatabase;

static llvm::Error failure(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Message);
}

std::string nostall::databaseFolder(const CheckOptions &Options) {
  return Options.BuildPath.empty() ? findBuildFolder(startOfSearch(Options)).Path : absolutePath(Options.BuildPath);
}

std::string nostall::startOfSearch(const CheckOptions &Options) {
  return Options.Files.empty() ? absolutePath(".")
                               : llvm::sys::path::parent_path(absolutePath(Options.Files.front())).str();
}

namespace {

/// Compile databases by where they are, each read once.
class Databases {
public:
  explicit Databases(const CheckOptions &Options) : Options(Options) {}

  struct Found {
    const CompilationDatabase *Database = nullptr;
    std::string Folder; ///< of the database
  };
  /// The database of the build folder that was named, else of the one that \p Folder belongs to, else none.
  llvm::Expected<Found> of(llvm::StringRef Folder);

private:
  const CheckOptions &Options;
  llvm::StringMap<std::string> BuildOf; ///< by folder of source files
  llvm::StringMap<std::unique_ptr<CompilationDatabase>> Read;
};

} // namespace

llvm::Expected<Databases::Found> Databases::of(llvm::StringRef Folder) {
  const bool Named = !Options.BuildPath.empty();
  const auto [Build, New] = BuildOf.try_emplace(Folder);
  if (New)
    Build->second = Named ? absolutePath(Options.BuildPath) : findBuildFolder(Folder).Path;
  const std::string &Where = Build->second;
  const auto [Kept, Unread] = Read.try_emplace(Where.empty() ? Folder : Where);
  std::string Message;
  if (Unread)
    // Where there is no build, a list of flags in the folder or above may be.
    Kept->second = Where.empty() ? CompilationDatabase::autoDetectFromDirectory(Folder, Message)
                                 : CompilationDatabase::loadFromDirectory(Where, Message);
  if (!Kept->second && Named)
    return failure("no compile database in '" + Options.BuildPath +
                   "': configure the build with CMAKE_EXPORT_COMPILE_COMMANDS=ON, or name its folder with -p");
  if (!Kept->second && !Where.empty())
    return failure(Where + "/" + DatabaseName.str() + ": " + llvm::StringRef(Message).rtrim().str());
  return Found{Kept->second.get(), Where};
}

/// What to say where nothing says what to check.
static std::string noDatabase(const CheckOptions &Options) {
  const std::string Here = startOfSearch(Options);
  std::string Message =
      "no compile database was found in this folder, its build folders (build*, out/*, cmake-build-*) "
      "or those of its parents";
  const Buildable Project = findBuildable(Here);
  const bool Configures = llvm::is_contained(Project.Systems, BuildSystem::CMake) ||
                          llvm::is_contained(Project.Systems, BuildSystem::Meson);
  const std::vector<std::string> Ways = waysToDatabase(Project, Here);
  if (Ways.empty())
    return Message + ": name source files, or a build folder with -p";
  if (Configures)
    Message += "; '--configure' makes one in " + OwnBuildFolder.str() + ". Or type";
  else
    Message += "; type";
  for (const std::string &Way : Ways)
    Message += "\n    " + Way;
  return Message;
}

/// A command of the database in \p Folder.
static CompileCommand commandOf(const clang::tooling::CompileCommand &C, llvm::StringRef Folder) {
  const std::string Directory =
      llvm::sys::path::is_absolute(C.Directory) ? C.Directory : absolutePath(C.Directory, Folder);
  return {absolutePath(C.Filename, Directory), Directory, C.CommandLine};
}

llvm::Expected<std::vector<CompileCommand>> nostall::commandsFor(const CheckOptions &Options,
                                                                 std::vector<UnreadFile> &Missing) {
  std::vector<CompileCommand> Result;
  std::set<std::string> Seen;
  Databases All(Options);
  const auto add = [&](CompileCommand C) {
    std::string Key = C.File;
    for (const std::string &Argument : C.Arguments)
      Key += '\n' + Argument;
    if (!Seen.insert(Key).second)
      return;
    if (!llvm::sys::fs::exists(C.File)) {
      Missing.push_back({C.File, {C.File + ": no such file"}});
      return;
    }
    Result.push_back(std::move(C));
  };
  if (Options.Files.empty()) {
    auto Found = All.of(absolutePath("."));
    if (!Found)
      return Found.takeError();
    if (!Found->Database)
      return failure(noDatabase(Options));
    for (const auto &C : Found->Database->getAllCompileCommands())
      add(commandOf(C, Found->Folder));
    return Result;
  }
  for (const std::string &Name : Options.Files) {
    const std::string File = absolutePath(Name);
    if (!Options.FixedFlags.empty()) {
      CompileCommand C{File, absolutePath("."), {"clang++"}};
      C.Arguments.insert(C.Arguments.end(), Options.FixedFlags.begin(), Options.FixedFlags.end());
      C.Arguments.push_back(File);
      add(std::move(C));
      continue;
    }
    auto Found = All.of(llvm::sys::path::parent_path(File));
    if (!Found)
      return Found.takeError();
    std::vector<clang::tooling::CompileCommand> Commands;
    if (Found->Database)
      Commands = Found->Database->getCompileCommands(File);
    if (Commands.empty())
      add({File, absolutePath("."), {"clang++", "-std=c++20", File}});
    for (const auto &C : Commands)
      add(commandOf(C, Found->Folder));
  }
  return Result;
}
