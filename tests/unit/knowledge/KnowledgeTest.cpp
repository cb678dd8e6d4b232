// Looking entries up: which of several that match one declaration is the one
// that counts.
#include "knowledge/Knowledge.h"
#include <gtest/gtest.h>

using namespace nostall;

namespace {

class KnowledgeTest : public testing::Test {
protected:
  void add(llvm::StringRef Text, llvm::StringRef File = "library.yaml") {
    if (llvm::Error E = K.add(Text, File))
      ADD_FAILURE() << llvm::toString(std::move(E));
  }
  /// The advice of the entry that wins, which these tests use to tell entries
  /// apart.
  std::string chosen(llvm::StringRef Scope, llvm::StringRef Name,
                     std::vector<std::string> Parameters = {}) {
    const auto Entries = K.matching(Scope, Name, [&] { return Parameters; });
    return Entries.empty() ? "none" : Entries.front()->Use;
  }

  Knowledge K;
};

TEST_F(KnowledgeTest, NamesAreWhole) {
  add("functions:\n- {in: lib, name: load, blocks: file, use: it}\n");
  EXPECT_EQ(chosen("lib", "load"), "it");
  EXPECT_EQ(chosen("", "load"), "none");
  EXPECT_EQ(chosen("other::lib", "load"), "none");
  EXPECT_EQ(chosen("lib::detail", "load"), "none");
}

TEST_F(KnowledgeTest, AnEntryMaySpeakOfManyNames) {
  add("functions:\n- {in: [lib::a, lib::b], name: [load, save], blocks: file, "
      "use: it}\n");
  EXPECT_EQ(K.functions().size(), 4U);
  EXPECT_EQ(chosen("lib::b", "save"), "it");
}

TEST_F(KnowledgeTest, ExactNameWinsOverWildcard) {
  add("functions:\n- {in: lib, name: load, blocks: file, use: exact}\n- {in: "
      "lib, name: 'lo*', blocks: file, use: glob}\n");
  EXPECT_EQ(chosen("lib", "load"), "exact");
  EXPECT_EQ(chosen("lib", "lower"), "glob");
}

TEST_F(KnowledgeTest, ParametersWinOverNone) {
  add("functions:\n- {name: wait, blocks: wait, use: one, parameters: ['int "
      "*']}\n- {name: wait, blocks: wait, use: any}\n");
  EXPECT_EQ(chosen("", "wait", {"int *"}), "one");
  EXPECT_EQ(chosen("", "wait", {"int"}), "any");
  EXPECT_EQ(chosen("", "wait", {"int *", "int"}), "any");
}

TEST_F(KnowledgeTest, ParametersAreAskedOnlyWhenTheyDecide) {
  add("functions:\n- {name: wait, blocks: wait}\n- {name: other, blocks: wait, "
      "parameters: [int]}\n");
  bool Asked = false;
  EXPECT_EQ(K.matching("", "wait",
                       [&] {
                         Asked = true;
                         return std::vector<std::string>();
                       })
                .size(),
            1U);
  EXPECT_FALSE(Asked);
}

TEST_F(KnowledgeTest, LaterWinsAmongEquals) {
  add("functions:\n- {name: load, blocks: file, use: first}\n- {name: load, "
      "blocks: file, use: second}\n");
  EXPECT_EQ(chosen("", "load"), "second");
}

TEST_F(KnowledgeTest, TheFileThatIsReadLaterWinsWhereverItsLinesAre) {
  add("\n\n\nfunctions:\n- {name: load, blocks: file, use: first}\n", "a.yaml");
  add("functions:\n- {name: load, blocks: file, use: second}\n", "b.yaml");
  EXPECT_EQ(chosen("", "load"), "second");
  const auto Entries =
      K.matching("", "load", [] { return std::vector<std::string>(); });
  ASSERT_EQ(Entries.size(), 2U);
  EXPECT_EQ(Entries.back()->Use, "first");
}

TEST_F(KnowledgeTest, OnlyGuardsGiveALockBack) {
  add("types: [{name: lib::lock, is: guard, released-by: [unlock, reset]}]\n");
  ASSERT_TRUE(K.type("lib::lock"));
  EXPECT_EQ(K.type("lib::lock")->ReleasedBy,
            (std::vector<std::string>{"unlock", "reset"}));
  llvm::Error Wrong =
      K.add("types:\n- {name: lib::pool, is: pool, released-by: unlock}\n",
            "wrong.yaml");
  ASSERT_TRUE(bool(Wrong));
  EXPECT_EQ(llvm::toString(std::move(Wrong)),
            "wrong.yaml:2:4: 'released-by' is only for 'is: guard' and 'is: "
            "concurrent'");
}

TEST_F(KnowledgeTest, UserWinsOverBuiltIn) {
  add("functions:\n- {name: load, blocks: file, use: built-in, parameters: "
      "[int]}\n");
  add("functions:\n- {name: 'lo*', blocks: file, use: user}\n",
      "/project/.nostall.yaml");
  EXPECT_EQ(chosen("", "load", {"int"}), "user");
}

TEST_F(KnowledgeTest, OpenParameterListsTakeAnyRest) {
  add("functions:\n- {name: open, blocks: file, use: it, parameters: [int, "
      "...]}\n");
  EXPECT_EQ(chosen("", "open", {"int"}), "it");
  EXPECT_EQ(chosen("", "open", {"int", "char"}), "it");
  EXPECT_EQ(chosen("", "open", {}), "none");
  EXPECT_EQ(chosen("", "open", {"char"}), "none");
}

TEST_F(KnowledgeTest, OperatorsAreNamesAndNoPatterns) {
  add("functions:\n- {in: lib, name: 'operator*', blocks: file, use: star}\n");
  EXPECT_EQ(chosen("lib", "operator*"), "star");
  EXPECT_EQ(chosen("lib", "operator*="), "none");
}

TEST_F(KnowledgeTest, AliasesAreTheSameLibrary) {
  add("aliases: [{namespace: asio, means: boost::asio}]\nopaque: [{namespace: "
      "boost::asio, callables: loop}]\n"
      "types: [{name: boost::asio::awaitable, is: coroutine}]\n"
      "functions:\n- {in: boost::asio, name: connect, blocks: network, use: "
      "it}\n");
  EXPECT_EQ(chosen("asio", "connect"), "it");
  EXPECT_EQ(chosen("asio_tools", "connect"), "none");
  EXPECT_TRUE(K.type("asio::awaitable"));
  EXPECT_TRUE(K.opaque("asio::detail"));
}

TEST_F(KnowledgeTest, TheInnermostOpaqueNamespaceDecides) {
  add("opaque:\n- {namespace: lib, callables: elsewhere}\n- {namespace: "
      "lib::inner, callables: inline}\n");
  EXPECT_EQ(K.opaque("lib"), Runs::Elsewhere);
  EXPECT_EQ(K.opaque("lib::other"), Runs::Elsewhere);
  EXPECT_EQ(K.opaque("lib::inner::deep"), Runs::Inline);
  EXPECT_EQ(K.opaque("library"), std::nullopt);
  EXPECT_EQ(K.opaque(""), std::nullopt);
}

TEST_F(KnowledgeTest, KeysFindTheirEntryAgain) {
  add("library: lib\nfunctions:\n- {name: load, blocks: file, use: one, "
      "parameters: [int]}\n"
      "- {name: load, blocks: file, use: two}\n");
  for (const FunctionEntry &E : K.functions())
    EXPECT_EQ(K.entry(E.Key), &E);
  EXPECT_EQ(K.entry("lib:nothing"), nullptr);
}

TEST_F(KnowledgeTest, AdviceIsForCoroutinesOrForHandlers) {
  add("functions:\n- {name: [load, save], blocks: file, use: "
      "\"'lib::async_{name}'\"}\n"
      "- {name: nap, blocks: sleep, use: a timer that is awaited}\n"
      "- {name: doze, blocks: sleep, use: a timer that is awaited, "
      "use-in-handler: \"'{name}_then'\"}\n"
      "- {name: rest, blocks: sleep}\n");
  const auto advice = [&](llvm::StringRef Name, bool InCoroutine) {
    return K.matching("", Name, [] { return std::vector<std::string>(); })
        .front()
        ->advice(InCoroutine);
  };
  EXPECT_EQ(advice("save", true), "'lib::async_save'");
  EXPECT_EQ(advice("save", false), "'lib::async_save'");
  EXPECT_EQ(advice("nap", true), "a timer that is awaited");
  EXPECT_EQ(advice("nap", false), "");
  EXPECT_EQ(advice("doze", true), "a timer that is awaited");
  EXPECT_EQ(advice("doze", false), "'doze_then'");
  EXPECT_EQ(advice("rest", true), "");
}

TEST_F(KnowledgeTest, LocksAndWhatSaysSoAreNeverOffloaded) {
  add("functions:\n- {name: lock, blocks: lock}\n- {name: shutdown, blocks: "
      "network, offload: never}\n"
      "- {name: load, blocks: file}\n");
  const auto never = [&](llvm::StringRef Name) {
    return K.matching("", Name, [] { return std::vector<std::string>(); })
        .front()
        ->NeverOffload;
  };
  EXPECT_TRUE(never("lock"));
  EXPECT_TRUE(never("shutdown"));
  EXPECT_FALSE(never("load"));
}

TEST_F(KnowledgeTest, ConditionsSayHowMuchIsFew) {
  add("functions:\n- {name: put, blocks: file, unless: [{argument: 1, times: "
      "2, at-most: 4096}]}\n");
  const Condition &C = K.functions().front().Unless.front();
  EXPECT_EQ(C.What, Condition::Property::AtMost);
  EXPECT_EQ(C.Number, 4096);
  ASSERT_TRUE(C.Times);
  EXPECT_EQ(C.Times->Index, 2);
}

TEST(BuiltInKnowledge, KnowsTheSimplestBug) {
  const auto Entries = Knowledge::builtin().matching(
      "", "sleep", [] { return std::vector<std::string>{"unsigned int"}; });
  ASSERT_FALSE(Entries.empty());
  const FunctionEntry *Sleep = Entries.front();
  EXPECT_EQ(Sleep->Blocks, Category::Sleep);
  EXPECT_TRUE(Sleep->BuiltIn);
  const TypeEntry *Awaitable =
      Knowledge::builtin().type("boost::asio::awaitable");
  ASSERT_TRUE(Awaitable);
  EXPECT_EQ(Awaitable->Is, TypeRole::Coroutine);
  EXPECT_TRUE(Knowledge::builtin().family(Awaitable->Family));
}

/// What is told to do instead of a call of \p Name in the scope \p Scope.
static std::string adviceFor(llvm::StringRef Scope, llvm::StringRef Name,
                             bool InCoroutine) {
  const auto Entries = Knowledge::builtin().matching(
      Scope, Name, [] { return std::vector<std::string>(); });
  return Entries.empty() ? "nothing is known"
                         : Entries.front()->advice(InCoroutine);
}

TEST(BuiltInKnowledge, AdviceGoesOnFromUse) {
  for (const FunctionEntry &E : Knowledge::builtin().functions()) {
    EXPECT_EQ(E.UseInHandler.find("co_await"), std::string::npos) << E.Key;
    for (const llvm::StringRef Text :
         {llvm::StringRef(E.Use), llvm::StringRef(E.UseInHandler)}) {
      if (Text.empty())
        continue;
      EXPECT_TRUE(Text.front() == '\'' ||
                  (Text.front() >= 'a' && Text.front() <= 'z'))
          << E.Key << ": " << Text.str();
      EXPECT_FALSE(Text.ends_with(".") || Text.starts_with("use "))
          << E.Key << ": " << Text.str();
    }
  }
}

TEST(BuiltInKnowledge, AdvisesNoPoolForWhatAPoolDoesNotHelp) {
  struct Call {
    const char *Scope, *Name;
  };
  constexpr Call Calls[] = {{"boost::asio::ssl::stream", "shutdown"},
                            {"boost::beast::ssl_stream", "shutdown"},
                            {"", "SSL_shutdown"},
                            {"", "waitid"},
                            {"", "wait4"},
                            {"boost::asio::io_context", "run"},
                            {"std::condition_variable", "wait"},
                            {"boost::condition_variable", "wait"}};
  for (const auto &[Scope, Name] : Calls) {
    const auto Entries = Knowledge::builtin().matching(
        Scope, Name, [] { return std::vector<std::string>(); });
    ASSERT_FALSE(Entries.empty()) << Name;
    EXPECT_TRUE(Entries.front()->NeverOffload) << Name;
    for (const bool InCoroutine : {true, false}) {
      EXPECT_NE(Entries.front()->advice(InCoroutine), "") << Name;
      EXPECT_FALSE(llvm::StringRef(Entries.front()->advice(InCoroutine))
                       .contains("pool"))
          << Name;
    }
  }
  EXPECT_EQ(adviceFor("boost::asio::ssl::stream", "shutdown", false),
            "'stream.async_shutdown'");
  EXPECT_EQ(adviceFor("", "nanosleep", true), "a timer and 'co_await' it");
  EXPECT_EQ(adviceFor("", "nanosleep", false),
            "'steady_timer::async_wait', and continue in its handler");
}

TEST(BuiltInKnowledge, EveryFamilyThatIsNamedExists) {
  const Knowledge &K = Knowledge::builtin();
  for (const auto &[Name, T] : K.types())
    EXPECT_TRUE(T.Family.empty() || K.family(T.Family))
        << Name << ": " << T.Family;
  for (const FunctionEntry &E : K.functions())
    for (const AsyncSibling &S : E.Async)
      EXPECT_TRUE(K.family(S.Family)) << E.Key << ": " << S.Family;
}

} // namespace

