// Verdicts, witnesses and contexts of small programs.
#include "propagate/SmallProgram.h"
#include <gtest/gtest.h>

using namespace nostall;

TEST(Blocking, ADirectCallHasAChainOfOne) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session");
  P.block(Session);
  const Causes &Solved = P.solve();
  const Propagation &Flow = Solved.flow();
  EXPECT_EQ(Solved.verdict(Session), Verdict::Must);
  EXPECT_EQ(P.chain(Session), "session>sleep");
  EXPECT_TRUE(Flow.isAsyncEntry(Session));
  EXPECT_TRUE(Flow.contexts(Session).onLoop());
}

TEST(Blocking, GoesUpThroughCalls) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"), Outer = P.function("outer"),
                 Inner = P.function("inner");
  P.call(Session, Outer);
  P.call(Outer, Inner);
  P.block(Inner);
  const Causes &Solved = P.solve();
  const Propagation &Flow = Solved.flow();
  EXPECT_EQ(P.chain(Session), "session>outer outer>inner inner>sleep");
  EXPECT_EQ(Solved.verdict(Outer), Verdict::Must);
  EXPECT_EQ(Solved.leafOf(Session, 0).Function, Inner);
  EXPECT_FALSE(Flow.isAsyncEntry(Outer));
}

TEST(Blocking, WhatBlocksNowhereIsNever) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"),
                 Helper = P.function("helper"), Other = P.declaration("other");
  P.call(Session, Helper);
  P.call(Helper, Other);
  const Causes &Solved = P.solve();
  EXPECT_EQ(Solved.verdict(Session), Verdict::Never);
  EXPECT_EQ(Solved.verdict(Other), Verdict::Unknown);
  EXPECT_EQ(P.chain(Session), "");
}

TEST(Blocking, OnSomePathsOnlyIsMay) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"),
                 Helper = P.function("helper");
  P.call(Session, Helper);
  P.block(Helper).Conditional = true;
  EXPECT_EQ(P.solve().verdict(Helper), Verdict::May);
}

TEST(Blocking, TheShortestChainOfTheWorstCostIsTheWitness) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"),
                 Helper = P.function("helper"), Deep = P.function("deep");
  P.call(Session, Helper);
  P.block(Helper, "fsync", Cost::Io);
  P.call(Helper, Deep);
  P.block(Deep, "recv", Cost::Unbounded);
  P.solve();
  EXPECT_EQ(P.chain(Session), "session>helper helper>deep deep>recv");
}

TEST(Blocking, AmongEqualsTheEarliestPlaceIsTheWitness) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"),
                 Helper = P.function("helper");
  P.call(Session, Helper);
  P.block(Helper, "sleep");
  P.block(Helper, "recv");
  P.solve();
  EXPECT_EQ(P.chain(Session), "session>helper helper>sleep");
}

TEST(Blocking, RecursionEnds) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"), Walk = P.function("walk"),
                 Idle = P.function("idle");
  P.call(Session, Walk);
  P.call(Walk, Walk);
  P.block(Walk);
  P.call(Idle, Idle);
  const Causes &Solved = P.solve();
  EXPECT_EQ(P.chain(Session), "session>walk walk>sleep");
  EXPECT_EQ(P.chain(Walk, 0), "walk>walk walk>sleep");
  EXPECT_EQ(Solved.verdict(Idle), Verdict::Never);
}

TEST(Blocking, MutualRecursionEnds) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"), Even = P.function("even"),
                 Odd = P.function("odd");
  P.call(Session, Even);
  P.call(Even, Odd);
  P.call(Odd, Even);
  P.block(Odd);
  P.solve();
  EXPECT_EQ(P.chain(Session), "session>even even>odd odd>sleep");
  EXPECT_EQ(P.chain(Odd, 0), "odd>even even>odd odd>sleep");
}

TEST(Blocking, AnOverrideOnlyMayRun) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"),
                 Base = P.function("base::run"),
                 Derived = P.function("derived::run");
  P.overrides(Derived, Base);
  P.call(Session, Base, {}, EventKind::VirtualCall);
  P.block(Derived);
  const Causes &Solved = P.solve();
  EXPECT_EQ(Solved.verdict(Session), Verdict::May);
  EXPECT_TRUE(Solved.blockingOf(Session, 0).Guess);
  EXPECT_EQ(P.chain(Session), "session>derived::run derived::run>sleep");
}

TEST(Blocking, CertainWinsOverGuessed) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"),
                 Helper = P.function("helper");
  const uint32_t Base = P.function("base::run"),
                 Derived = P.function("derived::run");
  P.overrides(Derived, Base);
  P.call(Session, Helper);
  P.call(Helper, Base, {}, EventKind::VirtualCall);
  P.block(Helper, "stat", Cost::Brief);
  P.block(Derived);
  P.solve();
  EXPECT_EQ(P.chain(Session), "session>helper helper>stat");
}

