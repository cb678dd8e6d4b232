// The list of old pairs: its form, and how pairs are found again.
#include "gate/BaselineMatch.h"
#include "gate/Facts.h"
#include "gate/Leaders.h"
#include <gtest/gtest.h>

using namespace nostall;

namespace {

BaselinePair pair(std::string File, std::string Function, std::string Entry,
                  std::string Text = "/p/a.cpp:1", unsigned Ordinal = 1) {
  BaselinePair P;
  P.Cause = {"nostall-blocking-call",
             std::move(File),
             std::move(Function),
             "sleep",
             Ordinal,
             std::move(Text)};
  P.EntryFile = P.Cause.File;
  P.Entry = std::move(Entry);
  return P;
}

Baseline baseline(std::vector<BaselinePair> Pairs) {
  Baseline B;
  B.Tools = {"tool 1"};
  B.Pairs = std::move(Pairs);
  return B;
}

FormerEntry former(std::string Function, std::string Call, std::string Cause,
                   std::string Reason = "") {
  return {"nostall-blocking-call",
          "a.cpp",
          std::move(Function),
          std::move(Call),
          std::move(Cause),
          1,
          "text",
          std::move(Reason)};
}

/// A cause in \p Function at a line of a.cpp, or of another file, which \p
/// Entries reach by a call of \p First.
Finding finding(std::string Function, std::vector<std::string> Entries,
                std::string Call = "sleep", unsigned Line = 1,
                std::string File = "/p/a.cpp", std::string First = "nap") {
  Finding F;
  F.Rule = "nostall-blocking-call";
  F.Cause.Function = std::move(Function);
  F.Cause.Call = std::move(Call);
  F.Cause.Where = {File, Line, 1, Line};
  for (std::string &Entry : Entries) {
    Pair P;
    P.Entry = std::move(Entry);
    P.EntryPlace = {File, 100, 1, 100};
    CallSite Site;
    Site.Where = {File, 101, 1, 101};
    Site.Call = First;
    P.Sites.push_back(Site);
    F.Pairs.push_back(std::move(P));
  }
  return F;
}

/// A program in which functions of these names are in a.cpp. The text of an
/// expression is its place; that of a function, the name of the entry.
BaselineSubject subject(std::initializer_list<llvm::StringRef> Names,
                        std::string Tool = "tool 1") {
  BaselineSubject S;
  S.Tool = std::move(Tool);
  for (const llvm::StringRef Name : Names)
    S.Names.add(Name, "a.cpp");
  S.Covers = [](llvm::StringRef) { return true; };
  S.RelativePath = [](llvm::StringRef File) { return File.substr(3).str(); };
  S.TextAt = [](const Location &At) {
    return At.File + ":" + std::to_string(At.Line);
  };
  S.FunctionsOf = [](const Pair &P) {
    return std::vector<FunctionText>{
        {"a.cpp", static_cast<uint32_t>(P.Entry.size())}};
  };
  return S;
}

/// The entries that are still reported, of all findings in turn; those that are
/// newly known with a mark.
std::vector<std::string> reported(Baseline B, std::vector<Finding> Findings,
                                  const BaselineSubject &Subject) {
  BaselineMatch(std::move(B), "/p/list", Findings, Subject).mark(Findings);
  std::vector<std::string> Result;
  for (const Finding &F : Findings)
    for (const Pair &P : F.reported())
      Result.push_back(P.Entry + (P.NewlyKnown ? "?" : ""));
  return Result;
}

using Names = std::vector<std::string>;

/// A program of entries, each of which \p Calls others. Their texts are their
/// places in \p All, from 1.
BaselineSubject calling(const Names &All,
                        const std::map<std::string, Names> &Calls) {
  BaselineSubject S = subject({});
  for (FunctionIndex F = 0; F < All.size(); ++F)
    S.Names.add(All[F], "a.cpp", F);
  S.LookOf = [All](FunctionIndex F) {
    return FunctionLook{All[F], {"a.cpp", F + 1}};
  };
  S.LeadersOf = [All, Calls](FunctionIndex To,
                             llvm::function_ref<bool(FunctionIndex)> IsNew) {
    const auto before = [&](uint32_t F) {
      llvm::SmallVector<uint32_t> Result;
      for (uint32_t From = 0; From < All.size(); ++From)
        if (Calls.count(All[From]) &&
            llvm::is_contained(Calls.at(All[From]), All[F]))
          Result.push_back(From);
      return Result;
    };
    return leadersOf(To, before, IsNew);
  };
  return S;
}

/// \p F, whose functions are those of a program of these names.
Finding placed(Finding F, const Names &All) {
  const auto find = [&](const std::string &Name) {
    return static_cast<FunctionIndex>(llvm::find(All, Name) - All.begin());
  };
  for (Pair &P : F.Pairs)
    for (CallSite &Site : P.Sites) {
      Site.Point.Function = find(P.Entry);
      Site.Target.Function = find(F.Cause.Function);
    }
  return F;
}

Baseline read(llvm::StringRef Text) {
  return llvm::cantFail(readBaseline(Text, "list"));
}

std::string errorOf(llvm::StringRef Text) {
  auto Read = readBaseline(Text, "list");
  return Read ? "none" : llvm::toString(Read.takeError());
}

} // namespace

