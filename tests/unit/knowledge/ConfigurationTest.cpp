// `.nostall.yaml`: what it means, and what a person who mistypes is told.
#include "knowledge/Configurations.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <gtest/gtest.h>

using namespace nostall;

static std::unique_ptr<Configuration> valid(llvm::StringRef Text) {
  auto C = Configuration::parse(Text, "/project/.nostall.yaml");
  if (!C) {
    ADD_FAILURE() << llvm::toString(C.takeError());
    return std::make_unique<Configuration>();
  }
  return std::move(*C);
}

static std::string errorOf(llvm::StringRef Text) {
  auto C = Configuration::parse(Text, ".nostall.yaml");
  return C ? "no error" : llvm::toString(C.takeError());
}

static void expectError(llvm::StringRef Text, llvm::StringRef Place,
                        std::initializer_list<llvm::StringRef> Words) {
  const std::string Error = errorOf(Text);
  EXPECT_TRUE(llvm::StringRef(Error).starts_with(
      (".nostall.yaml:" + Place + ": ").str()))
      << Error;
  for (const llvm::StringRef Word : Words)
    EXPECT_TRUE(llvm::StringRef(Error).contains(Word))
        << Error << "\n  lacks: " << Word.str();
}

TEST(ConfigurationError, UnknownKeyListsTheKeys) {
  expectError(
      "categories:\n  sleep: off\nvendord: [third_party/**]\n", "3:1",
      {"unknown key 'vendord'", "vendored", "categories", "async-entries"});
}

TEST(ConfigurationError, UnknownCategoryListsTheCategories) {
  expectError("categories:\n  slep: off\n", "2:3",
              {"unknown category 'slep'", "sleep", "http-client"});
}

TEST(ConfigurationError, UnknownCostListsTheCosts) {
  expectError("categories:\n  sleep: loud\n", "2:10",
              {"'loud'", "off", "brief", "io", "unbounded"});
}

TEST(ConfigurationError, WrongShapeSaysWhatIsExpected) {
  expectError("\ncategories: sleep\n", "2:13", {"expected a mapping"});
  expectError("- sleep\n", "1:1", {"expected a mapping"});
  expectError("vendored:\n  a: b\n", "2:3", {"expected a text"});
}

TEST(ConfigurationError, AllowedFunctionNeedsItsReason) {
  expectError("allow:\n  - function: load\n", "2:5",
              {"'function' and 'reason'"});
}

TEST(ConfigurationError, BrokenYamlIsAnErrorWithItsPlace) {
  const std::string Error = errorOf("categories: {sleep: off\nvendored: [\n");
  EXPECT_TRUE(llvm::StringRef(Error).starts_with(".nostall.yaml:")) << Error;
}

TEST(ConfigurationError, KnowledgeSectionNamesTheWrongWord) {
  expectError(
      "knowledge:\n  functions:\n    - name: load\n      blocks: disk\n",
      "4:15", {"'disk'", "filesystem"});
  expectError("knowledge:\n  functions:\n    - name: load\n", "3:7",
              {"blocks, callables, hops, sets, clears, tests, completes, "
               "result, constructs, ends, called, ordered, "
               "safe, shares-state"});
  expectError("knowledge:\n  functions:\n    - {name: f, blocks: wait, unless: "
              "[{argument: x, equals: 0}]}\n",
              "3:51", {"expected an argument"});
  expectError("knowledge:\n  functions:\n    - {name: f, blocks: wait, unless: "
              "[{argument: 0, flag: NO}]}\n",
              "3:60", {"flag 'NO' has no value"});
  expectError("knowledge:\n  functions:\n    - {name: f, sets: [{argument: 0, "
              "state: calm}]}\n",
              "3:45", {"'calm'", "non-blocking, ready"});
  expectError(
      "knowledge:\n  functions:\n    - {name: f, sets: [{argument: 0}]}\n",
      "3:25", {"needs 'argument' and 'state'"});
  expectError("knowledge:\n  functions:\n    - {name: f, tests: [{argument: 0, "
              "state: ready, when: [{argument: 1, equals: 0}]}]}\n",
              "3:26", {"'when' is not for 'tests'"});
  expectError("knowledge:\n  functions:\n    - {name: f, sets: [{argument: 0, "
              "state: ready, equals: 1}]}\n",
              "3:25",
              {"'equals', 'enumerator' and 'other-than' are for 'tests'"});
  expectError("knowledge:\n  functions:\n    - {name: f, blocks: wait, unless: "
              "[{argument: 0, equals: 0, times: 1}]}\n",
              "3:41", {"'times' is only for 'at-most'"});
  expectError("knowledge:\n  functions:\n    - {name: f, blocks: wait, "
              "offload: always}\n",
              "3:40", {"'always'", "never"});
  expectError("knowledge:\n  gcc-macros:\n    - {unless: NO}\n", "3:8",
              {"needs 'define'"});
  for (const llvm::StringRef Lacks :
       {"{started-by: 'lib::*'}", "{offload: 'post(pool, {call})'}"})
    expectError(("knowledge:\n  handlers:\n    - " + Lacks + "\n").str(),
                "3:8", {"needs 'started-by' and 'offload'"});
  expectError("knowledge:\n  types:\n    - {name: t, is: corotine}\n", "3:21",
              {"coroutine", "generator"});
}

