// Units as text: what is written by hand is read, and what is printed is read
// as it was.
#include "model/GraphText.h"
#include "model/GraphReader.h"
#include "llvm/ADT/STLExtras.h"
#include <gtest/gtest.h>

using namespace nostall;
using namespace nostall::graph;

namespace {

std::string printed(const Unit &U) {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  print(U, Out);
  return Text;
}

/// A unit from its text; fails the test when it cannot be read, or when its own
/// text is read as something else.
Unit unitOf(llvm::StringRef Text) {
  llvm::Expected<Unit> Read = readUnit(Text);
  if (!Read) {
    ADD_FAILURE() << llvm::toString(Read.takeError());
    return {};
  }
  const std::string First = printed(*Read);
  llvm::Expected<Unit> Again = readUnit(First);
  if (!Again)
    ADD_FAILURE() << llvm::toString(Again.takeError()) << " of\n" << First;
  else
    EXPECT_EQ(printed(*Again), First);
  return std::move(*Read);
}

std::string errorOf(llvm::StringRef Text) {
  llvm::Expected<Unit> Read = readUnit(Text);
  return Read ? "no error" : llvm::toString(Read.takeError());
}

const Function &functionNamed(const Unit &U, llvm::StringRef Name) {
  for (const Function &F : U.Functions)
    if (U.Strings[F.Name] == Name)
      return F;
  ADD_FAILURE() << "no function " << Name.str();
  static const Function None;
  return None;
}

const Type &typeNamed(const Unit &U, llvm::StringRef Text) {
  for (const Type &T : U.Types)
    if (U.Strings[T.Text] == Text)
      return T;
  ADD_FAILURE() << "no type " << Text.str();
  static const Type None;
  return None;
}

/// A unit with one step in a function `f`, and what there is to ask of it.
struct OneStep {
  explicit OneStep(llvm::StringRef Text,
                   llvm::StringRef Header = "function f()\n")
      : U(unitOf((Header + Text).str())) {}

  const FlowGraph &graph() const {
    return U.Graphs[functionNamed(U, "f").Body];
  }
  const Step &step() const { return graph().Steps[StepIndex(0)]; }
  std::string text(ValueIndex V) const { return textOf(U, graph(), V); }
  std::string type(TypeIndex T) const {
    return T ? U.Strings[U.Types[T].Text].str() : "?";
  }
  std::string function(FunctionIndex F) const {
    return F ? U.Strings[U.Functions[F].Name].str() : "?";
  }

  Unit U;
};

/// The value that stands for \p Text.
struct OneValue : OneStep {
  explicit OneValue(llvm::StringRef Text,
                    llvm::StringRef Header = "function f()\n")
      : OneStep(("s7 call made ()\nreturn " + Text).str(), Header) {}
  const Value &operator*() const {
    return graph().Values[graph().Steps[StepIndex(1)].Source];
  }
  const Value *operator->() const { return &**this; }
  const Value &first() const { return graph().Values[(*this)->First]; }
  std::string name() const {
    return U.Strings[U.Variables[(*this)->Named].Name].str();
  }
};

} // namespace

//===--- Units by hand ---===//

TEST(GraphText, AUnitIsWrittenWithLittleCeremony) {
  const Unit U = unitOf(R"(
    function session(n: int) -> Task coroutine
      b0: entry
        s1 call size (n)
        true (s1 == 0) -> b1
        false (s1 == 0) -> exit
      b1:
        call sleep (s1)
        -> exit
  )");
  const Function &F = functionNamed(U, "session");
  ASSERT_TRUE(F.Body);
  EXPECT_TRUE(F.IsCoroutine);
  EXPECT_EQ(U.Strings[U.Types[F.Result].Text], "Task");
  const FlowGraph &G = U.Graphs[F.Body];
  ASSERT_EQ(G.Blocks.size(), 4U); // and the two ends
  EXPECT_EQ(G.Entry, BlockIndex(0));
  EXPECT_EQ(G.Exit, BlockIndex(2));
  EXPECT_EQ(G.Unwound, BlockIndex(3));
  const Step &Size = G.Steps[StepIndex(0)];
  EXPECT_EQ(U.Strings[U.Functions[Size.Callee].Name], "size");
  ASSERT_EQ(Size.Arguments.size(), 1U);
  const Value &N = G.Values[Size.Arguments.front().What];
  ASSERT_EQ(N.Kind, ValueKind::Variable);
  EXPECT_EQ(N.Named, F.ParameterNames.front());
  EXPECT_EQ(U.Variables[N.Named].Kind, VariableKind::Parameter);
  EXPECT_EQ(U.Strings[U.Types[U.Variables[N.Named].Type].Text], "int");
  const Edge &Zero = G.Blocks[G.Entry].Edges.front();
  EXPECT_EQ(Zero.To, BlockIndex(1));
  EXPECT_EQ(textOf(U, G, Zero.Condition),
            "(s0 == 0)"); // its place, whatever number it was written with
  EXPECT_EQ(G.Blocks[BlockIndex(1)].Edges.front().To, G.Exit);
}