TEST(Baseline, IsSortedTextThatReadsBackAsItWas) {
  Baseline B =
      baseline({pair("b.cpp", "f", "g"), pair("a.cpp", "f \"x\"", "h", "2", 2),
                pair("a.cpp", "f \"x\"", "g", "2", 2)});
  B.Pairs.front().Reason = "next year";
  B.Texts["a.cpp"] = {0xABC, 1};
  const std::string Text = writeBaseline(B);
  EXPECT_EQ(llvm::StringRef(Text).split('\n').second,
            R"({"nostall":2,"tool":"tool 1"}
{"rule":"nostall-blocking-call","file":"a.cpp","function":"f \"x\"","call":"sleep","ordinal":2,"text":"2","entries_in":"a.cpp","entries":["g","h"]}
{"rule":"nostall-blocking-call","file":"b.cpp","function":"f","call":"sleep","text":"/p/a.cpp:1","entries_in":"b.cpp","entries":["g"],"reason":"next year"}
{"functions_of":"a.cpp","texts":"00000001 00000abc"}
)");
  const Baseline Read = read(Text);
  EXPECT_EQ(Read.Pairs,
            (std::vector<BaselinePair>{B.Pairs[2], B.Pairs[1], B.Pairs[0]}));
  EXPECT_EQ(Read.Pairs.back().Reason, "next year");
  EXPECT_EQ(Read.Pairs.back().Line, 4U);
  EXPECT_EQ(Read.Texts, B.Texts);
  EXPECT_EQ(writeBaseline(Read), Text);
}

TEST(Baseline, HasALineForEachFileOfEntries) {
  BaselinePair Far = pair("a.cpp", "f", "g");
  Far.EntryFile = "b.cpp";
  const std::string Text =
      writeBaseline(baseline({pair("a.cpp", "f", "g"), Far}));
  EXPECT_EQ(llvm::StringRef(Text).count("\"entries_in\""), 2U);
  EXPECT_EQ(read(Text).Pairs.size(), 2U);
}

TEST(Baseline, TakesWhatAUnionMergeLeaves) {
  const std::string One = writeBaseline(baseline(
                        {pair("a.cpp", "f", "g"), pair("a.cpp", "f", "h")})),
                    Two = writeBaseline(baseline(
                        {pair("a.cpp", "f", "h"), pair("b.cpp", "f", "g")}));
  Baseline B = read(Two + One + One);
  EXPECT_EQ(B.Pairs.size(), 3U);
  B = read("{\"nostall\":2,\"tool\":\"other\"}\n{\"functions_of\":\"a.cpp\","
           "\"texts\":\"1\"}\n"
           "{\"functions_of\":\"a.cpp\",\"texts\":\"2\"}\n" +
           One);
  EXPECT_EQ(B.Tools, (std::set<std::string>{"other", "tool 1"}));
  EXPECT_EQ(B.Texts["a.cpp"], (std::set<uint32_t>{1, 2}));
}

