//===- Program.h - Summaries linked into one program --------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Gives every function one number in the whole program, whichever translation units speak of it: an inline function or
// an instance of a template that many of them define is one function, and its first definition, in the order of the
// units, is the one that is used.
//
// Definitions that differ break the one-definition rule, or belong to different executables of one build. None of them
// is lost: each unit keeps its own, units without one use the first, and the conflict is reported.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROPAGATE_PROGRAM_H
#define NOSTALL_PROPAGATE_PROGRAM_H

#include "model/Summary.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseMapInfo.h"

namespace nostall {

class Configurations;

using FunctionIndex = uint32_t; ///< in Program
using SymbolIndex = uint32_t;   ///< in Program

/// A coroutine's body runs when it is awaited or spawned, not when it is called.
inline bool runsLater(const FunctionSummary &F) {
  return F.Coroutine != CoroutineKind::None && F.Coroutine != CoroutineKind::Generator;
}

/// Does not own the summaries, which must outlive it. Read by any number of threads once it is made.
class Program {
public:
  /// \p Configs, when there is one, is asked what it says of functions by their names: the configuration of the main
  /// file of the unit whose words on the function count.
  explicit Program(llvm::ArrayRef<const TuSummary *> Units, const Configurations *Configs = nullptr);

  struct Definition {
    uint32_t Unit = None;  ///< the unit whose words on the function count
    uint32_t Local = None; ///< the function's index there
  };

  size_t functionCount() const { return Definitions.size(); }
  size_t symbolCount() const { return SymbolNames.size(); }
  llvm::ArrayRef<const TuSummary *> units() const { return Units; }

  const Definition &definition(FunctionIndex F) const { return Definitions[F]; }
  const TuSummary &unitOf(FunctionIndex F) const { return *Units[Definitions[F].Unit]; }
  const FunctionSummary &summary(FunctionIndex F) const { return unitOf(F).Functions[Definitions[F].Local]; }
  llvm::StringRef name(FunctionIndex F) const { return unitOf(F).Strings[summary(F).Name]; }

  /// Whether an annotation or the configuration says that \p F may block.
  bool mayBlock(FunctionIndex F) const { return summary(F).AllowBlocking || Configured[F].MayBlock; }
  /// Why \p F is an async context by itself, by an annotation, the configuration or what it is.
  EntryKind entryKind(FunctionIndex F) const {
    return Configured[F].IsEntry ? EntryKind::NonBlocking : summary(F).Entry;
  }
  /// Whether \p F is in vendored or generated code: analysed, but its findings are not reported.
  bool isQuiet(FunctionIndex F) const { return Configured[F].IsQuiet; }

  /// The program's number for function \p Local of unit \p Unit.
  FunctionIndex global(uint32_t Unit, uint32_t Local) const { return Globals[Unit][Local]; }
  SymbolIndex globalSymbol(uint32_t Unit, uint32_t Local) const { return GlobalSymbols[Unit][Local]; }
  llvm::StringRef symbolName(SymbolIndex S) const { return SymbolNames[S]; }
  /// What all units together say of a symbol; only its flags count.
  const Symbol &symbolFacts(SymbolIndex S) const { return SymbolFacts[S]; }
  /// Whether calls on it never wait, as far as the whole program shows.
  bool isNonBlocking(SymbolIndex S) const { return SymbolFacts[S].MadeNonBlocking && !SymbolFacts[S].MadeBlocking; }

  /// The events of a function's definition, and the unit that they belong to.
  llvm::ArrayRef<Event> events(FunctionIndex F) const { return unitOf(F).eventsOf(summary(F)); }

  /// Functions with an external name that are defined in different ways: the first definition and one that differs, in
  /// the order of the units. Lambdas are left out, which follow the functions that contain them, and so is one text
  /// that means more in a unit which has seen more of its types.
  struct Conflict {
    FunctionIndex First = None, Other = None;
  };
  llvm::ArrayRef<Conflict> conflicts() const { return Conflicts; }

  /// The functions that override \p F, at any distance.
  llvm::ArrayRef<FunctionIndex> overriders(FunctionIndex F) const;

private:
  void linkFunctions();
  void linkSymbols();
  void linkReferences();
  void linkOverrides();
  void configure(const Configurations &Configs);

  /// What the configuration says of a function.
  struct ConfiguredFunction {
    bool MayBlock = false, IsEntry = false, IsQuiet = false;
  };

  std::vector<const TuSummary *> Units;
  std::vector<Definition> Definitions;
  std::vector<ConfiguredFunction> Configured;
  std::vector<std::vector<FunctionIndex>> Globals;
  std::vector<std::vector<SymbolIndex>> GlobalSymbols;
  std::vector<llvm::StringRef> SymbolNames;
  std::vector<Symbol> SymbolFacts;
  llvm::DenseMap<FunctionIndex, std::vector<FunctionIndex>> Overriders;
  std::vector<Conflict> Conflicts;
};

} // namespace nostall

#endif
