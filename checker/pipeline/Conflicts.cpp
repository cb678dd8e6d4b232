//===- Conflicts.cpp - What is told of functions that are defined in different ways -----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/Judge.h"
#include "render/Render.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using llvm::StringRef;

/// The tokens of a definition whose name stands at \p Offset of \p Text, up to the end of its body.
static std::vector<StringRef> definitionTokens(StringRef Text, size_t Offset) {
  clang::LangOptions Language;
  Language.CPlusPlus = Language.CPlusPlus11 = Language.CPlusPlus14 = Language.CPlusPlus17 = Language.CPlusPlus20 = true;
  Offset = std::min(Offset, Text.size());
  clang::Lexer Lexer(clang::SourceLocation(), Language, Text.begin(), Text.begin() + Offset, Text.end());
  std::vector<StringRef> Result;
  clang::Token Token;
  unsigned Braces = 0;
  bool AfterBody = false;
  for (;;) {
    Lexer.LexFromRawLexer(Token);
    if (Token.is(clang::tok::eof))
      break;
    // A brace at depth 0 ends the body, unless it ends the initialiser of a member.
    if (AfterBody && Token.isNot(clang::tok::comma) && Token.isNot(clang::tok::l_brace))
      break;
    AfterBody = false;
    const size_t End = static_cast<size_t>(Lexer.getBufferLocation() - Text.begin());
    Result.push_back(Text.slice(End - Token.getLength(), End));
    if (Token.is(clang::tok::l_brace)) {
      ++Braces;
    } else if (Token.is(clang::tok::r_brace) && Braces > 0) {
      AfterBody = --Braces == 0;
    } else if (Token.is(clang::tok::semi) && Braces == 0) {
      break;
    }
  }
  return Result;
}

std::string Judgement::conflictNote(StringRef Root, TextSource Texts) const {
  const auto file = [&](FunctionIndex F) { return Linked.unitOf(F).Strings[Linked.summary(F).Definition.File]; };
  const auto place = [&](FunctionIndex F) {
    return shownPath(file(F), Root) + ":" + std::to_string(Linked.summary(F).Definition.Line);
  };
  // Macros make two texts of one.
  const auto places = [&](const Program::Conflict &C) {
    const std::string First = place(C.First), Other = place(C.Other);
    const auto unit = [&](FunctionIndex F) { return shownPath(Linked.unitOf(F).MainFile, Root); };
    return First == Other ? First + " in " + unit(C.First) + " and in " + unit(C.Other) : First + " and " + Other;
  };
  const auto isOwn = [&](FunctionIndex F) { return !Linked.summary(F).Opaque && !Linked.isQuiet(F); };
  const Causes &All = Solved.All;
  const auto matters = [&](const Program::Conflict &C) {
    return isOwn(C.First) && isOwn(C.Other) && All.blocking(C.First).Blocks != All.blocking(C.Other).Blocks &&
           (flow().contexts(C.First).onLoop() || flow().contexts(C.Other).onLoop());
  };
  const auto readsTheSame = [&](const Program::Conflict &C) {
    const std::optional<StringRef> First = Texts(file(C.First)), Other = Texts(file(C.Other));
    return place(C.First) != place(C.Other) && First && Other &&
           definitionTokens(*First, Linked.summary(C.First).Definition.Begin) ==
               definitionTokens(*Other, Linked.summary(C.Other).Definition.Begin);
  };
  std::vector<Program::Conflict> Told;
  for (const Program::Conflict &C : Linked.conflicts())
    if (matters(C) && !readsTheSame(C))
      Told.push_back(C);
  if (Told.empty())
    return {};
  const auto quoted = [&](const Program::Conflict &C) { return "'" + Linked.name(C.First).str() + "'"; };
  std::string Line;
  if (Told.size() == 1) {
    Line = quoted(Told.front()) + " is defined in different ways, one of which blocks: " + places(Told.front());
  } else {
    constexpr size_t Shown = 3;
    Line = std::to_string(Told.size()) + " functions are defined in different ways, one of which blocks: ";
    for (const auto &[I, C] : llvm::enumerate(llvm::ArrayRef(Told).take_front(Shown)))
      Line += (I == 0 ? "" : ", ") + quoted(C) + " (" + places(C) + ")";
    if (Told.size() > Shown)
      Line += " and " + std::to_string(Told.size() - Shown) + " more";
  }
  return Line + "; each file is judged with its own definition, all others with the first";
}