TEST(Baseline, TwoEntriesOfOneNameAreTwoPairs) {
  const Baseline B = read(writeBaseline(baseline(
      {pair("a.cpp", "f", "lambda in f"), pair("a.cpp", "f", "lambda in f")})));
  EXPECT_EQ(B.Pairs.size(), 2U);
  EXPECT_EQ(read(writeBaseline(B) + writeBaseline(B)).Pairs.size(), 2U);
}

TEST(Baseline, ErrorsNameTheLine) {
  const auto starts = [](const std::string &Text, llvm::StringRef With) {
    return llvm::StringRef(Text).starts_with(With);
  };
  EXPECT_TRUE(starts(errorOf("# x\n\n{\"rule\": 1}\n"),
                     "list:3: 'rule' must be a text"));
  EXPECT_TRUE(starts(errorOf("[]\n"), "list:1: expected an object"));
  EXPECT_TRUE(
      starts(errorOf("{\"rule\":\"r\",\"ordinal\":0}\n"), "list:1: 'ordinal'"));
  EXPECT_TRUE(starts(errorOf("{}\n"), "list:1: an entry needs 'rule'"));
  EXPECT_TRUE(starts(errorOf("{\"rule\":\"r\"}\n"),
                     "list:1: 'entries' must be a list of texts"));
  EXPECT_TRUE(starts(errorOf("{\"rule\":\"r\",\"entries\":[1]}\n"),
                     "list:1: 'entries' must be a list of texts"));
  EXPECT_TRUE(
      starts(errorOf("{\"nostall\":3,\"tool\":\"x\"}\n"),
             "list:1: this nostall reads baselines of version 1 and 2"));
  EXPECT_TRUE(starts(errorOf("{\"functions_of\":\"a\",\"texts\":\"x\"}\n"),
                     "list:1: 'texts' must be"));
  EXPECT_NE(errorOf("{\n"), "none");
}

TEST(Baseline, ErrorsNameTheAllowedKeys) {
  EXPECT_EQ(errorOf("{\"rule\":\"r\",\"fiel\":\"x\"}\n"),
            "list:1: unknown key 'fiel'; allowed: rule, file, function, call, "
            "ordinal, text, entries_in, entries, reason");
  EXPECT_EQ(errorOf("{\"rule\":\"r\",\"cause\":\"c\",\"entries\":[\"x\"]}\n"),
            "list:1: unknown key 'entries'; allowed: rule, file, function, "
            "call, cause, ordinal, text, reason");
  EXPECT_EQ(errorOf("{\"nostall\":2,\"rule\":\"r\"}\n"),
            "list:1: unknown key 'rule'; allowed: nostall, tool");
}

TEST(BaselineMatch, TakesExactlyThePairsThatItHas) {
  const Baseline B = baseline({pair("a.cpp", "f", "g")});
  EXPECT_EQ(reported(B, {finding("f", {"g", "h"})}, subject({"f", "g", "h"})),
            Names{"h"});
}

TEST(BaselineMatch, ANewCauseBehindTheSameCallIsNew) {
  const Baseline B = baseline({pair("a.cpp", "f", "g")});
  EXPECT_EQ(
      reported(B, {finding("f", {"g"}), finding("helper", {"g"}, "sleep", 9)},
               subject({"f", "g", "helper"})),
      Names{"g"});
  EXPECT_EQ(reported(B, {finding("f", {"g"}, "usleep")}, subject({"f", "g"})),
            Names{"g"});
}

