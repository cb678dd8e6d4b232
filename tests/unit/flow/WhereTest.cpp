// Where code runs, as a value: what joins, awaits and coroutines that take
// their caller along do to it.
#include "flow/Facts.h"
#include <gtest/gtest.h>

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

namespace {

constexpr Moved All[] = {Moved::WithinLoop, Moved::No, Moved::UntilSuspension,
                         Moved::Persistently};

State at(Moved M) {
  State S;
  S.Reachable = true;
  S.Where = Whereabouts(M);
  return S;
}

TEST(Where, BeginsWhereItBegan) {
  for (const Moved M : All)
    EXPECT_EQ(Whereabouts().from(M), M);
  EXPECT_FALSE(Whereabouts().offLoop());
}

TEST(Where, JoinTakesTheWorse) {
  for (const Moved A : All)
    for (const Moved B : All) {
      State Both = at(A);
      EXPECT_EQ(Both.join(at(B), ValueIndex(0)), B < A);
      EXPECT_EQ(Moved(Both.Where), std::min(A, B));
      EXPECT_FALSE(Both.join(at(B), ValueIndex(0)));
    }
}

TEST(Where, AnUnreachableWayTakesNothing) {
  State Here = at(Moved::Persistently);
  EXPECT_FALSE(Here.join(State(), ValueIndex(0)));
  EXPECT_EQ(Moved(Here.Where), Moved::Persistently);
}

TEST(Where, OnlyAPersistentHopOutlivesASuspension) {
  Whereabouts Where;
  Where.suspend();
  EXPECT_EQ(Where.from(Moved::UntilSuspension), Moved::No);
  EXPECT_EQ(Where.from(Moved::WithinLoop), Moved::No);
  EXPECT_EQ(Where.from(Moved::Persistently), Moved::Persistently);
}

TEST(Where, FollowsWhatWasAwaitedFromWhereItIs) {
  Whereabouts Suspends;
  Suspends.suspend();
  Whereabouts Hopped(Moved::Persistently);
  Hopped.follow(Suspends);
  EXPECT_EQ(Moved(Hopped), Moved::Persistently);
  Whereabouts Once(Moved::UntilSuspension);
  Once.follow(Suspends);
  EXPECT_EQ(Moved(Once), Moved::No);
  Whereabouts Here;
  Here.follow(Whereabouts(Moved::Persistently));
  EXPECT_TRUE(Here.offLoop());
}

TEST(Where, ExecutorsThatDifferAreUnknown) {
  const VariableIndex V(0);
  State A = at(Moved::No), B = at(Moved::No);
  A.Executors[V] = {ExecutorKind::OffLoop, {}};
  B.Executors[V] = {ExecutorKind::OffLoop, {}};
  EXPECT_FALSE(A.join(B, ValueIndex(0)));
  EXPECT_EQ(A.Executors[V].Kind, ExecutorKind::OffLoop);
  B.Executors[V] = {ExecutorKind::Loop, {}};
  EXPECT_TRUE(A.join(B, ValueIndex(0)));
  EXPECT_EQ(A.Executors[V].Kind, ExecutorKind::Unknown);
  EXPECT_FALSE(A.join(B, ValueIndex(0)));
}

TEST(Where, AnExecutorOfOneWayOnlyIsUnknownBehindBoth) {
  State A = at(Moved::No), B = at(Moved::No);
  B.Executors[VariableIndex(0)] = {ExecutorKind::OffLoop, {}};
  B.GivenExecutors[StepIndex(0)] = {ExecutorKind::OffLoop, {}};
  A.join(B, ValueIndex(0));
  EXPECT_EQ(A.Executors[VariableIndex(0)].Kind, ExecutorKind::Unknown);
  EXPECT_EQ(A.GivenExecutors[StepIndex(0)].Kind, ExecutorKind::OffLoop)
      << "only who called uses what it gave";
}

} // namespace
