// The list of old findings: its form, and how entries are found again.
#include "gate/Baseline.h"
#include <gtest/gtest.h>

using namespace nostall;

static BaselineEntry entry(std::string File, std::string Function, std::string Call, unsigned Ordinal = 1,
                           std::string Text = "1") {
  return {"nostall-blocking-call", std::move(File), std::move(Function), std::move(Call), "sleep", Ordinal,
          std::move(Text), ""};
}

static llvm::StringSet<> names(std::initializer_list<llvm::StringRef> Names) {
  llvm::StringSet<> Result;
  for (const llvm::StringRef Name : Names)
    Result.insert(Name);
  return Result;
}

TEST(Baseline, IsSortedTextThatReadsBackAsItWas) {
  const std::vector<BaselineEntry> Entries = {entry("b.cpp", "f", "nap", 2), entry("a.cpp", "f \"x\"", "nap")};
  const std::string Text = writeBaseline(Entries);
  EXPECT_LT(Text.find("a.cpp"), Text.find("b.cpp"));
  auto Read = readBaseline(Text, "list");
  ASSERT_TRUE(static_cast<bool>(Read)) << llvm::toString(Read.takeError());
  EXPECT_EQ(*Read, (std::vector<BaselineEntry>{Entries[1], Entries[0]}));
  EXPECT_EQ(writeBaseline(*Read), Text);
}

TEST(Baseline, TakesWhatAUnionMergeLeaves) {
  const std::string One = writeBaseline({entry("a.cpp", "f", "nap")}), Two = writeBaseline({entry("b.cpp", "g", "nap")});
  auto Read = readBaseline(Two + One + One, "list");
  ASSERT_TRUE(static_cast<bool>(Read));
  EXPECT_EQ(Read->size(), 2U);
}

TEST(Baseline, ErrorsNameTheLine) {
  const auto errorOf = [](llvm::StringRef Text) {
    auto Read = readBaseline(Text, "list");
    return Read ? "none" : llvm::toString(Read.takeError());
  };
  EXPECT_TRUE(llvm::StringRef(errorOf("# x\n\n{\"rule\": 1}\n")).starts_with("list:3: 'rule' must be a text"));
  EXPECT_TRUE(llvm::StringRef(errorOf("[]\n")).starts_with("list:1: expected an object"));
  EXPECT_TRUE(llvm::StringRef(errorOf("{\"rule\":\"r\",\"ordinal\":0}\n")).starts_with("list:1: 'ordinal'"));
  EXPECT_TRUE(llvm::StringRef(errorOf("{}\n")).starts_with("list:1: an entry needs 'rule'"));
  EXPECT_NE(errorOf("{\n"), "none");
}

TEST(BaselineMatch, KeepsEqualCallsApart) {
  const std::vector<BaselineEntry> Old = {entry("a.cpp", "f", "nap", 1), entry("a.cpp", "f", "nap", 2)};
  const std::vector<BaselineEntry> Now = {entry("a.cpp", "f", "nap", 1), entry("a.cpp", "f", "nap", 2),
                                          entry("a.cpp", "f", "nap", 3)};
  const auto Match = matchBaseline(Old, Now, names({"f"}));
  EXPECT_EQ(Match, (std::vector<std::optional<size_t>>{0, 1, std::nullopt}));
}

TEST(BaselineMatch, FollowsRenamedFilesAndFunctions) {
  const std::vector<BaselineEntry> Old = {entry("a.cpp", "f", "nap")};
  EXPECT_TRUE(matchBaseline(Old, {entry("b.cpp", "f", "nap")}, names({"f"})).front());
  EXPECT_TRUE(matchBaseline(Old, {entry("a.cpp", "g", "nap")}, names({"g"})).front());
  EXPECT_TRUE(matchBaseline(Old, {entry("a.cpp", "f", "nap", 1, "reformatted otherwise")}, names({"f"})).front());
}

TEST(BaselineMatch, TakesNoOtherFunctionForOneThatIsStillThere) {
  const std::vector<BaselineEntry> Old = {entry("a.cpp", "f", "nap")};
  EXPECT_FALSE(matchBaseline(Old, {entry("a.cpp", "g", "nap")}, names({"f", "g"})).front());
  EXPECT_FALSE(matchBaseline(Old, {entry("a.cpp", "f", "doze")}, names({"f", "nap", "doze"})).front());
}
