//===- RunClang.cpp - One compile command through Clang's front end -------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/RunClang.h"
#include "knowledge/Knowledge.h"
#include "clang/Basic/DiagnosticDriver.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace nostall;
using namespace clang;

namespace {

/// Collects errors, and the arguments that the driver does not know.
class ErrorCollector : public DiagnosticConsumer {
public:
  std::vector<std::string> Errors, UnknownArguments;

  void HandleDiagnostic(DiagnosticsEngine::Level Level, const Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < DiagnosticsEngine::Error)
      return;
    if (isUnknownArgument(Info.getID())) {
      UnknownArguments.push_back(Info.getArgStdStr(0));
      return;
    }
    if (Errors.size() >= MostErrors)
      return;
    llvm::SmallString<256> Text;
    Info.FormatDiagnostic(Text);
    std::string Place;
    if (Info.hasSourceManager() && Info.getLocation().isValid()) {
      const PresumedLoc At = Info.getSourceManager().getPresumedLoc(Info.getLocation());
      if (At.isValid())
        Place = llvm::formatv("{0}:{1}:{2}: ", At.getFilename(), At.getLine(), At.getColumn());
    }
    Errors.push_back(Place + Text.str().str());
  }

private:
  static bool isUnknownArgument(unsigned Id) {
    return Id == diag::err_drv_unknown_argument || Id == diag::err_drv_unknown_argument_with_suggestion ||
           Id == diag::err_drv_unsupported_opt_for_target || Id == diag::err_drv_unsupported_opt;
  }
};

/// What GCC makes of a library's headers must be there when a file that it compiles is parsed.
void defineWhatGccHas(CompilerInvocation &Invocation) {
  if (!Invocation.getLangOpts().Coroutines)
    return;
  PreprocessorOptions &Preprocessor = Invocation.getPreprocessorOpts();
  const auto isGiven = [&](llvm::StringRef Name) {
    return llvm::any_of(Preprocessor.Macros,
                        [&](const auto &Macro) { return llvm::StringRef(Macro.first).split('=').first == Name; });
  };
  for (const GccMacros &M : Knowledge::builtin().gccMacros())
    if (!isGiven(M.Unless))
      for (const std::string &Name : M.Defined)
        Preprocessor.addMacroDef(Name + "=1");
}

class ActionFactory : public tooling::FrontendActionFactory {
public:
  ActionFactory(bool ByGcc, llvm::function_ref<void(CompilerInvocation &)> Prepare,
                llvm::function_ref<std::unique_ptr<FrontendAction>()> MakeAction)
      : ByGcc(ByGcc), Prepare(Prepare), MakeAction(MakeAction) {}
  std::unique_ptr<FrontendAction> create() override { return MakeAction(); }

  bool runInvocation(std::shared_ptr<CompilerInvocation> Invocation, FileManager *Files,
                     std::shared_ptr<PCHContainerOperations> Containers, DiagnosticConsumer *Diagnostics) override {
    Invocation->getFrontendOpts().SkipFunctionBodies = true;
    Invocation->getDiagnosticOpts().IgnoreWarnings = true;
    Invocation->getDiagnosticOpts().ErrorLimit = 0;
    // A precompiled header belongs to the compiler that made it, which was not this one: read its source instead.
    PreprocessorOptions &Preprocessor = Invocation->getPreprocessorOpts();
    if (llvm::StringRef Header = Preprocessor.ImplicitPCHInclude; !Header.empty()) {
      Header.consume_back(".gch") || Header.consume_back(".pch");
      Preprocessor.Includes.insert(Preprocessor.Includes.begin(), Header.str());
      Preprocessor.ImplicitPCHInclude.clear();
    }
    if (ByGcc)
      defineWhatGccHas(*Invocation);
    Prepare(*Invocation);
    return FrontendActionFactory::runInvocation(std::move(Invocation), Files, std::move(Containers), Diagnostics);
  }

private:
  bool ByGcc; ///< the command is one for GCC
  llvm::function_ref<void(CompilerInvocation &)> Prepare;
  llvm::function_ref<std::unique_ptr<FrontendAction>()> MakeAction;
};

