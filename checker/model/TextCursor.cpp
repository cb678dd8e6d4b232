//===- TextCursor.cpp - A place in a line of text that is read ----------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/TextCursor.h"
#include "model/GraphNames.h"
#include "llvm/ADT/StringExtras.h"

using namespace nostall;
using namespace nostall::graph;
using llvm::StringRef;

static bool isWordCharacter(char C) { return llvm::isAlnum(C) || C == '_' || C == '-'; }

StringRef TextCursor::rest() {
  Rest = Rest.ltrim(" \t\r");
  return Rest;
}

bool TextCursor::eat(StringRef Token) { return rest().starts_with(Token) && Rest.consume_front(Token); }

bool TextCursor::eatWord(StringRef Word) {
  if (rest().take_while(isWordCharacter) != Word)
    return false;
  return Rest.consume_front(Word);
}

void TextCursor::expect(StringRef Token) {
  if (!eat(Token))
    fail("'" + Token + "'");
}

void TextCursor::expectEnd() {
  if (!atEnd())
    fail("the end of the line");
}

void TextCursor::fail(const llvm::Twine &What) {
  if (Problem->empty())
    *Problem = ("line " + llvm::Twine(Number) + ": expected " + What + ", found " +
                (atEnd() ? std::string("the end of the line") : "'" + rest().str() + "'"))
                   .str();
  Rest = {};
}

StringRef TextCursor::word() {
  const StringRef Word = rest().take_while(isWordCharacter);
  Rest = Rest.drop_front(Word.size());
  return Word;
}

std::optional<uint32_t> TextCursor::label(char Letter) {
  const StringRef Word = rest().take_while(isWordCharacter);
  uint32_t Label = 0;
  if (!Word.starts_with(StringRef(&Letter, 1)) || Word.drop_front().getAsInteger(10, Label))
    return std::nullopt;
  Rest = Rest.drop_front(Word.size());
  return Label;
}

std::optional<SpelledName> TextCursor::tryNamed(size_t (*LengthOf)(StringRef)) {
  SpelledName Name;
  if (sees("`")) {
    Name.Text = quotedText('`');
  } else {
    const size_t Length = LengthOf(rest());
    if (!Length)
      return std::nullopt;
    Name.Text = Rest.take_front(Length).str();
    Rest = Rest.drop_front(Length);
  }
  if (Rest.consume_front("#"))
    Name.Ordinal = natural();
  return Name;
}

std::optional<SpelledName> TextCursor::tryName() { return tryNamed(nameLength); }

SpelledName TextCursor::name(StringRef What) {
  if (std::optional<SpelledName> Name = tryName())
    return *Name;
  fail(What);
  return {};
}

SpelledName TextCursor::type() {
  if (std::optional<SpelledName> Name = tryNamed(typeLength))
    return *Name;
  fail("a type");
  return {};
}

bool TextCursor::seesNumber() {
  const StringRef Digits = rest().starts_with("-") ? Rest.drop_front() : Rest;
  return !Digits.empty() && llvm::isDigit(Digits.front());
}

int64_t TextCursor::number() {
  int64_t Number = 0;
  if (!seesNumber() || Rest.consumeInteger(10, Number))
    fail("a number");
  return Number;
}

uint32_t TextCursor::natural() {
  uint32_t Number = 0;
  if (Rest.consumeInteger(10, Number))
    fail("a number");
  return Number;
}

std::string TextCursor::quotedText(char Quote) {
  expect(StringRef(&Quote, 1));
  std::string Text;
  while (!Rest.empty() && Rest.front() != Quote) {
    const char C = Rest.front();
    Rest = Rest.drop_front();
    if (C != '\\')
      Text += C;
    else if (Rest.consume_front("\\"))
      Text += '\\';
    else if (Rest.size() >= 2 && llvm::isHexDigit(Rest[0]) && llvm::isHexDigit(Rest[1])) {
      Text += static_cast<char>(llvm::hexDigitValue(Rest[0]) * 16 + llvm::hexDigitValue(Rest[1]));
      Rest = Rest.drop_front(2);
    } else
      fail("'\\' or two hexadecimal digits after '\\'");
  }
  if (!Rest.consume_front(StringRef(&Quote, 1)))
    fail("a closing " + llvm::Twine(Quote));
  return Text;
}

bool TextCursor::seesPlace() const {
  std::string Ignored;
  TextCursor Ahead = *this;
  Ahead.Problem = &Ignored;
  return Ahead.tryPlace() && Ahead.atEnd() && Ignored.empty();
}

std::optional<SpelledPlace> TextCursor::tryPlace() {
  if (atEnd())
    return std::nullopt;
  SpelledPlace Place;
  if (sees("`"))
    Place.File = quotedText('`');
  else if (!llvm::isDigit(Rest.front())) {
    Place.File = Rest.take_while(isPlainPathCharacter).str();
    Rest = Rest.drop_front(Place.File->size());
  }
  if (Place.File && !Rest.consume_front(":"))
    fail("a place, such as 'file.cpp:12:8' or '12:8'");
  Place.Line = natural();
  expect(":");
  Place.Column = natural();
  if (Rest.consume_front("@"))
    Place.Begin = Place.End = natural();
  if (Rest.consume_front("-"))
    Place.End = natural();
  return Place;
}
