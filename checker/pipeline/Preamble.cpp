//===- Preamble.cpp - Leading includes, parsed once for many files --------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/Preamble.h"
#include "extract/Extract.h"
#include "pipeline/RecordingFileSystem.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Serialization/ASTWriter.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace nostall;
using namespace clang;

namespace {

/// What came of one attempt.
struct Built {
  std::vector<uint64_t> Roots;
  std::string Bytes;
  std::vector<bool> Guarded; ///< for each header that the directives include, in order
};

/// The headers that the preamble's own text includes, in order.
class DirectIncludes : public PPCallbacks {
public:
  DirectIncludes(const SourceManager &Sources, std::vector<OptionalFileEntryRef> &Headers)
      : Sources(Sources), Headers(Headers) {}
  void InclusionDirective(SourceLocation Hash, const Token &, StringRef, bool, CharSourceRange,
                          OptionalFileEntryRef Header, StringRef, StringRef, const Module *, bool,
                          SrcMgr::CharacteristicKind) override {
    if (Sources.isInMainFile(Hash))
      Headers.push_back(Header);
  }

private:
  const SourceManager &Sources;
  std::vector<OptionalFileEntryRef> &Headers;
};

class PreambleWriter : public PCHGenerator {
public:
  PreambleWriter(CompilerInstance &Compiler, const Configuration &Config, Built &Into)
      : PCHGenerator(Compiler.getPreprocessor(), Compiler.getModuleCache(), /*OutputFile=*/"", /*isysroot=*/"",
                     std::make_shared<PCHBuffer>(),
#if NOSTALL_LLVM_VERSION >= 21
                     Compiler.getCodeGenOpts(),
#endif
                     /*Extensions=*/{}, /*AllowASTWithErrors=*/false,
                     // Content is what counts, which the index watches; a touched file is the same file.
                     /*IncludeTimestamps=*/false),
        Compiler(Compiler), Config(Config), Into(Into) {
    Compiler.getPreprocessor().addPPCallbacks(std::make_unique<DirectIncludes>(Compiler.getSourceManager(), Headers));
  }

  void Initialize(ASTContext &Context) override {
    PCHGenerator::Initialize(Context);
    Filter.emplace(Context, Config);
  }
  bool shouldSkipFunctionBody(Decl *D) override { return !Filter->needsBody(*D); }
  bool HandleTopLevelDecl(DeclGroupRef Group) override {
    const SourceManager &Sources = Compiler.getSourceManager();
    for (const Decl *D : Group)
      if (const SourceLocation Where = Sources.getExpansionLoc(D->getLocation());
          Where.isValid() && !Sources.isInSystemHeader(Where))
        Roots.push_back(D);
    return PCHGenerator::HandleTopLevelDecl(Group);
  }
  void HandleTranslationUnit(ASTContext &Context) override {
    PCHGenerator::HandleTranslationUnit(Context);
    if (Compiler.getDiagnostics().hasErrorOccurred() || !hasEmittedPCH())
      return;
    for (const Decl *D : Roots)
      Into.Roots.push_back(getWriter().getDeclID(D).getRawValue());
    const HeaderSearch &Search = Compiler.getPreprocessor().getHeaderSearchInfo();
    for (const OptionalFileEntryRef &Header : Headers)
      Into.Guarded.push_back(Header && Search.isFileMultipleIncludeGuarded(*Header));
    Into.Bytes.assign(getPCH().begin(), getPCH().end());
  }

private:
  CompilerInstance &Compiler;
  const Configuration &Config;
  Built &Into;
  std::optional<BodyFilter> Filter;
  std::vector<OptionalFileEntryRef> Headers;
  std::vector<const Decl *> Roots;
};

class PreambleAction : public ASTFrontendAction {
public:
  PreambleAction(const Configuration &Config, Built &Into) : Config(Config), Into(Into) {}
  bool BeginSourceFileAction(CompilerInstance &Compiler) override {
    Compiler.getLangOpts().CompilingPCH = true;
    return true;
  }
  TranslationUnitKind getTranslationUnitKind() override { return TU_Prefix; }
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler, llvm::StringRef) override {
    Compiler.setVerboseOutputStream(std::make_unique<llvm::raw_null_ostream>());
    return std::make_unique<PreambleWriter>(Compiler, Config, Into);
  }

private:
  const Configuration &Config;
  Built &Into;
};

} // namespace