TEST(BaselineMatch, KeepsEqualCausesApart) {
  const Baseline B = baseline(
      {pair("a.cpp", "f", "g", "same", 1), pair("a.cpp", "f", "g", "same", 2)});
  BaselineSubject Same = subject({"f", "g"});
  Same.TextAt = [](const Location &) { return "same"; };
  std::vector<Finding> Findings = {finding("f", {"g"}, "sleep", 1),
                                   finding("f", {"g"}, "sleep", 2),
                                   finding("f", {"g"}, "sleep", 3)};
  EXPECT_EQ(reported(B, Findings, Same), Names{"g"});
  Findings.pop_back();
  EXPECT_EQ(reported(B, Findings, Same), Names{});
}

TEST(BaselineMatch, FollowsTextsFilesAndFunctions) {
  const Baseline B = baseline({pair("a.cpp", "f", "g")});
  EXPECT_EQ(reported(B, {finding("f", {"g"}, "sleep", 7)}, subject({"f", "g"})),
            Names{})
      << "another text";
  Finding Moved = finding("f", {"g"}, "sleep", 1, "/p/b.cpp");
  BaselineSubject InB = subject({});
  InB.TextAt = [](const Location &At) {
    return "/p/a.cpp:" + std::to_string(At.Line);
  };
  InB.Names.add("f", "b.cpp");
  InB.Names.add("g", "b.cpp");
  EXPECT_EQ(reported(B, {Moved}, InB), Names{}) << "another file";
  EXPECT_EQ(reported(B, {finding("f2", {"g"})}, subject({"f2", "g"})), Names{})
      << "another function";
  EXPECT_EQ(reported(B, {finding("f", {"g2"})}, subject({"f", "g2"})), Names{})
      << "another entry";
  EXPECT_EQ(reported(B, {finding("f2", {"f2"})}, subject({"f2"})), Names{})
      << "both";
}

TEST(BaselineMatch, TakesNothingForWhatIsStillThere) {
  const Baseline B = baseline({pair("a.cpp", "f", "g")});
  EXPECT_EQ(reported(B, {finding("f2", {"g"})}, subject({"f", "f2", "g"})),
            Names{"g"});
  EXPECT_EQ(reported(B, {finding("f", {"h"})}, subject({"f", "g", "h"})),
            Names{"h"});
  Finding Moved = finding("f", {"g"});
  Moved.Pairs.front().EntryPlace.File = "/p/b.cpp";
  EXPECT_EQ(reported(B, {Moved}, subject({"f", "g"})), Names{"g"})
      << "another function of that name";
}

TEST(BaselineMatch, OneRenamedEntryIsOneEntry) {
  const Baseline B = baseline({pair("a.cpp", "f", "g")});
  EXPECT_EQ(
      reported(B, {finding("f", {"g2", "g3"})}, subject({"f", "g2", "g3"})),
      Names{"g3"});
}

TEST(BaselineMatch, FollowsAnExtractedEntry) {
  const Baseline B = baseline({pair("a.cpp", "f", "g")});
  const Names All = {"f", "g", "part", "deeper"};
  const Finding F = placed(finding("f", {"part"}), All),
                Deeper = placed(finding("f", {"deeper"}), All);
  EXPECT_EQ(reported(B, {F}, calling(All, {{"g", {"part"}}})), Names{});
  EXPECT_EQ(reported(B, {Deeper},
                     calling(All, {{"g", {"part"}}, {"part", {"deeper"}}})),
            Names{})
      << "in two steps";
  EXPECT_EQ(reported(B, {F}, calling(All, {{"deeper", {"part"}}})),
            Names{"part"})
      << "another one calls it";
  EXPECT_EQ(reported(B, {F}, calling(All, {{"part", {"g"}}})), Names{"part"})
      << "the other way round";
}

TEST(BaselineMatch, OneExtractedEntryIsOneEntry) {
  const Baseline B = baseline({pair("a.cpp", "f", "g")});
  const Names All = {"f", "g", "part", "other"};
  const BaselineSubject S = calling(All, {{"g", {"part", "other"}}});
  EXPECT_EQ(reported(B, {placed(finding("f", {"part", "other"}), All)}, S),
            Names{"other"});
  EXPECT_EQ(reported(B, {placed(finding("f", {"g", "part"}), All)}, S),
            Names{"part"})
      << "the old one has it still";
}