TEST(Configuration, EmptyMeansTheDefaults) {
  for (const llvm::StringRef Text : {"", "# nothing\n"}) {
    const auto C = valid(Text);
    EXPECT_TRUE(C->reports(Category::Sleep, Cost::Brief));
    EXPECT_TRUE(C->reports(Category::Lock, Cost::Unbounded));
    EXPECT_FALSE(C->reports(Category::Lock, Cost::Brief));
    EXPECT_FALSE(C->reports(Category::Console, Cost::Brief));
    EXPECT_TRUE(C->reports(Category::Console, Cost::Io));
  }
}

TEST(Configuration, ThresholdsAreFromACostOn) {
  const auto C =
      valid("categories:\n  file: unbounded\n  sleep: off\n  lock: io\n");
  EXPECT_FALSE(C->reports(Category::File, Cost::Io));
  EXPECT_TRUE(C->reports(Category::File, Cost::Unbounded));
  EXPECT_FALSE(C->reports(Category::Sleep, Cost::Unbounded));
  EXPECT_FALSE(C->reports(Category::Lock, Cost::Brief));
  EXPECT_TRUE(C->reports(Category::Lock, Cost::Io));
}

TEST(Configuration, OnlyCategoriesTurnsTheOthersOff) {
  Configuration C;
  EXPECT_FALSE(llvm::errorToBool(C.onlyCategories("lock, dns")));
  EXPECT_TRUE(C.reports(Category::Lock, Cost::Brief));
  EXPECT_TRUE(C.reports(Category::Dns, Cost::Unbounded));
  EXPECT_FALSE(C.reports(Category::Sleep, Cost::Unbounded));
  const std::string Error = llvm::toString(C.onlyCategories("naps"));
  EXPECT_TRUE(llvm::StringRef(Error).contains("naps")) << Error;
  EXPECT_TRUE(llvm::StringRef(Error).contains("sleep")) << Error;
}

TEST(Configuration, PathsCountFromTheFilesFolder) {
  const auto C = valid("vendored: third_party/*\ngenerated: ['*.pb.cc']\n");
  EXPECT_TRUE(C->isQuiet("/project/third_party/lib/a.cpp"));
  EXPECT_TRUE(C->isQuiet("/project/api/greeter.pb.cc"));
  EXPECT_FALSE(C->isQuiet("/project/src/third_party.cpp"));
  EXPECT_FALSE(C->isQuiet("/projector/third_party/a.cpp"));
}

TEST(Configuration, AllowedFunctionsAndEntriesAreGlobs) {
  const auto C = valid("allow:\n  - {function: 'legacy::*', reason: runs at "
                       "start only}\nasync-entries: '*::handle'\n");
  ASSERT_TRUE(C->allowed("legacy::load"));
  EXPECT_EQ(C->allowed("legacy::load")->Reason, "runs at start only");
  EXPECT_FALSE(C->allowed("load"));
  EXPECT_TRUE(C->isAsyncEntry("server::handle"));
  EXPECT_FALSE(C->isAsyncEntry("handle"));
}

TEST(Configuration, NearestFileUpwardsIsTheOne) {
  auto Files = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  Files->addFile(
      "/project/.nostall.yaml", 0,
      llvm::MemoryBuffer::getMemBuffer("categories: {sleep: off}\n"));
  Files->addFile(
      "/project/src/net/.nostall.yaml", 0,
      llvm::MemoryBuffer::getMemBuffer("root: true\ncategories: {dns: off}\n"));
  auto Near = Configuration::findFor("/project/src/net", *Files);
  ASSERT_TRUE(static_cast<bool>(Near));
  EXPECT_FALSE((*Near)->reports(Category::Dns, Cost::Unbounded));
  EXPECT_TRUE((*Near)->reports(Category::Sleep, Cost::Unbounded));
  auto Far = Configuration::findFor("/project/src", *Files);
  ASSERT_TRUE(static_cast<bool>(Far));
  EXPECT_FALSE((*Far)->reports(Category::Sleep, Cost::Unbounded));
  EXPECT_EQ((*Far)->File, "/project/.nostall.yaml");
  auto Nowhere = Configuration::findFor("/elsewhere", *Files);
  ASSERT_TRUE(static_cast<bool>(Nowhere));
  EXPECT_EQ((*Nowhere)->File, "");
}

