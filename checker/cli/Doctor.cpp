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
#include "render/Render.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>

using namespace nostall;
using namespace nostall::cli;

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
    say("there is no compile database beside " + First + " or above",
        "files are read with -std=c++20 alone; configure with CMAKE_EXPORT_COMPILE_COMMANDS=ON and pass -p");
    return;
  }
  // A list of build files that changed after the database was written.
  llvm::SmallString<256> Lists("CMakeLists.txt");
  llvm::sys::fs::file_status Source;
  if (!llvm::sys::fs::status(Lists, Source) && Source.getLastModificationTime() > Database.getLastModificationTime())
    say("CMakeLists.txt is newer than the compile database",
        "configure the build again, so that new files are checked");
}

void Doctor::arguments() {
  std::map<std::string, size_t> Unknown;
  size_t Precompiled = 0, Modules = 0;
  for (const CompileCommand &C : Run.commands())
    for (const llvm::StringRef A : C.Arguments) {
      Precompiled += A.contains("cmake_pch") || A.ends_with(".gch") || A == "-include-pch";
      Modules += A.starts_with("-fmodule") || A.starts_with("-fprebuilt-module");
    }
  for (const std::string &A : Run.ignoredArguments())
    ++Unknown[A];
  for (const auto &[Argument, Count] : Unknown)
    say("Clang does not know '" + Argument + "' (" + std::to_string(Count) + " files)",
        "it is left out; nothing to do");
  if (Precompiled)
    say("precompiled headers are used in " + std::to_string(Precompiled) + " arguments",
        "their sources are read instead; nothing to do");
  if (Modules)
    say("C++ modules are used in " + std::to_string(Modules) + " arguments",
        "what modules define is not seen; their interface units must be parsed first by the build");
}

void Doctor::unparsed() {
  for (const UnreadFile &U : Run.unread())
    for (const std::string &Error : U.Errors) {
      if (llvm::StringRef(Error).contains("no such file"))
        continue;
      if (llvm::StringRef(Error).contains("file not found"))
        say(Error, "a header that the build generates? build once, then check again");
      else
        say(Error, "the rest of the file was checked");
    }
}

void Doctor::coroutineTypes() {
  const Program &P = Run.judgement().program();
  std::set<std::string> Types;
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    if (P.summary(F).Coroutine == CoroutineKind::AssumedLoop)
      Types.insert(P.unitOf(F).Strings[P.summary(F).CoroutineType].str());
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
    llvm::outs() << "nothing to mend\n";
  llvm::outs() << coverageLine(Run.coverage()) << '\n';
  return Problems > 0;
}

void cli::addDoctor(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("doctor", "Say what keeps nostall from seeing the project as its compiler does");
  const auto Options = std::make_shared<SourceOptions>();
  Options->addTo(*Command);
  Command->callback([Options, &Call] {
    Options->Check.UseIndex = false; // it tells of the commands, which only parsing reads
    if (const auto Run = runFlow(*Options, Call))
      Call.Status = Doctor(*Run).examine() ? cli::Findings : NoFindings;
  });
}
