// Which blocks of a graph always run, which may run again, and which only end
// objects on the way of an exception.
#include "program/BlockOrder.h"
#include "model/GraphReader.h"
#include <gtest/gtest.h>

using namespace nostall;
using namespace nostall::graph;
using nostall::program::BlockOrder;

namespace {

struct Ordered {
  explicit Ordered(llvm::StringRef Body)
      : U(llvm::cantFail(readUnit(("function f(n: int)\n" + Body).str()))) {}

  const FlowGraph &graph() const { return *U.Graphs.begin(); }
  BlockOrder order() const { return BlockOrder(graph()); }
  Unit U;
};

BlockIndex block(size_t Position) { return BlockIndex(Position); }

} // namespace

TEST(BlockOrder, ABranchMayRunAndWhatFollowsItAlwaysDoes) {
  const Ordered Read(R"(
    b0: entry
      true (n == 0) -> b1
      false (n == 0) -> b2
    b1:
      call work
      -> b2
    b2:
      call rest
      -> exit
  )");
  const BlockOrder Order = Read.order();
  EXPECT_TRUE(Order.always(block(0)));
  EXPECT_FALSE(Order.always(block(1)));
  EXPECT_TRUE(Order.always(block(2)));
  EXPECT_FALSE(Order.again(block(2)));
}

TEST(BlockOrder, WhatStandsBehindAnEarlyReturnMayNotRun) {
  const Ordered Read(R"(
    b0: entry
      true (n == 0) -> exit
      false (n == 0) -> b1
    b1:
      call work
      -> exit
  )");
  EXPECT_FALSE(Read.order().always(block(1)));
}

TEST(BlockOrder, TheBodyOfALoopRunsAgain) {
  const Ordered Read(R"(
    b0: entry
      -> b1
    b1:
      true (n == 0) -> b2
      false (n == 0) -> exit
    b2:
      call work
      -> b1
  )");
  const BlockOrder Order = Read.order();
  EXPECT_TRUE(Order.again(block(1)));
  EXPECT_TRUE(Order.again(block(2)));
  EXPECT_FALSE(Order.again(block(0)));
  EXPECT_TRUE(Order.always(block(1)));
  EXPECT_FALSE(Order.always(block(2)));
}

TEST(BlockOrder, AFunctionThatNeverReturnsRunsItsBeginning) {
  const Ordered Read(R"(
    b0: entry
      call work
      -> b1
    b1:
      call more
      -> b1
  )");
  const BlockOrder Order = Read.order();
  EXPECT_TRUE(Order.always(block(0)));
  EXPECT_FALSE(Order.always(block(1)));
}

TEST(BlockOrder, EndsOnTheWayOfAnExceptionAreNotPartOfTheText) {
  const Ordered Read(R"(
    b0: entry
      call work
      -> exit
      exception -> b1
    b1:
      destroy Guard guard
      -> b2
    b2:
      call handle
      -> exit
  )");
  const BlockOrder Order = Read.order();
  EXPECT_TRUE(Order.unwinds(block(1)));
  EXPECT_FALSE(Order.unwinds(block(2))); // a handler
  EXPECT_FALSE(Order.unwinds(block(0)));
  EXPECT_TRUE(Order.always(block(0)));
  EXPECT_FALSE(Order.always(block(2)));
}
