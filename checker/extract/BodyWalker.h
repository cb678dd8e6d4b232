//===- BodyWalker.h - One function's body as a stream of events -------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Walks one body in the order in which it runs and writes down what later phases need: calls with their callables and
// effects, constructions, the destructions that C++ leaves implicit, awaits, dropped awaitables, stores. Statements are
// in BodyWalker.cpp, those that choose or repeat in Branches.cpp, the facts that hold on the way in Flow.cpp, the ends
// of objects in Lifetimes.cpp, locks in Guards.cpp, awaits in Awaits.cpp, SequentialAwaits.cpp and OwnAwaiters.cpp,
// calls in Calls.cpp, what expressions denote in ExpressionValues.cpp, what containers hold in Contents.cpp, executors
// in ExecutorValues.cpp, functions whose arguments decide in Specialisations.cpp, and what an edit would need in
// EditSites.cpp.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_EXTRACT_BODYWALKER_H
#define NOSTALL_EXTRACT_BODYWALKER_H

#include "extract/SummaryBuilder.h"
#include "lower/EditSites.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseSet.h"

namespace nostall {

class BodyWalker {
public:
  BodyWalker(SummaryBuilder &Builder, PendingBody Body);

  /// Walks the body and appends its events to the summary.
  void run();

private:
  //===--- Statements: BodyWalker.cpp, Branches.cpp ---===//

  /// A local object whose destructor runs at the end of its scope, or a temporary at the end of its full expression.
  struct Pending {
    clang::QualType Type;
    clang::SourceLocation Where;
    bool BlocksWhenDestroyed = false; ///< it holds the result of a call whose result blocks
    const FunctionEntry *ResultOf = nullptr;
    const clang::VarDecl *Variable = nullptr;
  };

  void walk();
  void leave();
  void constructor(const clang::CXXConstructorDecl &C);
  void destructor(const clang::CXXDestructorDecl &D);
  void visit(const clang::Stmt *S);
  void statement(const clang::Stmt &S);
  void ifStatement(const clang::IfStmt &S);
  void switchStatement(const clang::SwitchStmt &S);
  void whileLoop(const clang::WhileStmt &S);
  void doLoop(const clang::DoStmt &S);
  void forLoop(const clang::ForStmt &S);
  void rangeLoop(const clang::CXXForRangeStmt &S);
  void caseLabel(const clang::SwitchCase &S);
  void tryStatement(const clang::CXXTryStmt &S);
  void returnStatement(const clang::ReturnStmt &S);
  void settle(const clang::Expr *Operand);
  void expression(const clang::Expr &E);
  void temporary(const clang::CXXBindTemporaryExpr &E);
  void defaultArgument(const clang::CXXDefaultArgExpr &E);
  void binary(const clang::BinaryOperator &E);
  void children(const clang::Stmt &S);
  void scope(llvm::function_ref<void()> Body);
  void branch(const clang::Stmt *S);
  void condition(const clang::DeclStmt *Variable, const clang::Expr *E);
  void fullExpression(const clang::Expr &E, bool IsStatement);
  void declaration(const clang::DeclStmt &S);
  void variable(const clang::VarDecl &V);
  void lambda(const clang::LambdaExpr &E);
  void await(const clang::CoawaitExpr &E);
  bool hop(const clang::Expr &Operand);
  const clang::CallExpr *awaitedCall(const clang::Expr &Operand);

  /// Awaits that could run at the same time: SequentialAwaits.cpp
  void sequentialAwaits(const clang::CompoundStmt &Block);

  //===--- Awaiters of the program's own: OwnAwaiters.cpp ---===//

  /// Bits of ObjectState.
  using ObjectStates = llvm::SmallDenseMap<const clang::ValueDecl *, uint8_t, 2>;
  void resume();
  void watched(const clang::Stmt &S, ObjectStates &Into);
  ObjectStates watchedBy(const clang::CXXRecordDecl &Awaiter);
  bool resumesElsewhere(const clang::Stmt &S, const clang::ValueDecl &Handle);
  void ownAwaiter(const clang::Expr &Operand, const clang::CXXMethodDecl &Suspend);
  bool isPool(const clang::Expr *Executor);