TEST(Blocking, AnAwaitedCoroutineBearsItsOwnFindings) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"), Load = P.coroutine("load");
  P.await(Session, Load);
  P.block(Load);
  const Causes &Solved = P.solve();
  EXPECT_EQ(P.chain(Load), "load>sleep");
  EXPECT_EQ(P.chain(Session, 0), "");
  EXPECT_EQ(P.chain(Session, 1), "");
  EXPECT_EQ(Solved.verdict(Session), Verdict::Never);
}

TEST(Blocking, AFunctionThatIsCutStopsThere) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"), Start = P.function("start");
  P.call(Session, Start);
  P.block(Start);
  Cuts Allowed;
  Allowed.Functions.insert(Start);
  P.solve(Allowed);
  EXPECT_EQ(P.chain(Session), "");
  EXPECT_TRUE(P.pairs().empty());
}

TEST(Blocking, BehindAHopNothingBlocksTheLoop) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"),
                 Helper = P.function("helper");
  P.block(Session).Hopped = true;
  P.call(Session, Helper).Hopped = true;
  P.block(Helper);
  const Propagation &Flow = P.solve().flow();
  EXPECT_EQ(P.chain(Session, 0), "");
  EXPECT_EQ(P.chain(Session, 1), "");
  EXPECT_TRUE(Flow.contexts(Helper).has(Context::Elsewhere));
  EXPECT_FALSE(Flow.contexts(Helper).onLoop());
}

// `retry(f)` calls its parameter.
TEST(Callable, ThatTheCalleeRunsInlineBlocksTheCaller) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"), Retry = P.function("retry");
  const uint32_t Lambda = P.lambda("lambda", Session);
  P.call(Retry, None, {SmallProgram::parameter(0, Role::Inline)},
         EventKind::IndirectCall);
  P.call(Session, Retry, {SmallProgram::passed(Lambda, 0)});
  P.block(Lambda);
  const Causes &Solved = P.solve();
  const Propagation &Flow = Solved.flow();
  EXPECT_TRUE(Flow.callables().rolesOf(Retry, 0).contains(Role::Inline));
  EXPECT_TRUE(Solved.blockingOf(Session, 0).Blocks);
  EXPECT_EQ(P.chain(Session), "session>retry lambda>sleep");
}

TEST(Callable, OfOneCallerDoesNotTaintTheOthers) {
  SmallProgram P;
  const uint32_t Bad = P.coroutine("bad"), Good = P.coroutine("good"),
                 Retry = P.function("retry");
  const uint32_t Slow = P.lambda("slow", Bad), Quick = P.lambda("quick", Good);
  P.call(Retry, None, {SmallProgram::parameter(0, Role::Inline)},
         EventKind::IndirectCall);
  P.call(Bad, Retry, {SmallProgram::passed(Slow, 0)});
  P.call(Good, Retry, {SmallProgram::passed(Quick, 0)});
  P.block(Slow);
  const Causes &Solved = P.solve();
  EXPECT_TRUE(Solved.blockingOf(Bad, 0).Blocks);
  EXPECT_FALSE(Solved.blockingOf(Good, 0).Blocks);
  EXPECT_EQ(Solved.verdict(Retry), Verdict::Never);
}

TEST(Callable, ThatIsPassedOnKeepsItsRole) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"), Outer = P.function("outer"),
                 Inner = P.function("inner");
  const uint32_t Lambda = P.lambda("lambda", Session);
  P.call(Inner, None, {SmallProgram::parameter(1, Role::Elsewhere)},
         EventKind::IndirectCall);
  Use On = SmallProgram::parameter(0, Role::Passed);
  On.Argument = 1;
  P.call(Outer, Inner, {On});
  P.call(Session, Outer, {SmallProgram::passed(Lambda, 0)});
  P.block(Lambda);
  const Causes &Solved = P.solve();
  const Propagation &Flow = Solved.flow();
  EXPECT_TRUE(Flow.callables().rolesOf(Outer, 0).contains(Role::Elsewhere));
  EXPECT_FALSE(Flow.callables().rolesOf(Outer, 0).contains(Role::Inline));
  EXPECT_FALSE(Solved.blockingOf(Session, 0).Blocks);
}

TEST(Callable, ThatRunsElsewhereBlocksNobody) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"), Post = P.declaration("post");
  const uint32_t Lambda = P.lambda("lambda", Session);
  P.call(Session, Post, {SmallProgram::used(Lambda, Role::Elsewhere)});
  P.block(Lambda);
  const Causes &Solved = P.solve();
  const Propagation &Flow = Solved.flow();
  EXPECT_FALSE(Solved.blockingOf(Session, 0).Blocks);
  EXPECT_TRUE(Flow.contexts(Lambda).has(Context::Elsewhere));
  EXPECT_FALSE(Flow.contexts(Lambda).onLoop());
  EXPECT_FALSE(Flow.isAsyncEntry(Lambda));
}

