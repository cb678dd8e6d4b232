//===- NostallModule.cpp - nostall inside clang-tidy --------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A thin front end: clang-tidy has parsed the file already, so the check summarises its AST, judges the one unit, and
// turns findings into diagnostics. NOLINT, `--fix`, header filters and check options are clang-tidy's own.
//
// clangd runs the same checks, with more to say: it keeps several files open (pipeline/OpenUnits.h), and shows a note
// with an edit as one of several fixes to choose from.
//
// clang-tidy runs one check object a name. The flow answers all rules at once, so the first of them that runs for a
// translation unit does the work and the others take their share of its findings.
//
//===----------------------------------------------------------------------===//
#include "clang-tidy/ClangTidyCheck.h"
#include "clang-tidy/ClangTidyModule.h"
#include "fixes/Acceptance.h"
#include "fixes/Includes.h"
#include "fixes/Safety.h"
#include "pipeline/OpenUnits.h"
#include "pipeline/ProjectView.h"
#include "pipeline/SummaryOf.h"
#include "tidy/Declarations.h"
#if NOSTALL_LLVM_VERSION < 22
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <compare>
#include <map>
#include <set>

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace {

/// What one translation unit gave, shared by the checks of all rules.
struct UnitResult {
  std::vector<nostall::OpenFinding> Findings;
  std::string ConfigurationError, IndexError;
  nostall::ProjectView Project;
};

/// Takes away fixes that conflict with a better one: a safe one, or one before. clang-tidy would drop one of the two by
/// itself, but with it the header that it brings for others too.
void keepCompatible(std::vector<nostall::OpenFinding> &Findings) {
  std::vector<const nostall::Fix *> Kept;
  for (const nostall::FixSafety Safety : {nostall::FixSafety::Safe, nostall::FixSafety::Unsafe})
    for (nostall::OpenFinding &O : Findings) {
      std::optional<nostall::Fix> &Fix = O.Place.Fix;
      if (!Fix || Fix->Safety != Safety)
        continue;
      if (llvm::any_of(Kept, [&](const nostall::Fix *Other) { return nostall::conflict(*Fix, *Other); })) {
        // What an unsafe one would do is still told.
        Fix->Edits.clear();
        Fix->Includes.clear();
      } else
        Kept.push_back(&*Fix);
    }
}

std::string workingDirectory(FileManager &Files) {
  const auto Directory = Files.getVirtualFileSystem().getCurrentWorkingDirectory();
  return Directory ? *Directory : std::string();
}

/// Whether \p Where is in a file of this translation unit.
bool isSeen(const nostall::Location &Where, const SourceManager &Sources) {
  const auto Entry = Sources.getFileManager().getOptionalFileRef(Where.File);
  return Entry && Sources.translateFile(*Entry).isValid();
}

/// What the summary starts from. clangd names the main file's declarations, and would have to load all others.
std::vector<const Decl *> rootsOf(ASTContext &Ast) {
  const std::vector<Decl *> Scope = Ast.getTraversalScope();
  if (Scope.size() == 1 && isa<TranslationUnitDecl>(Scope.front())) {
    const auto All = cast<TranslationUnitDecl>(Scope.front())->decls();
    return {All.begin(), All.end()};
  }
  return {Scope.begin(), Scope.end()};
}

/// Judges the unit with what the project index knows of the others.
void judgeAlone(UnitResult &Result, ASTContext &Ast, llvm::ArrayRef<const Decl *> Roots,
                const nostall::Configurations &Configs, llvm::StringRef Main, llvm::StringRef IndexPath) {
  const SourceManager &Sources = Ast.getSourceManager();
  FileManager &Files = Sources.getFileManager();
  Result.Project = nostall::ProjectView::from(Main, workingDirectory(Files), IndexPath, Result.IndexError);
  const nostall::TuSummary Summary = nostall::summaryOf(Ast, Roots, Configs.of(Main), Result.Project.projectRoot());
  // This file first: where the index speaks of the same function, what is parsed now counts.
  std::vector<const nostall::TuSummary *> Units = {&Summary};
  llvm::append_range(Units, Result.Project.units());
  const auto textOf = [&](llvm::StringRef Path) -> std::optional<llvm::StringRef> {
    const auto Entry = Files.getOptionalFileRef(Path);
    if (!Entry)
      return std::nullopt;
    const FileID Id = Sources.translateFile(*Entry);
    return Id.isValid() ? std::optional(Sources.getBufferData(Id)) : std::nullopt;
  };
  // What other units do wrong is said when they are checked.
  const nostall::Judgement Judged(Units, Configs, textOf);
  for (const nostall::PlaceDiagnostic &D : nostall::placesOf(Judged.findings()))
    if (isSeen(D.Where, Sources))
      Result.Findings.push_back({nostall::reportOf(D), std::nullopt});
  keepCompatible(Result.Findings);
}

/// What the options of the checks ask for, the same for all rules of a unit or not.
struct CheckOptions {
  std::string Categories, IndexPath;
  std::string Switches; ///< see nostall::Configuration::switchRules

  auto operator<=>(const CheckOptions &) const = default;
};

UnitResult judge(ASTContext &Ast, const CheckOptions &Asked) {
  UnitResult Result;
  const SourceManager &Sources = Ast.getSourceManager();
  FileManager &Files = Sources.getFileManager();
  llvm::SmallString<256> Main;
  if (const OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(Sources.getMainFileID()))
    Main = Entry->getName();
  Files.makeAbsolutePath(Main);
  nostall::Configurations Configs(&Files.getVirtualFileSystem());
  if (llvm::Error E = llvm::joinErrors(Configs.onlyCategories(Asked.Categories), Configs.switchRules(Asked.Switches))) {
    Result.ConfigurationError = toString(std::move(E));
    return Result;
  }
  const nostall::Configuration &Config = Configs.of(Main);
  if (llvm::Error E = Configs.error()) {
    Result.ConfigurationError = toString(std::move(E));
    return Result;
  }
  const std::vector<const Decl *> Roots = rootsOf(Ast);
  if (nostall::OpenUnits *Open = nostall::openUnits()) {
    const FileID Id = Sources.getMainFileID();
    Result.Findings = Open->judge(nostall::summaryOf(Ast, Roots, Config, Open->projectRoot(Main)),
                                  Sources.getBufferData(Id).str(), Configs);
  } else {
    judgeAlone(Result, Ast, Roots, Configs, Main, Asked.IndexPath);
  }
  if (llvm::Error E = Configs.error())
    Result.ConfigurationError = toString(std::move(E));
  return Result;
}

/// The results for the translation unit that is being checked on this thread, by what is asked for; made when
/// the first check asks. Each check clears them at the start of a unit, before any of them asks.
std::map<CheckOptions, UnitResult> &currentResults() {
  static thread_local std::map<CheckOptions, UnitResult> Results;
  return Results;
}

/// Whether the list of checks names \p Check itself, rather than by a glob.
bool isNamed(llvm::StringRef Check, const ClangTidyContext &Context) {
  llvm::SmallVector<llvm::StringRef> Globs;
  const std::string Checks = Context.getOptions().Checks.value_or("");
  llvm::StringRef(Checks).split(Globs, ',');
  return llvm::any_of(Globs, [&](llvm::StringRef Glob) { return Glob.trim() == Check; });
}

class NostallCheck : public ClangTidyCheck {
public:
  NostallCheck(llvm::StringRef Name, ClangTidyContext *Context)
      : ClangTidyCheck(Name, Context), Enabled(Options.get("Enabled", "")),
        Asked{std::string(Options.get("Categories", "")), std::string(Options.get("ProjectIndex", "")),
              switches(Name, Enabled, *Context)} {}

  bool isLanguageVersionSupported(const LangOptions &Lang) const override { return Lang.CPlusPlus; }
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "Categories", Asked.Categories);
    Options.store(Opts, "ProjectIndex", Asked.IndexPath);
    Options.store(Opts, "Enabled", Enabled);
  }
  void onStartOfTranslationUnit() override { currentResults().clear(); }
  void registerMatchers(MatchFinder *Finder) override { Finder->addMatcher(translationUnitDecl().bind("unit"), this); }
  void check(const MatchFinder::MatchResult &Result) override {
    const SourceManager &Sources = *Result.SourceManager;
    const auto [Known, New] = currentResults().try_emplace(Asked);
    if (New)
      Known->second = judge(*Result.Context, Asked);
    const UnitResult &Unit = Known->second;
    if (!Unit.ConfigurationError.empty()) {
      configurationDiag("%0") << Unit.ConfigurationError;
      return;
    }
    if (!Unit.IndexError.empty())
      configurationDiag("%0", DiagnosticIDs::Warning) << Unit.IndexError;
    Included.clear();
    SafelyIncluded.clear();
    for (const nostall::OpenFinding &O : Unit.Findings)
      if (O.Place.Rule == getID() && isSafe(O.Place))
        for (const std::string &Header : O.Place.Fix->Includes)
          SafelyIncluded.insert({O.Place.Where.File, Header});
    for (const nostall::OpenFinding &O : Unit.Findings)
      if (O.Place.Rule == getID() && nostall::openUnits())
        reportInEditor(O, *Result.Context);
      else if (O.Place.Rule == getID())
        report(O.Place, Unit.Project, Sources);
  }
  void onEndOfTranslationUnit() override { currentResults().clear(); }

