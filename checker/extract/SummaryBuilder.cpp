//===- SummaryBuilder.cpp - Puts declarations and places into a TuSummary -----------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "extract/SummaryBuilder.h"
#include "lower/CoroutineTypes.h"
#include "lower/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace nostall;
using namespace clang;

SummaryBuilder::SummaryBuilder(ASTContext &Ast, const Configuration &Config, StringRef ProjectRoot)
    : Ast(Ast), Sources(Ast.getSourceManager()), Config(Config), Match(Config, Ast),
      Places(Sources, Out.Strings, ProjectRoot), Keys(Ast) {}

std::optional<PendingBody> SummaryBuilder::nextPending() {
  return NextPending < Pending.size() ? std::optional(std::move(Pending[NextPending++])) : std::nullopt;
}

const FunctionDecl *SummaryBuilder::definitionOf(const FunctionDecl &F) {
  const FunctionEntry *Entry = Match.entry(F);
  if (Entry && (Entry->Blocks || Entry->Safe || Entry->Hop || !Entry->Callables.empty()))
    return nullptr;
  const FunctionDecl *Definition = nullptr;
  if (!F.hasBody(Definition) || !Definition->getBody())
    return nullptr;
  return Match.isLookedInto(*Definition) ? Definition : nullptr;
}

uint32_t SummaryBuilder::function(const FunctionDecl &F) {
  const FunctionDecl *Key = F.getCanonicalDecl();
  if (const auto Found = ByDecl.find(Key); Found != ByDecl.end())
    return Found->second;
  const FunctionId Id =
      Keys.idOf(F, FunctionKeys::belongsToFile(F) ? Places.linkagePath(Key->getLocation()) : std::string());
  const auto [Entry, New] = ById.try_emplace(Id, static_cast<uint32_t>(Out.Functions.size()));
  const uint32_t Index = Entry->second;
  ByDecl[Key] = Index;
  if (!New)
    return Index;
  Out.Functions.emplace_back().Id = Id;
  FunctionSummary Summary;
  Summary.Id = Id;
  describe(F, Summary);
  Out.Functions[Index] = Summary;
  if (const FunctionEntry *Known = Match.entry(F); Known && Known->Blocks && Known->When.empty())
    AlwaysBlocks[Index] = Known;
  if (const FunctionDecl *Definition = definitionOf(F)) {
    Definitions[Index] = Definition;
    Pending.push_back({Definition, Index});
  }
  return Index;
}

static bool hasAnnotation(const FunctionDecl &F, StringRef Text) {
  for (const FunctionDecl *D : F.redecls())
    for (const auto *A : D->specific_attrs<AnnotateAttr>())
      if (A->getAnnotation() == Text)
        return true;
  return false;
}

/// What `[[clang::nonblocking]]` (true) or `[[clang::blocking]]` (false) says of a function's type; none without.
static std::optional<bool> declaredNonBlocking(const FunctionDecl &F) {
  for (const FunctionEffectWithCondition &E : F.getFunctionEffects()) {
    if (E.Cond.getCondition())
      continue; // depends on a template's parameter
    if (E.Effect.kind() == FunctionEffect::Kind::NonBlocking)
      return true;
    if (E.Effect.kind() == FunctionEffect::Kind::Blocking)
      return false;
  }
  return std::nullopt;
}

static bool isNonBlocking(const FunctionDecl &F) {
  return hasAnnotation(F, "nostall::nonblocking") || declaredNonBlocking(F) == true;
}

/// Whether a library calls a method of the program's on a loop: one that overrides a method which is known for that, or
/// any method and takes what is known to be passed there only.
static bool isCalledOnLoop(KnowledgeMatch &Match, const CXXMethodDecl &Method) {
  const auto isLoopArgument = [&](const ParmVarDecl *Parameter) {
    const TypeEntry *Type = Match.type(Parameter->getType());
    return Type && Type->Is == TypeRole::LoopArgument;
  };
  if (Method.size_overridden_methods() > 0 && llvm::any_of(Method.parameters(), isLoopArgument))
    return true;
  return llvm::any_of(Method.overridden_methods(), [&](const CXXMethodDecl *Base) {
    const FunctionEntry *Entry = Match.entry(*Base);
    return (Entry && Entry->CalledOnLoop) || isCalledOnLoop(Match, *Base);
  });
}

void SummaryBuilder::describe(const FunctionDecl &F, FunctionSummary &Summary) {
  const FunctionDecl *Definition = nullptr;
  const FunctionDecl &Shown = F.hasBody(Definition) ? *Definition : F;
  Summary.Name = string(displayName(F));
  Summary.Definition = place(Shown.getLocation());
  Summary.Opaque = Match.opaque(F.getDeclContext()).has_value() && !definitionOf(F);
  // Callers trust an annotation; it is checked at the definition.
  Summary.Known = Match.entry(F) != nullptr || isNonBlocking(F);
  if (llvm::any_of(Match.entries(F), [](const FunctionEntry *Entry) { return Entry->SharesState; }))
    Summary.Touches = {Hazard::StaticState, Summary.Name};
  Summary.AllowBlocking = hasAnnotation(F, "nostall::allow_blocking");
  Summary.Pattern = F.isDependentContext();
  if (const FunctionDecl *Outer = enclosingFunction(F)) {
    Summary.Lambda = true;
    Summary.Parent = function(*Outer);
  }
  classifyCoroutine(F, Summary);
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  if (isNonBlocking(F))
    Summary.Entry = EntryKind::NonBlocking;
  else if (Method && definitionOf(F) && isAwaiterMember(*Method))
    Summary.Entry = EntryKind::AwaiterMember;
  else if (Method && definitionOf(F) && isCalledOnLoop(Match, *Method))
    Summary.Entry = EntryKind::Callback;
  if (!Method || Method->size_overridden_methods() == 0)
    return;
  llvm::SmallVector<uint32_t, 2> Overridden;
  for (const CXXMethodDecl *Base : Method->overridden_methods())
    Overridden.push_back(function(*Base));
  Summary.FirstOverride = Out.Overrides.size();
  Summary.OverrideCount = Overridden.size();
  Out.Overrides.insert(Out.Overrides.end(), Overridden.begin(), Overridden.end());
}

