// Which line of the base a line of today is, from what git prints.
#include "gate/Git.h"
#include <gtest/gtest.h>

using namespace nostall;

TEST(Hunks, AreReadFromAPatch) {
  const auto Hunks = parseHunks("diff --git a/x.cpp b/x.cpp\n"
                                "--- a/x.cpp\n+++ b/x.cpp\n"
                                "@@ -3,2 +3 @@ void f()\n-a\n--- a/not.cpp\n+c\n"
                                "@@ -9,0 +9,2 @@\n+++ b/not.cpp\n+@@ -1 +1 @@\n"
                                "diff --git a/old.cpp b/new name.cpp\nsimilarity index 90%\n"
                                "--- a/old.cpp\n+++ b/new name.cpp\t\n@@ -1 +0,0 @@\n-x\n"
                                "diff --git a/gone.cpp b/gone.cpp\n--- a/gone.cpp\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n");
  EXPECT_EQ(Hunks.size(), 3U);
  EXPECT_EQ(Hunks.lookup("x.cpp"), (std::vector<Hunk>{{3, 2, 3, 1}, {10, 0, 9, 2}}));
  EXPECT_EQ(Hunks.lookup("new name.cpp"), (std::vector<Hunk>{{1, 1, 1, 0}}));
  EXPECT_EQ(Hunks.lookup("gone.cpp"), (std::vector<Hunk>{{1, 1, 1, 0}}));
}

TEST(Alignment, FollowsUnchangedLinesThroughHunks) {
  // Of ten lines, 3 and 4 became one, and two were added after 9.
  const FileAlignment Lines{"/old.cpp", {{3, 2, 3, 1}, {10, 0, 9, 2}}};
  EXPECT_EQ(Lines.oldLine(2), 2U);
  EXPECT_EQ(Lines.oldLine(3), std::nullopt);
  EXPECT_EQ(Lines.oldLine(4), 5U);
  EXPECT_EQ(Lines.oldLine(8), 9U);
  EXPECT_EQ(Lines.oldLine(9), std::nullopt);
  EXPECT_EQ(Lines.oldLine(10), std::nullopt);
  EXPECT_EQ(Lines.oldLine(11), 10U);
}

TEST(Alignment, KnowsRenamedAddedAndUntouchedFiles) {
  const Alignment All = alignmentOf({{"/a.cpp", "/b.cpp", "", {}}, {"", "/new.cpp", "", {}}, {"/gone.cpp", "", "", {}}});
  EXPECT_EQ(All.oldPath("/b.cpp"), "/a.cpp");
  EXPECT_EQ(All.oldLine("/b.cpp", 7), 7U);
  EXPECT_EQ(All.oldPath("/new.cpp"), "");
  EXPECT_EQ(All.oldLine("/new.cpp", 1), std::nullopt);
  EXPECT_EQ(All.oldPath("/same.cpp"), "/same.cpp");
  EXPECT_EQ(All.oldLine("/same.cpp", 3), 3U);
}