TEST(Callable, ThatRunsOnTheLoopIsAnEntry) {
  SmallProgram P;
  const uint32_t Start = P.function("start"),
                 Wait = P.declaration("async_wait");
  const uint32_t Handler = P.lambda("handler", Start);
  P.call(Start, Wait, {SmallProgram::used(Handler, Role::Loop)});
  P.block(Handler);
  const Causes &Solved = P.solve();
  const Propagation &Flow = Solved.flow();
  EXPECT_TRUE(Flow.isAsyncEntry(Handler));
  EXPECT_TRUE(Flow.contexts(Handler).has(Context::Loop));
  EXPECT_EQ(P.chain(Handler), "handler>sleep");
  EXPECT_FALSE(Solved.blockingOf(Start, 0).Blocks)
      << "what starts it does not wait for it";
}

TEST(Callable, ThatEscapesIsUnknown) {
  SmallProgram P;
  const uint32_t Start = P.function("start"),
                 Mystery = P.declaration("mystery");
  const uint32_t Lambda = P.lambda("lambda", Start);
  P.call(Start, Mystery, {SmallProgram::passed(Lambda, 0)});
  P.block(Lambda);
  const Propagation &Flow = P.solve().flow();
  EXPECT_TRUE(Flow.contexts(Lambda).has(Context::Unknown));
  EXPECT_FALSE(Flow.contexts(Lambda).onLoop());
  EXPECT_FALSE(Flow.isAsyncEntry(Lambda));
}

TEST(Callable, ThatIsStoredRunsWhereItIsCalled) {
  SmallProgram P;
  const uint32_t Main = P.function("main"), Session = P.coroutine("session");
  const uint32_t Lambda = P.lambda("lambda", Main),
                 Field = P.symbol("server::on_data");
  P.call(Main, None, {SmallProgram::used(Lambda, Role::Stored, Field)},
         EventKind::Store);
  P.call(Session, None, {{{ValueKind::Symbol, 0, Field}, Role::Inline}},
         EventKind::IndirectCall);
  P.block(Lambda);
  P.solve();
  EXPECT_EQ(P.chain(Session), "session>lambda lambda>sleep");
}

TEST(Contexts, AreASet) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"),
                 Worker = P.function("worker"), Main = P.function("main");
  const uint32_t Helper = P.function("helper"),
                 Thread = P.declaration("thread");
  P.call(Main, Thread, {SmallProgram::used(Worker, Role::Elsewhere)});
  P.call(Worker, Helper);
  P.call(Session, Helper);
  const Propagation &Flow = P.solve().flow();
  EXPECT_TRUE(Flow.contexts(Helper).has(Context::Elsewhere));
  EXPECT_TRUE(Flow.contexts(Helper).onLoop());
  EXPECT_FALSE(Flow.contexts(Worker).onLoop());
}

TEST(Contexts, ACoroutineThatNobodyStartsIsAssumedToRunOnTheLoop) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session");
  const Propagation &Flow = P.solve().flow();
  EXPECT_TRUE(Flow.contexts(Session).has(Context::AssumedLoop));
  EXPECT_FALSE(Flow.contexts(Session).has(Context::Loop));
}

TEST(Contexts, ACoroutineThatOnlyAPoolStartsDoesNotRunOnTheLoop) {
  SmallProgram P;
  const uint32_t Main = P.function("main"), Session = P.coroutine("session"),
                 Load = P.coroutine("load");
  const uint32_t Spawn = P.declaration("co_spawn");
  P.call(Main, Session);
  P.call(Main, Spawn, {{{ValueKind::Result, 0, 0}, Role::Elsewhere}});
  P.await(Session, Load);
  P.block(Load);
  const Propagation &Flow = P.solve().flow();
  EXPECT_FALSE(Flow.contexts(Session).onLoop());
  EXPECT_FALSE(Flow.contexts(Load).onLoop());
  EXPECT_TRUE(Flow.contexts(Load).has(Context::Elsewhere));
}

TEST(Contexts, AGeneratorRunsInItsCaller) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session");
  const uint32_t Lines = P.function("lines", CoroutineKind::Generator);
  P.call(Session, Lines);
  P.block(Lines, "read", Cost::Io);
  const Propagation &Flow = P.solve().flow();
  EXPECT_FALSE(Flow.isAsyncEntry(Lines));
  EXPECT_EQ(P.chain(Session), "session>lines lines>read");
}