  void destroy(const Pending &P);
  bool mayBeLast(const clang::VarDecl &V);
  /// \p Deleted: through a pointer, so that the destructor of a derived class may run.
  void destroy(clang::QualType Type, clang::SourceLocation Where, bool Deleted = false);
  void dropped(const clang::Expr &E);
  bool canAwait(clang::QualType T, const TypeEntry *Known);
  void returned(const clang::Expr &E);
  const clang::Expr *resultThatBlocks(const clang::Expr &E, const FunctionEntry *&Entry);

  //===--- What holds on the way to a statement: Flow.cpp, Branches.cpp ---===//

  /// Where a coroutine runs after an await that moves it; see FunctionEntry::Hop. The smaller is the worse.
  enum class Moved : uint8_t {
    WithinLoop, ///< to another executor of a loop, such as a strand, until it suspends
    No,
    UntilSuspension,
    Persistently
  };

  struct Flow {
    bool Reachable = true;
    Moved Where = Moved::No; ///< whether a hop has moved the coroutine, and off its loop
    ObjectStates States;
    llvm::SmallDenseMap<const clang::VarDecl *, Value, 2> Executors; ///< what local variables were assigned

    /// Callables that were assigned to a local variable on all ways here.
    llvm::SmallVector<std::pair<const clang::VarDecl *, Values>, 0> Held;

    bool knowsAnything() const { return Where != Moved::No || !States.empty() || !Executors.empty() || !Held.empty(); }
    void forget() {
      Where = Moved::No;
      States.clear();
      Executors.clear();
      Held.clear();
    }
    Values *heldBy(const clang::VarDecl &V);
    void joinHeld(const Flow &Other);
    /// Keeps what also holds on another way to the same place.
    void join(const Flow &Other);
  };

  void arm(const clang::Expr *Condition, bool Truth, const clang::Stmt *S, bool Loop = false);
  void perhaps(llvm::function_ref<void()> Body);
  void loop(llvm::function_ref<void(Flow &After)> Round);
  void enterLoop(llvm::function_ref<void()> Round);
  void tryOut(llvm::function_ref<void()> Walk);
  void exitLoop(const clang::Expr *Condition, const Flow &From, Flow &After);
  void breakable(Flow &Breaks, Flow *Continues, llvm::function_ref<void()> Body);
  void leaveTo(Flow *Target);
  bool isAlways(const clang::Expr *Condition, bool Truth) const;
  void assume(const clang::Expr &Condition, bool Truth);
  void assumeAnswer(const clang::CallExpr &Call, bool Truth);
  void assumeResult(const clang::Expr &Tested, const clang::Expr *Result, bool Truth);
  bool hasState(const clang::Expr *E, ObjectState State);
  bool resultHasState(const clang::Expr &E, ObjectState State);
  bool applies(const StateChange &Change, const CallArguments &Call);
  void setState(const clang::Expr *Object, ObjectState State, bool On);
  void setState(const clang::ValueDecl &Object, ObjectState State, bool On);
  void changeStates(const clang::FunctionDecl &Callee, const CallArguments &Call);
  void use(const TellingObjects &Objects, const CallArguments &Call);
  void complete(const clang::CallExpr &Call);
  ObjectStates statesOfHandlers(const clang::FunctionDecl &Callee, const CallArguments &Call);
  ObjectStates statesOnCompletion(const clang::FunctionDecl &Callee, const CallArguments &Call);
  void assignStates(const clang::ValueDecl &To, const clang::Expr &From);
  void followMaker(const clang::ValueDecl &Made, const clang::Expr &From);
  /// Whether other functions see it too.
  static bool isShared(const clang::ValueDecl &Object);
  static uint8_t bitOf(ObjectState S) { return static_cast<uint8_t>(1U << static_cast<unsigned>(S)); }
  void refer(const clang::FieldDecl &Field, const clang::Expr &To);
  Moved endOf(const clang::FunctionDecl &Coroutine);
  const clang::ValueDecl *sparedBy(const FunctionEntry &Entry, const CallArguments &Call);
  KnowledgeMatch::Discharge discharge(const FunctionEntry &Entry, const CallArguments &Call) {
    return B.Match.discharge(Entry, Call, [this](const clang::Expr *E, ObjectState S) { return hasState(E, S); });
  }

  //===--- Locks that are held: Guards.cpp ---===//