TEST(BaselineMatch, TheOldEntryMayNotHaveTheCauseWhereItIsNotReported) {
  const Baseline B = baseline({pair("a.cpp", "f", "g")});
  const Names All = {"f", "g", "part"};
  Finding F = placed(finding("f", {"part", "g"}), All);
  F.Pairs[1].Unreported = Standing{NotReported::Suppressed, {}, "", {}, {}};
  EXPECT_EQ(reported(B, {F}, calling(All, {{"g", {"part"}}})), Names{"part"});
}

TEST(BaselineMatch, NothingWasExtractedIntoWhatWasThere) {
  Baseline B = baseline({pair("a.cpp", "f", "g")});
  const Names All = {"f", "g", "part", "deeper"};
  const Finding F = placed(finding("f", {"part"}), All),
                Deeper = placed(finding("f", {"deeper"}), All);
  const BaselineSubject S =
      calling(All, {{"g", {"part"}}, {"part", {"deeper"}}});
  B.Texts["a.cpp"] = {3};
  EXPECT_EQ(reported(B, {F}, S), Names{"part"}) << "it has its old text";
  EXPECT_EQ(reported(B, {Deeper}, S), Names{"deeper"}) << "on the way, too";
  B.Texts.clear();
  B.Pairs.push_back(pair("a.cpp", "h", "part"));
  EXPECT_EQ(reported(B, {F}, S), Names{"part"}) << "the baseline names it";
}

TEST(BaselineMatch, FollowsACauseIntoAnExtractedFunction) {
  const Baseline B = baseline({pair("a.cpp", "f", "g")});
  const Names All = {"f", "g", "part"};
  const BaselineSubject S = calling(All, {{"g", {"f"}}, {"f", {"part"}}});
  const Finding Moved = placed(finding("part", {"g"}), All);
  EXPECT_EQ(reported(B, {Moved}, S), Names{});
  EXPECT_EQ(reported(B, {Moved}, calling(All, {{"g", {"f", "part"}}})),
            Names{"g"})
      << "the old function does not lead to it";
  EXPECT_EQ(reported(B, {placed(finding("part", {"g"}, "sleep", 2), All)}, S),
            Names{"g"})
      << "it says something else";
  EXPECT_EQ(reported(B, {placed(finding("f", {"g"}), All), Moved}, S),
            Names{"g"})
      << "the old one is still there";
  Finding Silent = placed(finding("f", {"g"}), All);
  Silent.Pairs[0].Unreported = Standing{NotReported::Accepted, {}, "", {}, {}};
  EXPECT_EQ(reported(B, {Silent, Moved}, S), Names{"g"})
      << "and accepted by now";
}

TEST(BaselineMatch, FollowsAnExtractionIntoAnotherFile) {
  const Baseline B = baseline({pair("a.cpp", "f", "g")});
  const Names All = {"f", "g", "part"};
  BaselineSubject S = calling(All, {{"g", {"part"}}});
  S.Names = {};
  S.Names.add("f", "a.cpp", 0);
  S.Names.add("g", "b.cpp", 1);
  S.Names.add("part", "b.cpp", 2);
  Finding F = placed(finding("f", {"part"}), All);
  F.Pairs[0].EntryPlace.File = "/p/b.cpp";
  EXPECT_EQ(reported(B, {F}, S), Names{});
  S.Names.add("g", "a.cpp");
  EXPECT_EQ(reported(B, {F}, S), Names{"part"}) << "that one is another";
}

