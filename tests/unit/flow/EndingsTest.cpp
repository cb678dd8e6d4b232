// What is known of how objects will end, on graphs that are written by hand.
#include "flow/Expansion.h"
#include "flow/Inference.h"
#include "model/GraphReader.h"
#include "model/GraphText.h"
#include "llvm/ADT/StringExtras.h"
#include <gtest/gtest.h>

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

namespace {

constexpr llvm::StringLiteral Known = R"(
library: test
opaque: [{namespace: lib, callables: inline}]
types:
  - {name: lib::owner, is: owner}
  - {name: lib::shared, is: shared-owner}
  - {name: lib::list, is: container}
functions:
  - {name: lib::begin, result: blocks-when-destroyed}
  - {name: lib::make, constructs: 0}
  - {name: lib::shared::shared, ordered: true}
  - {name: lib::owner::reset, ends: object}
  - {name: "lib::thread::~thread", blocks: wait, cost: unbounded}
  - {name: lib::thread::join, blocks: wait, cost: unbounded}
)";

constexpr llvm::StringLiteral Types = R"(
type class lib::future [complete] [opaque]
  destructor lib::future::~future
type class lib::thread [complete] [opaque]
  destructor lib::thread::~thread
type class lib::list<lib::future> [complete] [opaque]
  arguments lib::future
  destructor lib::list<lib::future>::~list
type class Job [complete]
  destructor Job::~Job
  constructors Job::Job
type class lib::owner<Job> [complete] [opaque]
  arguments Job
  destructor lib::owner<Job>::~owner
type class lib::shared<Job> [complete] [opaque]
  arguments Job
  destructor lib::shared<Job>::~shared
function lib::begin() -> lib::future [opaque]
function lib::future::future(lib::future &&) -> void [constructor] [opaque]
function lib::thread::join() -> void [opaque]
function lib::thread::thread() -> void [constructor] [opaque]
function lib::owner<Job>::reset() -> void [opaque]
  scope lib::owner
function lib::shared<Job>::shared#1(const lib::shared<Job> &) -> void [constructor] [opaque]
  scope lib::shared
function lib::shared<Job>::shared#2(lib::shared<Job> &&) -> void [constructor] [opaque]
  scope lib::shared
function lib::make(int) -> lib::owner<Job> [opaque]
  template-arguments Job, int
function lib::list<lib::future>::add(lib::future &&) -> void [opaque]
  scope lib::list
function Job::Job(int, int) -> void [constructor]
  defaults 1
function take(const lib::shared<Job> &) -> void
)";

/// A unit with the types above and a function `f`, with what knowledge adds to
/// it.
class Ends : public testing::Test {
protected:
  void read(llvm::StringRef Body) {
    if (llvm::Error E = Data.add(Known, "test.yaml"))
      FAIL() << llvm::toString(std::move(E));
    llvm::Expected<Unit> Read = readUnit((Types + Body).str());
    if (!Read)
      FAIL() << llvm::toString(Read.takeError());
    U = std::move(*Read);
    UnitKnowledge OfUnit(U, Data);
    expand(U, OfUnit);
    const Contracts All = inferContracts(U, OfUnit);
    for (const Function &F : U.Functions)
      if (F.Body && U.Strings[F.Name] == "f")
        describe(U.Graphs[F.Body], factsOf(U, U.Graphs[F.Body], OfUnit, All));
  }

  /// Ends, added calls and constructions in the order of the blocks: "future
  /// waits", "Job", "thread blocks", "Job ends nothing".
  std::string said;

private:
  void describe(const FlowGraph &G, const FunctionFacts &Facts) {
    std::vector<std::string> Lines;
    for (const Block &B : G.Blocks)
      for (const StepIndex Index : B.Steps) {
        const Step &S = G.Steps[Index];
        const bool Ends =
            S.Kind == StepKind::Destroy || S.Kind == StepKind::Delete;
        if (!Ends && !(S.Kind == StepKind::Construct && S.Implicit))
          continue;
        const Verdict &V = Facts.Verdicts[Index.position()];
        Lines.push_back((Ends ? "" : "made ") +
                        U.Strings[U.Types[S.Type].Text].str() +
                        (V.EndsNothing ? " ends nothing"
                         : !V.Blocks   ? ""
                         : V.Blocks->Result == ResultRole::BlocksWhenDestroyed
                             ? " waits"
                             : " blocks"));
      }
    said = llvm::join(Lines, "; ");
  }

