//===- GraphBuilder.cpp - One body as a flow graph ---------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/GraphBuilder.h"
#include "lower/BodySyntax.h"
#include "lower/CallArguments.h"
#include "lower/EditSites.h"
#include "lower/ValueResolver.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/CFG.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace nostall;
using namespace nostall::graph;
using namespace clang;

namespace {

class GraphBuilder {
public:
  GraphBuilder(UnitTables &Tables, const FunctionDecl &Definition, FunctionIndex Of)
      : Tables(Tables), Definition(Definition), Coroutine(dyn_cast<CoroutineBodyStmt>(Definition.getBody())),
        Body(Coroutine ? static_cast<const Stmt &>(*Coroutine->getBody()) : *Definition.getBody()),
        Syntax(Body, Coroutine != nullptr), Sites(Tables.Declared, Tables.places(), Tables.Out.Strings, Definition),
        Resolver(Tables, Out) {
    Out.Of = Of;
  }

  FlowGraph build();

private:
  void translate(const CFG &Flow);
  void flat(const Stmt &S);
  void begin();
  void end(BlockIndex At);

  void element(const CFGElement &E);
  void expression(const Stmt &S, bool Perhaps);
  void expandDefault(const Stmt &S);
  void declaration(const DeclStmt &S);
  void call(const CallExpr &E, Step &Made);
  void construct(const CXXConstructExpr &E, Step &Made);
  void await(const CoroutineSuspendExpr &E);
  void assign(const BinaryOperator &E);
  void initialise(const CXXCtorInitializer &I);
  void destroy(ValueIndex Object, QualType T, SourceLocation Where, bool CalleeEnds = false);
  void passArguments(Step &Made, const FunctionDecl *Callee, llvm::ArrayRef<const Expr *> Arguments);

  StepIndex append(Step Made);
  Step stepAt(const Stmt &S, StepKind Kind);
  void noteSpelling(SourceLocation Where, Step &Made);
  EditIndex editOf(const Expr &Text, AwaitSyntax Await);
  bool isLibrarysOwn(const Expr &Text, const FunctionDecl &Callee, const CallArguments &Arguments);
  void putBeside();
  void mayThrow(const Stmt &S);
  BlockIndex unwinding(const BodySyntax::Place &From);
  BlockIndex blockOf(const CFGBlock &B) { return Blocks.lookup(&B); }
  void edges(const CFGBlock &B);
  void edge(EdgeKind Kind, const CFGBlock::AdjacentBlock &To, ValueIndex Condition = {}, ValueIndex Constant = {});

  UnitTables &Tables;
  const FunctionDecl &Definition;
  const CoroutineBodyStmt *Coroutine;
  const Stmt &Body;
  FlowGraph Out;
  BodySyntax Syntax;
  EditSites Sites;
  ValueResolver Resolver;
  BlockIndex Here;
  llvm::DenseMap<const CFGBlock *, BlockIndex> Blocks;
  llvm::DenseMap<const CXXTryStmt *, BlockIndex> Handlers; ///< the block from which the handlers of a `try` are reached
  llvm::DenseMap<std::pair<const LiveLocal *, const TryScope *>, BlockIndex> Unwinding;
  llvm::DenseSet<const Expr *> EndsInCallee; ///< temporaries that become parameters
  llvm::DenseSet<const Expr *> Ended;        ///< temporaries whose end in the current block has been written
  llvm::DenseSet<const Stmt *> AwaitMachinery;
  llvm::DenseMap<const Expr *, StepIndex> Awaits;
  SourceLocation ImplicitlyAt; ///< of what a default argument calls
};

} // namespace

//===--- Steps ---===//

StepIndex GraphBuilder::append(Step Made) {
  const StepIndex Index = Out.Steps.add(std::move(Made));
  Out.Blocks[Here].Steps.push_back(Index);
  return Index;
}

