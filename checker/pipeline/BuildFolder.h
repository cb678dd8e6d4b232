//===- BuildFolder.h - Where the compile database of a project is --------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The one answer to "which build folder?", for every command that takes `-p`: a database is looked for in a folder, in
// the build folders below it, and in the same places of its parents. Where there is none, the build system that is seen
// says how to get one, and CMake and Meson can be told to make one in a folder of nostall's own.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_BUILDFOLDER_H
#define NOSTALL_PIPELINE_BUILDFOLDER_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace nostall {

struct CheckOptions;

/// The name of a compile database.
constexpr llvm::StringLiteral DatabaseName = "compile_commands.json";
/// Where configureOwnBuild puts its build folder, below the top folder of the project.
constexpr llvm::StringLiteral OwnBuildFolder = ".nostall/build";

/// A folder with a compile database, and those that could have been taken instead. All paths are absolute.
struct BuildFolder {
  std::string Path;                ///< empty when there is none
  std::vector<std::string> Others; ///< beside it, by name
};

/// The build folder of the project that the code in \p Folder, an absolute path, belongs to. In \p Folder and then in
/// each of its parents, the first that has one decides: the database of the folder itself; else that of `build*`,
/// `build*/*`, `out`, `out/*`, `cmake-build-*` and OwnBuildFolder below it, of several the one that was written last.
/// Of the parents, only those that look like a project's have their build folders looked through.
BuildFolder findBuildFolder(llvm::StringRef Folder);

/// Where the search begins when \p Options name no build folder: the folder of the first file, or the working
/// directory.
std::string startOfSearch(const CheckOptions &Options);

/// A build system, by the file that it starts from.
enum class BuildSystem : uint8_t { CMake, Meson, Make, Autotools, Bazel };

/// What is there to make a compile database from.
struct Buildable {
  std::string Top;                  ///< the top folder of the project; empty when no build system was seen
  std::vector<BuildSystem> Systems; ///< of Top, in the order in which they are advised
  /// A build folder that CMake made without a database.
  std::string WithoutDatabase;
};

/// The build systems of the project around \p Folder, an absolute path: of its outermost folder that has one, within
/// the same repository.
Buildable findBuildable(llvm::StringRef Folder);

/// What to type for a compile database, a line for each way there is; for people whose working directory is \p From.
std::vector<std::string> waysToDatabase(const Buildable &Of, llvm::StringRef From);

/// Configures the project of \p Of with CMake or Meson in OwnBuildFolder, which git ignores; one that is there already
/// is updated. Returns its path. An error is for the user to fix, and holds the end of what the program said.
llvm::Expected<std::string> configureOwnBuild(const Buildable &Of);

} // namespace nostall

#endif
