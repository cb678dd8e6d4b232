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
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace nostall;
using namespace clang;

namespace {

/// One header that the directives include.
struct DirectInclude {
  OptionalFileEntryRef Header;
  bool Guarded = false;
  llvm::StringSet<> Macros; ///< that it, or what it includes, defines or undefines
};

/// What came of one attempt.
struct Built {
  std::vector<uint64_t> Roots;
  std::string Bytes;
  std::vector<DirectInclude> Includes; ///< in order
};

/// The headers that the preamble's own text includes, in order, and the macros that they change.
class DirectIncludes : public PPCallbacks {
public:
  DirectIncludes(const SourceManager &Sources, std::vector<DirectInclude> &Includes)
      : Sources(Sources), Includes(Includes) {}
  void InclusionDirective(SourceLocation Hash, const Token &, StringRef, bool, CharSourceRange,
                          OptionalFileEntryRef Header, StringRef, StringRef, const Module *, bool,
                          SrcMgr::CharacteristicKind) override {
    if (Sources.isInMainFile(Hash))
      Includes.push_back({Header, false, {}});
  }
  void MacroDefined(const Token &Name, const MacroDirective *) override { changed(Name); }
  void MacroUndefined(const Token &Name, const MacroDefinition &, const MacroDirective *) override { changed(Name); }

private:
  void changed(const Token &Name) {
    if (!Includes.empty() && !Sources.isInMainFile(Name.getLocation()))
      Includes.back().Macros.insert(Name.getIdentifierInfo()->getName());
  }

  const SourceManager &Sources;
  std::vector<DirectInclude> &Includes;
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
    Compiler.getPreprocessor().addPPCallbacks(
        std::make_unique<DirectIncludes>(Compiler.getSourceManager(), Into.Includes));
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
    for (DirectInclude &I : Into.Includes)
      I.Guarded = I.Header && isGuarded(*I.Header);
    Into.Bytes.assign(getPCH().begin(), getPCH().end());
  }

private:
  /// Whether the file would be passed over if it were included now.
  bool isGuarded(FileEntryRef File) const {
    HeaderSearch &Search = Compiler.getPreprocessor().getHeaderSearchInfo();
    HeaderFileInfo &Info = Search.getFileInfo(File);
    const IdentifierInfo *Macro = Info.getControllingMacro(Search.getExternalLookup());
    return Info.isPragmaOnce || (Macro && Macro->hasMacroDefinition());
  }

  CompilerInstance &Compiler;
  const Configuration &Config;
  Built &Into;
  std::optional<BodyFilter> Filter;
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
  std::string Flags =
      Command.Directory + '\0' + llvm::sys::path::extension(Command.File).str() + '\0' + searchEnvironment();
  for (const llvm::StringRef Argument : parsingArguments(Command)) {
    if (Argument.starts_with("-include") || Argument.starts_with("-imacros") || Argument.starts_with("-fmodule"))
      return {};
    if (absolutePath(Argument, Command.Directory) != Command.File)
      Flags += '\0' + Argument.str();
  }
  return Flags;
}

/// The macro that `#define NAME(x) ...` or `#undef NAME` is about.
static llvm::StringRef macroOf(llvm::StringRef Directive) {
  return Directive.split(' ').second.take_while([](char C) { return llvm::isAlnum(C) || C == '_' || C == '$'; });
}

/// How many of the directives come before the first header that is not guarded, or that meddles with a macro which the
/// directives change too: the file repeats all of them, and then the last word would be theirs.
static size_t sharable(llvm::ArrayRef<std::string> Directives, llvm::ArrayRef<DirectInclude> Includes) {
  size_t Header = 0, Result = 0;
  llvm::StringSet<> ByDirectives, ByHeaders;
  for (size_t I = 0; I < Directives.size(); ++I) {
    if (!llvm::StringRef(Directives[I]).starts_with("#include")) {
      const llvm::StringRef Macro = macroOf(Directives[I]);
      if (ByHeaders.contains(Macro))
        break;
      ByDirectives.insert(Macro);
      continue;
    }
    if (Header >= Includes.size() || !Includes[Header].Guarded)
      break;
    const llvm::StringSet<> &Macros = Includes[Header++].Macros;
    if (llvm::any_of(Macros.keys(), [&](llvm::StringRef Macro) { return ByDirectives.contains(Macro); }))
      break;
    for (const llvm::StringRef Macro : Macros.keys())
      ByHeaders.insert(Macro);
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
    const size_t Usable = sharable(Directives, Result.Includes);
    if (Usable < Directives.size()) {
      Directives = Directives.take_front(Usable);
      continue;
    }
    const ContentHash Content = contentHash(Result.Bytes);
    const std::string Path = ProjectIndex::preamblePath(Input.Folder, Content);
    if (llvm::Error E = llvm::writeToOutput(Path, [&](llvm::raw_ostream &Out) {
          Out << Result.Bytes;
          return llvm::Error::success();
        })) {
      llvm::consumeError(std::move(E)); // no space: every file is parsed by itself
      return std::nullopt;
    }
    return PreambleFile{Path, Content, std::move(Result.Roots), Recording->dependencies(Input.States),
                        Directives.size()};
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