TEST(Configuration, InnerFoldersAddToOuterOnesAndOverrideThem) {
  auto Files = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  const auto add = [&](llvm::StringRef Path, llvm::StringRef Text) {
    Files->addFile(Path, 0, llvm::MemoryBuffer::getMemBuffer(Text));
  };
  add("/p/.nostall.yaml",
      "categories: {sleep: off, dns: off}\nvendored: a/*\nallow: {function: f, "
      "reason: outer}\n"
      "knowledge: {functions: [{name: outer, blocks: wait}]}\n");
  add("/p/net/.nostall.yaml",
      "categories: {sleep: io}\nvendored: a/*\nallow: {function: f, reason: "
      "inner}\n"
      "knowledge: {functions: [{name: inner, blocks: wait}]}\n");
  const Configurations All(Files);
  const Configuration &Inner = All.of("/p/net/deep/x.cpp"),
                      &Outer = All.of("/p/other/x.cpp");
  EXPECT_TRUE(Inner.reports(Category::Sleep, Cost::Io));
  EXPECT_FALSE(Inner.reports(Category::Sleep, Cost::Brief));
  EXPECT_FALSE(Inner.reports(Category::Dns, Cost::Unbounded));
  EXPECT_FALSE(Outer.reports(Category::Sleep, Cost::Unbounded));
  EXPECT_TRUE(Inner.isQuiet("/p/net/a/x.cpp"));
  EXPECT_TRUE(Inner.isQuiet("/p/a/x.cpp"));
  EXPECT_FALSE(Outer.isQuiet("/p/net/a/x.cpp"));
  EXPECT_EQ(Inner.allowed("f")->Reason, "inner");
  EXPECT_EQ(Outer.allowed("f")->Reason, "outer");
  const auto knows = [](const Configuration &C, llvm::StringRef Name) {
    return !C.knowledge()
                .matching("", Name, [] { return std::vector<std::string>(); })
                .empty();
  };
  EXPECT_TRUE(knows(Inner, "outer"));
  EXPECT_TRUE(knows(Inner, "inner"));
  EXPECT_TRUE(knows(Outer, "outer"));
  EXPECT_FALSE(knows(Outer, "inner"));
  EXPECT_EQ(&All.of("/p/net/y.cpp"), &Inner);
  EXPECT_NE(Inner.Digest, Outer.Digest);
  EXPECT_FALSE(llvm::errorToBool(All.error()));
}

TEST(Configurations, KeepTheFirstErrorAndGoOnWithTheDefaults) {
  auto Files = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  Files->addFile("/p/.nostall.yaml", 0,
                 llvm::MemoryBuffer::getMemBuffer("categorys: {}\n"));
  const Configurations All(Files);
  EXPECT_TRUE(All.of("/p/x.cpp").reports(Category::Sleep, Cost::Brief));
  const std::string Error = llvm::toString(All.error());
  EXPECT_TRUE(llvm::StringRef(Error).starts_with(
      "/p/.nostall.yaml:1:1: unknown key 'categorys'"))
      << Error;
}

TEST(Configuration, RulesAreSwitched) {
  const Configuration Defaults;
  EXPECT_TRUE(Defaults.isOn("nostall-blocking-call"));
  EXPECT_FALSE(Defaults.isOn("nostall-sequential-awaits"));
  const auto C = valid(
      "rules:\n  nostall-sequential-awaits: on\n  nostall-unawaited: off\n");
  EXPECT_TRUE(C->isOn("nostall-sequential-awaits"));
  EXPECT_FALSE(C->isOn("nostall-unawaited"));
  ASSERT_FALSE(
      C->switchRules(" -nostall-sequential-awaits, nostall-unawaited"));
  EXPECT_FALSE(C->isOn("nostall-sequential-awaits"));
  EXPECT_TRUE(C->isOn("nostall-unawaited"));
  EXPECT_TRUE(C->isOn("nostall-blocking-call"));
}