TEST(Leaders, AreAllThatStepsLeadFrom) {
  const std::vector<llvm::SmallVector<uint32_t>> Before = {
      {1, 2}, {3}, {0, 4}, {}, {}};
  const auto leaders = [&](uint32_t To, uint32_t NotPassable) {
    const auto Found = leadersOf(
        To, [&](uint32_t F) { return Before[F]; },
        [&](uint32_t F) { return F != NotPassable; });
    std::vector<uint32_t> Sorted(Found.begin(), Found.end());
    llvm::sort(Sorted);
    return Sorted;
  };
  using Numbers = std::vector<uint32_t>;
  EXPECT_EQ(leaders(0, None), (Numbers{0, 1, 2, 3, 4}));
  EXPECT_EQ(leaders(0, 1), (Numbers{0, 1, 2, 4}));
  EXPECT_EQ(leaders(3, None), Numbers{});
}

TEST(BaselineMatch, SaysWhoTakesAPairAway) {
  Baseline B = baseline({pair("a.cpp", "f", "g")});
  B.Pairs.front().Reason = "next year";
  B.Pairs.front().Line = 12;
  std::vector<Finding> Findings = {finding("f", {"g"})};
  BaselineMatch(B, "/p/list", Findings, subject({"f", "g"})).mark(Findings);
  const std::optional<Standing> &Why =
      Findings.front().Pairs.front().Unreported;
  ASSERT_TRUE(Why);
  EXPECT_EQ(Why->Why, NotReported::Baselined);
  EXPECT_EQ(Why->Where, (Location{"/p/list", 12, 1, 0}));
  EXPECT_EQ(Why->Reason, "next year");
  EXPECT_FALSE(Findings.front().isReported());
}

TEST(BaselineMatch, WhatOnlyAnotherToolReportsIsNewlyKnown) {
  Baseline B = baseline({});
  B.Texts["a.cpp"] = {1, 2};
  const std::vector<Finding> Findings = {finding("f", {"g", "hh", "new"})};
  const auto names = {llvm::StringRef("f"), llvm::StringRef("g"),
                      llvm::StringRef("hh"), llvm::StringRef("new")};
  EXPECT_EQ(reported(B, Findings, subject(names, "tool 2")),
            (Names{"g?", "hh?", "new"}));
  EXPECT_EQ(reported(B, Findings, subject(names, "tool 1")),
            (Names{"g", "hh", "new"}))
      << "the same tool";
  B.Tools.insert("tool 2");
  EXPECT_EQ(reported(B, Findings, subject(names, "tool 2")),
            (Names{"g", "hh", "new"}))
      << "both wrote it";
}

TEST(BaselineMatch, AllFunctionsOfThePathMustBeAsTheyWere) {
  Baseline B = baseline({});
  B.Texts["a.cpp"] = {1};
  BaselineSubject S = subject({"f", "g"}, "tool 2");
  S.FunctionsOf = [](const Pair &) {
    return std::vector<FunctionText>{{"a.cpp", 1}, {"b.cpp", 1}};
  };
  EXPECT_EQ(reported(B, {finding("f", {"g"})}, S), Names{"g"});
  S.FunctionsOf = [](const Pair &) { return std::vector<FunctionText>(); };
  EXPECT_EQ(reported(B, {finding("f", {"g"})}, S), Names{"g"})
      << "a pair that is about no code";
}

TEST(BaselineVersion1, TakesPairsByEntryFirstCallAndCause) {
  Baseline B;
  B.Former = {former("g", "nap", "sleep")};
  const BaselineSubject S = subject({"f", "g", "h"});
  EXPECT_EQ(
      reported(B, {finding("f", {"g", "h"}), finding("f", {"g"}, "sleep", 2)},
               S),
      Names{"h"});
  EXPECT_EQ(
      reported(B, {finding("f", {"g"}, "sleep", 1, "/p/a.cpp", "doze")}, S),
      Names{"g"});
}

TEST(BaselineVersion1, WhatItHidIsNewlyKnown) {
  Baseline B;
  B.Former = {former("g", "nap", "sleep")};
  EXPECT_EQ(reported(B,
                     {finding("f", {"g", "h"}, "usleep"), finding("f", {"g"})},
                     subject({"f", "g", "h"})),
            (Names{"g?", "h"}));
}