Step GraphBuilder::stepAt(const Stmt &S, StepKind Kind) {
  const BodySyntax::Place Place = Syntax.placeOf(S);
  Step Made;
  Made.Kind = Kind;
  Made.Where = Tables.place(ImplicitlyAt.isValid()         ? ImplicitlyAt
                            : Place.ImplicitlyAt.isValid() ? Place.ImplicitlyAt
                                                           : S.getBeginLoc());
  Made.Syntax = Place.Await;
  if (isa<CallExpr, CXXConstructExpr, CXXDeleteExpr>(S))
    noteSpelling(S.getBeginLoc(), Made);
  return Made;
}

/// Notes the place in the definition of the macro that spells what begins at \p Where.
void GraphBuilder::noteSpelling(SourceLocation Where, Step &Made) {
  if (!Where.isMacroID())
    return;
  const Span Spelled = Tables.place(Tables.Ast.getSourceManager().getSpellingLoc(Where));
  Made.SpelledFile = Spelled.File;
  Made.SpelledLine = Spelled.Line;
}

void GraphBuilder::destroy(ValueIndex Object, QualType T, SourceLocation Where, bool CalleeEnds) {
  const CXXRecordDecl *Record = T.isNull() ? nullptr : Tables.Ast.getBaseElementType(T)->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || Record->hasTrivialDestructor())
    return;
  Step Made;
  Made.Kind = StepKind::Destroy;
  Made.Implicit = true;
  Made.Syntax = AwaitSyntax::NoSpelling;
  Made.CalleeEnds = CalleeEnds;
  Made.Object = Object;
  Made.Type = Tables.type(Tables.Ast.getBaseElementType(T));
  if (const CXXDestructorDecl *D = Tables.destructor(*Record->getDefinition()))
    Made.Callee = Tables.function(*D);
  Made.Where = Tables.place(Where);
  noteSpelling(Where, Made);
  append(std::move(Made));
}

/// The temporary object that an expression of class type makes, or null.
static const CXXBindTemporaryExpr *temporaryOf(const Expr *E) {
  while (E) {
    E = E->IgnoreParens();
    if (const auto *Temporary = dyn_cast<CXXBindTemporaryExpr>(E))
      return Temporary;
    if (const auto *Cast = dyn_cast<CastExpr>(E))
      E = Cast->getSubExpr();
    else if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    else
      return nullptr;
  }
  return nullptr;
}

void GraphBuilder::passArguments(Step &Made, const FunctionDecl *Callee, llvm::ArrayRef<const Expr *> Arguments) {
  for (size_t I = 0; I < Arguments.size(); ++I) {
    const Expr *E = Arguments[I];
    Made.Defaults = isa<CXXDefaultArgExpr>(E) ? Made.Defaults + 1 : 0;
    Made.Arguments.push_back({Resolver.of(E), Tables.type(E->IgnoreImplicit()->getType().getNonReferenceType())});
    // A parameter by value ends in its function; Clang's graph ends it in both.
    if (Callee && I < Callee->getNumParams() && !Callee->getParamDecl(I)->getType()->isReferenceType())
      if (const CXXBindTemporaryExpr *Temporary = temporaryOf(E))
        EndsInCallee.insert(Temporary);
  }
}

/// Whether a call of a virtual method can only run the method that it names.
static bool isDevirtualised(const CXXMethodDecl &Method, const Expr *Callee, const Expr *Object) {
  if (!Method.isVirtual() || Method.hasAttr<FinalAttr>() || Method.getParent()->hasAttr<FinalAttr>())
    return true;
  if (const auto *Member = dyn_cast<MemberExpr>(Callee->IgnoreParenImpCasts()); Member && Member->hasQualifier())
    return true;
  // An object that is named by value has the class that it is declared with.
  const auto *Ref = Object ? dyn_cast<DeclRefExpr>(Object->IgnoreParenImpCasts()) : nullptr;
  return Ref && Ref->getDecl()->getType()->isRecordType();
}

