// Which entries reach which causes, by which paths, and what locks cost.
#include "propagate/SmallProgram.h"
#include <gtest/gtest.h>

using namespace nostall;
using Texts = std::vector<std::string>;

TEST(Pairs, EveryCauseBehindOneCallIsAPair) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"),
                 Helper = P.function("helper");
  P.call(Session, Helper);
  P.block(Helper, "sleep");
  P.block(Helper, "stat", Cost::Brief);
  P.solve();
  EXPECT_EQ(P.pairs(), (Texts{"session -> helper>sleep (2)",
                              "session -> helper>stat (2)"}));
}

TEST(Pairs, EveryCallSiteOfAnEntryIsTold) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"),
                 Helper = P.function("helper");
  P.call(Session, Helper);
  P.call(Session, Helper);
  P.block(Helper);
  P.solve();
  EXPECT_EQ(P.pairs(), (Texts{"session -> helper>sleep (2)",
                              "session -> helper>sleep (2)"}));
}

TEST(Pairs, BelongToTheNearestEntries) {
  SmallProgram P;
  const uint32_t Outer = P.coroutine("outer"), Inner = P.coroutine("inner"),
                 Helper = P.function("helper");
  P.await(Outer, Inner);
  P.call(Inner, Helper);
  P.block(Helper);
  P.solve();
  EXPECT_EQ(P.pairs(), (Texts{"inner -> helper>sleep (2)"}));
}

TEST(Pairs, ACertainPathComesBeforeAShorterGuess) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"), Base = P.function("base"),
                 Derived = P.function("derived");
  const uint32_t Long = P.function("long"), Longer = P.function("longer");
  P.overrides(Derived, Base);
  P.call(Session, Base, {}, EventKind::VirtualCall);
  P.call(Session, Long);
  P.call(Long, Longer);
  P.call(Longer, Derived);
  P.block(Derived);
  P.solve();
  EXPECT_EQ(P.pairs(), (Texts{"session -> derived>sleep (2)?",
                              "session -> derived>sleep (4)"}));
  EXPECT_EQ(P.path(Session, 0, Derived, 0), "session>derived derived>sleep");
  EXPECT_EQ(P.path(Session, 1, Derived, 0),
            "session>long long>longer longer>derived derived>sleep");
}

TEST(Pairs, TheEarliestOfEquallyShortPathsIsTold) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"), Both = P.function("both");
  const uint32_t First = P.function("first"), Second = P.function("second"),
                 Leaf = P.function("leaf");
  P.call(Session, Both);
  P.call(Both, First);
  P.call(Both, Second);
  P.call(Second, Leaf);
  P.call(First, Leaf);
  P.block(Leaf);
  P.solve();
  EXPECT_EQ(P.path(Session, 0, Leaf, 0),
            "session>both both>first first>leaf leaf>sleep");
}

TEST(Pairs, OfMoreCausesThanAMachineWordHasBits) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"),
                 Helper = P.function("helper");
  P.call(Session, Helper);
  for (unsigned I = 0; I < 200; ++I)
    P.block(Helper);
  P.solve();
  EXPECT_EQ(P.pairs().size(), 200U);
}

TEST(Pairs, ACallThatIsCutLeavesTheOtherPath) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session"),
                 Helper = P.function("helper");
  P.call(Session, Helper);
  P.call(Session, Helper);
  P.block(Helper);
  Cuts First;
  First.Steps.insert({Session, 0});
  P.solve(First);
  EXPECT_EQ(P.pairs(), (Texts{"session -> helper>sleep (2)"}));
  EXPECT_EQ(P.path(Session, 0, Helper, 0), "");
  EXPECT_NE(P.path(Session, 1, Helper, 0), "");
}

TEST(Pairs, ALeafThatIsOffIsNoCause) {
  SmallProgram P;
  const uint32_t Session = P.coroutine("session");
  P.block(Session, "sleep");
  P.block(Session, "stat", Cost::Brief);
  Cuts Off;
  Off.Off = [](const StepId &, Cost HowLong) { return HowLong == Cost::Brief; };
  P.solve(Off);
  EXPECT_EQ(P.pairs(), (Texts{"session -> session>sleep (1)"}));
}

namespace {

/// An entry that waits for a lock, which a thread holds while it does
/// something.
struct LockProgram : SmallProgram {
  uint32_t Session = coroutine("session"), Worker = function("worker"),
           Mutex = symbol("mutex");
  LockProgram() {
    const uint32_t Main = function("main"), Thread = declaration("thread");
    call(Main, Thread, {used(Worker, Role::Elsewhere)});
    lock(Session, Mutex);
  }
};

} // namespace

