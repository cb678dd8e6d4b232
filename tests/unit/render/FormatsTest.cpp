// What every format makes of causes with their pairs: counts, the best call
// path, what a change introduces, what is not reported.
#include "render/Annotations.h"
#include "rules/Rules.h"
#include "llvm/Support/JSON.h"
#include <gtest/gtest.h>
#include <set>

using namespace nostall;

namespace {

constexpr size_t DigestLength = 32;

/// A call of 'nap' in the coroutine \p Entry, which leads to the cause in
/// 'nap'.
Pair reaching(std::string Entry, unsigned Line,
              Confidence Sure = Confidence::High) {
  Pair P;
  P.Entry = Entry;
  P.EntryKind = "coroutine";
  P.EntryPlace = {"/project/a.cpp", Line - 1, 1, Line * 100 - 50};
  CallSite S;
  S.Where = {"/project/a.cpp", Line, 3, Line * 100};
  S.Call = "nap";
  S.Confidence = Sure;
  S.HowLong = Cost::Unbounded;
  S.Severity = Sure == Confidence::Low ? Severity::Warning : Severity::Error;
  S.Length = 2;
  S.Advice = "run it on a pool";
  S.Path = {{StepKind::Call, S.Where, Entry, "nap", ""},
            {StepKind::Call,
             {"/project/b.cpp", 7, 5, 70},
             "nap",
             "sleep",
             "",
             StepReason::Blocks,
             Category::Sleep,
             Cost::Unbounded}};
  P.Sites.push_back(std::move(S));
  return P;
}

/// 'sleep' in 'nap', without pairs.
Finding sleeping() {
  Finding F;
  F.Rule = "nostall-blocking-call";
  F.Category = Category::Sleep;
  F.HowLong = Cost::Unbounded;
  F.Severity = Severity::Error;
  F.Cause = {StepKind::Call,
             {"/project/b.cpp", 7, 5, 70},
             "nap",
             "sleep",
             "",
             StepReason::Blocks,
             Category::Sleep,
             Cost::Unbounded};
  F.Message = "'sleep' in 'nap' blocks the event loop";
  F.Entry = "posix:sleep";
  F.Advice = "use a timer";
  F.Fingerprint = std::string(DigestLength, 'a');
  return F;
}

/// A direct call of 'fsync' in the coroutine \p Entry.
Finding syncing(std::string Entry, unsigned Line) {
  Finding F;
  F.Rule = "nostall-blocking-call";
  F.Category = Category::File;
  F.HowLong = Cost::Io;
  F.Severity = Severity::Warning;
  F.Cause = {StepKind::Call,
             {"/project/a.cpp", Line, 3, Line * 100},
             Entry,
             "fsync",
             "",
             StepReason::Blocks,
             Category::File,
             Cost::Io};
  F.Message = "'fsync' in '" + Entry + "' blocks the event loop";
  F.Fingerprint = std::string(DigestLength, 'b');
  Pair P = reaching(Entry, Line);
  P.Sites.front().Call = "fsync";
  P.Sites.front().HowLong = Cost::Io;
  P.Sites.front().Severity = Severity::Warning;
  P.Sites.front().Length = 1;
  P.Sites.front().Path = {F.Cause};
  F.Pairs.push_back(std::move(P));
  return F;
}

size_t linesOfText(llvm::StringRef Text) {
  return Text.rtrim('\n').count('\n') + 1;
}

class Formats : public testing::Test {
protected:
  Report report() const { return {Findings, {}, "/project", {}, {}, Style}; }
  std::string rendered(llvm::StringRef Name) const {
    std::string Text;
    llvm::raw_string_ostream Out(Text);
    findFormat(Name)->Render(report(), Out);
    return Text;
  }
  llvm::json::Value parsed(llvm::StringRef Name) const {
    llvm::Expected<llvm::json::Value> Value = llvm::json::parse(rendered(Name));
    EXPECT_TRUE(static_cast<bool>(Value)) << llvm::toString(Value.takeError());
    return *Value;
  }
  /// The result of SARIF with this number.
  llvm::json::Object sarifResult(size_t Number) const {
    const llvm::json::Value Report = parsed("sarif");
    const llvm::json::Object &Run =
        *(*Report.getAsObject()->getArray("runs"))[0].getAsObject();
    return *(*Run.getArray("results"))[Number].getAsObject();
  }
  bool textHas(llvm::StringRef Part) const {
    return llvm::StringRef(rendered("text")).contains(Part);
  }

