// New text for a call as small edits: what stays is left alone, so that edits
// inside of it can be made as well.
#include "fixes/Replacement.h"
#include "fixes/Fixes.h"
#include <gtest/gtest.h>

using namespace nostall;

namespace {

class ReplacementTest : public testing::Test {
protected:
  /// A replacement of \p Call in \p Text.
  Replacement of(llvm::StringRef Call) {
    const auto Begin = static_cast<unsigned>(Text.find(Call));
    return {"a.cpp", Text, Begin, Begin + static_cast<unsigned>(Call.size())};
  }
  std::string keep(Replacement &R, llvm::StringRef Part) {
    const auto From = static_cast<unsigned>(Text.find(Part));
    return R.keep(From, From + static_cast<unsigned>(Part.size()));
  }
  /// The text with \p Edits made.
  std::string after(std::vector<Edit> Edits) {
    std::string Result = Text.str();
    for (const Edit &E : llvm::reverse(Edits))
      Result.replace(E.Begin, E.End - E.Begin, E.Text);
    return Result;
  }

  llvm::StringRef Text = "x = s.connect(one, two /*both*/) + 1;";
};

TEST_F(ReplacementTest, LeavesTheKeptPartsAlone) {
  Replacement R = of("s.connect(one, two /*both*/)");
  const std::string Object = keep(R, "s."), Arguments = keep(R, "one, two");
  const auto Made =
      R.with("co_await " + Object + "async_connect(" + Arguments + ", token)");
  EXPECT_EQ(Made.Code, "co_await s.async_connect(one, two, token)");
  EXPECT_EQ(after(Made.Edits),
            "x = co_await s.async_connect(one, two, token) + 1;");
  ASSERT_EQ(Made.Edits.size(), 3U);
  EXPECT_EQ(Made.Edits[0], (Edit{"a.cpp", 4, 4, "co_await "}));
  EXPECT_EQ(Made.Edits[1], (Edit{"a.cpp", 6, 6, "async_"}));
  EXPECT_EQ(Made.Edits[2].Text, ", token");
}

TEST_F(ReplacementTest, IsOneEditWherePartsChangePlaces) {
  Replacement R = of("s.connect(one, two /*both*/)");
  const std::string One = keep(R, "one"), Two = keep(R, "two");
  const auto Made = R.with("f(" + Two + ", " + One + ")");
  EXPECT_EQ(Made.Code, "f(two, one)");
  EXPECT_EQ(Made.Edits, (std::vector<Edit>{{"a.cpp", 4, 32, "f(two, one)"}}));
}

TEST_F(ReplacementTest, IsOneEditWhereAPartComesTwice) {
  Replacement R = of("s.connect(one, two /*both*/)");
  const std::string One = keep(R, "one");
  const auto Made = R.with("f(" + One + ", " + One + ")");
  EXPECT_EQ(Made.Code, "f(one, one)");
  EXPECT_EQ(Made.Edits.size(), 1U);
}

TEST_F(ReplacementTest, HasNoEditWhereNothingChanges) {
  Replacement R = of("s.connect(one, two /*both*/)");
  EXPECT_TRUE(
      R.with("s.connect(" + keep(R, "one") + ", two /*both*/)").Edits.empty());
}

TEST_F(ReplacementTest, KeepsNothingOfAnEmptyPart) {
  Replacement R = of("one");
  EXPECT_EQ(R.keep(3, 3), "");
  EXPECT_EQ(R.keep(3, 1000), "");
  EXPECT_EQ(after(R.with("two").Edits),
            "x = s.connect(two, two /*both*/) + 1;");
}

Fix fix(std::vector<Edit> Edits) {
  Fix Result;
  Result.Edits = std::move(Edits);
  return Result;
}

TEST(Conflict, IsWhereEditsMeet) {
  const Fix Whole = fix({{"a.cpp", 10, 20, "x"}});
  EXPECT_TRUE(conflict(Whole, fix({{"a.cpp", 12, 15, "y"}})));
  EXPECT_TRUE(conflict(Whole, fix({{"a.cpp", 12, 12, "y"}})));
  EXPECT_TRUE(
      conflict(Whole, fix({{"a.cpp", 1, 2, "y"}, {"a.cpp", 19, 30, "y"}})));
  EXPECT_TRUE(conflict(Whole, fix({{"a.cpp", 10, 10, "y"}})));
  EXPECT_FALSE(conflict(Whole, fix({{"a.cpp", 20, 25, "y"}})));
  EXPECT_FALSE(conflict(Whole, fix({{"a.cpp", 20, 20, "y"}})));
  EXPECT_FALSE(conflict(Whole, fix({{"b.cpp", 12, 15, "y"}})));
}

TEST(Conflict, IsNotAroundAnother) {
  // co_await f( ... , token) and g( ... ) inside of it.
  EXPECT_FALSE(conflict(
      fix({{"a.cpp", 5, 5, "co_await "}, {"a.cpp", 30, 30, ", token"}}),
      fix({{"a.cpp", 10, 20, "y"}})));
  EXPECT_TRUE(conflict(fix({{"a.cpp", 5, 5, "co_await "}}),
                       fix({{"a.cpp", 5, 5, "("}})));
}

} // namespace
