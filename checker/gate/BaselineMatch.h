//===- BaselineMatch.h - Which pairs a baseline has ----------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Pairs of today and of a baseline are matched one to one. First their causes, in tiers: the same; the same with
// another ordinal; the same text in a new function that was extracted from the old one; another text; another file,
// then another function, where the old one is gone. Then the entries of matched causes: the same name and file; another
// file where the old one is gone; one that was extracted from the old one; another name, where the old one is gone. A
// cause that matches none is new, whatever entries and first calls it shares with others.
//
// A baseline does not know who called whom. A function was extracted from one that it names if that is still there, has
// the cause no more, and now leads to the new one (Leaders.h). Of a function that the baseline names, or knows the text
// of, nothing was extracted: it was there before.
//
// A line of version 1 takes the pairs whose entry, first call and cause have its names. It stood for everything behind
// that call, so what it hid is newly known.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_GATE_BASELINEMATCH_H
#define NOSTALL_GATE_BASELINEMATCH_H

#include "fixes/Fixes.h"
#include "gate/Baseline.h"
#include "rules/Rules.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include <functional>

namespace nostall {

/// The names of functions, and the files in which they are defined.
class FunctionNames {
public:
  using Functions = llvm::SmallVector<FunctionIndex, 1>;

  /// \p F: None for one that is not in the program.
  void add(llvm::StringRef Name, llvm::StringRef File, FunctionIndex F = None) {
    Functions &All = FilesOf[Name][File];
    if (F != None)
      All.push_back(F);
  }
  bool has(llvm::StringRef Name) const { return FilesOf.count(Name); }
  bool has(llvm::StringRef Name, llvm::StringRef File) const {
    const auto Found = FilesOf.find(Name);
    return Found != FilesOf.end() && Found->second.contains(File);
  }
  /// Those of the program that have this name in \p File; in other files when there is none of it.
  Functions functions(llvm::StringRef Name, llvm::StringRef File) const;

private:
  llvm::StringMap<llvm::StringMap<Functions>> FilesOf;
};

/// The text of one function.
struct FunctionText {
  std::string File;
  uint32_t Hash = 0;
};

/// What tells a function of today from those that a baseline knows.
struct FunctionLook {
  std::string Name; ///< empty for a lambda: several have one name
  FunctionText Text;
};

/// What a baseline needs to know of an analysed program. Files are relative to the folder of the baseline file.
struct BaselineSubject {
  std::string Tool;    ///< which nostall analysed it
  FunctionNames Names; ///< of all functions with a body: what is still there was not renamed
  FunctionTexts Texts;
  /// Whether the run would have seen the contents of a file.
  std::function<bool(llvm::StringRef File)> Covers;
  std::function<std::string(llvm::StringRef AbsolutePath)> RelativePath;
  /// A hash of the expression at a place; empty when the file cannot be read.
  std::function<std::string(const Location &)> TextAt;
  /// The functions of the best call path of a pair; empty when it is about no code.
  std::function<std::vector<FunctionText>(const Pair &)> FunctionsOf;
  std::function<FunctionLook(FunctionIndex)> LookOf;
  /// The functions from which steps lead to \p To through no entry but those that \p IsNew: see Leaders.h.
  std::function<llvm::DenseSet<FunctionIndex>(FunctionIndex To, llvm::function_ref<bool(FunctionIndex)> IsNew)>
      LeadersOf;
};

/// What a baseline in \p Folder needs to know of a solved program. \p Solved, and what \p Texts asks for the files as
/// they were analysed, must outlive the result. \p WholeProgram: every file of the project was asked for.
BaselineSubject baselineSubject(const Solution &Solved, llvm::StringRef Folder, TextSource Texts, llvm::StringRef Tool,
                                bool WholeProgram);

/// What a run makes of a baseline, or the runs of several builds.
class BaselineMatch {
public:
  /// \p File is where the baseline was read, for standings.
  BaselineMatch(Baseline Was, llvm::StringRef File, llvm::ArrayRef<Finding> Findings, const BaselineSubject &Subject);

  /// Marks \p Findings, those that it was made of, in the same order of findings and pairs: pairs that the baseline has
  /// are not reported, newly known ones are marked as such. Sorts their pairs again. Findings of several builds are
  /// marked by their own matches, before these are joined.
  void mark(std::vector<Finding> &Findings) const;
  /// Adds what the run of another build found: a pair is gone when it is gone in all.
  void join(const BaselineMatch &Other);

  std::vector<BaselinePair> gonePairs() const;
  std::vector<FormerEntry> goneFormer() const;
  /// Those that still occur, or that no run could see; with what lines of version 1 became.
  std::vector<BaselinePair> kept() const;
  const std::vector<BaselinePair> &added() const { return Added; }
  const std::vector<BaselinePair> &newlyKnown() const { return NewlyKnown; }
  /// How many lines of version 1 became pairs.
  size_t converted() const;

  /// The baseline without what is gone, and with what is new if \p AddNew says so. The texts of functions are those of
  /// today only if all that is new is in it: else what was introduced would be taken for newly known.
  Baseline after(bool AddNew) const;

private:
  struct TodaysPair;
  class Matcher;
  enum class Fate : uint8_t { Gone, Unseen, Taken };
  enum class Mark : uint8_t { None, Listed, NewlyKnown };
  struct PairMark {
    Mark What = Mark::None;
    unsigned Line = 0;
    std::string Reason;
  };

  Baseline Was;
  std::string File;
  std::vector<std::optional<BaselinePair>> Kept; ///< by Was.Pairs: as it is now
  std::vector<Fate> FormerFate;                  ///< by Was.Former
  std::vector<BaselinePair> Converted, Added, NewlyKnown;
  std::string Tool;
  FunctionTexts Texts;
  bool Complete = true;                     ///< the runs covered all that the baseline speaks of
  std::vector<std::vector<PairMark>> Marks; ///< by finding and pair
};

} // namespace nostall

#endif