  std::vector<Finding> Findings;
  TextStyle Style;
};

/// One cause that four coroutines reach, one of them by a guess, and one that
/// is accepted.
class Shared : public Formats {
protected:
  Shared() {
    Finding F = sleeping();
    F.Pairs = {reaching("first", 10), reaching("second", 20),
               reaching("third", 30), reaching("fourth", 40, Confidence::Low),
               reaching("fifth", 50)};
    CallSite Again = F.Pairs[0].best();
    Again.Where.Line = Again.Path[0].Where.Line = 12;
    F.Pairs[0].Sites.push_back(std::move(Again));
    F.Pairs[4].Unreported = Standing{NotReported::Accepted,
                                     {"/project/.nostall.yaml", 2, 1, 0},
                                     "moves with the driver",
                                     "storage",
                                     "2030-01-31"};
    updateFromPairs(F);
    Findings.push_back(std::move(F));
  }
  /// One line makes 'first' and 'second' block.
  void introduceTwo() {
    Findings[0].Pairs.resize(2);
    for (Pair &P : Findings[0].Pairs)
      P.IntroducedBy = Introduction{Findings[0].place()};
  }
};

} // namespace

TEST_F(Formats, HaveDistinctNamesAndSayWhatTheyAre) {
  for (const Format &F : allFormats()) {
    EXPECT_EQ(findFormat(F.Name), &F);
    EXPECT_FALSE(F.Summary.empty());
  }
  EXPECT_EQ(findFormat("xml"), nullptr);
  EXPECT_EQ(findFormat(""), nullptr);
}

TEST_F(Formats, EveryRuleHasItsDocumentInTheBinary) {
  for (const Rule *R : allRules())
    EXPECT_TRUE(
        documentationOf(R->Name).starts_with(("# " + R->Name + "\n").str()));
  EXPECT_EQ(documentationOf("nostall"), "");
}

TEST_F(Formats, WithoutFindingsHaveNoTable) {
  EXPECT_EQ(rendered("text").find("0 findings\ncoverage: "), 0U);
  Findings = {sleeping()};
  Findings[0].Pairs = {reaching("first", 10)};
  Findings[0].Pairs[0].Unreported =
      Standing{NotReported::Off, {}, "sleep, unbounded", {}, {}};
  EXPECT_EQ(rendered("text").find("0 findings; not reported: 1 pair of a cause "
                                  "and a handler (1 off)\ncoverage: "),
            0U);
}

TEST_F(Shared, TextBeginsWithATableOfCauses) {
  Findings.push_back(syncing("first", 11));
  Findings[1].Pairs[0].EntryPlace = Findings[0].Pairs[0].EntryPlace;
  EXPECT_EQ(rendered("text").find(
                "severity  category  causes  call sites  handlers\n"
                "error     sleep          1           5         4\n"
                "warning   file           1           1         1\n"
                "all                      2           6         4\n\n"),
            0U);
}

TEST_F(Shared, TextGivesNumbersThenTheBestPathThenTwoMoreByName) {
  EXPECT_TRUE(textHas(
      "b.cpp:7:5: error: 'sleep' in 'nap' blocks the event loop; reached from "
      "5 places in 4 handlers "
      "(sleep, unbounded, high confidence) [nostall-blocking-call]\n"
      "    a.cpp:10:3: 'first' calls 'nap'\n"
      "    b.cpp:7:5: 'nap' calls 'sleep', which blocks (sleep, unbounded)\n"
      "    also in coroutine 'second' (a.cpp:19:1), coroutine 'third' "
      "(a.cpp:29:1) and 1 more\n"
      "    at the cause: use a timer\n"
      "    at the call site: run it on a pool\n\n"));
}

