//===- UnitEntries.h - The entries of a unit that is read from text --------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// What a name in the text means. A type, function or variable that nothing declares is declared where it is named
// first.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_UNITENTRIES_H
#define NOSTALL_MODEL_UNITENTRIES_H

#include "model/GraphNames.h"
#include "model/TextCursor.h"

namespace nostall::graph {

/// Errors are noted at the cursor.
class UnitEntries {
public:
  UnitEntries() : Names(U) {}
  UnitEntries(const UnitEntries &) = delete;
  UnitEntries &operator=(const UnitEntries &) = delete;

  Unit U;
  UnitNames Names;

  /// Declares one that has no entry yet, whatever else has this name.
  TypeIndex declareType(TypeKind Kind, llvm::StringRef Text);
  FunctionIndex declareFunction(llvm::StringRef Name);
  VariableIndex declareVariable(Variable Declared, llvm::StringRef Name);

  /// What the cursor names next; nothing for `?`.
  TypeIndex type(TextCursor &C, TypePlace Place = TypePlace::Delimited);
  FunctionIndex function(TextCursor &C);
  FunctionIndex constructor(TextCursor &C);
  /// \p Kind: of a variable that is declared by being named.
  VariableIndex variable(const SpelledName &Name, TextCursor &C, FunctionIndex Inside,
                         VariableKind Kind = VariableKind::Local);
  VariableIndex field(TextCursor &C, FunctionIndex Inside, bool OfThis);
  VariableIndex fieldOf(TextCursor &C, TypeIndex Class);
  /// The destructor of a class; that of a class which nothing describes is declared.
  FunctionIndex destructorOf(TypeIndex Class);
  Span place(TextCursor &C, StringId Known);

private:
  TypeIndex namedType(const SpelledName &Name, TextCursor &C);
};

} // namespace nostall::graph

#endif
