// What a change introduces, on facts made by hand.
#include "gate/Compare.h"
#include <gtest/gtest.h>

using namespace nostall;

namespace {

StepFact step(std::string Call, unsigned Line, uint64_t Expression,
              bool Blocks = false) {
  StepFact S;
  S.Call = std::move(Call);
  S.Blocks = Blocks;
  S.Puts = 1;
  S.Line = Line;
  S.Column = 3;
  S.Expression = Expression;
  return S;
}

FunctionFact function(std::string Name, unsigned Line,
                      std::vector<StepFact> Steps) {
  FunctionFact F;
  F.Id = F.Name = std::move(Name);
  F.File = "/p/a.cpp";
  F.Line = Line;
  F.Column = 6;
  F.OnLoop = true;
  F.Steps = std::move(Steps);
  return F;
}

/// A handler that calls a helper, which sleeps or does not.
ProgramFacts program(bool Sleeps) {
  ProgramFacts P;
  P.Functions.push_back(function("handler", 1, {step("helper", 2, 20)}));
  P.Functions.push_back(function("helper", 5, {step("sleep", 6, 60, Sleeps)}));
  if (Sleeps) {
    PairFact F;
    F.Rule = "nostall-blocking-call";
    F.Entry = 0;
    F.Cause = {1, 0, None};
    F.Chain = {{0, 0, 1}, {1, 0, None}};
    F.File = "/p/a.cpp";
    F.Line = 6;
    P.Pairs.push_back(F);
  }
  return P;
}

using Introductions = std::vector<std::optional<Location>>;

Introductions introducedBy(const ProgramFacts &Old, const ProgramFacts &New,
                           const Alignment &Lines) {
  return Comparison(Old, New, Lines).introducedBy();
}

} // namespace

TEST(Introduced, NothingWhenTheBaseHasTheFinding) {
  EXPECT_EQ(introducedBy(program(true), program(true), {}).front(),
            std::nullopt);
}

TEST(Introduced, ByTheFirstStepOnAChangedLine) {
  Alignment Lines;
  Lines.add("/p/a.cpp", {"/p/a.cpp", {{6, 1, 6, 1}}});
  const auto By = introducedBy(program(false), program(true), Lines).front();
  ASSERT_TRUE(By);
  EXPECT_EQ(By->Line, 6U);
}

TEST(Introduced, ByAKnowledgeEntryWhenNoCodeChanged) {
  ProgramFacts New = program(true);
  New.Pairs.front().EntryPlace = {"/p/.nostall.yaml", 4, 1, 0};
  Alignment Lines;
  Lines.add("/p/.nostall.yaml", {"/p/.nostall.yaml", {{4, 0, 4, 1}}});
  const auto By = introducedBy(program(false), New, Lines).front();
  ASSERT_TRUE(By);
  EXPECT_EQ(By->File, "/p/.nostall.yaml");
}

TEST(Introduced, NothingWhenEverythingIsRenamed) {
  ProgramFacts New = program(true);
  New.Functions[0].Name = New.Functions[0].Id = "serve";
  New.Functions[1].Name = New.Functions[1].Id = "assist";
  New.Functions[0].Steps[0].Call = "assist";
  New.Functions[0].Steps.push_back(step("log", 3, 30));
  ProgramFacts Old = program(true);
  Old.Functions[0].Steps.push_back(step("log", 3, 30));
  EXPECT_EQ(introducedBy(Old, New, {}).front(), std::nullopt);
}

TEST(Introduced, ByASecondEqualCallWhichIsACauseOfItsOwn) {
  ProgramFacts New = program(true);
  New.Functions[1].Steps.push_back(step("sleep", 7, 60, true));
  New.Pairs.push_back(New.Pairs.front());
  New.Pairs[1].Cause.Step = New.Pairs[1].Chain.back().Step = 1;
  Alignment Lines;
  Lines.add("/p/a.cpp", {"/p/a.cpp", {{7, 0, 7, 1}}});
  const auto By = introducedBy(program(true), New, Lines);
  EXPECT_EQ(By[0], std::nullopt);
  ASSERT_TRUE(By[1]);
  EXPECT_EQ(By[1]->Line, 7U);
}

TEST(Introduced, ByAnEntryThatNewlyReachesAnOldCause) {
  ProgramFacts Old = program(true), New = program(true);
  Old.Functions.push_back(function("other", 10, {}));
  New.Functions.push_back(function("other", 10, {step("helper", 11, 20)}));
  New.Pairs.push_back(New.Pairs.front());
  New.Pairs[1].Entry = 2;
  New.Pairs[1].Chain = {{2, 0, 1}, {1, 0, None}};
  Alignment Lines;
  Lines.add("/p/a.cpp", {"/p/a.cpp", {{11, 0, 11, 1}}});
  const auto By = introducedBy(Old, New, Lines);
  EXPECT_EQ(By[0], std::nullopt);
  ASSERT_TRUE(By[1]);
  EXPECT_EQ(By[1]->Line, 11U);
}