TEST_F(Shared, TextTellsAnAdviceOnce) {
  for (Pair &P : Findings[0].Pairs)
    for (CallSite &S : P.Sites)
      S.Advice = "use a timer";
  EXPECT_EQ(llvm::StringRef(rendered("text")).count("use a timer"), 1U);
  Findings[0].Pairs.resize(1);
  Fix Made;
  Made.Code = "co_await nap()";
  Made.Edits = {Edit{"a.cpp", 0, 1, "x"}};
  Made.Safety = FixSafety::Safe;
  Findings[0].Pairs[0].Sites[0].Fix = Made;
  EXPECT_TRUE(
      textHas("    at the cause: use a timer\n    safe fix: co_await nap()\n"));
}

TEST_F(Formats, TextSaysOfADirectCallWhatItsMessageHolds) {
  Findings = {syncing("first", 11)};
  EXPECT_TRUE(
      textHas("a.cpp:11:3: warning: 'fsync' blocks the event loop in coroutine "
              "'first'; run it on a pool (file, "
              "io, high confidence) [nostall-blocking-call]\n\n1 finding\n"));
}

TEST_F(Shared, TextNamesWhatIsAcceptedAndUntilWhen) {
  EXPECT_TRUE(textHas("b.cpp:7:5: accepted: 'sleep' in 'nap' blocks the event "
                      "loop in 1 handler [nostall-blocking-call]\n"
                      "    until 2030-01-31, by storage: moves with the "
                      "driver\n\n1 finding; not reported: 1 pair of a cause "
                      "and a handler (1 accepted)\n"));
}

TEST_F(Shared, TextCutsALongPathInItsMiddle) {
  std::vector<Step> &Path = Findings[0].Pairs[0].Sites[0].Path;
  for (unsigned N = 0; N < 30; ++N)
    Path.insert(Path.end() - 1, {StepKind::Call,
                                 {"/project/c.cpp", N + 1, 1, N},
                                 "f" + std::to_string(N),
                                 "g",
                                 ""});
  const std::string Text = rendered("text");
  const size_t Begin = Text.find("b.cpp:7:5: error:");
  EXPECT_EQ(linesOfText(Text.substr(Begin, Text.find("\n\n", Begin) - Begin)),
            12U);
  EXPECT_TRUE(textHas("    ... 25 more steps\n"));
  EXPECT_TRUE(textHas("    b.cpp:7:5: 'nap' calls 'sleep', which"));
  Style.All = true;
  EXPECT_FALSE(textHas("more steps"));
  EXPECT_TRUE(textHas("    c.cpp:30:1: 'f29' calls 'g'\n"));
}

TEST_F(Shared, TextCutsLongAdviceBehindTheShortestPath) {
  Findings[0].Pairs[0].Sites[0].ByHand =
      "post it:\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12";
  const std::string Text = rendered("text");
  const size_t Begin = Text.find("b.cpp:7:5: error:");
  EXPECT_EQ(linesOfText(Text.substr(Begin, Text.find("\n\n", Begin) - Begin)),
            12U);
  EXPECT_TRUE(textHas("    by hand: post it:\n      1\n"));
  EXPECT_TRUE(textHas("more lines, which '--all' prints\n"));
  Style.All = true;
  EXPECT_TRUE(textHas("      12\n"));
}

TEST_F(Shared, TextPrintsEverythingWhenAsked) {
  Style.All = true;
  for (const char *Part :
       {"  coroutine 'first' (a.cpp:9:1), high confidence\n    a.cpp:10:3: "
        "'first' calls 'nap'\n",
        "    a.cpp:12:3: 'first' calls 'nap'\n",
        "  coroutine 'third' (a.cpp:29:1), high confidence\n",
        "  coroutine 'fourth' (a.cpp:39:1), low confidence\n",
        "    in coroutine 'fifth' (a.cpp:49:1)\n"})
    EXPECT_TRUE(textHas(Part)) << Part << rendered("text");
}