  /// A local object that holds a lock while it lives, unless it has given it back.
  struct Guard {
    const clang::VarDecl *Variable = nullptr;
    bool Held = true;      ///< perhaps
    bool Surely = true;    ///< held, without a doubt
    bool WasSure = true;   ///< before it was mentioned last
    bool Followed = true;  ///< every use of it can be seen
    uint32_t Mutex = None; ///< the Symbol of what it locks
  };
  using GuardStates = llvm::SmallVector<Guard, 2>;

  bool lockHeld() const {
    return llvm::any_of(Guards, [](const Guard &G) { return G.Held; });
  }
  Guard *guardOf(const clang::Expr *E);
  void guard(const clang::VarDecl &V);
  uint32_t heldMutex() const;
  uint32_t mutexTaken(const clang::FunctionDecl &Callee, const CallArguments &Arguments);
  bool blocksThreads(const clang::CXXRecordDecl &GuardType);
  void mention(const clang::DeclRefExpr &E);
  void release(const clang::FunctionDecl &Member, const clang::Expr *Object);
  void join(const GuardStates &Other);
  void perhapsLocked(llvm::function_ref<void()> Body);
  void holdAgain(const clang::Stmt *Used);
  bool givesBackAgain(const clang::FunctionDecl &Callee);
  void holdAfterWait(const clang::FunctionDecl &Callee, const CallArguments &Call);

  //===--- Calls: Calls.cpp ---===//

  void call(const clang::CallExpr &E);
  void construct(const clang::CXXConstructExpr &E);
  /// The conversion of an operand to its awaiter, by members of the promise and operators of the user's.
  void awaitConversions(const clang::CoawaitExpr &E);

  //===--- What library code does with objects of its template arguments: Elements.cpp ---===//

  void constructElement(const clang::FunctionDecl &Callee, const CallArguments &Arguments, const clang::Expr &Text);
  void storeByPattern(const clang::CXXConstructorDecl &C, llvm::ArrayRef<const clang::Expr *> Arguments,
                      clang::SourceLocation Where);
  void endElements(const clang::FunctionDecl &Callee, const CallArguments &Arguments, const clang::Expr &Text);
  bool callDeleter(clang::QualType Deleter, clang::SourceLocation Where);
  bool callDeleterOf(const clang::VarDecl &Owner);
  /// Ends the objects that a container or owner of type \p T holds.
  void destroyElements(const TypeEntry &Holder, const clang::CXXRecordDecl &Record, clang::SourceLocation Where);

  /// Emits the event of a call of \p Callee. \p Text is the expression that an edit would replace, or null.
  void emitCall(const clang::FunctionDecl &Callee, const CallArguments &Arguments, EventKind Kind,
                clang::SourceLocation Where, const clang::Expr *Text);
  void emitIndirect(const Values &Targets, const CallArguments &Arguments, const clang::CallExpr &Text);
  std::vector<Use> usesOf(const clang::FunctionDecl &Callee, const FunctionEntry *Entry,
                          const CallArguments &Arguments);
  void setFate(const CallableArgument &C, const CallArguments &Arguments, Use &Into);
  void bindExecutors(const clang::FunctionDecl &Callee, const CallArguments &Arguments, std::vector<Use> &Uses);
  void bindExecutor(const clang::ValueDecl &To, const clang::Expr &From, clang::SourceLocation Where);
  void makeIoObject(const clang::CXXConstructExpr &E);
  uint32_t emit(Event E, llvm::ArrayRef<Use> Uses);

  //===--- Functions as their callers call them: Specialisations.cpp ---===//

  uint32_t specialised(const clang::FunctionDecl &Callee, const CallArguments &Arguments);
  Value specialised(Value Handler, const ObjectStates &AtStart);
  static void carry(const ObjectStates &States, const TellingObjects &To, Assumptions &Known);
  ParameterFacts factsOf(const clang::Expr &Argument, const clang::ParmVarDecl &Parameter, TellingFacts Asked);

  //===--- What expressions denote: ExpressionValues.cpp ---===//

  Values valuesOf(const clang::Expr *E);
  Values valuesOfName(const clang::ValueDecl &Named);
  Values valuesOfVariable(const clang::VarDecl &V);
  Values valuesOfMember(const clang::MemberExpr &E);
  Values valuesOfList(const clang::InitListExpr &E);
  Values valuesOfCall(const clang::CallExpr &Call, const clang::FunctionDecl &Callee);
  Values valuesKept(const clang::FunctionDecl &Callee, const CallArguments &Arguments);
  Values initialValues(const clang::VarDecl &V);
  std::optional<uint8_t> depthOf(const clang::DeclContext *Owner) const;
  /// Whether a value of type \p T can be called, or is a coroutine.
  bool isCallable(clang::QualType T);
  /// Whether it can be called, or may hold something that can.
  bool isCallableLike(clang::QualType T);