  Knowledge Data;
  Unit U;
};

} // namespace

TEST_F(Ends, WhatWaitsIsFollowedByMoves) {
  read("function f()\n s1 call lib::begin ()\n initialise a := s1\n s2 "
       "construct lib::future::future (a) [spelled]\n"
       " initialise b := s2\n destroy lib::future b\n destroy lib::future a\n");
  EXPECT_EQ(said, "lib::future waits; lib::future ends nothing");
}

TEST_F(Ends, WhatWaitsOnOneWayWaits) {
  read("function f()\nb0:\n s1 call lib::begin ()\n initialise a := s1\n true "
       "c -> b1\n false c -> b2\n"
       "b1:\n s2 construct lib::future::future (a) [spelled]\n -> b2\nb2:\n "
       "destroy lib::future a\n -> exit\n");
  EXPECT_EQ(said, "lib::future waits");
}

TEST_F(Ends, ALibrarysObjectKeepsWhatItIsMoved) {
  read("function f(l: lib::list<lib::future>)\n s1 call lib::begin ()\n"
       " call lib::list<lib::future>::add l: lib::list<lib::future> (s1)\n "
       "destroy lib::future s1\n"
       " destroy lib::list<lib::future> l\n");
  EXPECT_EQ(said, "lib::future ends nothing; lib::list<lib::future> waits");
}

TEST_F(Ends, WhatACallGivesMayWait) {
  read("function g() -> lib::future\n s1 call lib::begin ()\n return s1\n"
       "function f()\n s1 call g ()\n destroy lib::future s1\n");
  EXPECT_EQ(said, "lib::future waits");
}

TEST_F(Ends, AJoinedThreadEndsForNothing) {
  read("function f(t: lib::thread)\nb0:\n true c -> b1\n false c -> b2\n"
       "b1:\n call lib::thread::join t: lib::thread ()\n destroy lib::thread "
       "t\n -> exit\n"
       "b2:\n destroy lib::thread t\n -> exit\n");
  EXPECT_EQ(said, "lib::thread ends nothing; lib::thread blocks");
}

TEST_F(Ends, AMaderRunsTheConstructor) {
  read("function f()\n s1 call lib::make (1: int)\n initialise p := s1\n "
       "destroy lib::owner<Job> p\n");
  EXPECT_EQ(said, "made Job; Job; lib::owner<Job>");
}

TEST_F(Ends, AResetOwnerHoldsNothing) {
  read("function f(p: lib::owner<Job>)\n call lib::owner<Job>::reset p: "
       "lib::owner<Job> ()\n"
       " destroy lib::owner<Job> p\n");
  EXPECT_EQ(said, "Job; Job ends nothing; lib::owner<Job> ends nothing");
}

TEST_F(Ends, ACopiedOwnerIsNotTheLast) {
  read("function f(p: lib::shared<Job>)\n s1 construct "
       "lib::shared<Job>::shared#1 (p) -> lib::shared<Job> [spelled]\n"
       " initialise q := s1\n destroy lib::shared<Job> q\n destroy "
       "lib::shared<Job> p\n");
  EXPECT_EQ(said, "Job ends nothing; lib::shared<Job>; Job; lib::shared<Job>");
}

TEST_F(Ends, AnOwnerThatWasMovedFromEndsNothing) {
  read("function f(p: lib::shared<Job>)\n s1 construct "
       "lib::shared<Job>::shared#2 (p) -> lib::shared<Job> [spelled]\n"
       " initialise q := s1\n destroy lib::shared<Job> q\n destroy "
       "lib::shared<Job> p\n");
  EXPECT_EQ(
      said,
      "Job; lib::shared<Job>; Job ends nothing; lib::shared<Job> ends nothing");
}