TEST(GraphText, ABodyWithoutBlocksIsOneThatLeadsToTheExit) {
  const OneStep Read("call work\n");
  const Block &Entry = Read.graph().Blocks[Read.graph().Entry];
  EXPECT_EQ(Entry.Steps.size(), 1U);
  ASSERT_EQ(Entry.Edges.size(), 1U);
  EXPECT_EQ(Entry.Edges.front().To, Read.graph().Exit);
  EXPECT_TRUE(Read.graph().Blocks[Read.graph().Exit].Edges.empty());
}

TEST(GraphText, AFunctionWithoutLinesHasNoBody) {
  EXPECT_FALSE(functionNamed(unitOf("function f(int)"), "f").Body);
}

TEST(GraphText, OneNameIsOneThingInTwoUnits) {
  const Unit Calls = unitOf(
      "function f()\n call help (global, s.fd)\nvariable global global: int\n");
  const Unit Has =
      unitOf("variable global global: int\nfunction help(int)\n return 1\n");
  EXPECT_EQ(functionNamed(Calls, "help").Id, functionNamed(Has, "help").Id);
  EXPECT_NE(functionNamed(Calls, "help").Id, functionNamed(Calls, "f").Id);
  EXPECT_EQ(Calls.Variables[VariableIndex(0)].Id,
            Has.Variables[VariableIndex(0)].Id);
}

TEST(GraphText, WhatIsNamedIsDeclared) {
  const Unit U = unitOf(R"(
    type class Socket
    function Socket::close()
      initialise this.peer := local
      construct Timer::Timer (this.peer: const char *)
      destroy Lock<int> guard
  )");
  const Function &Close = functionNamed(U, "Socket::close");
  EXPECT_EQ(Close.Class, U.Types.indexOf(typeNamed(U, "Socket")));
  EXPECT_EQ(U.Strings[Close.Last], "close");
  const auto *Peer = llvm::find_if(U.Variables, [&](const Variable &V) {
                       return U.Strings[V.Name] == "peer";
                     }).base();
  EXPECT_EQ(Peer->Kind, VariableKind::Field);
  EXPECT_EQ(Peer->Class, Close.Class);
  const Function &Timer = functionNamed(U, "Timer::Timer");
  EXPECT_TRUE(Timer.Constructor);
  EXPECT_EQ(Timer.Class, U.Types.indexOf(typeNamed(U, "Timer")));
  const Type &Lock = typeNamed(U, "Lock<int>");
  EXPECT_EQ(U.Strings[Lock.Name], "Lock");
  ASSERT_TRUE(Lock.Destructor);
  EXPECT_EQ(U.Strings[U.Functions[Lock.Destructor].Name], "Lock::~Lock");
  EXPECT_EQ(U.Strings[U.Functions[Lock.Destructor].Last], "~Lock");
  EXPECT_EQ(U.Graphs[Close.Body].Steps[StepIndex(2)].Callee, Lock.Destructor);
  const Type &Text = typeNamed(U, "const char *");
  EXPECT_EQ(Text.Kind, TypeKind::Pointer);
  EXPECT_EQ(U.Strings[U.Types[Text.Of].Text], "char");
}

TEST(GraphText, ALocalBelongsToItsFunction) {
  const Unit U = unitOf("function f()\n assign x := 1\nfunction g()\n assign x "
                        ":= 2\nfunction h()\n parent f\n call i (x)\n");
  ASSERT_EQ(U.Variables.size(), 2U);
  EXPECT_EQ(U.Variables[VariableIndex(0)].Owner,
            U.Functions.indexOf(functionNamed(U, "f")));
  EXPECT_EQ(U.Variables[VariableIndex(1)].Owner,
            U.Functions.indexOf(functionNamed(U, "g")));
  // A lambda names what the function around it has.
  const FlowGraph &Inner = U.Graphs[functionNamed(U, "h").Body];
  EXPECT_EQ(
      Inner.Values[Inner.Steps[StepIndex(0)].Arguments.front().What].Named,
      VariableIndex(0));
}