std::string nostall::preambleFlags(const CompileCommand &Command) {
  std::string Flags = Command.Directory + '\0' + llvm::sys::path::extension(Command.File).str();
  for (const llvm::StringRef Argument : parsingArguments(Command)) {
    if (Argument.starts_with("-include") || Argument.starts_with("-imacros") || Argument.starts_with("-fmodule"))
      return {};
    llvm::SmallString<256> Path(Argument);
    if (!llvm::sys::path::is_absolute(Path)) {
      Path = Command.Directory;
      llvm::sys::path::append(Path, Argument);
    }
    llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    if (Path != Command.File)
      Flags += '\0' + Argument.str();
  }
  return Flags;
}

/// How many of the directives come before the first header that is not guarded.
static size_t sharable(llvm::ArrayRef<std::string> Directives, const std::vector<bool> &Guarded) {
  size_t Header = 0, Result = 0;
  for (size_t I = 0; I < Directives.size(); ++I) {
    if (!llvm::StringRef(Directives[I]).starts_with("#include"))
      continue;
    if (Header >= Guarded.size() || !Guarded[Header++])
      break;
    Result = I + 1;
  }
  return Result;
}

std::optional<PreambleFile> nostall::buildPreamble(const PreambleInput &Input) {
  llvm::ArrayRef<std::string> Directives = Input.Directives;
  while (!Directives.empty()) {
    const std::string Text = llvm::join(Directives, "\n") + "\n";
    const auto Recording = llvm::makeIntrusiveRefCnt<RecordingFileSystem>(Input.Files);
    Built Result;
    const ClangRun Run = runClang(
        Input.Command, Recording,
        [&](CompilerInvocation &Invocation) {
          const InputKind Kind = Invocation.getFrontendOpts().Inputs.front().getKind();
          Invocation.getFrontendOpts().Inputs = {
              FrontendInputFile(llvm::MemoryBufferRef(Text, "<leading includes>"), Kind)};
        },
        [&] {
          Result = Built();
          return std::make_unique<PreambleAction>(Input.Config, Result);
        });
    if (!Run.Errors.empty() || Result.Bytes.empty())
      return std::nullopt;
    const size_t Usable = sharable(Directives, Result.Guarded);
    if (Usable < Directives.size()) {
      Directives = Directives.take_front(Usable);
      continue;
    }
    if (llvm::Error E = llvm::writeToOutput(Input.Path, [&](llvm::raw_ostream &Out) {
          Out << Result.Bytes;
          return llvm::Error::success();
        })) {
      llvm::consumeError(std::move(E)); // no space: every file is parsed by itself
      return std::nullopt;
    }
    return PreambleFile{Input.Path, std::move(Result.Roots), Recording->dependencies(Input.States), Directives.size()};
  }
  return std::nullopt;
}

void nostall::usePreamble(const PreambleFile &Preamble, CompilerInvocation &Invocation) {
  PreprocessorOptions &Options = Invocation.getPreprocessorOpts();
  Options.ImplicitPCHInclude = Preamble.Path;
  // The index knows more exactly than times and sizes whether it still holds.
  Options.DisablePCHOrModuleValidation = DisableValidationForModuleKind::PCH;
}

void nostall::addDependencies(FileDependencies &Into, const FileDependencies &More) {
  FileDependencies Joined;
  std::merge(Into.begin(), Into.end(), More.begin(), More.end(), std::back_inserter(Joined));
  Joined.erase(std::unique(Joined.begin(), Joined.end()), Joined.end());
  Into = std::move(Joined);
}