void SummaryBuilder::initialise(const VarDecl &Global) {
  Globals.push_back(&Global);
  if (Initialisers)
    return;
  // Of this unit alone, whichever header the first of them stands in.
  const SourceLocation Where = Sources.getLocForStartOfFile(Sources.getMainFileID());
  const QualType Type = Ast.getFunctionType(Ast.VoidTy, {}, FunctionProtoType::ExtProtoInfo());
  FunctionDecl *Made = FunctionDecl::Create(Ast, Ast.getTranslationUnitDecl(), Where, Where,
                                            DeclarationName(&Ast.Idents.get("initialisers of global variables")), Type,
                                            nullptr, SC_Static);
  Made->setBody(CompoundStmt::Create(Ast, {}, FPOptionsOverride(), Where, Where));
  Initialisers = Made;
  function(*Made);
}

void SummaryBuilder::classifyCoroutine(const FunctionDecl &F, FunctionSummary &Summary) {
  const FunctionDecl *Definition = nullptr;
  const Stmt *Body = F.hasBody(Definition) ? Definition->getBody() : nullptr;
  const TypeEntry *Type = Match.type(F.getReturnType());
  const auto *Coroutine = dyn_cast_or_null<CoroutineBodyStmt>(Body);
  // In a template that nothing instantiates the body is no CoroutineBodyStmt yet; its type says as much.
  const bool Pattern = Body && F.isDependentContext() && Type;
  if (Body && !Coroutine && !Pattern)
    return;
  if (Type) {
    // As it is written, so that an alias of the library's namespace can be told from the library's own.
    const CXXRecordDecl *Record = recordOf(F.getReturnType());
    const std::string Written = Record ? qualifiedName(*Record) : "";
    Summary.CoroutineType = string(Config.knowledge().canonical(Written) == Type->Name ? Written : Type->Name);
    switch (Type->Is) {
    case TypeRole::Coroutine:
      Summary.Coroutine = CoroutineKind::Loop;
      break;
    case TypeRole::Generator:
      Summary.Coroutine = CoroutineKind::Generator;
      break;
    case TypeRole::TaskElsewhere:
      Summary.Coroutine = CoroutineKind::Elsewhere;
      break;
    default:
      break;
    }
  }
  if (Coroutine && Summary.Coroutine == CoroutineKind::None)
    Summary.Coroutine =
        isSynchronousGenerator(*Coroutine, F.getReturnType()) ? CoroutineKind::Generator : CoroutineKind::AssumedLoop;
  if (Summary.Coroutine != CoroutineKind::None && !Summary.CoroutineType)
    if (const CXXRecordDecl *Record = recordOf(F.getReturnType()))
      Summary.CoroutineType = string(qualifiedName(*Record));
}

uint32_t SummaryBuilder::symbol(const ValueDecl &Variable) {
  const auto *Key = cast<ValueDecl>(Variable.getCanonicalDecl());
  if (const auto Found = SymbolsByDecl.find(Key); Found != SymbolsByDecl.end())
    return Found->second;
  const FunctionId Id = Keys.idOf(*Key, Places.linkagePath(Key->getLocation()));
  const auto [Entry, New] = SymbolsById.try_emplace(Id, static_cast<uint32_t>(Out.Symbols.size()));
  if (New)
    Out.Symbols.push_back({Id, string(qualifiedName(*Key))});
  return SymbolsByDecl[Key] = Entry->second;
}

uint32_t SummaryBuilder::effect(const FunctionEntry &Entry) {
  const auto [Found, New] = EffectsByEntry.try_emplace(&Entry, static_cast<uint32_t>(Out.Effects.size()));
  if (New)
    // An entry that says only that its result blocks when it is destroyed speaks of a wait for another thread.
    Out.Effects.push_back(
        {string(Entry.Key), Entry.Blocks.value_or(Category::Wait), Entry.Blocks ? Entry.HowLong : Cost::Unbounded});
  return Found->second;
}

uint32_t SummaryBuilder::annotatedEffect(const FunctionDecl &F) {
  if (!(F.hasAttrs() && hasAnnotation(F, "nostall::blocking")) && declaredNonBlocking(F) != false)
    return None;
  const Effect Annotated{string("annotation"), Category::Wait, Cost::Unbounded};
  const auto Found = llvm::find(Out.Effects, Annotated);
  if (Found != Out.Effects.end())
    return static_cast<uint32_t>(Found - Out.Effects.begin());
  Out.Effects.push_back(Annotated);
  return static_cast<uint32_t>(Out.Effects.size() - 1);
}

Values SummaryBuilder::callOperators(QualType T) {
  const CXXRecordDecl *Record = T.isNull() ? nullptr : T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || (!Record->isLambda() && Match.opaque(Record->getDeclContext())))
    return {};
  Values Result;
  for (const FunctionDecl *F : Match.userCode().callOperators(*Record->getDefinition())) {
    Value V;
    V.Kind = ValueKind::Function;
    V.Index = function(*F);
    Result.push_back(V);
  }
  return Result;
}