TEST_F(KnowledgeTest, AdviceSpeaksOfTheNamespaceThatTheProgramUses) {
  add("aliases: [{namespace: asio, means: boost::asio}]\n");
  const std::string Advice = "'boost::asio::async_read', or boost::asio_x";
  EXPECT_EQ(K.throughAlias(Advice, "asio::read"),
            "'asio::async_read', or boost::asio_x");
  EXPECT_EQ(K.throughAlias(Advice, "boost::asio::read"), Advice);
  EXPECT_EQ(K.throughAlias(Advice, "asio_like::read"), Advice);
}

TEST_F(KnowledgeTest, HandlersAreKnownByWhoStartsThem) {
  add("aliases: [{namespace: lib2, means: lib}]\nhandlers: [{started-by: "
      "['lib::*', other], offload: first}]\n");
  add("handlers: [{started-by: 'lib::late*', offload: second}]\n");
  const auto offload = [&](llvm::StringRef Starter) {
    const HandlerOffload *Found = K.offloadStartedBy(Starter);
    return Found ? Found->Code : "none";
  };
  EXPECT_EQ(offload("lib::timer::wait"), "first");
  EXPECT_EQ(offload("lib2::post"), "first");
  EXPECT_EQ(offload("other"), "first");
  EXPECT_EQ(offload("lib::later"), "second");
  EXPECT_EQ(offload("library::post"), "none");
  EXPECT_EQ(offload(""), "none");
}