  //===--- What variables, fields and containers hold: Contents.cpp ---===//

  void remember(const clang::VarDecl &V, const Values &Held);
  void replaceHeld(const clang::VarDecl &V, const Values &Held);
  const clang::Expr *holderBehind(const clang::CallExpr &Call, const clang::FunctionDecl &Callee);
  const clang::ValueDecl *holderOf(const clang::Expr *E, unsigned Depth = 0);
  uint32_t keepIn(const clang::Expr *In, const clang::Expr &Kept);
  Values valuesInTable(const clang::Expr &Element, const clang::FieldDecl &Field);
  void aggregate(const clang::InitListExpr &E);
  void assign(const clang::Expr &Left, const clang::Expr &Right, clang::SourceLocation Where);
  void store(llvm::ArrayRef<Use> Uses, clang::SourceLocation Where);

  //===--- Which executor an expression is: ExecutorValues.cpp ---===//

  Value executorOf(const clang::Expr *E, unsigned Depth = 0);
  Value executorOfResult(const clang::CallExpr &Call, unsigned Depth);
  Value executorOfVariable(const clang::VarDecl &V, unsigned Depth);
  Value executorSymbol(const clang::ValueDecl &D);
  std::string executorWords(const clang::Expr &E);

  //===--- Edits: EditSites.cpp ---===//

  AwaitLegality legality(const clang::Expr *Text) const;
  /// \p Callee is null when the call goes through a pointer.
  uint32_t editSite(const clang::Expr &Text, const clang::FunctionDecl *Callee, const CallArguments &Arguments);
  EditSites &edits();
  uint32_t keep(EditSite Site);

  SummaryBuilder &B;
  const clang::FunctionDecl &Function;
  uint32_t Index;
  Assumptions Known;       ///< where the body begins
  FunctionSummary Summary; ///< what is known of the function before its body is walked
  std::vector<Event> Events;
  std::unique_ptr<EditSites> Edits; ///< made for the first one
  /// The calls whose callee's `return` is being looked at, outermost first, to find out what executor they give.
  llvm::SmallVector<std::pair<const clang::FunctionDecl *, CallArguments>, 2> ExecutorCalls;
  llvm::DenseMap<const clang::Expr *, uint32_t> EventOf; ///< the event of a call expression, or of an await
  std::vector<Pending> Scope;                            ///< live locals, innermost last
  std::vector<Pending> Temporaries;                      ///< of the full expression that is being walked
  const clang::Expr *Statement = nullptr;                ///< the expression statement that is being walked
  llvm::SmallVector<const clang::Expr *, 8> Parents;     ///< expressions around the one that is being walked
  llvm::DenseSet<const clang::VarDecl *> Settled; ///< moved from, waited for, or returned: their end waits for nobody
  GuardStates Guards;                             ///< live guards, innermost last
  GuardStates AtSwitch;                           ///< as they are where the innermost switch jumps from
  llvm::SmallVector<const clang::FunctionDecl *, 2> Asked; ///< the functions whose answer is being looked at
  llvm::DenseMap<const clang::ValueDecl *, llvm::SmallVector<const clang::ValueDecl *, 1>>
      Followers;                                  ///< see followMaker
  Flow Here;                                      ///< the facts at the statement that is being walked
  Flow AtEnd;                                     ///< those that hold on every way out of the body seen so far
  Flow *BreakTo = nullptr, *ContinueTo = nullptr; ///< the facts at the end of the innermost loop or switch
  const Flow *AtCase = nullptr;                   ///< those where the innermost switch jumps from
  const clang::Expr *SwitchedOn = nullptr;
  bool Silent = false; ///< a loop's round is tried out: nothing is written down
  /// Where calls stand that nobody spells: at the call whose default arguments are being walked, or at what the
  /// range-based loop iterates whose steps are.
  clang::SourceLocation ImplicitlyAt;
  unsigned Conditions = 0, Loops = 0, Handlers = 0, DefaultArguments = 0, StaticInitializers = 0, Awaits = 0;
};

} // namespace nostall

#endif