void GraphBuilder::call(const CallExpr &E, Step &Made) {
  const FunctionDecl *Callee = E.getDirectCallee();
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  llvm::SmallVector<const Expr *, 4> Arguments(E.arguments());
  const Expr *Object = nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&E)) {
    Object = Member->getImplicitObjectArgument();
  } else if (isa<CXXOperatorCallExpr>(E) && Method && !Method->isStatic() && !Arguments.empty()) {
    Object = Arguments.front();
    Arguments.erase(Arguments.begin());
  }
  Made.Type = Tables.type(E.getType());
  if (!Callee) {
    Made.Kind = StepKind::IndirectCall;
    const Expr *Called = E.getCallee()->IgnoreParenImpCasts();
    // `(object.*method)(...)`: what runs is the right operand.
    if (const auto *Pointed = dyn_cast<BinaryOperator>(Called); Pointed && Pointed->isPtrMemOp()) {
      Made.Object = Resolver.of(Pointed->getRHS());
      Made.Source = Resolver.of(Pointed->getLHS());
    } else {
      Made.Object = Resolver.of(Called);
    }
    return passArguments(Made, nullptr, Arguments);
  }
  Made.Callee = Tables.function(*Callee);
  if (Object) {
    const ValueIndex Named = Resolver.of(Object);
    Made.Object = Object->getType()->isPointerType() ? Resolver.Values.target(Named) : Named;
    QualType Written = Object->IgnoreParenImpCasts()->getType().getNonReferenceType();
    if (Written->isPointerType())
      Written = Written->getPointeeType();
    Made.ObjectWritten = Tables.type(Written);
  }
  if (Method && !isDevirtualised(*Method, E.getCallee(), Object))
    Made.Kind = StepKind::VirtualCall;
  // The call operator of a closure or functor: its instances are what a library's code would have made.
  if (Method && Method->getParent()->isLambda())
    Tables.callable(*Method->getParent());
  passArguments(Made, Callee, Arguments);
}

void GraphBuilder::construct(const CXXConstructExpr &E, Step &Made) {
  Made.Kind = StepKind::Construct;
  Made.Type = Tables.type(E.getType());
  Made.Callee = Tables.function(*E.getConstructor());
  Made.Implicit = !isa<CXXTemporaryObjectExpr>(E);
  passArguments(Made, E.getConstructor(), llvm::SmallVector<const Expr *, 4>(E.arguments()));
}

/// Clang's graph runs the three members of an awaiter in a row, as calls. They are one step, which says whether it may
/// go on without suspending; the awaiter's members are called by it.
void GraphBuilder::await(const CoroutineSuspendExpr &E) {
  for (const Expr *Part : {E.getReadyExpr(), E.getSuspendExpr(), E.getResumeExpr()}) {
    llvm::SmallVector<const Stmt *, 8> Work{Part};
    while (!Work.empty()) {
      const Stmt *S = Work.pop_back_val();
      if (!S || isa<OpaqueValueExpr>(S))
        continue;
      AwaitMachinery.insert(S);
      llvm::append_range(Work, S->children());
    }
  }
}

void GraphBuilder::assign(const BinaryOperator &E) {
  Step Made = stepAt(E, StepKind::Assign);
  Made.Target = Resolver.of(E.getLHS());
  Made.Source = E.isCompoundAssignmentOp()
                    ? Resolver.Values.operation(E.getOpcode() == BO_OrAssign    ? Operator::Or
                                                : E.getOpcode() == BO_AndAssign ? Operator::And
                                                : E.getOpcode() == BO_AddAssign ? Operator::Sum
                                                : E.getOpcode() == BO_SubAssign ? Operator::Difference
                                                : E.getOpcode() == BO_MulAssign ? Operator::Product
                                                                                : Operator::Other,
                                                Made.Target, Resolver.of(E.getRHS()))
                    : Resolver.of(E.getRHS());
  append(std::move(Made));
}

void GraphBuilder::declaration(const DeclStmt &S) {
  for (const Decl *D : S.decls()) {
    const auto *V = dyn_cast<VarDecl>(D);
    if (!V || !V->getInit())
      continue;
    Step Made;
    Made.Kind = StepKind::Initialise;
    Made.Implicit = true;
    Made.Syntax = AwaitSyntax::NoSpelling;
    Made.Where = Tables.place(V->getLocation());
    Made.Type = Tables.type(V->getType());
    const ValueIndex Named = Resolver.variable(*V);
    const ValueIndex Initial = Resolver.of(V->getInit());
    // A reference is a pointer to what it is made of.
    const bool Reference = V->getType()->isReferenceType();
    Made.Target = Reference ? Resolver.Values.address(Named) : Named;
    Made.Source = Reference ? Resolver.Values.address(Initial) : Initial;
    append(std::move(Made));
  }
}

