// What no run of one revision shows: what a change introduces, and what the
// configuration accepts, in every format.
#include "render/Annotations.h"
#include "rules/Rules.h"
#include "llvm/Support/JSON.h"
#include <gtest/gtest.h>

using namespace nostall;

namespace {

Finding stall(std::string Function, unsigned Line) {
  Finding F;
  F.Rule = "nostall-blocking-call";
  F.Category = Category::Sleep;
  F.Severity = Severity::Error;
  F.Place = {"/project/a.cpp", Line, 3, Line * 100};
  F.Function = Function;
  F.Message = "'nap' blocks the event loop in coroutine '" + Function + "'";
  F.Chain = {{StepKind::Call, F.Place, Function, "nap", ""},
             {StepKind::Call,
              {"/project/b.cpp", 7, 5, 70},
              "nap",
              "sleep",
              "blocks (sleep, unbounded)"}};
  F.Fingerprint = std::string(32, static_cast<char>('a' + Line % 6));
  return F;
}

/// Two handlers that one new line makes block, and one that was accepted.
class Gate : public testing::Test {
protected:
  Gate() {
    Findings = {stall("first", 1), stall("second", 2), stall("third", 3)};
    for (Finding *F : {&Findings[0], &Findings[1]})
      F->IntroducedBy =
          Introduction{{"/project/b.cpp", 7, 5, 70}, {"first", "second"}};
    Findings[2].Suppressed =
        Waiver{"moves with the driver", "storage", "2030-01-31"};
  }

  std::string rendered(llvm::StringRef Name) const {
    std::string Text;
    llvm::raw_string_ostream Out(Text);
    findFormat(Name)->Render({Findings, {}, "/project", {}, {}, {}}, Out);
    return Text;
  }
  llvm::json::Value parsed(llvm::StringRef Name) const {
    llvm::Expected<llvm::json::Value> Value = llvm::json::parse(rendered(Name));
    EXPECT_TRUE(static_cast<bool>(Value)) << llvm::toString(Value.takeError());
    return *Value;
  }

  std::vector<Finding> Findings;
};

} // namespace

TEST(Formats, HaveDistinctNamesAndSayWhatTheyAre) {
  for (const Format &F : allFormats()) {
    EXPECT_EQ(findFormat(F.Name), &F);
    EXPECT_FALSE(F.Summary.empty());
  }
  EXPECT_EQ(findFormat("xml"), nullptr);
  EXPECT_EQ(findFormat(""), nullptr);
}

TEST(Formats, EveryRuleHasItsDocumentInTheBinary) {
  for (const Rule &R : allRules())
    EXPECT_TRUE(
        documentationOf(R.Name).starts_with(("# " + R.Name + "\n").str()));
  EXPECT_EQ(documentationOf("nostall"), "");
}

TEST_F(Gate, OneLineThatMakesManyBlockIsOneAnnotation) {
  const std::vector<Annotation> All =
      annotationsOf({Findings, {}, "/project", {}, {}, {}});
  ASSERT_EQ(All.size(), 1U);
  EXPECT_EQ(All[0].Place.File, "/project/b.cpp");
  EXPECT_EQ(All[0].Findings.size(), 2U);
  EXPECT_EQ(All[0].Message, "this line newly makes 2 handlers block: 'first', "
                            "'second': 'nap' blocks the event loop in "
                            "coroutine 'first'");
}

TEST_F(Gate, ALineThatIntroducesItselfNeedsNoMoreWords) {
  Findings.resize(1);
  Findings[0].IntroducedBy = Introduction{Findings[0].Place, {"first"}};
  EXPECT_EQ(annotationsOf({Findings, {}, "/project", {}, {}, {}})[0].Message,
            Findings[0].Message);
}

