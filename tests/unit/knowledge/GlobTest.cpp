// Patterns and templates: the two small languages of knowledge files.
#include "knowledge/Knowledge.h"
#include <gtest/gtest.h>

using namespace nostall;

TEST(Glob, StarStandsForAnyText) {
  EXPECT_TRUE(matchesGlob("*", ""));
  EXPECT_TRUE(matchesGlob("async_*", "async_read"));
  EXPECT_TRUE(matchesGlob("async_*", "async_"));
  EXPECT_TRUE(matchesGlob("*::get", "std::future::get"));
  EXPECT_TRUE(matchesGlob("*std::chrono::duration<*>*", "const std::chrono::duration<long, std::ratio<1, 1000>> &"));
  EXPECT_FALSE(matchesGlob("async_*", "asynch"));
}

TEST(Glob, StarsFindTheirPlaceLaterInTheText) {
  EXPECT_TRUE(matchesGlob("*ab*ab", "abxabyab"));
  EXPECT_TRUE(matchesGlob("a*b*c", "aXbXbXc"));
  EXPECT_FALSE(matchesGlob("a*b*c", "aXcXb"));
}

TEST(Glob, QuestionMarkStandsForOneCharacter) {
  EXPECT_TRUE(matchesGlob("PQexec?", "PQexec2"));
  EXPECT_FALSE(matchesGlob("PQexec?", "PQexec"));
}

TEST(Glob, EverythingElseIsItself) {
  EXPECT_TRUE(matchesGlob("char[4]", "char[4]"));
  EXPECT_FALSE(matchesGlob("char[4]", "char4"));
  EXPECT_TRUE(matchesGlob("", ""));
  EXPECT_FALSE(matchesGlob("", "x"));
  EXPECT_FALSE(matchesGlob("x", ""));
}

static std::string expand(llvm::StringRef Template, std::map<std::string, std::string> Parts) {
  return expandTemplate(Template, [&](llvm::StringRef Name) { return Parts[Name.str()]; });
}

TEST(Template, PartsAreReplaced) {
  EXPECT_EQ(expand("co_await {object}async_{name}({arguments}, {token})",
                   {{"object", "socket."}, {"name", "connect"}, {"arguments", "endpoint"}, {"token", "deferred"}}),
            "co_await socket.async_connect(endpoint, deferred)");
}

TEST(Template, CommaGoesWithAnEmptyPart) {
  EXPECT_EQ(expand("{object}async_{name}({arguments}, {token})",
                   {{"object", "timer."}, {"name", "wait"}, {"token", "deferred"}}),
            "timer.async_wait(deferred)");
  EXPECT_EQ(expand("f({arguments}, {token})", {{"arguments", "a"}}), "f(a)");
  EXPECT_EQ(expand("f({0}, {1}, {2})", {{"0", "a"}, {"2", "c"}}), "f(a, c)");
  EXPECT_EQ(expand("f({0})", {}), "f()");
}

TEST(Template, BracesOfCodeStay) {
  EXPECT_EQ(expand("nostall::to_thread([&] { {body} })", {{"body", "return f();"}}),
            "nostall::to_thread([&] { return f(); })");
  EXPECT_EQ(expand("x{}", {}), "x{}");
  EXPECT_EQ(expand("{", {}), "{");
}