void GraphBuilder::initialise(const CXXCtorInitializer &I) {
  const FieldDecl *Field = I.getAnyMember();
  if (!Field || !I.getInit())
    return; // of a base or delegating: the constructor is a step of its own
  Step Made;
  Made.Kind = StepKind::Initialise;
  Made.Implicit = true;
  Made.Syntax = AwaitSyntax::NoSpelling;
  Made.Where = Tables.place(I.getSourceLocation());
  Made.Type = Tables.type(Field->getType());
  Made.Target = Resolver.field(Resolver.Values.object(), *Field);
  const ValueIndex Initial = Resolver.of(I.getInit());
  Made.Source = Field->getType()->isReferenceType() ? Resolver.Values.address(Initial) : Initial;
  append(std::move(Made));
}

/// One expression of the graph, whose operands have been visited.
void GraphBuilder::expression(const Stmt &S, bool Perhaps) {
  if (AwaitMachinery.contains(&S) || Syntax.isUnevaluated(S))
    return;
  Step Made = stepAt(S, StepKind::Call);
  Made.Perhaps = Perhaps;
  EditIndex Edit;
  if (const auto *Call = dyn_cast<CallExpr>(&S)) {
    if (passesThrough(*Call) || isa<CXXPseudoDestructorExpr>(Call->getCallee()) || Call->isTypeDependent())
      return;
    call(*Call, Made);
    Edit = Made.Edit = editOf(*Call, Made.Syntax);
    Resolver.gives(*Call, append(std::move(Made)));
  } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S)) {
    if (Construct->getConstructor()->isTrivial() && Construct->getConstructor()->isCopyOrMoveConstructor()) {
      Resolver.denotes(*Construct, Resolver.of(Construct->getArg(0))); // a copy of plain data is that data
      return;
    }
    if (Construct->getConstructor()->isTrivial()) {
      Resolver.denotes(*Construct, Resolver.Values.unknown()); // it runs nothing
      return;
    }
    construct(*Construct, Made);
    Made.Edit = editOf(*Construct, Made.Syntax);
    Resolver.gives(*Construct, append(std::move(Made)));
  } else if (const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(&S)) {
    Made.Kind = StepKind::Await;
    Made.Object = Resolver.of(Suspend->getOperand());
    const QualType Awaiter = Suspend->getCommonExpr()->getType().getNonReferenceType();
    Made.ObjectWritten = Tables.type(Suspend->getOperand()->IgnoreImplicit()->getType().getNonReferenceType());
    Made.Type = Tables.type(Awaiter);
    Made.Suspending = suspendsWhenAwaited(Awaiter);
    Awaits[Suspend] = append(std::move(Made));
    Resolver.gives(*Suspend, Awaits[Suspend]);
  } else if (const auto *Assignment = dyn_cast<BinaryOperator>(&S)) {
    if (!Assignment->isAssignmentOp())
      return;
    assign(*Assignment);
  } else if (const auto *Unary = dyn_cast<UnaryOperator>(&S)) {
    if (!Unary->isIncrementDecrementOp())
      return;
    Made.Kind = StepKind::Assign;
    Made.Target = Resolver.of(Unary->getSubExpr());
    Made.Source = Resolver.Values.operation(Operator::Other, Made.Target, {});
    append(std::move(Made));
  } else if (const auto *Returned = dyn_cast<ReturnStmt>(&S)) {
    Made.Kind = StepKind::Return;
    Made.Source = Resolver.of(Returned->getRetValue());
    if (Definition.getReturnType()->isReferenceType())
      Made.Source = Resolver.Values.address(Made.Source); // a reference is a pointer
    Made.Type = Returned->getRetValue() ? Tables.type(Returned->getRetValue()->getType()) : TypeIndex();
    append(std::move(Made));
  } else if (const auto *Returned = dyn_cast<CoreturnStmt>(&S)) {
    Made.Kind = StepKind::Return;
    Made.Source = Resolver.of(Returned->getOperand());
    append(std::move(Made));
  } else if (const auto *Declared = dyn_cast<DeclStmt>(&S)) {
    declaration(*Declared);
    return;
  } else if (isa<CXXThrowExpr>(S)) {
    Made.Kind = StepKind::Throw;
    append(std::move(Made));
    return; // the edge from here is the block's
  } else if (isa<CXXDefaultArgExpr>(S)) {
    // Clang's graph has the ends of its temporaries only.
    const llvm::SaveAndRestore Outer(ImplicitlyAt,
                                     ImplicitlyAt.isValid() ? ImplicitlyAt : Syntax.placeOf(S).ImplicitlyAt);
    expandDefault(*cast<CXXDefaultArgExpr>(S).getExpr());
    return;
  } else {
    return;
  }
  const auto *E = dyn_cast<Expr>(&S);
  if (E && Syntax.isDiscarded(*E) && E->getType()->isRecordType()) {
    Step Dropped = stepAt(S, StepKind::Discard);
    Dropped.Object = Resolver.of(E);
    Dropped.Type = Tables.type(E->getType());
    Dropped.Edit = Edit;
    append(std::move(Dropped));
  }
  mayThrow(S);
}