/// A coroutine that is extracted from a handler, which now awaits it.
TEST(Introduced, NothingByAnExtractedEntry) {
  ProgramFacts New = program(true);
  New.Functions[0].Steps[0] = step("part", 2, 21);
  New.Functions.push_back(function("part", 20, {step("helper", 21, 20)}));
  New.Pairs[0].Entry = 2;
  New.Pairs[0].Chain = {{2, 0, 1}, {1, 0, None}};
  New.LeadsTo = {{2}, {}, {1}};
  Alignment Lines;
  Lines.add("/p/a.cpp", {"/p/a.cpp", {{2, 1, 2, 1}, {19, 0, 20, 3}}});
  EXPECT_EQ(introducedBy(program(true), New, Lines).front(), std::nullopt);
  // A new entry beside the old one is introduced.
  New.Functions[0].Steps.push_back(step("helper", 3, 20));
  New.Pairs.push_back(program(true).Pairs.front());
  New.Pairs[1].Chain[0].Step = 1;
  EXPECT_NE(introducedBy(program(true), New, Lines)[0], std::nullopt);
}

TEST(Introduced, ByAnEntryThatIsExtractedFromAnOtherOne) {
  ProgramFacts Old = program(true), New = program(true);
  Old.Functions.push_back(function("session", 10, {step("log", 11, 30)}));
  New.Functions.push_back(function("session", 10, {step("part", 11, 22)}));
  New.Functions.push_back(function("part", 20, {step("helper", 21, 20)}));
  New.Functions[0].Steps[0] = step("session", 2, 21);
  New.Pairs[0].Entry = 3;
  New.Pairs[0].Chain = {{3, 0, 1}, {1, 0, None}};
  New.LeadsTo = {{2}, {}, {3}, {1}};
  Alignment Lines;
  Lines.add("/p/a.cpp", {"/p/a.cpp", {{2, 1, 2, 1}, {19, 0, 20, 3}}});
  EXPECT_NE(introducedBy(Old, New, Lines)[0], std::nullopt)
      << "'handler' leads to it, but through 'session'";
  New.LeadsTo = {{3}, {}, {}, {1}};
  EXPECT_EQ(introducedBy(Old, New, Lines)[0], std::nullopt);
}

TEST(Introduced, AtTheDeletionWhenOnlyLinesAreGone) {
  ProgramFacts Old = program(true), New = program(true);
  Old.Pairs.clear();
  Alignment Lines; // what stood between the head of `handler` and its call
  Lines.add("/p/a.cpp", {"/p/a.cpp", {{2, 1, 2, 0}}});
  const auto By = introducedBy(Old, New, Lines).front();
  ASSERT_TRUE(By);
  EXPECT_EQ(By->Line, 2U);
}

TEST(Introduced, ByACauseThatStandsBesideTheOldOne) {
  ProgramFacts New = program(true);
  New.Functions[1].Steps.push_back(step("sleep", 7, 70, true));
  New.Pairs[0].Cause.Step = New.Pairs[0].Chain[1].Step = 1;
  Alignment Lines;
  Lines.add("/p/a.cpp", {"/p/a.cpp", {{7, 0, 7, 1}}});
  const auto By = introducedBy(program(true), New, Lines).front();
  ASSERT_TRUE(By);
  EXPECT_EQ(By->Line, 7U);
}

TEST(Introduced, NothingWhenTheCauseMovesIntoANewFunction) {
  ProgramFacts New = program(true);
  New.Functions[1].Steps[0] = step("part", 6, 61);
  New.Functions.push_back(function("part", 20, {step("sleep", 21, 60, true)}));
  New.Pairs[0].Cause = {2, 0, None};
  New.Pairs[0].Chain = {{0, 0, 1}, {1, 0, 2}, {2, 0, None}};
  Alignment Lines;
  Lines.add("/p/a.cpp", {"/p/a.cpp", {{6, 1, 6, 1}, {19, 0, 20, 4}}});
  EXPECT_EQ(introducedBy(program(true), New, Lines).front(), std::nullopt);
}

TEST(Expressions, DoNotDependOnFormatting) {
  const auto hash = [](llvm::StringRef Text) {
    return expressionHash(Text, 0);
  };
  EXPECT_EQ(hash("nap(1, 2); x"), hash("nap( // one\n  1, /* two */ 2) ;"));
  EXPECT_NE(hash("nap(1, 2);"), hash("nap(1, 3);"));
  EXPECT_NE(hash("nap(\"a b\");"), hash("nap(\"ab\");"));
  EXPECT_EQ(hash("nap(1), nap(2)"), hash("nap(1))"));
  EXPECT_EQ(expressionHash("", 5), hash(""));
}

TEST(Facts, ReadBackAsTheyWere) {
  ProgramFacts P = program(true);
  P.Functions[0].Steps[0].Expression = ~0ULL;
  auto Read = readFacts(writeFacts(P));
  ASSERT_TRUE(static_cast<bool>(Read)) << llvm::toString(Read.takeError());
  EXPECT_EQ(Read->Functions, P.Functions);
  ASSERT_EQ(Read->Pairs.size(), 1U);
  EXPECT_EQ(Read->Pairs[0].Cause, P.Pairs[0].Cause);
  EXPECT_FALSE(llvm::errorToBool(readFacts("[[],[]]").takeError()));
  EXPECT_TRUE(llvm::errorToBool(readFacts("[[[1]],[]]").takeError()));
  EXPECT_TRUE(llvm::errorToBool(readFacts("{").takeError()));
}
