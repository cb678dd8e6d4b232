//===- Commands.cpp - Which files, with which compile commands -----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/Check.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace nostall;
using clang::tooling::CompilationDatabase;

static llvm::Error failure(const std::string &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Message.c_str());
}

/// The database for \p File: the one that was named, else the nearest above the file, else none.
static llvm::Expected<std::unique_ptr<CompilationDatabase>> databaseFor(const CheckOptions &Options,
                                                                        llvm::StringRef File) {
  std::string Message;
  if (!Options.BuildPath.empty()) {
    auto Database = CompilationDatabase::loadFromDirectory(absolutePath(Options.BuildPath), Message);
    if (!Database)
      return failure("no compile database in '" + Options.BuildPath +
                     "': configure the build with CMAKE_EXPORT_COMPILE_COMMANDS=ON, or name its folder with -p");
    return Database;
  }
  return CompilationDatabase::autoDetectFromSource(File, Message);
}

std::string nostall::databaseFolder(const CheckOptions &Options) {
  constexpr llvm::StringLiteral Name = "compile_commands.json";
  if (!Options.BuildPath.empty())
    return absolutePath(Options.BuildPath);
  const std::string From = absolutePath(Options.Files.empty() ? Name.str() : Options.Files.front());
  for (llvm::StringRef Folder = llvm::sys::path::parent_path(From); !Folder.empty();
       Folder = llvm::sys::path::parent_path(Folder))
    if (llvm::sys::fs::exists(Folder + "/" + Name))
      return Folder.str();
  return {};
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
  const std::string DatabaseFolder = databaseFolder(Options);
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
    auto Database = databaseFor(Options, absolutePath("compile_commands.json"));
    if (!Database)
      return Database.takeError();
    if (!*Database)
      return failure("no files: name some, or a build folder with -p");
    for (const auto &C : (*Database)->getAllCompileCommands())
      add(commandOf(C, DatabaseFolder));
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
    auto Database = databaseFor(Options, File);
    if (!Database)
      return Database.takeError();
    std::vector<clang::tooling::CompileCommand> Found;
    if (*Database)
      Found = (*Database)->getCompileCommands(File);
    if (Found.empty())
      add({File, absolutePath("."), {"clang++", "-std=c++20", File}});
    for (const auto &C : Found)
      add(commandOf(C, DatabaseFolder));
  }
  return Result;
}