TEST(BaselineVersion1, FollowsARenamedEntry) {
  Baseline B;
  B.Former = {former("old", "nap", "sleep")};
  B.Former.front().Text = "/p/a.cpp:101";
  EXPECT_EQ(reported(B, {finding("f", {"g"}), finding("f", {"g"}, "usleep")},
                     subject({"f", "g"})),
            Names{"g?"});
  EXPECT_EQ(reported(B, {finding("f", {"g"})}, subject({"f", "g", "old"})),
            Names{"g"});
}

TEST(BaselineVersion1, IsConvertedWithItsReasons) {
  Baseline B;
  B.Former = {former("g", "nap", "sleep", "next year"),
              former("gone", "nap", "sleep")};
  const std::vector<Finding> Findings = {finding("f", {"g"}),
                                         finding("f", {"g"}, "usleep")};
  const BaselineMatch Match(B, "/p/list", Findings,
                            subject({"f", "g"}, "tool 2"));
  EXPECT_EQ(Match.converted(), 1U);
  EXPECT_EQ(Match.newlyKnown().size(), 1U);
  EXPECT_EQ(Match.goneFormer().size(), 1U);
  const Baseline After = Match.after(/*AddNew=*/true);
  EXPECT_TRUE(After.Former.empty());
  ASSERT_EQ(After.Pairs.size(), 2U);
  EXPECT_EQ(After.Pairs.front().Reason, "next year");
  EXPECT_EQ(After.Tools, std::set<std::string>{"tool 2"});
  EXPECT_EQ(reported(After, Findings, subject({"f", "g"})), Names{});
}

TEST(BaselineAfter, UpdateAddsAndPruneDoesNot) {
  Baseline B = baseline({pair("a.cpp", "f", "g"), pair("a.cpp", "f", "gone")});
  B.Pairs.front().Reason = "next year";
  B.Texts["a.cpp"] = {1};
  BaselineSubject S = subject({"f", "g", "new"}, "tool 2");
  S.Names.add("gone", "a.cpp");
  S.Texts["a.cpp"] = {2};
  const BaselineMatch Match(B, "/p/list", {finding("f", {"g", "new"})}, S);
  EXPECT_EQ(Match.gonePairs(),
            (std::vector<BaselinePair>{pair("a.cpp", "f", "gone")}));
  EXPECT_EQ(Match.added(),
            (std::vector<BaselinePair>{pair("a.cpp", "f", "new")}));
  const Baseline Updated = Match.after(true), Pruned = Match.after(false);
  EXPECT_EQ(Updated.Pairs,
            (std::vector<BaselinePair>{pair("a.cpp", "f", "g"),
                                       pair("a.cpp", "f", "new")}));
  EXPECT_EQ(Updated.Pairs.front().Reason, "next year");
  EXPECT_EQ(Updated.Tools, std::set<std::string>{"tool 2"});
  EXPECT_EQ(Updated.Texts, S.Texts);
  EXPECT_EQ(Pruned.Pairs, (std::vector<BaselinePair>{pair("a.cpp", "f", "g")}));
  // What was introduced must not become newly known.
  EXPECT_EQ(Pruned.Tools, B.Tools);
  EXPECT_EQ(Pruned.Texts, B.Texts);
}

TEST(BaselineAfter, OneMoreEntryOfTheSameNameIsAdded) {
  const Baseline B = baseline({pair("a.cpp", "f", "lambda in f")});
  const BaselineMatch Match(B, "/p/list",
                            {finding("f", {"lambda in f", "lambda in f"})},
                            subject({"f", "lambda in f"}));
  EXPECT_EQ(Match.added().size(), 1U);
  EXPECT_EQ(Match.after(true).Pairs.size(), 2U);
}

