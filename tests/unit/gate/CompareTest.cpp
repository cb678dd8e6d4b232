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
    FindingFact F;
    F.Rule = "nostall-blocking-call";
    F.Place = {0, 0, None};
    F.Cause = {1, 0, None};
    F.Chain = {{0, 0, 1}, {1, 0, None}};
    F.File = "/p/a.cpp";
    F.Line = 2;
    F.Expression = 20;
    P.Findings.push_back(F);
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
  New.Findings.front().EntryPlace = {"/p/.nostall.yaml", 4, 1, 0};
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

TEST(Introduced, AnEqualFindingAnswersForOneOnly) {
  ProgramFacts New = program(true);
  New.Functions[0].Steps.push_back(step("helper", 3, 20));
  New.Findings.push_back(New.Findings.front());
  New.Findings[1].Place.Step = New.Findings[1].Chain.front().Step = 1;
  Alignment Lines;
  Lines.add("/p/a.cpp", {"/p/a.cpp", {{3, 0, 3, 1}}});
  const auto By = introducedBy(program(true), New, Lines);
  EXPECT_EQ(By[0], std::nullopt);
  ASSERT_TRUE(By[1]);
  EXPECT_EQ(By[1]->Line, 3U);
}

TEST(Introduced, ByACauseThatStandsBesideTheOldOne) {
  ProgramFacts New = program(true);
  New.Functions[1].Steps.push_back(step("sleep", 7, 70, true));
  New.Findings[0].Cause.Step = New.Findings[0].Chain[1].Step = 1;
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
  New.Findings[0].Cause = {2, 0, None};
  New.Findings[0].Chain = {{0, 0, 1}, {1, 0, 2}, {2, 0, None}};
  Alignment Lines;
  Lines.add("/p/a.cpp", {"/p/a.cpp", {{6, 1, 6, 1}, {19, 0, 20, 4}}});
  EXPECT_EQ(introducedBy(program(true), New, Lines).front(), std::nullopt);
  // The call of the new function is new; what stands in that is not.
  EXPECT_EQ(Comparison(program(true), New, Lines).newSteps(), (std::vector<StepRef>{{1, 0, None}}));
  EXPECT_FALSE(Comparison(program(true), New, Lines).isOldFunction(2));
}

TEST(NewSteps, AreThoseThatTheBaseLacks) {
  ProgramFacts Old = program(true), New = program(true);
  New.Functions[1].Steps.push_back(step("fsync", 7, 70, true));
  Alignment Lines;
  Lines.add("/p/a.cpp", {"/p/a.cpp", {{7, 0, 7, 1}}});
  const Comparison Both(Old, New, Lines);
  EXPECT_EQ(Both.introducedBy().front(), std::nullopt);
  EXPECT_EQ(Both.newSteps(), (std::vector<StepRef>{{1, 1, None}}));
  EXPECT_FALSE(Both.isReplacement(0, {1, 1, None}));
  // A step that did not block, such as a call that lost its MSG_DONTWAIT.
  Old.Functions[1].Steps.push_back(step("fsync", 7, 70, false));
  EXPECT_EQ(Comparison(Old, New, Lines).newSteps(),
            (std::vector<StepRef>{{1, 1, None}}));
  // A call of something else, on a new line; not one that moved.
  New = Old;
  New.Functions[0].Steps.push_back(step("other", 3, 30));
  Lines = {};
  Lines.add("/p/a.cpp", {"/p/a.cpp", {{3, 0, 3, 1}}});
  EXPECT_EQ(Comparison(Old, New, Lines).newSteps(),
            (std::vector<StepRef>{{0, 1, None}}));
  Old.Functions[1].Steps.push_back(step("other", 8, 80));
  EXPECT_TRUE(Comparison(Old, New, Lines).newSteps().empty());
  // One more instance of a template: the line was there.
  New = program(true);
  New.Functions.push_back(New.Functions[1]);
  New.Functions[2].Id += "<int>";
  EXPECT_TRUE(Comparison(program(true), New, {}).newSteps().empty());
}

TEST(IntroducedFindings, AreOneALineWithAllHandlers) {
  Finding A, B;
  A.Rule = B.Rule = "nostall-blocking-call";
  A.Function = "second";
  B.Function = "first";
  A.Place = {"/p/a.cpp", 2, 1, 0};
  B.Place = {"/p/a.cpp", 9, 1, 0};
  A.Message = "'helper' blocks";
  const Location Where = {"/p/b.cpp", 7, 3, 70};
  A.IntroducedBy = B.IntroducedBy = Introduction{Where, {}};
  const std::vector<Finding> All = introducedFindings({A, B});
  ASSERT_EQ(All.size(), 1U);
  EXPECT_EQ(All[0].Place, Where);
  EXPECT_EQ(All[0].IntroducedBy->Handlers,
            (std::vector<std::string>{"first", "second"}));
  EXPECT_EQ(All[0].Message, "this line newly makes 2 handlers block: 'first', "
                            "'second': 'helper' blocks");
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
  ASSERT_EQ(Read->Findings.size(), 1U);
  EXPECT_EQ(Read->Findings[0].Cause, P.Findings[0].Cause);
  EXPECT_FALSE(llvm::errorToBool(readFacts("[[],[]]").takeError()));
  EXPECT_TRUE(llvm::errorToBool(readFacts("[[[1]],[]]").takeError()));
  EXPECT_TRUE(llvm::errorToBool(readFacts("{").takeError()));
}
