//===- SummaryBuilder.h - Puts declarations and places into a TuSummary ----------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Turns Clang's declarations and source locations into the indices of a summary, each once, and keeps the list of
// functions whose bodies are still to be walked: reaching a function is what puts it there.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_EXTRACT_SUMMARYBUILDER_H
#define NOSTALL_EXTRACT_SUMMARYBUILDER_H

#include "extract/PrivateQueues.h"
#include "lower/FunctionKeys.h"
#include "lower/SourcePlaces.h"
#include "model/Summary.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallVector.h"

namespace nostall {

using Values = llvm::SmallVector<Value, 2>;

/// What a local variable was seen to hold, in terms of the function that declares it.
struct LocalValues {
  const clang::FunctionDecl *Owner = nullptr;
  Values Held;
};

/// What of the argument for a parameter decides whether calls block.
struct TellingFacts {
  bool Constant = false, Type = false, Object = false, States = false;

  bool any() const { return Constant || Type || Object || States; }
  void merge(TellingFacts Other) {
    Constant |= Other.Constant;
    Type |= Other.Type;
    Object |= Other.Object;
    States |= Other.States;
  }
};

/// On what the calls in a function depend: facts about its parameters, and states of objects from outside.
struct TellingObjects {
  llvm::SmallVector<TellingFacts, 0> Parameters; ///< empty when none of them tells anything
  llvm::SmallSetVector<const clang::ValueDecl *, 2> Outside;
};

/// A body that is still to be walked: as it is, or for callers of one kind.
struct PendingBody {
  const clang::FunctionDecl *Definition = nullptr;
  uint32_t Index = None;
  Assumptions Known = Assumptions();
};

/// For one AST, on one thread.
class SummaryBuilder {
public:
  /// \p ProjectRoot: identities hold paths relative to it.
  SummaryBuilder(clang::ASTContext &Ast, const Configuration &Config, llvm::StringRef ProjectRoot);

  clang::ASTContext &Ast;
  const clang::SourceManager &Sources;
  const Configuration &Config;
  KnowledgeMatch Match;
  PrivateQueues Queues{Match};
  TuSummary Out;
  llvm::DenseMap<const clang::VarDecl *, LocalValues> Locals;
  llvm::DenseMap<const clang::VarDecl *, Values> InitialValues; ///< of global variables
  /// Where a coroutine has ended, by itself and where it began; see BodyWalker::endOf.
  llvm::DenseMap<std::pair<const clang::FunctionDecl *, uint8_t>, uint8_t> Ends;

  /// The index of a function; its body is walked later if it is looked into.
  uint32_t function(const clang::FunctionDecl &F);
  /// The index of a field or global variable.
  uint32_t symbol(const clang::ValueDecl &Variable);
  /// What knowledge says of a function of the summary that blocks whatever it is called with; null when nothing.
  const FunctionEntry *alwaysBlocks(uint32_t Function) const { return AlwaysBlocks.lookup(Function); }
  /// The index of the effect of a function that is annotated as blocking, or None.
  uint32_t annotatedEffect(const clang::FunctionDecl &F);
  /// The index of an effect.
  uint32_t effect(const FunctionEntry &Entry);

  StringId string(llvm::StringRef Text) { return Out.Strings.intern(Text); }
  /// The place where the user wrote the token at \p Where.
  Span place(clang::SourceLocation Where) { return Places.place(Where); }
  SourcePlaces &places() { return Places; }
  /// The absolute path of a file.
  StringId file(clang::FileID File) { return Places.file(File); }

  /// A body that is still to be walked; none when there is no further one.
  std::optional<PendingBody> nextPending();

  /// What decides about the calls in a function, and in those that it calls.
  const TellingObjects &telling(const clang::FunctionDecl &Definition);
  /// The index of a function as callers that pass \p Known call it.
  uint32_t specialised(const clang::FunctionDecl &Definition, Assumptions Known);
  /// Whether the body of a function does no more than read this parameter of it.
  bool onlyRead(const clang::ParmVarDecl &Parameter);
  /// Whether a field is a reference or pointer to a socket or the like.
  bool refersToIoObject(const clang::FieldDecl &Field);

  /// Walks the initialiser of a global variable, as part of a function that stands for those of all of them.
  void initialise(const clang::VarDecl &Global);
  /// Those variables, if \p F is that function.
  llvm::ArrayRef<const clang::VarDecl *> initialisedIn(const clang::FunctionDecl &F) const {
    return &F == Initialisers ? llvm::ArrayRef(Globals) : llvm::ArrayRef<const clang::VarDecl *>();
  }

  /// What a call can run when it runs a value of type \p T: the call operator of a closure or functor.
  Values callOperators(clang::QualType T);
  /// The definition to walk, or null: without one, or where knowledge says enough.
  const clang::FunctionDecl *definitionOf(const clang::FunctionDecl &F);
  /// The definition that is walked for a function of the summary, or null.
  const clang::FunctionDecl *definitionAt(uint32_t Function) const { return Definitions.lookup(Function); }

private:
  void describe(const clang::FunctionDecl &F, FunctionSummary &Summary);
  void classifyCoroutine(const clang::FunctionDecl &F, FunctionSummary &Summary);

  SourcePlaces Places; // in Out
  FunctionKeys Keys;
  llvm::DenseMap<const clang::FunctionDecl *, uint32_t> ByDecl;
  llvm::DenseMap<FunctionId, uint32_t> ById;
  llvm::DenseMap<const clang::ValueDecl *, uint32_t> SymbolsByDecl;
  llvm::DenseMap<FunctionId, uint32_t> SymbolsById;
  llvm::DenseMap<const FunctionEntry *, uint32_t> EffectsByEntry;
  llvm::DenseMap<uint32_t, const FunctionEntry *> AlwaysBlocks;
  llvm::DenseMap<uint32_t, const clang::FunctionDecl *> Definitions;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<TellingObjects>> Telling;
  llvm::DenseMap<const clang::FunctionDecl *, unsigned> Specialisations; ///< how many there are
  const clang::FunctionDecl *Initialisers = nullptr; ///< stands for the initialisers of global variables
  std::vector<const clang::VarDecl *> Globals;       ///< those with such an initialiser
  std::vector<PendingBody> Pending;
  size_t NextPending = 0;
};

} // namespace nostall

#endif
