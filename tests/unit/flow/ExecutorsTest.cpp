// Executors of values, on units that are written by hand.
#include "flow/Executors.h"
#include "flow/Inference.h"
#include "model/GraphReader.h"
#include <gtest/gtest.h>

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

namespace {

constexpr const char *Types = R"(
types:
  - {name: Loop, is: loop}
  - {name: Pool, is: pool}
  - {name: Any, is: executor}
  - {name: Socket, is: io-object}
)";

/// A unit with knowledge, and the executor of what a function of it returns.
class Small {
public:
  explicit Small(llvm::StringRef Text) {
    llvm::Expected<Unit> Read = readUnit(Text);
    if (!Read) {
      ADD_FAILURE() << llvm::toString(Read.takeError());
      return;
    }
    U = std::move(*Read);
    if (llvm::Error E = Data.add(Types, "types.yaml"))
      ADD_FAILURE() << llvm::toString(std::move(E));
    Known = std::make_unique<UnitKnowledge>(U, Data);
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
  /// The kind of what \p Name returns, and for a place the name of what decides
  /// it.
  std::string returned(llvm::StringRef Name) const {
    const FunctionFacts Facts = facts(Name);
    switch (Facts.Executor.Kind) {
    case ExecutorKind::Unknown:
      return "unknown";
    case ExecutorKind::Loop:
      return "loop";
    case ExecutorKind::OffLoop:
      return "off-loop";
    case ExecutorKind::Own:
      return "own";
    case ExecutorKind::Place:
      break;
    }
    Table<Value> Copy = Facts.Values;
    const ValueInterner Values(Copy);
    const VariableIndex V = Executors::variableOf(Facts.Executor.Place, Values);
    const bool Pool = Known->executors().isPool(Facts.Executor, Values);
    return (V ? U.Strings[U.Variables[V].Name].str() : "?") +
           (Pool ? ", a pool" : "");
  }

  Unit U;
  Knowledge Data;
  std::unique_ptr<UnitKnowledge> Known;
  std::unique_ptr<Contracts> Inferred;
};

TEST(Executors, ComeFromObjectsAndArguments) {
  const Small S(R"(
function of_object(pool: Pool &) -> Any
  s0 call Pool::get *pool: Pool () -> Any
  return s0
function of_argument(loop: Loop &) -> Any
  s0 call make_strand (*loop: Loop) -> Any
  return s0
function of_parameter(any: Any) -> Any
  return any
)");
  EXPECT_EQ(S.returned("of_object"), "pool, a pool");
  EXPECT_EQ(S.returned("of_argument"), "loop");
  EXPECT_EQ(S.returned("of_parameter"), "any");
}

TEST(Executors, OfFunctionsAreTheirCallersArguments) {
  const Small S(R"(
function second(loop: Loop &, pool: Pool &) -> Any
  s0 call Pool::get *pool: Pool () -> Any
  return s0
function caller(l: Loop &, p: Pool &) -> Any
  s0 call second (*l: Loop, *p: Pool) -> Any
  return s0
)");
  EXPECT_EQ(S.returned("caller"), "p, a pool");
}

TEST(Executors, OfVariablesAreWhatTheyWereAssignedLast) {
  const Small S(R"(
variable local e: Any of assigned
variable local e: Any of on_one_way
function assigned(loop: Loop &, pool: Pool &) -> Any
  s0 call Loop::get *loop: Loop () -> Any
  initialise e := s0 -> Any
  s1 call Pool::get *pool: Pool () -> Any
  call `Any::operator=` e: Any (s1: Any) -> Any &
  return e
function on_one_way(loop: Loop &, pool: Pool &, urgent: bool) -> Any
  b0: entry
    s0 call Pool::get *pool: Pool () -> Any
    initialise e := s0 -> Any
    true urgent -> b1
    false urgent -> b2
  b1:
    s1 call Loop::get *loop: Loop () -> Any
    call `Any::operator=` e: Any (s1: Any) -> Any &
    -> b2
  b2:
    return e
    -> exit
)");
  EXPECT_EQ(S.returned("assigned"), "pool, a pool");
  EXPECT_EQ(S.returned("on_one_way"), "e");
}

TEST(Executors, APoolWithSocketsIsNone) {
  const Small S(R"(
variable global busy: Pool of ::
variable global idle: Pool of ::
function serves()
  construct Socket::Socket (busy: Pool) -> Socket
function of_busy() -> Any
  s0 call Pool::get busy: Pool () -> Any
  return s0
function of_idle() -> Any
  s0 call Pool::get idle: Pool () -> Any
  return s0
)");
  EXPECT_EQ(S.returned("of_busy"), "busy");
  EXPECT_EQ(S.returned("of_idle"), "idle, a pool");
}

} // namespace