TEST(BaselineAfter, KeepsWhatTheRunDidNotLookFor) {
  Baseline B = baseline({pair("a.cpp", "f", "g"), pair("b.cpp", "f", "g")});
  B.Former = {former("far", "nap", "sleep")};
  B.Former.front().File = "b.cpp";
  B.Texts["b.cpp"] = {1};
  BaselineSubject S = subject({}, "tool 2");
  S.Covers = [](llvm::StringRef File) { return File == "a.cpp"; };
  const BaselineMatch Match(B, "/p/list", {}, S);
  EXPECT_EQ(Match.gonePairs(),
            (std::vector<BaselinePair>{pair("a.cpp", "f", "g")}));
  const Baseline After = Match.after(true);
  EXPECT_EQ(After.Pairs, (std::vector<BaselinePair>{pair("b.cpp", "f", "g")}));
  EXPECT_EQ(After.Former, B.Former);
  EXPECT_EQ(After.Texts, B.Texts);
  EXPECT_EQ(After.Tools, B.Tools);
}

TEST(BaselineJoin, WhatOneBuildHasIsNotGone) {
  const Baseline B = baseline({pair("a.cpp", "f", "g"), pair("a.cpp", "f", "h"),
                               pair("a.cpp", "f", "gone")});
  const BaselineSubject S = subject({"f", "g", "h", "gone", "new"});
  BaselineMatch Match(B, "/p/list", {finding("f", {"g", "new"})}, S);
  Match.join(BaselineMatch(B, "/p/list", {finding("f", {"h", "new"})}, S));
  EXPECT_EQ(Match.gonePairs(),
            (std::vector<BaselinePair>{pair("a.cpp", "f", "gone")}));
  EXPECT_EQ(Match.added(),
            (std::vector<BaselinePair>{pair("a.cpp", "f", "new")}));
  EXPECT_EQ(Match.kept().size(), 2U);
}

TEST(BaselineMatch, FollowsThousandsOfRenamedEntries) {
  std::vector<Finding> Findings;
  for (unsigned C = 0; C < 100; ++C) {
    Names Entries;
    for (unsigned E = 0; E < 100; ++E)
      Entries.push_back("entry" + std::to_string(E));
    Findings.push_back(finding("f", std::move(Entries), "sleep", C + 1));
  }
  const BaselineMatch Write({}, "/p/list", Findings, subject({"f"}));
  ASSERT_EQ(Write.added().size(), 10'000U);
  const Baseline B = read(writeBaseline(Write.after(true)));
  // Every entry has another name now.
  for (Finding &F : Findings)
    for (Pair &P : F.Pairs)
      P.Entry = "renamed " + P.Entry;
  EXPECT_EQ(reported(B, Findings, subject({"f"})), Names{});
}

TEST(FunctionHash, IsThatOfTheWholeFunction) {
  const llvm::StringRef Text =
      "int a();\nvoid f(int x) {\n  if (x) { g(); } // no\n}\nvoid next() {}\n";
  const size_t At = Text.find("f(int");
  const auto with = [&](llvm::StringRef From, llvm::StringRef To) {
    std::string Other = Text.str();
    Other.replace(Other.find(From), From.size(), To);
    return functionHash(Other, llvm::StringRef(Other).find("f(int"));
  };
  const uint64_t Hash = functionHash(Text, At);
  EXPECT_EQ(with("// no", "/* yes\n */"), Hash);
  EXPECT_EQ(with("next() {}", "next() { f(1); }"), Hash);
  EXPECT_EQ(with("int a();", "int a(); int b();"), Hash);
  EXPECT_NE(with("g()", "h()"), Hash);
  EXPECT_NE(with("void f", "task f"), Hash);
  EXPECT_NE(with("{ g(); }", "{ g(); } h();"), Hash);
}

TEST(FunctionHash, ReadsPastAConstructorsInitialisers) {
  const auto hash = [](std::string Body) {
    return functionHash("X() : a{1}, b::c(2), d{3} { " + Body + " }\nint y;",
                        0);
  };
  EXPECT_NE(hash("f();"), hash("g();"));
  EXPECT_EQ(functionHash("X() : a{1} { f(); }\nint y;", 0),
            functionHash("X() : a{1} { f(); }\nint z;", 0));
}