TEST_F(Formats, TextTellsTwentyInFullAndTheOthersInALine) {
  for (unsigned N = 0; N < 25; ++N) {
    Finding F = sleeping();
    F.Cause.Where.Line = 100 + N;
    F.Pairs = {reaching("entry" + std::to_string(N), 10 + N)};
    F.Pairs[0].Sites[0].Path[1].Where = F.Cause.Where;
    Findings.push_back(std::move(F));
  }
  const llvm::StringRef Calls = "calls 'nap'";
  EXPECT_EQ(llvm::StringRef(rendered("text")).count(Calls), 20U);
  EXPECT_EQ(llvm::StringRef(rendered("text")).count(": error: "), 25U);
  EXPECT_TRUE(textHas("\n\n25 findings\n"));
  Style.All = true;
  EXPECT_EQ(llvm::StringRef(rendered("text")).count(Calls), 25U);
}

TEST_F(Shared, TextPutsErrorsFirst) {
  Findings.insert(Findings.begin(), syncing("first", 11));
  const std::string Text = rendered("text");
  EXPECT_LT(Text.find(": error: "), Text.find(": warning: "));
}

TEST_F(Shared, TextGroupsByHandlerAndByFile) {
  Findings.push_back(syncing("first", 11));
  Style.Group = GroupBy::Handler;
  EXPECT_TRUE(textHas("coroutine 'first' (a.cpp:9:1): 1 finding\n"
                      "a.cpp:10:3: error: 'nap' blocks the event loop in "
                      "coroutine 'first': it calls 'sleep'; run it on "
                      "a pool; from 2 places (sleep, unbounded, high "
                      "confidence) [nostall-blocking-call]\n"));
  // What only may block is no error there.
  EXPECT_TRUE(textHas("a.cpp:40:3: warning: 'nap' blocks"));
  Style.Group = GroupBy::File;
  EXPECT_TRUE(textHas("b.cpp: 1 finding\nb.cpp:7:5: error: "));
  EXPECT_TRUE(textHas("a.cpp: 1 finding\na.cpp:11:3: warning: "));
}

TEST_F(Shared, OneLineThatMakesManyBlockIsOneAnnotation) {
  introduceTwo();
  const Report R = report();
  const std::vector<Annotation> All = annotationsOf(R);
  ASSERT_EQ(All.size(), 1U);
  EXPECT_EQ(All[0].Where, Findings[0].place());
  EXPECT_EQ(All[0].Causes.size(), 2U);
  EXPECT_EQ(All[0].Message,
            "this line now makes 2 handlers block: 'first', 'second': 'nap' "
            "blocks the event loop in "
            "coroutine 'first': it calls 'sleep'; run it on a pool");
  EXPECT_TRUE(
      textHas("    introduced by b.cpp:7:5: now makes 'first' block\n") ==
      false);
}

TEST_F(Shared, OtherPairsAreOneAnnotationACallSite) {
  const Report R = report();
  const std::vector<Annotation> All = annotationsOf(R);
  ASSERT_EQ(All.size(), 5U);
  EXPECT_EQ(All[0].Where.Line, 10U);
  EXPECT_EQ(All[1].Where.Line, 12U);
  EXPECT_EQ(All[4].Severity, Severity::Warning);
  EXPECT_TRUE(llvm::StringRef(All[4].Message).ends_with(" (low confidence)"));
}

TEST_F(Shared, ALineThatIntroducesItselfNeedsNoMoreWords) {
  Findings = {syncing("first", 11)};
  Findings[0].Pairs[0].IntroducedBy = Introduction{Findings[0].place()};
  const Report R = report();
  EXPECT_EQ(
      annotationsOf(R)[0].Message,
      "'fsync' blocks the event loop in coroutine 'first'; run it on a pool");
}