/// The steps of an expression that Clang's graph does not look into, operands first. Which of its branches is taken is
/// not followed: all may.
void GraphBuilder::expandDefault(const Stmt &S) {
  if (isa<LambdaExpr>(S))
    return;
  for (const Stmt *Child : S.children())
    if (Child)
      expandDefault(*Child);
  expression(S, /*Perhaps=*/true);
}

void GraphBuilder::element(const CFGElement &E) {
  if (const auto S = E.getAs<CFGStmt>()) {
    expression(*S->getStmt(), false);
  } else if (const auto I = E.getAs<CFGInitializer>()) {
    initialise(*I->getInitializer());
  } else if (const auto D = E.getAs<CFGAutomaticObjDtor>()) {
    const VarDecl &V = *D->getVarDecl();
    // Parameters end at the exit, whichever way leads there; Clang's graph forgets them at the end of the body.
    if (!isa<ParmVarDecl>(V))
      destroy(V.getType()->isReferenceType() ? Resolver.Values.target(Resolver.variable(V)) : Resolver.variable(V),
              V.getType().getNonReferenceType(), V.getLocation()); // told where it is declared
  } else if (const auto D = E.getAs<CFGTemporaryDtor>()) {
    const CXXBindTemporaryExpr &Temporary = *D->getBindTemporaryExpr();
    // The end of an awaiter appears twice.
    if (Ended.insert(&Temporary).second)
      destroy(Resolver.of(&Temporary), Temporary.getType(), Temporary.getBeginLoc(), EndsInCallee.contains(&Temporary));
  } else if (const auto D = E.getAs<CFGDeleteDtor>()) {
    const CXXDeleteExpr &Delete = *D->getDeleteExpr();
    const CXXRecordDecl *Record = D->getCXXRecordDecl();
    Step Made = stepAt(Delete, StepKind::Delete);
    Made.Object = Resolver.Values.target(Resolver.of(Delete.getArgument()));
    Made.Type = Tables.type(Delete.getDestroyedType());
    if (const CXXDestructorDecl *Destructor =
            Record && Record->hasDefinition() ? Tables.destructor(*Record->getDefinition()) : nullptr)
      Made.Callee = Tables.function(*Destructor);
    append(std::move(Made));
  } else if (const auto D = E.getAs<CFGMemberDtor>()) {
    destroy(Resolver.field(Resolver.Values.object(), *D->getFieldDecl()), D->getFieldDecl()->getType(),
            Definition.getLocation());
  } else if (const auto D = E.getAs<CFGBaseDtor>()) {
    destroy(Resolver.Values.object(), D->getBaseSpecifier()->getType(), Definition.getLocation());
  }
}

//===--- Edits ---===//