/// Goes no further than the driver.
class DriverOnly : public tooling::FrontendActionFactory {
public:
  std::unique_ptr<FrontendAction> create() override { return nullptr; }
  bool runInvocation(std::shared_ptr<CompilerInvocation>, FileManager *, std::shared_ptr<PCHContainerOperations>,
                     DiagnosticConsumer *) override {
    return true;
  }
};

} // namespace

std::string nostall::searchEnvironment() {
  std::string Text;
  for (const char *Variable : {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH"})
    if (const char *Value = std::getenv(Variable))
      Text += std::string(Variable) + '=' + Value + '\0';
  return Text;
}

std::string nostall::resourceDirectory() { return NOSTALL_RESOURCE_DIRECTORY; }

std::vector<std::string> nostall::parsingArguments(const CompileCommand &Command) {
  std::vector<std::string> Arguments = Command.Arguments;
  for (const tooling::ArgumentsAdjuster &Adjust :
       {tooling::getClangStripOutputAdjuster(), tooling::getClangStripDependencyFileAdjuster(),
        tooling::getClangSyntaxOnlyAdjuster()})
    Arguments = Adjust(Arguments, Command.File);
  return Arguments;
}

/// Runs the driver on the arguments of \p Command, and what \p Factory makes of it. An argument that Clang does not
/// know ends the driver; each round takes those away and tries again.
static ClangRun runDriver(const CompileCommand &Command, llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files,
                          tooling::FrontendActionFactory &Factory) {
  ClangRun Result;
  Files->setCurrentWorkingDirectory(Command.Directory);
  std::vector<std::string> Arguments = parsingArguments(Command);
  if (llvm::none_of(Arguments, [](llvm::StringRef A) { return A.starts_with("-resource-dir"); }))
    Arguments.insert(Arguments.begin() + 1, {"-resource-dir", resourceDirectory()});
  Arguments.push_back("-w"); // a warning that the project makes an error is not ours to report

  constexpr unsigned Rounds = 5;
  for (unsigned Round = 0; Round < Rounds; ++Round) {
    ErrorCollector Collector;
    const auto Manager = llvm::makeIntrusiveRefCnt<FileManager>(FileSystemOptions{Command.Directory}, Files);
    tooling::ToolInvocation Invocation(Arguments, &Factory, Manager.get(), std::make_shared<PCHContainerOperations>());
    Invocation.setDiagnosticConsumer(&Collector);
    const bool Ran = Invocation.run();
    if (Collector.UnknownArguments.empty()) {
      Result.Errors = std::move(Collector.Errors);
      if (!Ran && Result.Errors.empty())
        Result.Errors.push_back(Command.File + ": the compile command could not be run");
      break;
    }
    const size_t Before = Arguments.size();
    llvm::erase_if(Arguments, [&](const std::string &A) { return llvm::is_contained(Collector.UnknownArguments, A); });
    llvm::append_range(Result.IgnoredArguments, Collector.UnknownArguments);
    if (Arguments.size() == Before) {
      Result.Errors.push_back(Command.File + ": unknown argument '" + Collector.UnknownArguments.front() + "'");
      break;
    }
  }
  return Result;
}

ClangRun nostall::runClang(const CompileCommand &Command, llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files,
                           llvm::function_ref<void(CompilerInvocation &)> Prepare,
                           llvm::function_ref<std::unique_ptr<FrontendAction>()> MakeAction) {
  const bool ByGcc = !llvm::sys::path::filename(Command.Arguments.front()).contains("clang");
  ActionFactory Factory(ByGcc, Prepare, MakeAction);
  return runDriver(Command, std::move(Files), Factory);
}

std::vector<std::string> nostall::ignoredArguments(const CompileCommand &Command) {
  DriverOnly Factory;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files(llvm::vfs::createPhysicalFileSystem().release());
  return runDriver(Command, std::move(Files), Factory).IgnoredArguments;
}
