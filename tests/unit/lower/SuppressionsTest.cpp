// NOLINT comments, in clang-tidy's forms.
#include "lower/Suppressions.h"
#include <gtest/gtest.h>

using namespace nostall;

namespace {

/// "first-last checks" for each suppression, in order.
std::vector<std::string> collect(llvm::StringRef Text) {
  StringTable Strings;
  std::vector<Suppression> Found;
  collectSuppressions(Text, Strings.intern("a.cpp"), Strings, Found);
  std::vector<std::string> Result;
  for (const Suppression &S : Found)
    Result.push_back(std::to_string(S.FirstLine) + "-" +
                     std::to_string(S.LastLine) + " " +
                     Strings[S.Checks].str());
  return Result;
}

using Lines = std::vector<std::string>;

TEST(Suppressions, OfALine) {
  EXPECT_EQ(collect("f();\nsleep(1); // NOLINT\n"), Lines{"2-2 *"});
  EXPECT_EQ(
      collect("sleep(1); // NOLINT(nostall-blocking-call): at start only\n"),
      Lines{"1-1 nostall-blocking-call"});
  EXPECT_EQ(collect("sleep(1); // NOLINT(nostall-*,misc-*)"),
            Lines{"1-1 nostall-*,misc-*"});
}

TEST(Suppressions, OfTheNextLine) {
  EXPECT_EQ(collect("// NOLINTNEXTLINE\nsleep(1);\n"), Lines{"2-2 *"});
  EXPECT_EQ(collect("\n/* NOLINTNEXTLINE(nostall-*) */\nsleep(1);\n"),
            Lines{"3-3 nostall-*"});
}

TEST(Suppressions, OfARange) {
  EXPECT_EQ(
      collect(
          "// NOLINTBEGIN(nostall-*)\nf();\ng();\n// NOLINTEND(nostall-*)\n"),
      Lines{"1-4 nostall-*"});
}

TEST(Suppressions, RangesNest) {
  EXPECT_EQ(
      collect(
          "// NOLINTBEGIN\n// NOLINTBEGIN(a)\n// NOLINTEND(a)\n// NOLINTEND\n"),
      (Lines{"2-3 a", "1-4 *"}));
}

TEST(Suppressions, AnEndEndsItsOwnRangeOnly) {
  EXPECT_EQ(collect("// NOLINTBEGIN(a)\n// NOLINTEND(b)\n"), Lines{});
  EXPECT_EQ(collect("// NOLINTEND\n"), Lines{});
}

TEST(Suppressions, SeveralInOneFile) {
  EXPECT_EQ(collect("a(); // NOLINT\nb();\nc(); // NOLINT(x)\n"),
            (Lines{"1-1 *", "3-3 x"}));
}

TEST(Suppressions, NothingInAnEmptyFile) { EXPECT_EQ(collect(""), Lines{}); }

} // namespace
