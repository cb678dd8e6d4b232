//===- ParseUnit.cpp - From a compile command to a TuSummary ---------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/ParseUnit.h"
#include "extract/Extract.h"
#include "pipeline/RecordingFileSystem.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/DeclGroup.h"
#include "clang/Basic/DiagnosticDriver.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
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
    constexpr size_t Enough = 20;
    if (Errors.size() >= Enough)
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

class SummarizeConsumer : public ASTConsumer {
public:
  SummarizeConsumer(const ParseInput &Input, ParsedUnit &Into) : Input(Input), Into(Into) {}

  void Initialize(ASTContext &Context) override { Filter.emplace(Context, Input.Config); }
  bool HandleTopLevelDecl(DeclGroupRef Group) override {
    Roots.insert(Roots.end(), Group.begin(), Group.end());
    return true;
  }
  bool shouldSkipFunctionBody(Decl *D) override { return !Filter->needsBody(*D); }
  void HandleTranslationUnit(ASTContext &Context) override {
    Into.Summary = extract(Context, Roots, Input.Config, Input.ProjectRoot);
    const SourceManager &Sources = Context.getSourceManager();
    for (const auto &[Name, Text] : embeddedHeaders())
      if (const auto Entry = Sources.getFileManager().getOptionalFileRef((BundledIncludeDirectory + "/" + Name).str()))
        Into.UsedBundledHeaders |= Sources.translateFile(*Entry).isValid();
  }

private:
  const ParseInput &Input;
  ParsedUnit &Into;
  std::optional<BodyFilter> Filter;
  std::vector<const Decl *> Roots;
};

class SummarizeAction : public ASTFrontendAction {
public:
  SummarizeAction(const ParseInput &Input, ParsedUnit &Into) : Input(Input), Into(Into) {}
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler, llvm::StringRef) override {
    // After a fatal error, such as a missing header, Clang would no longer look at coroutines and templates.
    Compiler.getDiagnostics().setFatalsAsError(true);
    Compiler.setVerboseOutputStream(std::make_unique<llvm::raw_null_ostream>()); // no "3 errors generated."
    return std::make_unique<SummarizeConsumer>(Input, Into);
  }

private:
  const ParseInput &Input;
  ParsedUnit &Into;
};

class SummarizeFactory : public tooling::FrontendActionFactory {
public:
  SummarizeFactory(const ParseInput &Input, ParsedUnit &Into) : Input(Input), Into(Into) {}
  std::unique_ptr<FrontendAction> create() override { return std::make_unique<SummarizeAction>(Input, Into); }

  bool runInvocation(std::shared_ptr<CompilerInvocation> Invocation, FileManager *Files,
                     std::shared_ptr<PCHContainerOperations> Containers, DiagnosticConsumer *Diagnostics) override {
    Invocation->getFrontendOpts().SkipFunctionBodies = true;
    Invocation->getFrontendOpts().DisableFree = Input.Memory == AstMemory::LeaveToProcessEnd;
    Invocation->getDiagnosticOpts().IgnoreWarnings = true;
    Invocation->getDiagnosticOpts().ErrorLimit = 0;
    // A precompiled header belongs to the compiler that made it, which was not this one: read its source instead.
    PreprocessorOptions &Preprocessor = Invocation->getPreprocessorOpts();
    if (llvm::StringRef Header = Preprocessor.ImplicitPCHInclude; !Header.empty()) {
      Header.consume_back(".gch") || Header.consume_back(".pch");
      Preprocessor.Includes.insert(Preprocessor.Includes.begin(), Header.str());
      Preprocessor.ImplicitPCHInclude.clear();
    }
    return FrontendActionFactory::runInvocation(std::move(Invocation), Files, std::move(Containers), Diagnostics);
  }

private:
  const ParseInput &Input;
  ParsedUnit &Into;
};

} // namespace

std::string nostall::resourceDirectory() { return NOSTALL_RESOURCE_DIRECTORY; }

ParsedUnit nostall::parseUnit(const CompileCommand &Command, const ParseInput &Input) {
  ParsedUnit Result;
  llvm::IntrusiveRefCntPtr<RecordingFileSystem> Recording;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files = Input.Files;
  if (Input.States)
    Files = Recording = llvm::makeIntrusiveRefCnt<RecordingFileSystem>(Input.Files);
  Files->setCurrentWorkingDirectory(Command.Directory);
  std::vector<std::string> Arguments = Command.Arguments;
  for (const tooling::ArgumentsAdjuster &Adjust :
       {tooling::getClangStripOutputAdjuster(), tooling::getClangStripDependencyFileAdjuster(),
        tooling::getClangSyntaxOnlyAdjuster()})
    Arguments = Adjust(Arguments, Command.File);
  if (llvm::none_of(Arguments, [](llvm::StringRef A) { return A.starts_with("-resource-dir"); }))
    Arguments.insert(Arguments.begin() + 1, {"-resource-dir", resourceDirectory()});

  Arguments.push_back("-w"); // a warning that the project makes an error is not ours to report

  if (Files->exists(BundledIncludeDirectory)) {
    Arguments.push_back(("-idirafter" + BundledIncludeDirectory).str());
  }

  // An argument that Clang does not know ends the driver; each round takes those away and tries again.
  constexpr unsigned Rounds = 5;
  for (unsigned Round = 0; Round < Rounds; ++Round) {
    Result.Summary = TuSummary();
    ErrorCollector Collector;
    const auto Manager = llvm::makeIntrusiveRefCnt<FileManager>(FileSystemOptions{Command.Directory}, Files);
    SummarizeFactory Factory(Input, Result);
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
  if (Result.Summary.MainFile.empty())
    Result.Summary.MainFile = Command.File;
  Result.Summary.Errors = Result.Errors;
  if (Recording)
    Result.Dependencies = Recording->dependencies(*Input.States);
  return Result;
}
