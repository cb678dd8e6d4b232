//===- Baseline.h - Old pairs that are left for later -------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A project with a thousand findings adopts nostall by writing their pairs down once. The file is text, one JSON object
// a line, sorted: a line is a cause with the entries of one file that reach it. A change of one finding changes few
// lines, two branches that touch different findings merge by themselves, and with git's `merge=union` any two do. It
// holds no line numbers, so an edit elsewhere leaves it alone.
//
// The file also says which nostall wrote it, and of which text each function was: a pair that it lacks although none of
// the pair's functions changed, and that another nostall reports, is newly known rather than introduced.
//
// Version 1 had a line for an entry, its first call and one cause; such lines are still read.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_GATE_BASELINE_H
#define NOSTALL_GATE_BASELINE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace nostall {

/// A cause, without its place. Files are relative to the folder of the baseline file.
struct BaselineCause {
  std::string Rule;
  std::string File;
  std::string Function; ///< in which it stands; empty for a finding that is about no code
  std::string Call;     ///< what it calls
  unsigned Ordinal = 1; ///< among causes that are equal so far, in the order of the text
  std::string Text;     ///< a hash of its expression

  auto operator<=>(const BaselineCause &) const = default;
};

/// An entry that reaches a cause.
struct BaselinePair {
  BaselineCause Cause;
  std::string EntryFile;
  std::string Entry;  ///< its name
  std::string Reason; ///< the user's own words; may be empty
  unsigned Line = 0;  ///< of the baseline file that it was read from; 0: it was not

  /// Words and lines do not make another pair.
  auto key() const { return std::tie(Cause, EntryFile, Entry); }
  auto operator<=>(const BaselinePair &Other) const { return key() <=> Other.key(); }
  bool operator==(const BaselinePair &Other) const { return key() == Other.key(); }
};

/// A line of version 1: all causes of one name that one entry reaches by its calls of one name.
struct FormerEntry {
  std::string Rule;
  std::string File;     ///< of the call
  std::string Function; ///< the entry
  std::string Call;     ///< what it calls
  std::string Cause;    ///< the blocking call
  unsigned Ordinal = 1; ///< among lines that are otherwise equal
  std::string Text;     ///< a hash of the call's expression
  std::string Reason;
  unsigned Line = 0;

  auto key() const { return std::tie(Rule, File, Function, Call, Cause, Ordinal, Text, Reason); }
  auto operator<=>(const FormerEntry &Other) const { return key() <=> Other.key(); }
  bool operator==(const FormerEntry &Other) const { return key() == Other.key(); }
};

/// Hashes of the texts of functions, by file.
using FunctionTexts = std::map<std::string, std::set<uint32_t>, std::less<>>;

struct Baseline {
  std::set<std::string> Tools;     ///< which wrote it: one, or more after a merge; none in version 1
  std::vector<BaselinePair> Pairs; ///< sorted; two entries of one name in one file are two pairs
  std::vector<FormerEntry> Former; ///< sorted
  FunctionTexts Texts;
};

/// Reads a baseline file's text, also what a union merge made of two. The error names file and line.
llvm::Expected<Baseline> readBaseline(llvm::StringRef Text, llvm::StringRef File);
/// Sorted, with a comment line on top. The reasons of the pairs of one line are joined.
std::string writeBaseline(const Baseline &B);

/// "5 pairs of 2 causes".
std::string countsOf(llvm::ArrayRef<BaselinePair> Pairs);
/// For people: a line for each of those that the file would have, "a.cpp: 'sleep' in 'helper', from 'f', 'g' [rule]".
std::vector<std::string> describe(std::vector<BaselinePair> Pairs);
std::string describe(const FormerEntry &E);

} // namespace nostall

#endif
