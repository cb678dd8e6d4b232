//===- WordTableTest.cpp - A table of words is complete, or does not compile
//---------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/Summary.h"
#include "model/Vocabulary.h"
#include "gtest/gtest.h"
#include <type_traits>

using namespace nostall;

namespace {

enum class Colour : uint8_t { Red, Green, Blue };
enum class Single : uint32_t { Only };

using Word = const char (&)[4];

TEST(WordTable, CountsTheEnumeratorsByItself) {
  EXPECT_EQ(EnumeratorCount<Colour>, 3U);
  EXPECT_EQ(EnumeratorCount<Single>, 1U);
  EXPECT_EQ(EnumeratorCount<Category>, 12U);
  EXPECT_EQ(EnumeratorCount<KnownExecutor>, 3U);
}

TEST(WordTable, DoesNotCompileWithAWordTooFewOrTooMany) {
  EXPECT_FALSE((std::is_constructible_v<WordTable<Colour>, Word, Word>));
  EXPECT_TRUE((std::is_constructible_v<WordTable<Colour>, Word, Word, Word>));
  EXPECT_FALSE(
      (std::is_constructible_v<WordTable<Colour>, Word, Word, Word, Word>));
}

TEST(WordTable, GivesWordsAndFindsThem) {
  static constexpr WordTable<Colour> Words = {"red", "green", "blue"};
  EXPECT_EQ(Words[Colour::Red], "red");
  EXPECT_EQ(Words[Colour::Blue], "blue");
  EXPECT_EQ(Words.find("green"), Colour::Green);
  EXPECT_EQ(Words.find("gree"), std::nullopt);
  EXPECT_EQ(Words.all(), "red, green, blue");
}

} // namespace