TEST(ConfigurationError, FailSaysWhichWordsThereAre) {
  expectError("fail:\n  severity: fatal\n", "2:13",
              {"'fatal'", "info, warning, error"});
  expectError("fail: {confidence: sure}\n", "1:20",
              {"'sure'", "low, medium, high"});
  expectError("fail: {cost: io}\n", "1:8",
              {"unknown key 'cost'", "severity, confidence"});
  expectError("fail: error\n", "1:7", {"expected a mapping"});
}

TEST(Configuration, FailsFromASeverityAndAConfidenceOn) {
  const Configuration Defaults;
  EXPECT_TRUE(Defaults.fails(Severity::Warning, Confidence::Medium));
  EXPECT_TRUE(Defaults.fails(Severity::Error, Confidence::High));
  EXPECT_FALSE(Defaults.fails(Severity::Info, Confidence::High));
  EXPECT_FALSE(Defaults.fails(Severity::Error, Confidence::Low));
  const auto C = valid("fail: {severity: error, confidence: low}\n");
  EXPECT_TRUE(C->fails(Severity::Error, Confidence::Low));
  EXPECT_FALSE(C->fails(Severity::Warning, Confidence::High));
  const auto Half = valid("fail: {severity: info}\n");
  EXPECT_TRUE(Half->fails(Severity::Info, Confidence::Medium));
  EXPECT_FALSE(Half->fails(Severity::Info, Confidence::Low));
}

TEST(Configuration, AcceptAndSuppressAreOneList) {
  const auto C =
      valid("suppress: {cause: a, reason: r}\n"
            "accept: [{cause: b, reason: r}, {cause: c, reason: r}]\n");
  ASSERT_EQ(C->Suppressions.size(), 3U);
  EXPECT_EQ(C->Suppressions[0].Cause, "a");
  EXPECT_EQ(C->Suppressions[2].Cause, "c");
  EXPECT_EQ(C->Suppressions[2].Handler, "*");
  EXPECT_EQ(C->Suppressions[2].Line, 2U);
  expectError("accept:\n  - {cause: x}\n", "2:6", {"'cause' and 'reason'"});
}

TEST(Configuration, OnlyKnowledgeChangesItsDigest) {
  const std::string Known =
      "knowledge:\n  functions:\n    - {name: f, blocks: wait}\n";
  const auto digest = [](const std::string &Text) {
    return valid(Text)->KnowledgeDigest;
  };
  EXPECT_EQ(digest(""), "");
  EXPECT_EQ(digest("allow: {function: f, reason: r}\nvendored: a/*\n"), "");
  EXPECT_NE(digest(Known), "");
  EXPECT_EQ(digest("categories: {lock: io}\n# why\n" + Known + "fail: {}\n"),
            digest(Known));
  EXPECT_EQ(
      digest("knowledge: {functions: [{name: f, # why\n  blocks: wait}]}"),
      digest(Known));
  EXPECT_NE(digest("knowledge: {functions: [{name: g, blocks: wait}]}"),
            digest(Known));
  EXPECT_NE(digest("knowledge: {functions: [{name: f, blocks: lock}]}"),
            digest(Known));
  EXPECT_NE(valid("# b\n" + Known)->Digest, valid(Known)->Digest);
}

TEST(Configuration, EntriesOfTheUserKeepTheirKeyWhereverTheyStand) {
  const auto key = [](const std::string &Text) {
    const auto C = valid(Text);
    return C->knowledge().functions().back().Key;
  };
  const std::string Known =
      "knowledge:\n  functions:\n    - {name: [e, f], blocks: wait}\n";
  EXPECT_EQ(key(Known), key("# a comment\n\n" + Known));
  EXPECT_NE(key(Known), key(Known + "    - {name: f, blocks: lock}\n"));
}

TEST(ConfigurationError, UnknownRuleNamesTheNearest) {
  expectError("rules:\n  nostall-unawaitet: off\n", "2:3",
              {"unknown rule", "did you mean 'nostall-unawaited'?"});
  expectError("rules:\n  blocking-call: off\n", "2:3",
              {"did you mean 'nostall-blocking-call'?"});
  expectError("rules:\n  nostall-unawaited: never\n", "2:22",
              {"'never'", "on, off"});
  const std::string Far = errorOf("rules: {something-else-altogether: on}");
  EXPECT_TRUE(llvm::StringRef(Far).contains("allowed: nostall-blocking-call"))
      << Far;
  EXPECT_FALSE(llvm::StringRef(Far).contains("did you mean")) << Far;
}
