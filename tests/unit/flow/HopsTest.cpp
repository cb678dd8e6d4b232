// What awaits do to where a coroutine runs, on units that are written by hand.
#include "flow/Inference.h"
#include "model/GraphReader.h"
#include <gtest/gtest.h>

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

namespace {

constexpr const char *Data = R"(
types:
  - {name: Pool, is: pool}
  - {name: Task, is: coroutine, resumes: inline}
  - {name: Own, is: coroutine}
functions:
  - {name: away, hops: {to: elsewhere, lasts: persistent}}
  - {name: once, hops: {to: executor, executor: 0, lasts: once}}
  - {name: back, hops: {to: loop, lasts: persistent}}
  - {name: seems, hops: {to: executor, executor: 1, seems: 0, lasts: once}}
)";

/// A unit with its contracts. A coroutine's place is asked for where it calls
/// `here`.
class Small {
public:
  explicit Small(llvm::StringRef Text) {
    llvm::Expected<Unit> Read = readUnit(Text);
    if (!Read) {
      ADD_FAILURE() << llvm::toString(Read.takeError());
      return;
    }
    U = std::move(*Read);
    if (llvm::Error E = All.add(Data, "data.yaml"))
      ADD_FAILURE() << llvm::toString(std::move(E));
    Known = std::make_unique<UnitKnowledge>(U, All);
    Inferred = std::make_unique<Contracts>(inferContracts(U, *Known));
  }

  const Function &function(llvm::StringRef Name) const {
    for (const Function &F : U.Functions)
      if (U.Strings[F.Name] == Name)
        return F;
    ADD_FAILURE() << "no function " << Name.str();
    return *U.Functions.begin();
  }
  FunctionFacts facts(llvm::StringRef Name) const {
    return factsOf(U, U.Graphs[function(Name).Body], *Known, *Inferred);
  }
  Moved here(llvm::StringRef Name) const {
    const FunctionFacts Facts = facts(Name);
    const FlowGraph &G = U.Graphs[function(Name).Body];
    for (const Step &S : G.Steps)
      if (S.Callee && U.Strings[U.Functions[S.Callee].Name] == "here")
        return Facts.Before[G.Steps.indexOf(S).position()].Where;
    ADD_FAILURE() << "no call of here";
    return Moved::No;
  }
  Moved end(llvm::StringRef Name) const {
    return Inferred->find(U.Functions.indexOf(function(Name)))->EndsAt;
  }

  Unit U;
  Knowledge All;
  std::unique_ptr<UnitKnowledge> Known;
  std::unique_ptr<Contracts> Inferred;
};

TEST(Hops, LastAsLongAsKnowledgeSays) {
  const Small S(R"(
function persistent() -> Own coroutine
  s0 call away ()
  await s0
  s1 call other ()
  await s1
  call here ()
function until_suspension(p: Pool &) -> Own coroutine
  s0 call once (*p: Pool)
  await s0
  call here ()
  s1 call other ()
  await s1
function suspended(p: Pool &) -> Own coroutine
  s0 call once (*p: Pool)
  await s0
  s1 call other ()
  await s1
  call here ()
function moved_back() -> Own coroutine
  s0 call away ()
  await s0
  s1 call back ()
  await s1
  call here ()
)");
  EXPECT_EQ(S.here("persistent"), Moved::Persistently);
  EXPECT_EQ(S.here("until_suspension"), Moved::UntilSuspension);
  EXPECT_EQ(S.here("suspended"), Moved::No);
  EXPECT_EQ(S.here("moved_back"), Moved::No);
}

TEST(Hops, ThatOnlySeemToMoveAreNoted) {
  const Small S(R"(
function vain(p: Pool &) -> Own coroutine
  s0 call seems (*p: Pool, 0: int)
  await s0
  call here ()
function moves(p: Pool &) -> Own coroutine
  s0 call seems (0: int, *p: Pool)
  await s0
  call here ()
)");
  EXPECT_EQ(S.here("vain"), Moved::No);
  EXPECT_EQ(S.facts("vain").VainHops.size(), 1U);
  EXPECT_EQ(S.here("moves"), Moved::UntilSuspension);
  EXPECT_TRUE(S.facts("moves").VainHops.empty());
}

TEST(Hops, TakeAlongWhoeverAwaitsWhereTheTypeSaysSo) {
  const Small S(R"(
function inner() -> Task coroutine
  s0 call away ()
  await s0
function comes_back() -> Own coroutine
  s0 call away ()
  await s0
function follows() -> Task coroutine
  s0 call inner () -> Task
  await s0: Task
  call here ()
function stays() -> Task coroutine
  s0 call comes_back () -> Own
  await s0: Own
  call here ()
function returns_itself(n: int) -> Task coroutine
  b0: entry
    true n -> b1
    false n -> b2
  b1:
    s0 call returns_itself (n: int) -> Task
    await s0: Task
    -> b2
  b2:
    s1 call away ()
    await s1
    -> exit
function harmless() -> Task coroutine
  return 0
function keeps() -> Task coroutine
  s0 call away ()
  await s0
  s1 call harmless () -> Task
  await s1: Task
  call here ()
)");
  EXPECT_EQ(S.here("follows"), Moved::Persistently);
  EXPECT_EQ(S.here("stays"), Moved::No);
  EXPECT_EQ(S.end("returns_itself"), Moved::Persistently);
  EXPECT_EQ(S.end("harmless"), Moved::No);
  EXPECT_EQ(S.here("keeps"), Moved::Persistently)
      << "where a coroutine ends depends on where it began";
}

} // namespace