TEST_F(Shared, SeveralCausesBehindOneCallAreOneAnnotationTheWorstFirst) {
  Finding F = syncing("first", 10);
  F.Cause.Where = {"/project/b.cpp", 6, 5, 60};
  F.Pairs[0].Sites[0].Path = {Findings[0].Pairs[0].best().Path[0], F.Cause};
  F.Pairs[0].Sites[0].Length = 2;
  Findings.insert(Findings.begin(), F);
  const Report R = report();
  const std::vector<Annotation> All = annotationsOf(R);
  ASSERT_EQ(All.size(), 5U);
  ASSERT_EQ(All[0].Causes.size(), 2U);
  EXPECT_EQ(All[0].worst().Finding->Cause.Call, "sleep");
  std::string Lines;
  for (const PlacedLine &Line : linesOf(All[0]))
    Lines += Line.shown(R.Root) + "\n";
  EXPECT_EQ(
      Lines,
      "a.cpp:10:3: 'first' calls 'nap'\n"
      "b.cpp:7:5: 'nap' calls 'sleep', which blocks (sleep, unbounded); use a "
      "timer\n"
      "b.cpp:6:5: also: 'first' calls 'fsync', which blocks (file, io)\n");
}

TEST_F(Formats, IntroductionsNameAtMostFiveHandlers) {
  EXPECT_EQ(introductionWords({"a"}), "now makes 'a' block");
  EXPECT_EQ(introductionWords({"a", "b", "c", "d", "e", "f", "g"}),
            "now makes 7 handlers block: 'a', 'b', 'c', 'd', 'e' and 2 more");
}

TEST_F(Shared, TextNamesTheLineThatIntroducesAPair) {
  introduceTwo();
  const Location Line = {"/project/c.cpp", 3, 2, 30};
  for (Pair &P : Findings[0].Pairs)
    P.IntroducedBy->Where = Line;
  EXPECT_TRUE(textHas("    introduced by c.cpp:3:2: now makes 2 handlers "
                      "block: 'first', 'second'\n"));
}

TEST_F(Shared, JsonHasEveryPairAndWhyNot) {
  Findings[0].Pairs[0].IntroducedBy = Introduction{Findings[0].place()};
  Findings[0].Pairs[1].Partial = Findings[0].Pairs[1].NewlyKnown = true;
  const llvm::json::Value Report = parsed("json");
  const llvm::json::Object &Root = *Report.getAsObject();
  EXPECT_EQ(Root.getInteger("schema_version"), 2);
  ASSERT_EQ(Root.getArray("findings")->size(), 1U);
  const llvm::json::Object &F = *(*Root.getArray("findings"))[0].getAsObject();
  EXPECT_EQ(F.getString("cost"), "unbounded");
  EXPECT_EQ(F.getString("function"), "nap");
  EXPECT_EQ(F.getString("knowledge"), "posix:sleep");
  EXPECT_EQ(F.getString("advice"), "use a timer");
  EXPECT_EQ(F.getObject("counts")->getInteger("call_sites"), 5);
  EXPECT_EQ(F.getObject("counts")->getInteger("entries"), 4);
  const llvm::json::Array &Pairs = *F.getArray("pairs");
  ASSERT_EQ(Pairs.size(), 4U);
  const llvm::json::Object &First = *Pairs[0].getAsObject();
  EXPECT_EQ(First.getObject("introduced_by")->getString("file"), "b.cpp");
  ASSERT_EQ(First.getArray("call_sites")->size(), 2U);
  for (const llvm::json::Value &Site : *First.getArray("call_sites"))
    EXPECT_EQ(Site.getAsObject()->getArray("path")->size(), 2U);
  EXPECT_EQ(First.get("partial"), nullptr);
  EXPECT_EQ(Pairs[1].getAsObject()->getBoolean("partial"), true);
  EXPECT_EQ(Pairs[1].getAsObject()->getBoolean("newly_known"), true);
  EXPECT_EQ(Pairs[3].getAsObject()->getString("confidence"), "low");
  const llvm::json::Array &Not = *Root.getArray("not_reported");
  ASSERT_EQ(Not.size(), 1U);
  const llvm::json::Object &Accepted = *Not[0].getAsObject();
  EXPECT_EQ(Accepted.getString("entry"), "fifth");
  EXPECT_EQ(Accepted.getString("reason"), "accepted");
  EXPECT_EQ(Accepted.getString("why"), "moves with the driver");
  EXPECT_EQ(Accepted.getObject("where")->getString("file"), ".nostall.yaml");
  EXPECT_EQ(Accepted.getString("until"), "2030-01-31");
}