private:
  /// A rule that is off by default runs when its option says so, or when the list of checks names it; "nostall-*" does
  /// not. What the option says counts more than the configuration.
  static std::string switches(llvm::StringRef Name, llvm::StringRef Enabled, const ClangTidyContext &Context) {
    if (Enabled == "false")
      return "-" + Name.str();
    const nostall::RuleName *Rule = nostall::findRule(Name);
    const bool OffByDefault = Rule && !Rule->OnByDefault;
    return Enabled == "true" || (OffByDefault && isNamed(Name, Context)) ? Name.str() : "";
  }

  /// A place in a file of another unit makes Clang read that file.
  static SourceLocation locate(const nostall::Location &Where, const SourceManager &Sources) {
    const auto Entry = Sources.getFileManager().getOptionalFileRef(Where.File);
    if (!Entry)
      return {};
    FileID Id = Sources.translateFile(*Entry);
    if (Id.isInvalid())
      Id = const_cast<SourceManager &>(Sources).createFileID(*Entry, SourceLocation(), SrcMgr::C_User);
    if (Where.Offset > Sources.getFileIDSize(Id))
      return {}; // it is shorter now
    return Sources.getLocForStartOfFile(Id).getLocWithOffset(static_cast<int>(Where.Offset));
  }

  void report(const nostall::PlaceReport &F, const nostall::ProjectView &Project, const SourceManager &Sources) {
    {
      const SourceLocation Place = locate(F.Where, Sources);
      auto Report = diag(Place, "%0") << F.Message;
      if (isSafe(F))
        addFix(Report, F, Sources);
    }
    reportNotes(F, Sources);
    // With `--fix` clang-tidy applies what hangs on the warning, with `--fix-notes` what hangs on a note as well.
    if (F.Fix && !isSafe(F)) {
      auto Note = diag(locate(F.Where, Sources), "%0", DiagnosticIDs::Note) << nostall::fixTitle(*F.Fix);
      addFix(Note, F, Sources);
    }
    for (const nostall::PlaceNote &N : F.Notes)
      if (const llvm::StringRef Changed = Project.changedSince(N.Where.File); !Changed.empty()) {
        diag(locate(F.Where, Sources),
             "the project index is older than '%0': run 'nostall check' over the build to bring it up to date",
             DiagnosticIDs::Note)
            << Changed;
        break;
      }
  }

  static bool isSafe(const nostall::PlaceReport &F) { return F.Fix && F.Fix->Safety == nostall::FixSafety::Safe; }

  void addFix(const DiagnosticBuilder &Report, const nostall::PlaceReport &F, const SourceManager &Sources) {
    for (const nostall::Edit &E : F.Fix->Edits)
      addEdit(Report, E, Sources);
    for (const std::string &Header : F.Fix->Includes)
      if ((isSafe(F) || !SafelyIncluded.count({F.Where.File, Header})) &&
          Included.insert({F.Where.File, Header}).second)
        addInclude(Report, F.Where, Header, Sources);
  }

  void reportNotes(const nostall::PlaceReport &F, const SourceManager &Sources) {
    for (const nostall::PlaceNote &N : F.Notes)
      diag(locate(N.Where, Sources), "%0", DiagnosticIDs::Note) << N.Text;
  }

  /// A fix to choose: clangd takes a note with edits for one. All of them must be in the file that is open.
  void offer(llvm::StringRef Title, llvm::ArrayRef<nostall::Edit> Edits, const nostall::PlaceReport &F,
             const SourceManager &Sources) {
    if (Edits.empty())
      return;
    auto Note = diag(locate(F.Where, Sources), "%0", DiagnosticIDs::Note) << Title;
    for (const nostall::Edit &E : Edits)
      addEdit(Note, E, Sources);
  }

  void reportInEditor(const nostall::OpenFinding &O, ASTContext &Ast) {
    const SourceManager &Sources = Ast.getSourceManager();
    const nostall::PlaceReport &F = O.Place;
    const llvm::StringRef Text = Sources.getBufferData(Sources.getMainFileID());
    diag(locate(F.Where, Sources), "%0") << F.Message;
    reportNotes(F, Sources);
    if (F.Fix)
      offer(nostall::fixTitle(*F.Fix), nostall::editsWithIncludes(*F.Fix, F.Where.File, Text), F, Sources);
    if (F.Rule == "nostall-unused-suppression")
      return;
    offer("accept it here, with NOLINT and a reason", nostall::suppression(F.Rule, F.Where, Text), F, Sources);
    const FunctionDecl *Callee = O.Callee ? functionAt(O.Callee->Offset, Ast) : nullptr;
    if (const auto At = Callee ? annotationPlace(*Callee, Sources) : std::nullopt)
      offer("allow '" + F.Call + "' to block, with NOSTALL_ALLOW_BLOCKING and a reason",
            nostall::allowance(F.Where.File, Text, *At, Ast.Idents.get("NOSTALL_ALLOW_BLOCKING").hasMacroDefinition()),
            F, Sources);
  }

  static void addEdit(const DiagnosticBuilder &Report, const nostall::Edit &E, const SourceManager &Sources) {
    const SourceLocation Begin = locate({E.File, 0, 0, E.Begin}, Sources);
    if (Begin.isValid())
      Report << FixItHint::CreateReplacement(
          CharSourceRange::getCharRange(Begin, Begin.getLocWithOffset(static_cast<int>(E.End - E.Begin))), E.Text);
  }

  static void addInclude(const DiagnosticBuilder &Report, const nostall::Location &Place, llvm::StringRef Header,
                         const SourceManager &Sources) {
    const FileID Id = Sources.getFileID(locate(Place, Sources));
    if (const auto E = nostall::includeEdit(Place.File, Sources.getBufferData(Id), Header))
      Report << FixItHint::CreateInsertion(
          Sources.getLocForStartOfFile(Id).getLocWithOffset(static_cast<int>(E->Begin)), E->Text);
  }

  const std::string Enabled;
  const CheckOptions Asked;
  using Headers = std::set<std::pair<std::string, std::string>>; ///< {file, header}
  Headers Included;                                              ///< clang-tidy would add each for every fix
  Headers SafelyIncluded;                                        ///< by a safe fix, so that no unsafe one need bring it
};

class NostallModule : public ClangTidyModule {
public:
  void addCheckFactories(ClangTidyCheckFactories &Factories) override {
    for (const nostall::Rule *R : nostall::allRules())
      Factories.registerCheck<NostallCheck>(R->Name);
  }
};

} // namespace

static ClangTidyModuleRegistry::Add<NostallModule> Registration("nostall-module", "Calls that stall an event loop.");