TEST(GraphText, NamesakesAreCounted) {
  const Unit U = unitOf(R"(
    variable local n: int of f
    variable local n: bool of f
    function f()
      call g (n, n#2)
      call g#2 ()
    function g(int)
    function g()
  )");
  const FlowGraph &G = U.Graphs[functionNamed(U, "f").Body];
  const Step &Call = G.Steps[StepIndex(0)];
  EXPECT_EQ(G.Values[Call.Arguments[0].What].Named, VariableIndex(0));
  EXPECT_EQ(G.Values[Call.Arguments[1].What].Named, VariableIndex(1));
  EXPECT_EQ(U.Functions[Call.Callee].Parameters.size(), 1U);
  EXPECT_TRUE(U.Functions[G.Steps[StepIndex(1)].Callee].Parameters.empty());
}

TEST(GraphText, FieldsOfOneNameBelongToTheirClasses) {
  const Unit U = unitOf(R"(
    type class A
      fields fd: int
    type class B
      fields other: bool, fd: int
    function B::f()
      call g (this.fd, a.fd#2)
  )");
  const FlowGraph &G = U.Graphs[functionNamed(U, "B::f").Body];
  const Step &Call = G.Steps[StepIndex(0)];
  const Variable &Own = U.Variables[G.Values[Call.Arguments[0].What].Named];
  EXPECT_EQ(Own.Class, U.Types.indexOf(typeNamed(U, "B")));
  EXPECT_EQ(Own.Position, 1U);
  EXPECT_EQ(U.Variables[G.Values[Call.Arguments[1].What].Named].Class,
            U.Types.indexOf(typeNamed(U, "A")));
}

//===--- Tables ---===//

TEST(GraphText, ATypeHasAllThatIsSaidOfIt) {
  const Unit U = unitOf(R"(
    type class demo::Box<int> [complete] [closure] [opaque] [await-operator]
      name demo::Crate
      arguments int, ?
      bases Base
      fields a: int, b: char *
      call-operators run, run#2
      destructor ~Box
      awaiter ready, suspend, resume
    type enumeration demo::Mode
    type array `int[3]`
      of int
    function run()
    function run(int)
  )");
  const Type &T = U.Types[TypeIndex(0)];
  EXPECT_EQ(T.Kind, TypeKind::Class);
  EXPECT_EQ(U.Strings[T.Text], "demo::Box<int>");
  EXPECT_EQ(U.Strings[T.Name], "demo::Crate");
  EXPECT_TRUE(T.Complete && T.Closure && T.Opaque && T.AwaitOperator);
  ASSERT_EQ(T.Arguments.size(), 2U);
  EXPECT_FALSE(T.Arguments[1]);
  EXPECT_EQ(T.Bases.size(), 1U);
  ASSERT_EQ(T.Fields.size(), 2U);
  EXPECT_EQ(U.Variables[T.Fields[1]].Position, 1U);
  EXPECT_EQ(T.CallOperators, (std::vector{FunctionIndex(0), FunctionIndex(1)}));
  EXPECT_EQ(U.Strings[U.Functions[T.Destructor].Name], "~Box");
  EXPECT_EQ(U.Strings[U.Functions[T.AwaitReady].Name], "ready");
  EXPECT_EQ(U.Strings[U.Functions[T.AwaitSuspend].Name], "suspend");
  EXPECT_EQ(U.Strings[U.Functions[T.AwaitResume].Name], "resume");
  EXPECT_EQ(typeNamed(U, "demo::Mode").Kind, TypeKind::Enumeration);
  EXPECT_EQ(U.Strings[typeNamed(U, "demo::Mode").Name], "demo::Mode");
  EXPECT_EQ(U.Strings[U.Types[typeNamed(U, "int[3]").Of].Text], "int");
}

TEST(GraphText, AVariableHasAllThatIsSaidOfIt) {
  const Unit U = unitOf(R"(
    variable parameter p: const char * of f position 2  /src/a.cpp:1:2
    variable global `weird name`: ? id 0123456789abcdef0123456789abcdef [thread-local]  `/a b.c`:3:4@5-6
    variable static s: unsigned long
    variable field x: int of demo::S position 1
  )");
  ASSERT_EQ(U.Variables.size(), 4U);
  const Variable &P = U.Variables[VariableIndex(0)],
                 &Global = U.Variables[VariableIndex(1)];
  EXPECT_EQ(P.Kind, VariableKind::Parameter);
  EXPECT_EQ(U.Strings[U.Types[P.Type].Text], "const char *");
  EXPECT_EQ(U.Strings[U.Functions[P.Owner].Name], "f");
  EXPECT_EQ(P.Position, 2U);
  EXPECT_EQ(U.Strings[P.Where.File], "/src/a.cpp");
  EXPECT_EQ(Global.Kind, VariableKind::Global);
  EXPECT_EQ(U.Strings[Global.Name], "weird name");
  EXPECT_FALSE(Global.Type);
  EXPECT_EQ(Global.Id, (FunctionId{0x0123456789abcdef, 0x0123456789abcdef}));
  EXPECT_TRUE(Global.ThreadLocal);
  EXPECT_EQ(U.Strings[Global.Where.File], "/a b.c");
  EXPECT_EQ(Global.Where.Line, 3U);
  EXPECT_EQ(Global.Where.Column, 4U);
  EXPECT_EQ(Global.Where.Begin, 5U);
  EXPECT_EQ(Global.Where.End, 6U);
  EXPECT_EQ(U.Variables[VariableIndex(2)].Kind, VariableKind::StaticLocal);
  EXPECT_EQ(U.Strings[U.Types[U.Variables[VariableIndex(2)].Type].Text],
            "unsigned long");
  EXPECT_EQ(U.Strings[U.Types[U.Variables[VariableIndex(3)].Class].Text],
            "demo::S");
}

TEST(GraphText, AFunctionHasAllThatIsSaidOfIt) {
  const Unit U = unitOf(R"(
    function demo::S::run(n: int, const char *, b: bool) -> std::vector<int> & coroutine pattern [static] [virtual] [pure] [constructor] [destructor] [implicit] [variadic] [no-return] [c-linkage] [opaque]  /src/a.cpp:1:2@3
      id 000000000000000000000000000000ff
      scope demo::T
      last walk
      class demo::T
      parent main
      overrides Base::run, Base::walk
      promise Promise starts never ends always [yields-values] [result-awaitable]
      cut short
      b0: entry
      b1: exit
      b2: unwound
  )");
  const Function &F = U.Functions[FunctionIndex(0)];
  EXPECT_EQ(U.Strings[F.Name], "demo::S::run");
  EXPECT_EQ(F.Id, (FunctionId{0, 0xff}));
  EXPECT_EQ(U.Strings[F.Scope], "demo::T");
  EXPECT_EQ(U.Strings[F.Last], "walk");
  EXPECT_EQ(U.Strings[U.Types[F.Class].Text], "demo::T");
  EXPECT_EQ(U.Strings[U.Functions[F.Parent].Name], "main");
  EXPECT_EQ(F.Overrides.size(), 2U);
  ASSERT_EQ(F.Parameters.size(), 3U);
  EXPECT_EQ(U.Strings[U.Types[F.Parameters[1]].Text], "const char *");
  EXPECT_EQ(U.Strings[U.Types[F.Result].Text], "std::vector<int> &");
  EXPECT_EQ(U.Types[F.Result].Kind, TypeKind::Reference);
  EXPECT_TRUE(F.IsCoroutine && F.Pattern && F.Static && F.Virtual && F.Pure &&
              F.Constructor && F.Destructor);
  EXPECT_TRUE(F.Implicit && F.Variadic && F.NoReturn && F.CLinkage && F.Opaque);
  EXPECT_EQ(U.Strings[U.Types[F.Coroutine.Promise].Text], "Promise");
  EXPECT_EQ(F.Coroutine.AtStart, Suspends::Never);
  EXPECT_EQ(F.Coroutine.AtEnd, Suspends::Always);
  EXPECT_TRUE(F.Coroutine.YieldsValues && F.Coroutine.ResultAwaitable);
  EXPECT_EQ(F.Where.Begin, 3U);
  ASSERT_TRUE(F.Body);
  EXPECT_TRUE(U.Graphs[F.Body].CutShort);
}

TEST(GraphText, NamesThatMeanSomethingElseAreQuoted) {
  const Unit U = unitOf(R"(
    function `operator<<`(`this`: int, `a\60b`: int)
      call `lambda in main` `s1` (`this`, `function`)
  )");
  const std::string Text = printed(U);
  EXPECT_NE(Text.find("call `lambda in main` `s1` (`this`, `function`)"),
            std::string::npos)
      << Text;
  EXPECT_EQ(U.Strings[U.Variables[VariableIndex(1)].Name], "a`b");
  const Function &Lambda = functionNamed(U, "lambda in main");
  EXPECT_EQ(U.Strings[Lambda.Scope], "main");
  EXPECT_EQ(U.Strings[Lambda.Last], "operator()");
  const Unit Operators =
      unitOf("function f()\ncall `demo::S::operator std::string` a\ncall "
             "`a<b::c>::operator<=>` a (b)\n");
  EXPECT_EQ(
      Operators.Strings
          [functionNamed(Operators, "demo::S::operator std::string").Scope],
      "demo::S");
  EXPECT_EQ(
      Operators.Strings[functionNamed(Operators, "a<b::c>::operator<=>").Scope],
      "a<b::c>");
}

//===--- Steps ---===//

TEST(GraphText, Calls) {
  const OneStep Call(
      "call demo::send socket: Socket (p: const char *, 3) -> int");
  EXPECT_EQ(Call.step().Kind, StepKind::Call);
  EXPECT_EQ(Call.function(Call.step().Callee), "demo::send");
  EXPECT_EQ(Call.text(Call.step().Object), "socket");
  EXPECT_EQ(Call.type(Call.step().ObjectWritten), "Socket");
  ASSERT_EQ(Call.step().Arguments.size(), 2U);
  EXPECT_EQ(Call.text(Call.step().Arguments[0].What), "p");
  EXPECT_EQ(Call.type(Call.step().Arguments[0].Written), "const char *");
  EXPECT_EQ(Call.text(Call.step().Arguments[1].What), "3");
  EXPECT_FALSE(Call.step().Arguments[1].Written);
  EXPECT_EQ(Call.type(Call.step().Type), "int");

  const OneStep Virtual("virtual-call Base::run (*p).base ()");
  EXPECT_EQ(Virtual.step().Kind, StepKind::VirtualCall);
  EXPECT_EQ(Virtual.text(Virtual.step().Object), "(*p).base");
  EXPECT_TRUE(Virtual.step().Arguments.empty());

  const OneStep Indirect("indirect-call this.handler (1)");
  EXPECT_EQ(Indirect.step().Kind, StepKind::IndirectCall);
  EXPECT_FALSE(Indirect.step().Callee);
  EXPECT_EQ(Indirect.text(Indirect.step().Object), "this.handler");
  EXPECT_FALSE(Indirect.step().Source);
  ASSERT_EQ(Indirect.step().Arguments.size(), 1U);

  const OneStep Member("indirect-call method (*object).part ((a + 1))");
  EXPECT_EQ(Member.text(Member.step().Object), "method");
  EXPECT_EQ(Member.text(Member.step().Source), "(*object).part");
  ASSERT_EQ(Member.step().Arguments.size(), 1U);

  const OneStep Construct("construct demo::Lock::Lock (mutex)");
  EXPECT_EQ(Construct.step().Kind, StepKind::Construct);
  EXPECT_EQ(Construct.type(Construct.step().Type), "demo::Lock");
  EXPECT_FALSE(Construct.step().Object);

  const OneStep Unknown("call ? ()");
  EXPECT_FALSE(Unknown.step().Callee);
}

TEST(GraphText, ACallGivesWhatItsFunctionReturns) {
  const OneStep Call("call g ()", "function g() -> Socket &\nfunction f()\n");
  EXPECT_EQ(Call.type(Call.step().Type), "Socket");
  const OneStep Other("call g () -> ?",
                      "function g() -> Socket\nfunction f()\n");
  EXPECT_FALSE(Other.step().Type);
}

TEST(GraphText, EndsOfObjects) {
  const OneStep Destroy("destroy Lock *held [the callee's]");
  EXPECT_EQ(Destroy.step().Kind, StepKind::Destroy);
  EXPECT_EQ(Destroy.type(Destroy.step().Type), "Lock");
  EXPECT_EQ(Destroy.function(Destroy.step().Callee), "Lock::~Lock");
  EXPECT_EQ(Destroy.text(Destroy.step().Object), "*held");
  EXPECT_TRUE(Destroy.step().CalleeEnds && Destroy.step().Implicit);
  EXPECT_EQ(Destroy.step().Syntax, AwaitSyntax::NoSpelling);

  const OneStep Delete("delete `unsigned int` *held [runs ?]");
  EXPECT_EQ(Delete.step().Kind, StepKind::Delete);
  EXPECT_EQ(Delete.type(Delete.step().Type), "unsigned int");
  EXPECT_FALSE(Delete.step().Callee);
  EXPECT_FALSE(Delete.step().Implicit);

  const OneStep Trivial("destroy Plain x",
                        "type class Plain [complete]\nfunction f()\n");
  EXPECT_FALSE(Trivial.step().Callee);
}

TEST(GraphText, StepsThatChangeValues) {
  const OneStep Initialise("initialise n := (1 + x) -> int");
  EXPECT_EQ(Initialise.step().Kind, StepKind::Initialise);
  EXPECT_EQ(Initialise.text(Initialise.step().Target), "n");
  EXPECT_EQ(Initialise.text(Initialise.step().Source), "(1 + x)");
  EXPECT_EQ(Initialise.type(Initialise.step().Type), "int");
  EXPECT_TRUE(Initialise.step().Implicit);
  const OneStep Assign("assign this.next[] := null [spelled] [perhaps]");
  EXPECT_EQ(Assign.step().Kind, StepKind::Assign);
  EXPECT_EQ(Assign.text(Assign.step().Target), "this.next[]");
  EXPECT_TRUE(Assign.step().Perhaps);
}

TEST(GraphText, StepsOfCoroutines) {
  const char *Coroutine = "function f() -> Task coroutine\n";
  const OneStep Await("await timer: Timer suspends never -> Awaiter",
                      Coroutine);
  EXPECT_EQ(Await.step().Kind, StepKind::Await);
  EXPECT_EQ(Await.text(Await.step().Object), "timer");
  EXPECT_EQ(Await.type(Await.step().ObjectWritten), "Timer");
  EXPECT_EQ(Await.type(Await.step().Type), "Awaiter");
  EXPECT_EQ(Await.step().Suspending, Suspends::Never);
  EXPECT_EQ(Await.step().Syntax, AwaitSyntax::Legal);
  EXPECT_EQ(OneStep("await x", Coroutine).step().Suspending, Suspends::Perhaps);
  const OneStep Initial("initial-suspend suspends always", Coroutine);
  EXPECT_EQ(Initial.step().Kind, StepKind::InitialSuspend);
  EXPECT_EQ(Initial.step().Suspending, Suspends::Always);
  EXPECT_TRUE(Initial.step().Implicit);
  EXPECT_EQ(OneStep("final-suspend", Coroutine).step().Kind,
            StepKind::FinalSuspend);
}

TEST(GraphText, OtherSteps) {
  const OneStep Discard("discard x -> Task");
  EXPECT_EQ(Discard.step().Kind, StepKind::Discard);
  EXPECT_EQ(Discard.text(Discard.step().Object), "x");
  EXPECT_EQ(Discard.type(Discard.step().Type), "Task");
  const OneStep Return("return x");
  EXPECT_EQ(Return.step().Kind, StepKind::Return);
  EXPECT_EQ(Return.text(Return.step().Source), "x");
  EXPECT_FALSE(OneStep("return").step().Source);
  EXPECT_EQ(OneStep("throw").step().Kind, StepKind::Throw);
}

TEST(GraphText, WhereAStepStands) {
  const OneStep Macro("call g [implicit] [in-macro] [runs h]");
  EXPECT_TRUE(Macro.step().Implicit);
  EXPECT_EQ(Macro.step().Syntax, AwaitSyntax::InMacro);
  EXPECT_EQ(Macro.function(Macro.step().Callee), "h");
  EXPECT_EQ(OneStep("call g").step().Syntax, AwaitSyntax::NotInCoroutine);

  const char *Header = "function f()  /src/a.cpp:1:6\n";
  const OneStep Here("return \"a:1\"  12:8@100", Header);
  EXPECT_EQ(Here.text(Here.step().Source), "\"a:1\"");
  EXPECT_EQ(Here.U.Strings[Here.step().Where.File], "/src/a.cpp");
  EXPECT_EQ(Here.step().Where.Line, 12U);
  EXPECT_EQ(Here.step().Where.Column, 8U);
  EXPECT_EQ(Here.step().Where.Begin, 100U);
  EXPECT_EQ(Here.step().Where.End, 100U);
  const OneStep Elsewhere("return  `/src/odd name.h`:2:3@4-9", Header);
  EXPECT_FALSE(Elsewhere.step().Source);
  EXPECT_EQ(Elsewhere.U.Strings[Elsewhere.step().Where.File],
            "/src/odd name.h");
  EXPECT_EQ(Elsewhere.step().Where.End, 9U);
  EXPECT_FALSE(OneStep("throw", Header).step().Where.valid());
}

//===--- Values ---===//

TEST(GraphText, PlacesAsValues) {
  EXPECT_EQ(OneValue("?")->Kind, ValueKind::Unknown);
  const OneValue Variable("x");
  EXPECT_EQ(Variable->Kind, ValueKind::Variable);
  EXPECT_EQ(Variable.name(), "x");
  EXPECT_EQ(OneValue("this")->Kind, ValueKind::This);
  const OneValue Field("this.fd");
  EXPECT_EQ(Field->Kind, ValueKind::Field);
  EXPECT_EQ(Field.name(), "fd");
  EXPECT_EQ(Field.first().Kind, ValueKind::This);
  const OneValue Element("x[]");
  EXPECT_EQ(Element->Kind, ValueKind::Element);
  EXPECT_EQ(Element.first().Kind, ValueKind::Variable);
  const OneValue Address("&x.fd");
  EXPECT_EQ(Address->Kind, ValueKind::Address);
  EXPECT_EQ(Address.first().Kind, ValueKind::Field);
  const OneValue Target("*x");
  EXPECT_EQ(Target->Kind, ValueKind::Target);
  const OneValue Result("s7");
  EXPECT_EQ(Result->Kind, ValueKind::Result);
  EXPECT_EQ(Result->Of, StepIndex(0));
}

TEST(GraphText, AFieldBindsMoreTightlyThanAStar) {
  const OneValue Inside("(*p).fd"), Outside("*p.fd");
  EXPECT_EQ(Inside->Kind, ValueKind::Field);
  EXPECT_EQ(Inside.first().Kind, ValueKind::Target);
  EXPECT_EQ(Outside->Kind, ValueKind::Target);
  EXPECT_EQ(Outside.first().Kind, ValueKind::Field);
}

TEST(GraphText, ConstantsAsValues) {
  EXPECT_EQ(OneValue("-9223372036854775808")->Number, INT64_MIN);
  EXPECT_EQ(OneValue("5")->Kind, ValueKind::Number);
  EXPECT_EQ(OneValue("null")->Kind, ValueKind::Null);
  const OneValue Text(R"("a \22b\22 \\ (\0A")");
  EXPECT_EQ(Text->Kind, ValueKind::Text);
  EXPECT_EQ(Text.U.Strings[Text->Text], "a \"b\" \\ (\n");
  const OneValue Enumerator("demo::Mode::fast=-1");
  EXPECT_EQ(Enumerator->Kind, ValueKind::Enumerator);
  EXPECT_EQ(Enumerator.U.Strings[Enumerator->Text], "demo::Mode::fast");
  EXPECT_EQ(Enumerator->Number, -1);
  EXPECT_EQ(OneValue("red=2")->Kind, ValueKind::Enumerator);
}

TEST(GraphText, CallablesAsValues) {
  const OneValue Function("function demo::run");
  EXPECT_EQ(Function->Kind, ValueKind::Function);
  EXPECT_EQ(Function.function(Function->Callee), "demo::run");
  const OneValue Closure("lambda `(lambda at /a.cpp:1:2)`{x, this}");
  EXPECT_EQ(Closure->Kind, ValueKind::Closure);
  EXPECT_EQ(Closure.type(Closure->Type), "(lambda at /a.cpp:1:2)");
  EXPECT_EQ(Closure->Several.size(), 2U);
  EXPECT_FALSE(OneValue("lambda{}")->Type);
}

TEST(GraphText, ComposedValues) {
  const OneValue Choice("{&a | b}");
  EXPECT_EQ(Choice->Kind, ValueKind::Choice);
  EXPECT_EQ(Choice.first().Kind, ValueKind::Address);
  EXPECT_TRUE(Choice->Second);
  const OneValue List("Point{1, {2, 3}, {}}");
  EXPECT_EQ(List->Kind, ValueKind::List);
  EXPECT_EQ(List.type(List->Type), "Point");
  EXPECT_EQ(List->Several.size(), 3U);
  for (const auto &[Text, How] : {std::pair("(a and b)", Operator::And),
                                  std::pair("(a or b)", Operator::Or),
                                  std::pair("(a + b)", Operator::Sum),
                                  std::pair("(a - -1)", Operator::Difference),
                                  std::pair("(a * *b)", Operator::Product),
                                  std::pair("(a < b)", Operator::Less),
                                  std::pair("(a <= b)", Operator::LessOrEqual),
                                  std::pair("(a == b)", Operator::Equal),
                                  std::pair("(a op b)", Operator::Other)}) {
    const OneValue Operation(Text);
    EXPECT_EQ(Operation->Kind, ValueKind::Operation) << Text;
    EXPECT_EQ(Operation->How, How) << Text;
    EXPECT_TRUE(Operation->Second) << Text;
    EXPECT_EQ(Operation.text(Operation.graph().Values.indexOf(*Operation)),
              Text);
  }
  EXPECT_FALSE(OneValue("(a op)")->Second);
  const OneValue Not("not (a == b)");
  EXPECT_EQ(Not->How, Operator::Not);
  EXPECT_EQ(Not.first().How, Operator::Equal);
}

TEST(GraphText, EqualValuesAreKeptOnce) {
  const OneStep Read("call g (x, x, (x + 1), (x + 1))");
  const std::vector<Argument> &Arguments = Read.step().Arguments;
  EXPECT_EQ(Arguments[0].What, Arguments[1].What);
  EXPECT_EQ(Arguments[2].What, Arguments[3].What);
  EXPECT_EQ(Read.graph().Values.size(), 3U);
}

//===--- Edges ---===//

TEST(GraphText, Edges) {
  const OneStep Read(R"(b5: unwound
        throw
      b2: entry
        true x -> b3
        false x -> b5
        case mode == Mode::fast=1 -> exit
        default mode -> b3
        exception -> unwound
        -> b7
      b3:
      b7: exit)");
  const FlowGraph &G = Read.graph();
  EXPECT_EQ(G.Unwound, BlockIndex(0));
  EXPECT_EQ(G.Entry, BlockIndex(1));
  EXPECT_EQ(G.Exit, BlockIndex(3));
  EXPECT_EQ(G.Blocks.size(), 4U);
  const std::vector<Edge> &Edges = G.Blocks[G.Entry].Edges;
  ASSERT_EQ(Edges.size(), 6U);
  const std::pair<EdgeKind, BlockIndex> Expected[] = {
      {EdgeKind::True, BlockIndex(2)},  {EdgeKind::False, G.Unwound},
      {EdgeKind::Case, G.Exit},         {EdgeKind::Default, BlockIndex(2)},
      {EdgeKind::Exception, G.Unwound}, {EdgeKind::Always, G.Exit}};
  for (size_t I = 0; I < Edges.size(); ++I) {
    EXPECT_EQ(Edges[I].Kind, Expected[I].first) << I;
    EXPECT_EQ(Edges[I].To, Expected[I].second) << I;
  }
  EXPECT_EQ(Read.text(Edges[0].Condition), "x");
  EXPECT_EQ(Read.text(Edges[2].Condition), "mode");
  EXPECT_EQ(Read.text(Edges[2].Constant), "Mode::fast");
  EXPECT_FALSE(Edges[4].Condition);
  EXPECT_TRUE(G.Blocks[BlockIndex(2)].Edges.empty());
}

//===--- The form for people ---===//

TEST(GraphText, PeopleReadAShorterForm) {
  const OneStep Read("call g (x: int, Mode::fast=1) -> int [in-macro]  3:4@5",
                     "function f(int) -> void  /src/a.cpp:1:6\n");
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  print(Read.U, functionNamed(Read.U, "f"), Out);
  EXPECT_EQ(Text, "function f(int) -> void  a.cpp:1:6\n"
                  "  b0: entry\n"
                  "    s0 call g (x, Mode::fast) [in-macro]  3:4\n"
                  "    -> b1\n"
                  "  b1: exit\n"
                  "  b2: unwound\n");
}

//===--- Errors ---===//

TEST(GraphText, ErrorsNameTheLineAndWhatWasExpected) {
  EXPECT_EQ(errorOf("call f ()"),
            "line 1: expected type, variable or function, found 'call f ()'");
  EXPECT_EQ(errorOf("// a\n\nfunction f(\n"),
            "line 3: expected a type, found the end of the line");
  EXPECT_EQ(errorOf("function f()\ncall g (x\n"),
            "line 2: expected ')', found the end of the line");
  EXPECT_EQ(errorOf("function f()\ncall g (x) y\n"),
            "line 2: expected a place, such as 'file.cpp:12:8' or '12:8', "
            "found the end of the line");
  EXPECT_EQ(errorOf("function f()\nreturn s3\n"),
            "line 2: expected a step of this function, found 's3'");
  EXPECT_EQ(errorOf("function f()\nb0:\n-> b9\n"),
            "line 3: expected a block of this function, found 'b9'");
  EXPECT_EQ(errorOf("function f()\nb0:\nb0:\n"),
            "line 3: expected a block with another number, found 'b0:'");
  EXPECT_EQ(errorOf("function f()\ns1 throw\ns1 throw\n"),
            "line 3: expected a step with another number, found 's1 throw'");
  EXPECT_EQ(
      errorOf("function f()\nb0: entry\nb1: entry\n"),
      "line 3: expected nothing, since another block is that, found 'entry'");
  EXPECT_EQ(errorOf("function f()\nthrow\nb0:\n"),
            "line 2: expected a block, such as 'b0: entry', found 'throw'");
  EXPECT_EQ(errorOf("function f()\nassign x = 1\n"),
            "line 2: expected ':=', found '= 1'");
  EXPECT_EQ(errorOf("function f()\nreturn Mode::fast\n"),
            "line 2: expected '=', found the end of the line");
  EXPECT_EQ(errorOf("function f()\n return \"a\n"),
            "line 2: expected a closing \", found the end of the line");
  EXPECT_EQ(errorOf("function f()\nreturn x#2\n"),
            "line 2: expected a number of at most 0 after 'x#', found the end "
            "of the line");
  EXPECT_EQ(errorOf("function f()\nawait x suspends maybe\n"),
            "line 2: expected one of never, perhaps, always, found 'maybe'");
  EXPECT_EQ(
      errorOf("type thing T\n"),
      "line 1: expected one of class, pointer, reference, enumeration, number, "
      "callable, array, other, found 'thing T'");
  EXPECT_EQ(errorOf("type class T\nsize 3\n"),
            "line 2: expected name, object, of, arguments, bases, fields, "
            "call-operators, "
            "destructor, constructors or awaiter, found 'size 3'");
  EXPECT_EQ(errorOf("function f()\n return {} | x\n"),
            "line 2: expected a place, such as 'file.cpp:12:8' or '12:8', "
            "found '| x'");
  EXPECT_EQ(errorOf("variable local x\n"),
            "line 1: expected ':', found the end of the line");
  EXPECT_EQ(errorOf("variable global x: int id 12\n"),
            "line 1: expected 32 hexadecimal digits, found '12'");
  const std::string Step = errorOf("function f()\njump b1\n");
  EXPECT_TRUE(llvm::StringRef(Step).starts_with(
      "line 2: expected a step (call, virtual-call, "))
      << Step;
  EXPECT_TRUE(llvm::StringRef(Step).ends_with("found 'jump b1'")) << Step;
  const std::string Flag = errorOf("function f()\nthrow [loudly]\n");
  EXPECT_TRUE(llvm::StringRef(Flag).ends_with("found 'loudly]'")) << Flag;
}