/// Whether a value of type \p T is a function or has a call operator.
static bool canBeCalled(QualType T) {
  T = T.getNonReferenceType();
  if (T->isFunctionType() || T->isFunctionPointerType() || T->isMemberFunctionPointerType() || T->isDependentType())
    return true;
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return false;
  const DeclarationName Call = Record->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  const auto lacksCall = [&](const CXXRecordDecl *R) { return R->lookup(Call).empty(); };
  Record = Record->getDefinition();
  return !lacksCall(Record) || !Record->forallBases(lacksCall);
}

/// Whether a call is a library's own business, in which nothing of the user's takes part and of which nothing is known.
bool GraphBuilder::isLibrarysOwn(const Expr &Text, const FunctionDecl &Callee, const CallArguments &Arguments) {
  DeclarationKnowledge &Known = Tables.Declared;
  if ((Known.isLookedInto(Callee) || !Known.opaque(Callee.getDeclContext())) && Callee.getBuiltinID() == 0)
    return false;
  const auto takesPart = [](const Expr *E) { return canBeCalled(E->getType()); };
  const bool Awaitable = Syntax.isDiscarded(Text) && Known.type(Text.getType());
  return Known.entries(Callee).empty() && !Awaitable && llvm::none_of(Arguments.Arguments, takesPart);
}

/// What an edit of a call or construction would need, if `co_await` may be written there.
EditIndex GraphBuilder::editOf(const Expr &Text, AwaitSyntax Await) {
  if (Await != AwaitSyntax::Legal)
    return {};
  llvm::SmallVector<const Expr *, 8> Storage;
  CallArguments Arguments;
  const FunctionDecl *Callee = calleeOf(Text, Arguments, Storage);
  if (Callee && isLibrarysOwn(Text, *Callee, Arguments))
    return {};
  std::optional<EditSite> Site =
      Sites.ofCall(Text, Callee, Arguments.Arguments, Syntax.placeOf(Text).Around, Syntax.isStatement(Text));
  return Site ? Tables.Out.Edits.add(*std::move(Site)) : EditIndex();
}

/// Puts awaits that could run at the same time beside one another.
void GraphBuilder::putBeside() {
  if (!Coroutine || Awaits.size() < 2)
    return;
  SequentialAwaits Finder(Tables.Declared, Definition);
  const auto counts = [&](const CoawaitExpr &Await) { return Awaits.contains(&Await); };
  for (const CompoundStmt *Block : Syntax.blocks())
    for (const AwaitRun &Run : Finder.runsIn(*Block, counts)) {
      std::vector<EditSite> OfRun = Sites.ofRun(Run);
      StepIndex Before;
      for (const auto &[Each, Site] : llvm::zip(Run, OfRun)) {
        const StepIndex At = Awaits.lookup(Each.Await);
        Out.Steps[At].Beside = Before;
        Out.Steps[At].Edit = Tables.Out.Edits.add(std::move(Site));
        Before = At;
      }
    }
}

//===--- Edges ---===//

/// Clang's graph lets an exception skip the ends of objects. The block in which they end, from a place in a `try` or in
/// the function, on the way to the handlers or out of it.
BlockIndex GraphBuilder::unwinding(const BodySyntax::Place &From) {
  const auto [Entry, New] = Unwinding.try_emplace({From.Alive, From.Try});
  if (!New)
    return Entry->second;
  const BlockIndex Made = Out.Blocks.add({});
  Entry->second = Made;
  const BlockIndex Outer = Here;
  Here = Made;
  for (const LiveLocal *L = From.Alive; L && !(From.Try && L == From.Try->Alive); L = L->Outer)
    destroy(Resolver.variable(*L->Variable), L->Variable->getType().getNonReferenceType(), L->Variable->getLocation());
  Here = Outer;
  BlockIndex To = Out.Unwound;
  if (From.Try)
    if (const auto Found = Handlers.find(From.Try->Statement); Found != Handlers.end())
      To = Found->second;
  Out.Blocks[Made].Edges.push_back({EdgeKind::Always, To});
  return Made;
}

