//===- Check.cpp - `nostall check` --------------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
#include "pipeline/FixAll.h"
#include "render/Render.h"
#include "llvm/Support/Process.h"

using namespace nostall;
using namespace nostall::cli;

namespace {

struct CheckCommand {
  SourceOptions Source;
  std::string Format = "text", Group = "cause", Color = "auto";
  bool Fix = false, AllowUnparsed = false;

  void run(Invocation &Call);
  void fix(CheckRun &Run);
};

} // namespace

/// Applies what comes out clean and says what did not.
void CheckCommand::fix(CheckRun &Run) {
  const FixOutcome Outcome = fixAll(Run);
  const std::string Root = shownRoot();
  if (llvm::Error E = writeFiles(Outcome.Changed)) {
    usageError(llvm::toString(std::move(E)));
    return;
  }
  llvm::errs() << "nostall: " << Outcome.Applied.size() << (Outcome.Applied.size() == 1 ? " fix" : " fixes")
               << " applied in " << Outcome.Changed.size() << (Outcome.Changed.size() == 1 ? " file\n" : " files\n");
  for (const auto &[Finding, Why] : Outcome.DroppedFixes)
    llvm::errs() << "nostall: fix dropped: " << shownPath(Finding.Place.File, Root) << ':' << Finding.Place.Line
                 << ": '" << Finding.Fix->Edits.front().Text << "': " << Why << '\n';
  if (Outcome.NeedsToThreadHeader)
    llvm::errs() << "nostall: the fixed files include <nostall/to_thread.hpp>, which is not on your include path: add "
                    "nostall's runtime/include (CMake: target_link_libraries(... nostall::to_thread))\n";
}

void CheckCommand::run(Invocation &Call) {
  const std::unique_ptr<CheckRun> Run = runFlow(Source, Call);
  if (!Run)
    return;
  if (Fix)
    fix(*Run);
  const std::vector<Finding> Findings = Run->findings();
  const Report Report{Findings, Run->coverage(), shownRoot()};
  if (Format == "json") {
    renderJson(Report, llvm::outs());
  } else {
    TextStyle Style;
    Style.Group = Group == "handler" ? GroupBy::Handler : Group == "file" ? GroupBy::File : GroupBy::Cause;
    Style.Colors = Color == "always" || (Color == "auto" && llvm::sys::Process::StandardOutHasColors());
    if (Style.Colors)
      llvm::outs().enable_colors(true);
    renderText(Report, Style, llvm::outs());
  }
  llvm::outs().flush();
  printUnread(*Run);
  if (!Findings.empty())
    Call.Status = cli::Findings;
  else if (!Run->unread().empty() && !AllowUnparsed)
    Call.Status = Unparsed;
}

void cli::addCheck(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("check", "Find calls that block an event loop");
  const auto Options = std::make_shared<CheckCommand>();
  Options->Source.addTo(*Command);
  Command->add_option("--format", Options->Format, "text or json")->check(CLI::IsMember({"text", "json"}));
  Command->add_option("--group-by", Options->Group, "Blocks of the text format: cause, handler or file")
      ->check(CLI::IsMember({"cause", "handler", "file"}));
  Command->add_option("--color", Options->Color, "auto (on a terminal), always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  Command->add_flag("--fix", Options->Fix, "Apply the fixes that compile and remove their finding");
  Command->add_flag("--allow-unparsed", Options->AllowUnparsed, "Exit with 0 although something could not be parsed");
  Command->callback([Options, &Call] { Options->run(Call); });
}
