//===- BuildFolder.cpp - Where the compile database of a project is -------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/BuildFolder.h"
#include "model/CanonicalPath.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

using namespace nostall;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static bool has(llvm::StringRef Folder, const llvm::Twine &Name) { return fs::exists(Folder + "/" + Name); }

namespace {

/// A file at the top of a project, and what builds the project then.
struct ProjectFile {
  llvm::StringLiteral Name;
  BuildSystem System;
};

} // namespace

static constexpr ProjectFile ProjectFiles[] = {
    {"CMakeLists.txt", BuildSystem::CMake},  {"meson.build", BuildSystem::Meson},
    {"MODULE.bazel", BuildSystem::Bazel},    {"WORKSPACE", BuildSystem::Bazel},
    {"WORKSPACE.bazel", BuildSystem::Bazel}, {"Makefile", BuildSystem::Make},
    {"makefile", BuildSystem::Make},         {"GNUmakefile", BuildSystem::Make},
    {"configure", BuildSystem::Autotools},   {"configure.ac", BuildSystem::Autotools},
};

static bool isOfProject(llvm::StringRef Folder) {
  return has(Folder, ".git") || has(Folder, ".nostall.yaml") ||
         llvm::any_of(ProjectFiles, [&](const ProjectFile &F) { return has(Folder, F.Name); });
}

/// The folders directly below \p Folder, sorted.
static std::vector<std::string> foldersBelow(llvm::StringRef Folder) {
  std::vector<std::string> Result;
  std::error_code Error;
  for (fs::directory_iterator At(Folder, Error), End; At != End && !Error; At.increment(Error))
    if (fs::is_directory(At->path()))
      Result.push_back(At->path());
  llvm::sort(Result);
  return Result;
}

/// The folders in which a build of the project in \p Top usually is.
static std::vector<std::string> usualBuildFolders(llvm::StringRef Top) {
  std::vector<std::string> Result;
  for (const std::string &Folder : foldersBelow(Top)) {
    const llvm::StringRef Name = path::filename(Folder);
    const bool HoldsSeveral = Name.starts_with("build") || Name == "out";
    if (!HoldsSeveral && !Name.starts_with("cmake-build-"))
      continue;
    Result.push_back(Folder);
    if (HoldsSeveral)
      llvm::append_range(Result, foldersBelow(Folder));
  }
  Result.push_back((Top + "/" + OwnBuildFolder).str());
  return Result;
}

/// Of the builds of the project in \p Top the one that was configured last.
static BuildFolder newestBuild(llvm::StringRef Top) {
  struct Candidate {
    std::string Folder;
    llvm::sys::TimePoint<> Written;
  };
  std::vector<Candidate> Candidates;
  std::set<fs::UniqueID> Seen; // a link to a build is not another one
  for (const std::string &Folder : usualBuildFolders(Top)) {
    fs::file_status Status;
    if (!fs::status(Folder + "/" + DatabaseName, Status) && Seen.insert(Status.getUniqueID()).second)
      Candidates.push_back({Folder, Status.getLastModificationTime()});
  }
  BuildFolder Result;
  const auto Newest =
      llvm::max_element(Candidates, [](const Candidate &A, const Candidate &B) { return A.Written < B.Written; });
  for (auto At = Candidates.begin(); At != Candidates.end(); ++At)
    if (At == Newest)
      Result.Path = At->Folder;
    else
      Result.Others.push_back(At->Folder);
  return Result;
}

BuildFolder nostall::findBuildFolder(llvm::StringRef Folder) {
  for (llvm::StringRef At = Folder; !At.empty(); At = path::parent_path(At)) {
    if (has(At, DatabaseName))
      return {At.str(), {}};
    if (At != Folder && !isOfProject(At))
      continue;
    if (BuildFolder Found = newestBuild(At); !Found.Path.empty())
      return Found;
  }
  return {};
}

/// The outermost folder around \p Folder that has a project file. It does not leave the repository, or, outside of one,
/// the folders that have one without a gap.
static std::string topOf(llvm::StringRef Folder) {
  const auto hasProjectFile = [](llvm::StringRef At) {
    return llvm::any_of(ProjectFiles, [&](const ProjectFile &F) { return has(At, F.Name); });
  };
  std::string Outermost, WithoutGap;
  bool Gap = false;
  for (llvm::StringRef At = Folder; !At.empty(); At = path::parent_path(At)) {
    if (hasProjectFile(At)) {
      Outermost = At.str();
      if (!Gap)
        WithoutGap = Outermost;
    } else if (!WithoutGap.empty()) {
      Gap = true;
    }
    if (has(At, ".git"))
      return Outermost;
  }
  return WithoutGap;
}

Buildable nostall::findBuildable(llvm::StringRef Folder) {
  Buildable Result;
  Result.Top = topOf(Folder);
  if (Result.Top.empty())
    return Result;
  for (const ProjectFile &F : ProjectFiles)
    if (has(Result.Top, F.Name) && !llvm::is_contained(Result.Systems, F.System))
      Result.Systems.push_back(F.System);
  // A Makefile beside the list that it was made from, or that only forwards to it, says nothing new.
  if (llvm::is_contained(Result.Systems, BuildSystem::CMake) || llvm::is_contained(Result.Systems, BuildSystem::Meson))
    llvm::erase_if(Result.Systems, [](BuildSystem S) { return S == BuildSystem::Make || S == BuildSystem::Autotools; });
  else if (llvm::is_contained(Result.Systems, BuildSystem::Make))
    llvm::erase_if(Result.Systems, [](BuildSystem S) { return S == BuildSystem::Autotools; });
  for (const std::string &Build : usualBuildFolders(Result.Top))
    if (Result.WithoutDatabase.empty() && has(Build, "CMakeCache.txt") && !has(Build, DatabaseName))
      Result.WithoutDatabase = Build;
  return Result;
}

