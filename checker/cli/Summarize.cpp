//===- Summarize.cpp - `nostall summarize`: one source file for a build engine ------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// `nostall check` in two steps that depend on nothing but their inputs: `summarize` for each source file, `link` over
// the results. An existing build engine can cache, distribute and repeat them.
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
#include "pipeline/Summaries.h"
#include "store/SummaryFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace nostall;
using namespace nostall::cli;

namespace {

struct SummarizeCommand {
  SourceOptions Source;
  std::string File, Output, DependencyFile;

  int run(Invocation &Call);
  llvm::Error writeDependencies(const FileDependencies &Dependencies) const;
};

} // namespace

/// The path without "..", which build engines take away without looking at the links that stand before it: the driver
/// finds the C++ headers as /../lib/gcc/x86_64-linux-gnu/12/../../../../include.
static std::string withoutParents(llvm::StringRef Path) {
  llvm::SmallString<256> Real;
  return Path.contains("/../") && !llvm::sys::fs::real_path(Path, Real) ? std::string(Real) : Path.str();
}

/// In the form of make, as compilers write it: the files that were read.
llvm::Error SummarizeCommand::writeDependencies(const FileDependencies &Dependencies) const {
  const auto quoted = [](llvm::StringRef Path) {
    std::string Result;
    for (const char C : Path) {
      if (C == ' ' || C == '#' || C == '\\')
        Result += '\\';
      Result += C == '$' ? "$$" : std::string(1, C);
    }
    return Result;
  };
  return llvm::writeToOutput(DependencyFile, [&](llvm::raw_ostream &Out) {
    Out << quoted(Output) << ':';
    for (const auto &[Path, Hash] : Dependencies)
      if (Hash.size() > 1) // neither a folder nor a look-up that failed
        Out << " \\\n  " << quoted(withoutParents(Path));
    Out << '\n';
    return llvm::Error::success();
  });
}

int SummarizeCommand::run(Invocation &Call) {
  Source.Check.FixedFlags = Call.CompilerFlags;
  Source.Check.Files = {File};
  Source.Check.UseIndex = false;
  if (Source.Check.ProjectRoot.empty())
    Source.Check.ProjectRoot = projectRootOf({}, shownRoot());
  if (!chooseBuild(Source, Call))
    return Call.Status;
  auto Run = CheckRun::create(Source.Check);
  if (!Run)
    return usageError(llvm::toString(Run.takeError()));
  if (!(*Run)->missing().empty())
    return usageError((*Run)->missing().front().Errors.front());
  FileStates States;
  const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files(llvm::vfs::createPhysicalFileSystem().release());
  const CompileCommand &Command = (*Run)->commands().front();
  const ParsedUnit Unit = parseUnit(Command, {(*Run)->configurations().of(Command.File), (*Run)->projectRoot(), Files,
                                              AstMemory::LeaveToProcessEnd, &States});
  const auto write = [&](llvm::raw_ostream &Out) {
    Out << writeSummary(Unit.Summary, (*Run)->projectRoot());
    return llvm::Error::success();
  };
  if (llvm::Error E = llvm::writeToOutput(Output, write))
    return usageError("cannot write " + llvm::toString(std::move(E)));
  if (!DependencyFile.empty())
    if (llvm::Error E = writeDependencies(Unit.Dependencies))
      return usageError("cannot write " + llvm::toString(std::move(E)));
  for (const std::string &Error : Unit.Errors)
    llvm::errs() << "nostall: " << Error << '\n';
  // What could not be parsed is in the summary, for `link` to tell and to judge.
  return NoFindings;
}

void cli::addSummarize(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("summarize", "Summarise one source file, for 'nostall link'");
  const auto Options = std::make_shared<SummarizeCommand>();
  Command->add_option("file", Options->File, "The source file")->required();
  Command->add_option("-o,--output", Options->Output, "Where the summary goes")->required();
  Command->add_option("--depfile", Options->DependencyFile, "Write the files that were read, in the form of make");
  Command->add_option("-p,--build", Options->Source.Check.BuildPath,
                      "Folder of compile_commands.json; found when left out, as by 'nostall check'");
  Command->add_option("--config", Options->Source.Check.ConfigurationPath,
                      "Configuration instead of the nearest .nostall.yaml");
  Command->add_option("--project-root", Options->Source.Check.ProjectRoot,
                      "Folder that paths in the summary are relative to; the same for 'nostall link'");
  Command->callback([Options, &Call] { Call.Status = Options->run(Call); });
}