/// Whether the function that a step calls promises not to throw.
static bool neverThrows(const Stmt &S) {
  const FunctionDecl *Callee = nullptr;
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    Callee = Call->getDirectCallee();
  else if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S))
    Callee = Construct->getConstructor();
  const auto *Type = Callee ? Callee->getType()->getAs<FunctionProtoType>() : nullptr;
  return Callee && (Callee->hasAttr<NoThrowAttr>() || Callee->isTrivial() ||
                    (Type && !isUnresolvedExceptionSpec(Type->getExceptionSpecType()) && Type->isNothrow()));
}

/// Behind a step that may throw inside a `try`, the block splits: the handlers are reached from there. What leaves the
/// function by an exception takes no part in what holds on return, so outside of one there is nothing to note.
void GraphBuilder::mayThrow(const Stmt &S) {
  const BodySyntax::Place Place = Syntax.placeOf(S);
  if (!Place.Try || Out.CutShort || neverThrows(S))
    return;
  const BlockIndex Next = Out.Blocks.add({});
  const BlockIndex Away = unwinding(Place);
  Out.Blocks[Here].Edges.push_back({EdgeKind::Always, Next});
  Out.Blocks[Here].Edges.push_back({EdgeKind::Exception, Away});
  Here = Next;
}

void GraphBuilder::edge(EdgeKind Kind, const CFGBlock::AdjacentBlock &To, ValueIndex Condition, ValueIndex Constant) {
  if (const CFGBlock *B = To.getReachableBlock())
    Out.Blocks[Here].Edges.push_back({Kind, blockOf(*B), Condition, Constant});
}

void GraphBuilder::edges(const CFGBlock &B) {
  const Stmt *Last = B.getTerminatorStmt();
  if (!B.empty())
    if (const auto S = B.back().getAs<CFGStmt>(); S && isa<CXXThrowExpr>(S->getStmt())) {
      Out.Blocks[Here].Edges.push_back({EdgeKind::Exception, unwinding(Syntax.placeOf(*S->getStmt()))});
      return;
    }
  if (isa_and_nonnull<CXXTryStmt>(Last)) {
    for (const CFGBlock::AdjacentBlock &To : B.succs())
      if (const CFGBlock *Handler = To.getReachableBlock())
        Out.Blocks[Here].Edges.push_back(
            {EdgeKind::Exception, Handler == &B.getParent()->getExit() ? Out.Unwound : blockOf(*Handler)});
    return;
  }
  if (const auto *Switch = dyn_cast_or_null<SwitchStmt>(Last)) {
    const ValueIndex Condition = Resolver.of(Switch->getCond());
    for (const CFGBlock::AdjacentBlock &To : B.succs()) {
      const CFGBlock *Case = To.getReachableBlock();
      const auto *Label = Case ? dyn_cast_or_null<CaseStmt>(Case->getLabel()) : nullptr;
      if (Label && !Label->getRHS())
        edge(EdgeKind::Case, To, Condition, Resolver.of(Label->getLHS()));
      else
        edge(EdgeKind::Default, To, Condition);
    }
    return;
  }
  if (B.succ_size() == 2 && Last && B.getTerminator().isStmtBranch() && B.getLastCondition()) {
    const ValueIndex Condition = Resolver.of(B.getLastCondition());
    edge(EdgeKind::True, *B.succ_begin(), Condition);
    edge(EdgeKind::False, *std::next(B.succ_begin()), Condition);
    return;
  }
  for (const CFGBlock::AdjacentBlock &To : B.succs())
    edge(EdgeKind::Always, To);
}

//===--- Whole bodies ---===//

/// What runs before the body of a coroutine: its first suspension. Clang's graph puts it behind the body.
void GraphBuilder::begin() {
  if (!Coroutine)
    return;
  Step Made;
  Made.Kind = StepKind::InitialSuspend;
  Made.Implicit = true;
  Made.Syntax = AwaitSyntax::NoSpelling;
  Made.Where = Tables.place(Definition.getLocation());
  Made.Suspending = Tables.Out.Functions[Out.Of].Coroutine.AtStart;
  append(std::move(Made));
}