/// \p Path as an argument in a shell, relative to \p From where it is below it.
static std::string shellWord(llvm::StringRef Path, llvm::StringRef From) {
  if (Path == From)
    return ".";
  if (Path.consume_front(From))
    Path.consume_front("/");
  constexpr llvm::StringLiteral Special = " \t\"'\\$`&;|<>()*?[]#~!{}";
  return Path.find_first_of(Special) == llvm::StringRef::npos
             ? Path.str()
             : "'" + llvm::join(llvm::split(Path, '\''), "'\\''") + "'";
}

std::vector<std::string> nostall::waysToDatabase(const Buildable &Of, llvm::StringRef From) {
  const auto word = [&](const llvm::Twine &Path) { return shellWord(Path.str(), From); };
  // What is typed in the project's top folder.
  const auto atTop = [&](llvm::StringRef What) {
    return (Of.Top == From ? llvm::Twine(What) : "(cd " + word(Of.Top) + " && " + What + ")").str();
  };
  std::vector<std::string> Ways;
  if (!Of.WithoutDatabase.empty())
    Ways.push_back("cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON " + word(Of.WithoutDatabase));
  for (const BuildSystem System : Of.Systems) {
    switch (System) {
    case BuildSystem::CMake:
      if (Of.WithoutDatabase.empty())
        Ways.push_back("cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON -S " + word(Of.Top) + " -B " +
                       word(Of.Top + "/build"));
      break;
    case BuildSystem::Meson:
      Ways.push_back("meson setup " + word(Of.Top + "/build") + " " + word(Of.Top));
      break;
    case BuildSystem::Make:
      Ways.push_back(atTop("bear -- make -B"));
      break;
    case BuildSystem::Autotools:
      Ways.push_back(
          atTop((has(Of.Top, "configure") ? "" : "autoreconf -i && ") + std::string("./configure && bear -- make")));
      break;
    case BuildSystem::Bazel:
      // Bazel has no database: its actions run nostall themselves.
      Ways.push_back(atTop("bazel build //... --aspects=@nostall//:nostall.bzl%nostall --output_groups=nostall"));
      break;
    }
  }
  return Ways;
}

/// The last lines of a file, for an error.
static std::string endOf(llvm::StringRef File) {
  constexpr size_t Lines = 20;
  const auto Text = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Text)
    return {};
  const llvm::StringRef All = (*Text)->getBuffer().rtrim();
  size_t Begin = All.size();
  for (size_t Line = 0; Line < Lines && Begin != llvm::StringRef::npos; ++Line)
    Begin = All.rfind('\n', Begin);
  return All.substr(Begin == llvm::StringRef::npos ? 0 : Begin + 1).str();
}

static llvm::Error failure(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Message);
}

/// Makes \p Folder, with a word to git that nothing in it is the user's.
static llvm::Error makeIgnoredFolder(llvm::StringRef Folder) {
  if (const std::error_code Error = fs::create_directories(Folder))
    return failure(Folder + ": " + Error.message());
  if (has(Folder, ".gitignore"))
    return llvm::Error::success();
  return llvm::writeToOutput((Folder + "/.gitignore").str(), [](llvm::raw_ostream &Out) {
    Out << "*\n";
    return llvm::Error::success();
  });
}

llvm::Expected<std::string> nostall::configureOwnBuild(const Buildable &Of) {
  const bool IsCMake = llvm::is_contained(Of.Systems, BuildSystem::CMake);
  if (!IsCMake && !llvm::is_contained(Of.Systems, BuildSystem::Meson))
    return failure(
        "'--configure' knows CMake and Meson, and there is neither a CMakeLists.txt nor a meson.build in this "
        "folder or above" +
        llvm::StringRef(Of.Systems.empty() ? "" : "; without it the command says what to type"));
  const llvm::StringRef Tool = IsCMake ? "cmake" : "meson";
  const auto Program = llvm::sys::findProgramByName(Tool);
  if (!Program)
    return failure("'--configure' needs " + Tool + ", which is not on the path: install it");
  const std::string Build = Of.Top + "/" + OwnBuildFolder.str(),
                    Log = path::parent_path(Build).str() + "/configure.log";
  if (llvm::Error E = makeIgnoredFolder(path::parent_path(Build)))
    return E;
  llvm::SmallVector<llvm::StringRef> Words = {*Program};
  if (IsCMake) {
    Words.append({"-S", Of.Top, "-B", Build, "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"});
    // The first choice of a generator lasts. Other generators than those of make and Ninja write no database.
    if (!has(Build, "CMakeCache.txt"))
      Words.append({"-G", llvm::sys::findProgramByName("ninja") ? "Ninja" : "Unix Makefiles"});
  } else {
    Words.append({"setup", Build, Of.Top});
    if (has(Build, "meson-private/coredata.dat"))
      Words.push_back("--reconfigure");
  }
  std::string Why;
  const int Status = llvm::sys::ExecuteAndWait(
      *Program, Words, std::nullopt, {llvm::StringRef(), llvm::StringRef(Log), llvm::StringRef(Log)}, 0, 0, &Why);
  if (Status != 0)
    return failure(Tool + " could not configure " + Of.Top + " (all that it said is in " + Log + "):\n" +
                   (Why.empty() ? endOf(Log) : Why));
  if (!has(Build, DatabaseName))
    return failure(Tool + " configured " + Of.Top + " and wrote no " + DatabaseName + "; what it said is in " + Log);
  return Build;
}
