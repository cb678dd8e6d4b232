// Edit sites of lowered calls: where the pieces of their text are, and what
// speaks against another form of them.
#include "pipeline/ParseUnit.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <gtest/gtest.h>

using namespace nostall;

namespace {

constexpr llvm::StringLiteral Prelude = R"(
#include <coroutine>
struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
struct Socket {
  Socket(int);
  int read(int, int flags = 0);
  Socket &self();
};
namespace files { int load(const char *); }
Task fetch(int);
int shared;
)";

/// The edit sites of the steps of one kind in the last function of a source
/// text.
class EditSites : public testing::Test {
protected:
  void lower(const std::string &Body) {
    Text = Prelude.str() + Body;
    auto Memory = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
    Memory->addFile("/edits.cpp", 0, llvm::MemoryBuffer::getMemBuffer(Text));
    auto Files = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(
        llvm::vfs::createPhysicalFileSystem());
    Files->pushOverlay(Memory);
    const Configuration Config;
    ParseInput Input{Config, "/", Files};
    Input.Graphs = true;
    ParsedUnit Parsed = parseUnit(
        {"/edits.cpp", "/", {"clang++", "-std=c++20", "-c", "/edits.cpp"}},
        Input);
    EXPECT_EQ(Parsed.Errors, std::vector<std::string>());
    Lowered = std::move(Parsed.Graphs);
  }

  /// That of the first step of this kind that has one and calls \p Name.
  const EditSite *site(llvm::StringRef Name,
                       graph::StepKind Kind = graph::StepKind::Call) const {
    for (const graph::FlowGraph &G : Lowered.Graphs)
      for (const graph::Step &S : G.Steps)
        if (S.Edit && S.Kind == Kind &&
            Lowered.Strings[Lowered.Edits[S.Edit].Name] == Name)
          return &Lowered.Edits[S.Edit];
    return nullptr;
  }

  std::string text(const Span &S) const {
    return S.valid() ? Text.substr(S.Begin, S.End - S.Begin) : "";
  }
  std::string string(StringId Id) const { return Lowered.Strings[Id].str(); }

  std::string Text;
  graph::Unit Lowered;
};

TEST_F(EditSites, NameThePiecesOfACall) {
  lower("Task f(Socket &s) { int n = s.self().read(1 + 2); files::load(\"a\"); "
        "co_return; }");
  const EditSite *Read = site("read"), *Load = site("load");
  ASSERT_TRUE(Read && Load);
  EXPECT_EQ(text(Read->Call), "s.self().read(1 + 2)");
  EXPECT_EQ(text(Read->Object), "s.self().");
  ASSERT_EQ(Read->Arguments.size(), 1u);
  EXPECT_EQ(text(Read->Arguments[0]), "1 + 2");
  EXPECT_EQ(string(Read->LastParameter), "int");
  EXPECT_EQ(string(Read->ResultType), "int");
  EXPECT_FALSE(Read->ResultDiscarded);
  EXPECT_EQ(text(Load->Call), "files::load(\"a\")");
  EXPECT_EQ(text(Load->Qualifier), "files::");
  EXPECT_TRUE(Load->ResultDiscarded);
}

TEST_F(EditSites, SayWhatSpeaksAgainstAnEdit) {
  lower("Task f(Socket &s, int n) { files::load(\"a\"); if (shared) { "
        "s.read(n); shared = 0; } co_return; }");
  const EditSite *Read = site("read"), *Load = site("load");
  ASSERT_TRUE(Read && Load);
  EXPECT_FALSE(Load->OnThread);
  EXPECT_FALSE(Load->Suspended);
  EXPECT_NE(Read->OnThread.Why, Hazard::None);
  EXPECT_EQ(string(Read->OnThread.Name), "s");
  EXPECT_EQ(Read->Suspended.Why, Hazard::NamedOnBothSides);
  EXPECT_EQ(string(Read->Suspended.Name), "shared");
}

TEST_F(EditSites, NeedParenthesesWhereSomethingBindsTighter) {
  lower("Task f(Socket &s) { s.self().read(1); int n = -files::load(\"a\"); "
        "co_return; }");
  const EditSite *Self = site("self"), *Load = site("load");
  ASSERT_TRUE(Self && Load);
  EXPECT_TRUE(Self->NeedsParentheses);
  EXPECT_FALSE(Load->NeedsParentheses);
}

TEST_F(EditSites, OfSpelledTemporariesAndDroppedValues) {
  lower("Task f() { Socket{1}; Socket s(2); fetch(3); co_return; }");
  const EditSite *Made = site("Socket", graph::StepKind::Construct),
                 *Dropped = site("fetch", graph::StepKind::Discard);
  ASSERT_TRUE(Made && Dropped);
  EXPECT_EQ(text(Made->Call), "Socket{1}");
  EXPECT_EQ(text(Dropped->Call), "fetch(3)");
}

TEST_F(EditSites, AreNotMadeWhereNothingCanBeAwaited) {
  lower("void f(Socket &s) { s.read(1); }");
  EXPECT_TRUE(Lowered.Edits.empty());
}

TEST_F(EditSites, OfAwaitsBesideOneAnotherAreTheirStatements) {
  lower("Task f() { int a = co_await fetch(1); int b = co_await fetch(2); a += "
        "b; co_return; }");
  const EditSite *First = site("fetch", graph::StepKind::Await);
  ASSERT_TRUE(First);
  EXPECT_EQ(text(First->Call), "int a = co_await fetch(1);");
  ASSERT_FALSE(First->Arguments.empty());
  EXPECT_EQ(text(First->Arguments[0]), "fetch(1)");
}

TEST_F(EditSites, HaveThePlaceInTheMacroThatSpellsTheCall) {
  lower("#define LOAD files::load(\"a\")\nTask f() { LOAD; co_return; }");
  bool Seen = false;
  for (const graph::FlowGraph &G : Lowered.Graphs)
    for (const graph::Step &S : G.Steps)
      if (S.SpelledLine) {
        Seen = true;
        EXPECT_EQ(S.Syntax, graph::AwaitSyntax::InMacro);
        EXPECT_EQ(S.SpelledLine + 1, S.Where.Line);
        EXPECT_EQ(string(S.SpelledFile), "/edits.cpp");
      }
  EXPECT_TRUE(Seen);
}

TEST_F(EditSites, StandBesideTheCommentsOfTheirFile) {
  lower("Task f() {\n  files::load(\"a\"); // NOLINT(nostall-*)\n  "
        "co_return;\n}");
  ASSERT_EQ(Lowered.Suppressions.size(), 1u);
  EXPECT_EQ(string(Lowered.Suppressions[0].Checks), "nostall-*");
}

} // namespace