TEST_F(Shared, JsonListsNoFindingWithoutAReportedPair) {
  for (Pair &P : Findings[0].Pairs)
    P.Unreported = Standing{NotReported::Baselined, {}, {}, {}, {}};
  const llvm::json::Value Report = parsed("json");
  EXPECT_TRUE(Report.getAsObject()->getArray("findings")->empty());
  EXPECT_EQ(Report.getAsObject()->getArray("not_reported")->size(), 5U);
}

TEST_F(Shared, SarifHasOneResultACauseWithItsPathsAndItsOtherCallSites) {
  introduceTwo();
  const llvm::json::Object Result = sarifResult(0);
  EXPECT_EQ(Result.getObject("message")->getString("text"),
            "'sleep' in 'nap' blocks the event loop; reached from 3 places in "
            "2 handlers.");
  EXPECT_EQ(Result.getArray("codeFlows")->size(), 2U);
  ASSERT_EQ(Result.getArray("relatedLocations")->size(),
            2U); // the second call site of 'first', and the introduction
  EXPECT_EQ(Result.getString("baselineState"), "new");
  EXPECT_EQ(Result.getObject("partialFingerprints")->getString("nostall/v2"),
            Findings[0].Fingerprint);
  EXPECT_EQ(Result.get("suppressions"), nullptr);
}

TEST_F(Formats, SarifShowsTenPathsAndThePlacesOfTheOthers) {
  Findings = {sleeping()};
  for (unsigned N = 0; N < 13; ++N)
    Findings[0].Pairs.push_back(reaching("entry" + std::to_string(N), 10 + N));
  const llvm::json::Object Result = sarifResult(0);
  EXPECT_EQ(Result.getArray("codeFlows")->size(), 10U);
  EXPECT_EQ(Result.getArray("relatedLocations")->size(), 3U);
}

TEST_F(Shared, SarifHasWhatIsAcceptedWithItsSuppression) {
  EXPECT_TRUE(sarifResult(0).getArray("suppressions")->empty());
  Findings[0].Pairs = {Findings[0].Pairs[4]};
  const llvm::json::Object Result = sarifResult(0);
  ASSERT_EQ(Result.getArray("suppressions")->size(), 1U);
  const llvm::json::Object &Suppression =
      *(*Result.getArray("suppressions"))[0].getAsObject();
  EXPECT_EQ(Suppression.getString("kind"), "external");
  EXPECT_EQ(Suppression.getString("justification"), "moves with the driver");
  Findings[0].Pairs[0].Unreported->Why = NotReported::Suppressed;
  const llvm::json::Object InSource = sarifResult(0);
  EXPECT_EQ(
      (*InSource.getArray("suppressions"))[0].getAsObject()->getString("kind"),
      "inSource");
}

TEST_F(Shared, CodeHostsShowTheNewLineAndNothingThatIsNotReported) {
  introduceTwo();
  EXPECT_EQ(
      rendered("github").find(
          "::error file=b.cpp,line=7,col=5,title=nostall-blocking-call::this "
          "line now makes "
          "2 handlers block: 'first', 'second': "),
      0U);
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
  EXPECT_EQ(rendered("markdown").find("## nostall: 1 finding at 1 place\n"),
            0U);
  for (const char *Name : {"github", "gitlab", "rdjsonl", "markdown"})
    EXPECT_EQ(rendered(Name).find("fifth"), std::string::npos) << Name;
}

TEST_F(Shared, GitLabsFingerprintsAreUnique) {
  const llvm::json::Value Issues = parsed("gitlab");
  std::set<std::string> Known;
  for (const llvm::json::Value &Issue : *Issues.getAsArray())
    Known.insert(Issue.getAsObject()->getString("fingerprint")->str());
  EXPECT_EQ(Known.size(), 5U);
}
