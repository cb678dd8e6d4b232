//===- GraphNames.h - How names are spelled in the text of a unit ----------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The text of a unit names types, variables and functions as people do: `demo::Socket`, `fd`, `Lock::~Lock`. A name
// that would be taken for something else is put in backquotes: `operator<<`, `s1`, `lambda in main`. Of several things
// with one name the second is `name#2`. The printer and the reader agree on all that here.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_GRAPHNAMES_H
#define NOSTALL_MODEL_GRAPHNAMES_H

#include "model/FlowGraph.h"
#include <string>

namespace nostall::graph {

/// The length of the name that \p Text begins with, as far as it needs no quotes: `std::vector<int>::push_back`; 0 when
/// it begins with none.
size_t nameLength(llvm::StringRef Text);
/// The same for a type where no value can follow: `const char *`, `unsigned int`, too.
size_t typeLength(llvm::StringRef Text);

/// \p Text between two \p Quote, without characters that a line cannot hold.
std::string quoted(llvm::StringRef Text, char Quote);
/// A name or a path as it is written, in backquotes where it needs them.
std::string spelledName(llvm::StringRef Name);
std::string spelledType(llvm::StringRef Text);
std::string spelledPath(llvm::StringRef Path);
/// Whether a path with \p C in it needs no quotes.
bool isPlainPathCharacter(char C);

/// Several things with one name, in the order in which they are counted.
template <typename Thing> struct Namesakes {
  std::vector<Index<Thing>> All;
  /// How many of them come before the others because they are what a bare name means.
  size_t Visible = 0;
};

/// Where a type may be written: `const char *` where no value can follow, else in backquotes.
enum class TypePlace : uint8_t { Delimited, BeforeValue };

/// The names of one unit. Follows the unit when what is added to it is told.
class UnitNames {
public:
  explicit UnitNames(const Unit &U);

  void added(TypeIndex T) { Types[U.Strings[U.Types[T].Text]].push_back(T); }
  void added(FunctionIndex F) { Functions[U.Strings[U.Functions[F].Name]].push_back(F); }
  void added(VariableIndex V);

  std::string spelling(TypeIndex T, TypePlace Place = TypePlace::Delimited) const;
  std::string spelling(FunctionIndex F) const;
  /// Of a variable that the function \p Inside names.
  std::string variable(VariableIndex V, FunctionIndex Inside) const;
  /// Of a field that \p Inside names, of its own object or of another.
  std::string field(VariableIndex V, FunctionIndex Inside, bool OfThis) const;
  /// Of a field that \p Class lists.
  std::string fieldOf(VariableIndex V, TypeIndex Class) const;

  Namesakes<Type> types(llvm::StringRef Text) const;
  Namesakes<Function> functions(llvm::StringRef Name) const;
  /// Those of \p Inside, then those of the functions that contain it, globals and static ones, then all others, which
  /// a bare name does not mean.
  Namesakes<Variable> variables(llvm::StringRef Name, FunctionIndex Inside) const;
  /// Those of the class of \p Inside, then all others, which a bare name after `this` does not mean.
  Namesakes<Variable> fields(llvm::StringRef Name, FunctionIndex Inside, bool OfThis) const;
  /// Those of \p Class, then all others, which a bare name does not mean.
  Namesakes<Variable> fieldsOf(llvm::StringRef Name, TypeIndex Class) const;

private:
  size_t distance(const Variable &V, FunctionIndex Inside) const;
  bool isOfOwnClass(const Variable &Field, FunctionIndex Inside) const;

  const Unit &U;
  llvm::StringMap<std::vector<TypeIndex>> Types;
  llvm::StringMap<std::vector<FunctionIndex>> Functions;
  llvm::StringMap<std::vector<VariableIndex>> Variables, Fields;
};

} // namespace nostall::graph

#endif