TEST(Introductions, NameAtMostFiveHandlers) {
  EXPECT_EQ(introductionWords({{}, {"a"}}), "newly makes 'a' block");
  EXPECT_EQ(introductionWords({{}, {"a", "b", "c", "d", "e", "f", "g"}}),
            "newly makes 7 handlers block: 'a', 'b', 'c', 'd', 'e' and 2 more");
}

TEST_F(Gate, TextNamesTheLineAndTheReasonOfASuppression) {
  const std::string Text = rendered("text");
  EXPECT_NE(Text.find("    introduced by b.cpp:7:5: newly makes 2 handlers "
                      "block: 'first', 'second'\n"),
            std::string::npos);
  EXPECT_NE(Text.find("a.cpp:3:3: suppressed: 'nap' blocks the event loop in "
                      "coroutine 'third' "
                      "[nostall-blocking-call]\n    until 2030-01-31, by "
                      "storage: moves with the driver\n"),
            std::string::npos);
  EXPECT_NE(Text.find("\n2 findings, 1 suppressed\n"), std::string::npos);
}

TEST_F(Gate, JsonKeepsEveryFinding) {
  const llvm::json::Value Report = parsed("json");
  const llvm::json::Array &All = *Report.getAsObject()->getArray("findings");
  ASSERT_EQ(All.size(), 3U);
  const llvm::json::Object &By =
      *All[0].getAsObject()->getObject("introduced_by");
  EXPECT_EQ(By.getString("file"), "b.cpp");
  EXPECT_EQ(By.getInteger("line"), 7);
  EXPECT_EQ(By.getArray("handlers")->size(), 2U);
  EXPECT_EQ(All[0].getAsObject()->get("suppressed"), nullptr);
  const llvm::json::Object &Accepted =
      *All[2].getAsObject()->getObject("suppressed");
  EXPECT_EQ(Accepted.getString("reason"), "moves with the driver");
  EXPECT_EQ(Accepted.getString("owner"), "storage");
  EXPECT_EQ(Accepted.getString("until"), "2030-01-31");
}

TEST_F(Gate, SarifHasAFlowForEachHandlerAndTheSuppression) {
  const llvm::json::Value Report = parsed("sarif");
  const llvm::json::Object &Run =
      *(*Report.getAsObject()->getArray("runs"))[0].getAsObject();
  const llvm::json::Array &Results = *Run.getArray("results");
  ASSERT_EQ(Results.size(), 2U);
  const llvm::json::Object &New = *Results[0].getAsObject();
  EXPECT_EQ(New.getArray("codeFlows")->size(), 2U);
  EXPECT_EQ(New.getString("baselineState"), "new");
  EXPECT_TRUE(New.getArray("suppressions")->empty());
  const llvm::json::Object &Old = *Results[1].getAsObject();
  const llvm::json::Object &Suppression =
      *(*Old.getArray("suppressions"))[0].getAsObject();
  EXPECT_EQ(Suppression.getString("kind"), "external");
  EXPECT_EQ(Suppression.getString("justification"), "moves with the driver");
}

TEST_F(Gate, CodeHostsShowTheNewLineAndNothingThatIsSuppressed) {
  EXPECT_EQ(
      rendered("github").find(
          "::error file=b.cpp,line=7,col=5,title=nostall-blocking-call::this "
          "line newly makes 2 "
          "handlers block: 'first', 'second': "),
      0U);
  EXPECT_EQ(rendered("github").find("third"), std::string::npos);
  const llvm::json::Value Issues = parsed("gitlab");
  ASSERT_EQ(Issues.getAsArray()->size(), 1U);
  EXPECT_EQ((*Issues.getAsArray())[0]
                .getAsObject()
                ->getObject("location")
                ->getString("path"),
            "b.cpp");
  const llvm::json::Value Diagnostic =
      parsed("rdjsonl"); // one line is one value
  EXPECT_EQ(Diagnostic.getAsObject()->getObject("location")->getString("path"),
            "b.cpp");
  EXPECT_EQ(rendered("markdown").find("## nostall: 1 finding, 1 suppressed\n"),
            0U);
}