/// What runs on every way out: the last suspension, and the ends of parameters taken by value.
void GraphBuilder::end(BlockIndex At) {
  Here = At;
  if (Coroutine) {
    Step Made;
    Made.Kind = StepKind::FinalSuspend;
    Made.Implicit = true;
    Made.Syntax = AwaitSyntax::NoSpelling;
    Made.Where = Tables.place(Coroutine->getEndLoc());
    Made.Suspending = Tables.Out.Functions[Out.Of].Coroutine.AtEnd;
    append(std::move(Made));
  }
  for (const ParmVarDecl *P : llvm::reverse(Definition.parameters()))
    if (!P->getType()->isReferenceType())
      destroy(Resolver.variable(*P), P->getType(), Definition.getBody()->getEndLoc());
}

void GraphBuilder::translate(const CFG &Flow) {
  for (const CFGBlock *B : Flow.const_nodes())
    Blocks[B] = B == &Flow.getEntry() ? Out.Entry : B == &Flow.getExit() ? Out.Exit : Out.Blocks.add({});
  for (const CFGBlock *B : Flow.const_nodes())
    if (const auto *Try = dyn_cast_or_null<CXXTryStmt>(B->getTerminatorStmt()))
      Handlers[Try] = Blocks[B];
  // Blocks are numbered from the exit on: the reverse has what an expression is made of before itself.
  for (const CFGBlock *B : Flow.const_reverse_nodes()) {
    if (B == &Flow.getExit())
      continue;
    Here = Blocks[B];
    if (B == &Flow.getEntry())
      begin();
    Ended.clear();
    for (const CFGElement &E : *B) {
      if (const auto S = E.getAs<CFGStmt>())
        if (const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(S->getStmt()))
          await(*Suspend);
    }
    for (const CFGElement &E : *B)
      element(E);
    edges(*B);
  }
}

/// A body whose branches are not followed: each of its steps may run, in the order of the text.
void GraphBuilder::flat(const Stmt &S) {
  if (isa<LambdaExpr>(S)) {
    Resolver.of(&cast<LambdaExpr>(S));
    return;
  }
  if (const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(&S)) {
    flat(*Suspend->getOperand());
    return expression(S, true);
  }
  for (const Stmt *Child : S.children())
    if (Child)
      flat(*Child);
  expression(S, true);
}

FlowGraph GraphBuilder::build() {
  Out.Entry = Out.Blocks.add({});
  Out.Exit = Out.Blocks.add({});
  Out.Unwound = Out.Blocks.add({});
  for (const ParmVarDecl *P : Definition.parameters())
    Tables.Out.Functions[Out.Of].ParameterNames.push_back(Tables.variable(*P));
  std::unique_ptr<CFG> Flow;
  if (!Definition.isDependentContext()) {
    CFG::BuildOptions Options;
    Options.AddInitializers = Options.AddImplicitDtors = Options.AddTemporaryDtors = Options.AddCXXNewAllocator =
        Options.AddRichCXXConstructors = Options.AddCXXDefaultInitExprInCtors =
            Options.AddCXXDefaultInitExprInAggregates = true;
    Options.setAllAlwaysAdd();
    Flow = CFG::buildCFG(&Definition, const_cast<Stmt *>(&Body), &Tables.Ast, Options);
  }
  if (Flow && Flow->getNumBlockIDs() <= MaxBlocks) {
    translate(*Flow);
  } else {
    Out.CutShort = true;
    Here = Out.Entry;
    begin();
    flat(Body);
    Out.Blocks[Here].Edges.push_back({EdgeKind::Always, Out.Exit});
  }
  end(Out.Exit);
  end(Out.Unwound);
  putBeside();
  Tables.Out.Functions[Out.Of].Touches = Sites.stored(
      Definition.isDependentContext() ? WrittenDoubt{Hazard::Unjudged, ""} : staticDoubt(Tables.Declared, Definition));
  return std::move(Out);
}

FlowGraph nostall::buildGraph(UnitTables &Tables, const FunctionDecl &Definition, FunctionIndex Of) {
  return GraphBuilder(Tables, Definition, Of).build();
}
