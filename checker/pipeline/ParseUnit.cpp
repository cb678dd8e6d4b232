//===- ParseUnit.cpp - From a compile command to a TuSummary ---------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/ParseUnit.h"
#include "extract/Extract.h"
#include "lower/Lower.h"
#include "pipeline/RecordingFileSystem.h"
#include "pipeline/SummaryOf.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/DeclGroup.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Serialization/ASTReader.h"

using namespace nostall;
using namespace clang;

namespace {

class SummarizeConsumer : public ASTConsumer {
public:
  SummarizeConsumer(CompilerInstance &Compiler, const ParseInput &Input, ParsedUnit &Into)
      : Compiler(Compiler), Input(Input), Into(Into) {}

  void Initialize(ASTContext &Context) override { Filter.emplace(Context, Input.Config); }
  bool HandleTopLevelDecl(DeclGroupRef Group) override {
    Roots.insert(Roots.end(), Group.begin(), Group.end());
    return true;
  }
  bool shouldSkipFunctionBody(Decl *D) override { return !Filter->needsBody(*D); }
  void HandleTranslationUnit(ASTContext &Context) override {
    std::vector<const Decl *> All = rootsOfPreamble();
    All.insert(All.end(), Roots.begin(), Roots.end());
    Into.Summary = summaryOf(Context, All, Input.Config, Input.ProjectRoot);
    if (Input.Graphs)
      Into.Graphs = lower(Context, All, Input.Config.knowledge(), Input.ProjectRoot);
    const SourceManager &Sources = Context.getSourceManager();
    for (const auto &[Name, Text] : embeddedHeaders())
      if (const auto Entry = Sources.getFileManager().getOptionalFileRef((BundledIncludeDirectory + "/" + Name).str()))
        Into.UsedBundledHeaders |= Sources.translateFile(*Entry).isValid();
  }

private:
  /// The user's declarations in headers of the preamble, which are read from it only when they are asked for.
  std::vector<const Decl *> rootsOfPreamble() const {
    std::vector<const Decl *> Result;
    if (!Input.Preamble || !Compiler.getASTReader())
      return Result;
    ASTReader &Reader = *Compiler.getASTReader();
    serialization::ModuleFile &Module = Reader.getModuleManager().getPrimaryModule();
    for (const uint64_t Id : Input.Preamble->Roots)
      if (const Decl *D = Reader.GetLocalDecl(Module, LocalDeclID::get(Reader, Module, Id)))
        Result.push_back(D);
    return Result;
  }

  CompilerInstance &Compiler;
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
    return std::make_unique<SummarizeConsumer>(Compiler, Input, Into);
  }

private:
  const ParseInput &Input;
  ParsedUnit &Into;
};

} // namespace

ParsedUnit nostall::parseUnit(const CompileCommand &Command, const ParseInput &Input) {
  ParsedUnit Result;
  llvm::IntrusiveRefCntPtr<RecordingFileSystem> Recording;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files = Input.Files;
  if (Input.States)
    Files = Recording = llvm::makeIntrusiveRefCnt<RecordingFileSystem>(Input.Files);
  const bool Bundled = Input.Files->exists(BundledIncludeDirectory);

  ClangRun Run = runClang(
      Command, Files,
      [&](CompilerInvocation &Invocation) {
        Invocation.getFrontendOpts().DisableFree = Input.Memory == AstMemory::LeaveToProcessEnd;
        if (Bundled)
          Invocation.getHeaderSearchOpts().AddPath(BundledIncludeDirectory, frontend::After, false, true);
        if (Input.Preamble)
          usePreamble(*Input.Preamble, Invocation);
      },
      [&] {
        Result.Summary = TuSummary();
        return std::make_unique<SummarizeAction>(Input, Result);
      });
  if (Input.Preamble && !Run.Errors.empty()) {
    // Whatever is wrong, with the file or with the preamble: the plain way tells.
    ParseInput Plain = Input;
    Plain.Preamble = nullptr;
    return parseUnit(Command, Plain);
  }
  Result.Errors = std::move(Run.Errors);
  if (Result.Summary.MainFile.empty())
    Result.Summary.MainFile = Command.File;
  Result.Summary.Errors = Result.Errors;
  if (Recording)
    Result.Dependencies = Recording->dependencies(*Input.States);
  if (Input.Preamble)
    addDependencies(Result.Dependencies, Input.Preamble->Dependencies);
  return Result;
}
