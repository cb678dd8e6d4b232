//===- Doctor.cpp - `nostall doctor` --------------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// What keeps nostall from seeing a project as its compiler does: files that the database names and that are gone,
// arguments that only GCC knows, precompiled headers, headers that a build step would generate, and coroutine types of
// the project's own that nobody has declared.
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
#include "cli/MissingHeaders.h"
#include "pipeline/RunClang.h"
#include "render/Render.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>

using namespace nostall;
using namespace nostall::cli;

static std::string counted(size_t Count, llvm::StringRef What) {
  return (llvm::Twine(Count) + " " + What + (Count == 1 ? "" : "s")).str();
}

namespace {

class Doctor {
public:
  explicit Doctor(const CheckRun &Run) : Run(Run), Root(shownRoot()) {}
  /// Prints what it finds; whether there was anything.
  bool examine();

private:
  void missingFiles();
  void databaseAge();
  void arguments();
  void unparsed();
  void coroutineTypes();
  void say(const std::string &Problem, const std::string &WayOut) {
    llvm::outs() << "- " << Problem << "\n    " << WayOut << '\n';
    ++Problems;
  }

  const CheckRun &Run;
  std::string Root;
  unsigned Problems = 0;
};

} // namespace

void Doctor::missingFiles() {
  for (const UnreadFile &U : Run.missing())
    say("the compile database names '" + shownPath(U.File, Root) + "', which is not there",
        "the database is stale: configure the build again");
}

void Doctor::databaseAge() {
  if (!Run.options().FixedFlags.empty())
    return;
  llvm::SmallString<256> Path(databaseFolder(Run.options()));
  if (!Path.empty())
    llvm::sys::path::append(Path, "compile_commands.json");
  llvm::sys::fs::file_status Database;
  if (Path.empty() || llvm::sys::fs::status(Path, Database)) {
    const std::string First = Run.options().Files.empty() ? "this folder" : "'" + Run.options().Files.front() + "'";
    say("there is no compile database for " + First,
        "files are read with -std=c++20 alone; 'nostall check' without files says how to get one");
    return;
  }
  // A list of build files that changed after the database was written.
  llvm::SmallString<256> Lists("CMakeLists.txt");
  llvm::sys::fs::file_status Source;
  if (!llvm::sys::fs::status(Lists, Source) && Source.getLastModificationTime() > Database.getLastModificationTime())
    say("CMakeLists.txt is newer than the compile database",
        "configure the build again, so that new files are checked");
}

/// The arguments of \p C without its file, its output and what belongs to them: one build has few such lists.
static std::vector<std::string> withoutFile(const CompileCommand &C) {
  std::vector<std::string> Arguments = parsingArguments(C);
  llvm::erase_if(Arguments, [&](const std::string &A) { return absolutePath(A, C.Directory) == C.File; });
  return Arguments;
}

void Doctor::arguments() {
  std::map<std::string, size_t> Unknown;
  std::map<std::vector<std::string>, std::vector<std::string>> UnknownIn; ///< by list of arguments
  size_t Precompiled = 0, Modules = 0;
  for (const CompileCommand &C : Run.commands()) {
    for (const llvm::StringRef A : C.Arguments) {
      Precompiled += A.contains("cmake_pch") || A.ends_with(".gch") || A == "-include-pch";
      Modules += A.starts_with("-fmodule") || A.starts_with("-fprebuilt-module");
    }
    const auto [List, New] = UnknownIn.try_emplace(withoutFile(C));
    if (New)
      List->second = ignoredArguments(C);
    for (const std::string &A : List->second)
      ++Unknown[A];
  }
  for (const auto &[Argument, Count] : Unknown)
    say("Clang does not know '" + Argument + "' (" + counted(Count, "file") + ")", "it is ignored; nothing to do");
  if (Precompiled)
    say("precompiled headers are used in " + std::to_string(Precompiled) + " arguments",
        "their sources are read instead; nothing to do");
  if (Modules)
    say("C++ modules are used in " + std::to_string(Modules) + " arguments",
        "definitions in modules are not seen; the build must parse their interface units first");
}

/// What to do about the first error of files with the command \p C.
static std::string wayOut(llvm::StringRef Error, const CompileCommand *C) {
  const llvm::StringRef Header = missingHeader(Error);
  if (Header.empty())
    return "the rest of the file was checked";
  if (!isOfStandardLibrary(Header))
    return "a header that the build generates? build once, then check again";
  const auto isChoice = [](llvm::StringRef A) { return A.starts_with("-stdlib="); };
  const auto Choice = C ? llvm::find_if(C->Arguments, isChoice) : std::vector<std::string>::const_iterator();
  if (!C || Choice == C->Arguments.end())
    return "a header of the C++ standard library: install the one that the compile command builds with";
  return "the command says '" + *Choice +
         "', and that standard library has no such header here: install its headers, or do not include internals of "
         "another one";
}

/// What follows from the first error of a file is counted, and files that begin with the same error are told together.
void Doctor::unparsed() {
  struct First {
    std::string Way;
    size_t Files = 0, Following = 0;
    bool More = false; ///< not all that follow were collected
  };
  std::map<std::string, const CompileCommand *> CommandOf;
  for (const CompileCommand &C : Run.commands())
    CommandOf[C.File] = &C;
  std::map<std::string, First> Errors;
  for (const UnreadFile &U : Run.unread()) {
    const std::string &Error = U.Errors.front();
    if (llvm::StringRef(Error).contains("no such file"))
      continue;
    First &F = Errors[Error];
    const auto Command = CommandOf.find(U.File);
    F.Way = wayOut(Error, Command == CommandOf.end() ? nullptr : Command->second);
    ++F.Files;
    F.Following += U.Errors.size() - 1;
    F.More |= U.Errors.size() == MostErrors;
  }
  for (const auto &[Error, F] : Errors) {
    std::string Problem = shownPath(Error, Root);
    if (F.Files > 1)
      Problem += " (first in " + counted(F.Files, "file") + ")";
    if (F.Following)
      Problem += "; " + std::string(F.More ? "at least " : "") + counted(F.Following, "error") + " after it";
    say(Problem, F.Way);
  }
}

void Doctor::coroutineTypes() {
  std::set<std::string> Types;
  for (const auto &Tu : Run.units())
    for (const FunctionSummary &F : Tu->Functions)
      if (F.Coroutine == CoroutineKind::AssumedLoop)
        Types.insert(Tu->Strings[F.CoroutineType].str());
  for (const std::string &Type : Types)
    say("'" + Type + "' is a coroutine type that nostall does not know; it is assumed to run on a loop",
        "declare it in .nostall.yaml: knowledge: {types: [{name: " + Type + ", is: coroutine}]}");
}

bool Doctor::examine() {
  missingFiles();
  databaseAge();
  arguments();
  unparsed();
  coroutineTypes();
  if (!Problems)
    llvm::outs() << "no problems found\n";
  const size_t Failed = Run.unread().size();
  llvm::outs() << "coverage: " << counted(Run.units().size() + Run.missing().size() - Failed, "file") << " parsed, "
               << Failed << " failed\n";
  return Problems > 0;
}

void cli::addDoctor(CLI::App &App, Invocation &Call) {
  auto *Command =
      App.add_subcommand("doctor", "Report what keeps nostall from seeing the project as its compiler does");
  const auto Options = std::make_shared<SourceOptions>();
  Options->addTo(*Command);
  Command->callback([Options, &Call] {
    if (const auto Run = runFlow(*Options, Call, AfterReading::Nothing))
      Call.Status = Doctor(*Run).examine() ? cli::Findings : NoFindings;
  });
}
