// Several translation units as one program.
#include "propagate/Program.h"
#include <gtest/gtest.h>

using namespace nostall;

static FunctionSummary named(TuSummary &Tu, llvm::StringRef Name,
                             bool HasBody) {
  FunctionSummary F;
  F.Id = FunctionId::ofKey(Name);
  F.Name = Tu.Strings.intern(Name);
  F.HasBody = HasBody;
  return F;
}

TEST(Program, FunctionsOfOneIdentityAreOne) {
  TuSummary A, B;
  A.Functions = {named(A, "main", true), named(A, "load", false)};
  B.Functions = {named(B, "load", true)};
  const TuSummary *Units[] = {&A, &B};
  const Program P(Units);
  EXPECT_EQ(P.functionCount(), 2U);
  EXPECT_EQ(P.global(0, 1), P.global(1, 0));
  EXPECT_TRUE(P.summary(P.global(0, 1)).HasBody)
      << "the definition counts, wherever it is";
  EXPECT_EQ(&P.unitOf(P.global(0, 1)), &B);
}

TEST(Program, TheFirstDefinitionCounts) {
  TuSummary A, B;
  A.Functions = {named(A, "inline_helper", true)};
  B.Functions = {named(B, "inline_helper", true)};
  const TuSummary *Units[] = {&A, &B};
  const Program P(Units);
  EXPECT_EQ(P.functionCount(), 1U);
  EXPECT_EQ(&P.unitOf(0), &A);
}

TEST(Program, OverridesReachOverUnits) {
  TuSummary A, B;
  A.Functions = {named(A, "base::run", false), named(A, "middle::run", true)};
  A.Functions[1].OverrideCount = 1;
  A.Overrides = {0};
  B.Functions = {named(B, "middle::run", false), named(B, "leaf::run", true)};
  B.Functions[1].OverrideCount = 1;
  B.Overrides = {0};
  const TuSummary *Units[] = {&A, &B};
  const Program P(Units);
  EXPECT_EQ(P.overriders(P.global(0, 0)).size(), 2U);
  EXPECT_EQ(P.overriders(P.global(0, 1)).size(), 1U);
  EXPECT_TRUE(P.overriders(P.global(1, 1)).empty());
}

TEST(Program, NoUnitsAreAProgramToo) {
  const Program P({});
  EXPECT_EQ(P.functionCount(), 0U);
}
