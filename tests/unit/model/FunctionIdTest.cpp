// Identities: equal keys give equal identities, everywhere and always, since stored summaries hold them.
#include "model/FunctionId.h"
#include "model/Summary.h"
#include <gtest/gtest.h>

using namespace nostall;

TEST(FunctionId, EqualKeysAreOneFunction) {
  EXPECT_EQ(FunctionId::ofKey("external|_Z3runv"), FunctionId::ofKey("external|_Z3runv"));
}

TEST(FunctionId, DifferentKeysAreDifferentFunctions) {
  EXPECT_NE(FunctionId::ofKey("external|_Z3runv"), FunctionId::ofKey("src/a.cpp|_Z3runv"));
  EXPECT_NE(FunctionId::ofKey(""), FunctionId::ofKey(" "));
}

TEST(FunctionId, HexHas32Digits) {
  EXPECT_EQ((FunctionId{0, 1}).hex(), "00000000000000000000000000000001");
  EXPECT_EQ((FunctionId{~0ULL, 0xABCDEF}).hex(), "ffffffffffffffff0000000000abcdef");
}

TEST(FunctionId, NeverChangesBetweenReleases) {
  // XXH3's published value for the empty input: a stored summary depends on it.
  EXPECT_EQ(FunctionId::ofKey("").hex(), "99aa06d3014798d86001c324468d497f");
}

TEST(StringTable, GivesOneNumberToOneText) {
  StringTable Table;
  EXPECT_EQ(Table.intern(""), 0U);
  const StringId Sleep = Table.intern("sleep");
  EXPECT_NE(Sleep, 0U);
  EXPECT_EQ(Table.intern("sleep"), Sleep);
  EXPECT_NE(Table.intern("sleep_for"), Sleep);
  EXPECT_EQ(Table[Sleep], "sleep");
  EXPECT_EQ(Table.size(), 3U);
}

TEST(Vocabulary, WordsAreReadAsTheyAreSpelled) {
  for (unsigned I = 0; I < CategoryCount; ++I)
    EXPECT_EQ(parseCategory(spelling(static_cast<Category>(I))), static_cast<Category>(I));
  for (const Cost C : {Cost::Brief, Cost::Io, Cost::Unbounded})
    EXPECT_EQ(parseCost(spelling(C)), C);
  EXPECT_FALSE(parseCategory("Sleep"));
  EXPECT_FALSE(parseCost(""));
}

TEST(Vocabulary, SeverityFollowsFromTheCost) {
  EXPECT_EQ(severityOf(Cost::Unbounded), Severity::Error);
  EXPECT_EQ(severityOf(Cost::Io), Severity::Warning);
  EXPECT_EQ(severityOf(Cost::Brief), Severity::Info);
}