TEST(Locks, CostTheLongestWorkUnderThem) {
  LockProgram P;
  P.block(P.Worker, "read", Cost::Io).Holding = P.Mutex;
  EXPECT_EQ(P.solve().costOf({P.Session, 0}), Cost::Io);
  P.block(P.Worker, "sleep", Cost::Unbounded).Holding = P.Mutex;
  LockProgram Q;
  Q.block(Q.Worker, "read", Cost::Io).Holding = Q.Mutex;
  Q.block(Q.Worker, "sleep", Cost::Unbounded).Holding = Q.Mutex;
  const Causes &Solved = Q.solve();
  EXPECT_EQ(Solved.costOf({Q.Session, 0}), Cost::Unbounded);
  EXPECT_EQ(Solved.holder({Q.Session, 0})->At.Event, 1U);
}

TEST(Locks, AreBriefWhereNobodyHoldsThemForLong) {
  LockProgram P;
  P.block(P.Worker, "stat", Cost::Brief).Holding = P.Mutex;
  const Causes &Solved = P.solve();
  EXPECT_EQ(Solved.costOf({P.Session, 0}), Cost::Brief);
  EXPECT_EQ(Solved.holder({P.Session, 0}), nullptr);
}

TEST(Locks, CostWhatTheCalleesOfTheHolderDo) {
  LockProgram P;
  const uint32_t Deep = P.function("deep");
  P.block(Deep, "read", Cost::Io);
  P.call(P.Worker, Deep).Holding = P.Mutex;
  EXPECT_EQ(P.solve().costOf({P.Session, 0}), Cost::Io);
  EXPECT_EQ(P.chain(P.Session),
            "session>lock worker>mutex worker>deep deep>read");
}

TEST(Locks, ThatWaitForEachOtherOnlyAreNotSlow) {
  LockProgram P;
  const uint32_t Other = P.symbol("other"), Third = P.function("third"),
                 Main = P.function("main2");
  P.lock(P.Worker, Other).Holding = P.Mutex;
  P.lock(Third, P.Mutex).Holding = Other;
  P.call(Main, P.declaration("thread2"),
         {SmallProgram::used(Third, Role::Elsewhere)});
  EXPECT_EQ(P.solve().costOf({P.Session, 0}), Cost::Brief);
}

TEST(Locks, AreNotSlowByAWaitForThemselves) {
  // Session holds the mutex while it sleeps; worker only takes it twice.
  LockProgram P;
  const uint32_t Again = P.function("again");
  P.block(P.Session, "sleep").Holding = P.Mutex;
  P.lock(P.Worker, P.Mutex);
  P.call(P.Worker, Again).Holding = P.Mutex;
  P.lock(Again, P.Mutex);
  const Causes &Solved = P.solve();
  EXPECT_EQ(Solved.costOf({P.Worker, 0}), Cost::Unbounded);
  EXPECT_EQ(P.chain(P.Worker), "worker>lock session>mutex session>sleep");
  EXPECT_EQ(Solved.costOf({P.Session, 0}), Cost::Brief);
}

TEST(Locks, AreToldToBeHeldByWorkRatherThanByAnotherLock) {
  LockProgram P;
  const uint32_t Other = P.symbol("other"), Slow = P.function("slow"),
                 Deep = P.function("deep"), Main = P.function("main2");
  P.block(Slow, "sleep").Holding = Other;
  P.call(Main, P.declaration("thread2"),
         {SmallProgram::used(Slow, Role::Elsewhere)});
  P.lock(P.Worker, Other).Holding = P.Mutex;
  P.call(P.Worker, Deep).Holding = P.Mutex;
  P.lock(Deep, P.Mutex);
  P.block(Deep, "read", Cost::Unbounded);
  P.solve();
  EXPECT_EQ(P.chain(P.Session),
            "session>lock worker>mutex worker>deep deep>read");
}

TEST(Locks, PassOnWhatALockUnderThemCosts) {
  LockProgram P;
  const uint32_t Other = P.symbol("other"), Third = P.function("third"),
                 Main = P.function("main2");
  P.lock(P.Worker, Other).Holding = P.Mutex;
  P.block(Third, "read", Cost::Io).Holding = Other;
  P.call(Main, P.declaration("thread2"),
         {SmallProgram::used(Third, Role::Elsewhere)});
  EXPECT_EQ(P.solve().costOf({P.Session, 0}), Cost::Io);
}

TEST(Locks, AreNotSlowByWorkThatIsCut) {
  LockProgram P;
  P.block(P.Worker, "sleep").Holding = P.Mutex;
  Cuts Cut;
  Cut.Steps.insert({P.Worker, 0});
  EXPECT_EQ(P.solve(Cut).costOf({P.Session, 0}), Cost::Brief);
  LockProgram Q;
  Q.block(Q.Worker, "sleep").Holding = Q.Mutex;
  Cuts Accepted;
  Accepted.Work.insert({Q.Worker, 0});
  EXPECT_EQ(Q.solve(Accepted).costOf({Q.Session, 0}), Cost::Brief);
}
