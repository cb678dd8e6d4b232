//===- KnowledgeMatch.cpp - What knowledge says of a declaration or a call ----------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "extract/KnowledgeMatch.h"
#include "extract/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace nostall;
using namespace clang;

/// Default arguments stand at the end.
static int writtenCount(llvm::ArrayRef<const Expr *> Arguments) {
  int Count = static_cast<int>(Arguments.size());
  while (Count > 0 && isa<CXXDefaultArgExpr>(Arguments[Count - 1]))
    --Count;
  return Count;
}

const Expr *CallArguments::get(ArgumentRef Ref) const {
  if (Ref.Index == ArgumentRef::Object)
    return Object;
  const int Index = Ref.Index < 0 ? writtenCount(Arguments) + Ref.Index : Ref.Index;
  return Index >= 0 && Index < static_cast<int>(Arguments.size()) ? Arguments[Index] : nullptr;
}

bool CallArguments::means(ArgumentRef Ref, unsigned Position) const {
  if (Ref.Index == ArgumentRef::Object)
    return Position == ObjectArgument;
  const int Index = Ref.Index < 0 ? writtenCount(Arguments) + Ref.Index : Ref.Index;
  return Index >= 0 && static_cast<unsigned>(Index) == Position;
}

CallArguments nostall::argumentsOf(const CallExpr &Call, llvm::SmallVectorImpl<const Expr *> &Storage) {
  Storage.assign(Call.arg_begin(), Call.arg_end());
  CallArguments Result{nullptr, Storage, {}};
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call)) {
    Result.Object = Member->getImplicitObjectArgument();
  } else if (isa<CXXOperatorCallExpr>(Call) && isa_and_nonnull<CXXMethodDecl>(Call.getDirectCallee()) &&
             !Storage.empty()) {
    Result.Object = Storage.front();
    Result.Arguments = Result.Arguments.drop_front();
  }
  return Result;
}

llvm::ArrayRef<const FunctionEntry *> KnowledgeMatch::entries(const FunctionDecl &F) {
  const FunctionDecl *Key = F.getCanonicalDecl();
  const auto [Entry, New] = Entries.try_emplace(Key);
  if (New)
    Entry->second = knowledge().matching(scopeName(F.getDeclContext()), lastName(F), [&] { return parameterTypes(F); });
  return Entry->second;
}

const FunctionEntry *KnowledgeMatch::entry(const FunctionDecl &F) {
  const auto All = entries(F);
  return All.empty() ? nullptr : All.front();
}

std::optional<Runs> KnowledgeMatch::opaque(const DeclContext *DC) {
  while (DC && !DC->isNamespace() && !DC->isTranslationUnit())
    DC = DC->getParent();
  if (!DC || DC->isTranslationUnit())
    return std::nullopt;
  const DeclContext *Key = DC->getPrimaryContext();
  if (const auto Found = OpaqueContexts.find(Key); Found != OpaqueContexts.end())
    return Found->second;
  const std::optional<Runs> Result = knowledge().opaque(scopeName(DC));
  OpaqueContexts[Key] = Result;
  return Result;
}

bool KnowledgeMatch::isLookedInto(const Decl &D) {
  const SourceManager &Sources = Ast.getSourceManager();
  const SourceLocation Where = Sources.getExpansionLoc(D.getLocation());
  if (Where.isInvalid())
    return false;
  // In the main file the user extends a library's namespace; one that the configuration names is opaque all the same.
  if (Sources.isInMainFile(Where))
    return !knowledge().hasOwnOpaque() || !knowledge().isOwnOpaque(scopeName(D.getDeclContext()));
  const DeclContext *DC = D.getDeclContext();
  if (opaque(DC))
    return false;
  if (!Sources.isInSystemHeader(Where))
    return true;
  // A system header's code outside every namespace is the C library's or the compiler's.
  while (DC && !DC->isNamespace() && !DC->isTranslationUnit())
    DC = DC->getParent();
  return DC && DC->isNamespace();
}

const TypeEntry *KnowledgeMatch::type(QualType T) {
  const CXXRecordDecl *Record = recordOf(T);
  if (!Record) {
    // A dependent specialisation still names its template.
    const auto *Specialization = T.isNull() ? nullptr : T.getNonReferenceType()->getAs<TemplateSpecializationType>();
    const TemplateDecl *Template = Specialization ? Specialization->getTemplateName().getAsTemplateDecl() : nullptr;
    return Template ? knowledge().type(qualifiedName(*Template)) : nullptr;
  }
  Record = Record->getCanonicalDecl();
  if (const auto Found = TypeEntries.find(Record); Found != TypeEntries.end())
    return Found->second;
  const TypeEntry *Result = Record->isLambda() ? nullptr : knowledge().type(qualifiedName(*Record));
  return TypeEntries[Record] = Result;
}

std::optional<nostall::Context> KnowledgeMatch::executor(QualType T) {
  if (const TypeEntry *Entry = type(T)) {
    if (Entry->Is == TypeRole::Pool)
      return nostall::Context::Elsewhere;
    if (Entry->Is == TypeRole::Loop)
      return nostall::Context::Loop;
  }
  const auto *Specialization = dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(T));
  if (!Specialization)
    return std::nullopt;
  for (const TemplateArgument &Argument : Specialization->getTemplateArgs().asArray())
    if (Argument.getKind() == TemplateArgument::Type)
      if (const auto Inner = executor(Argument.getAsType()))
        return Inner;
  return std::nullopt;
}

std::optional<int64_t> nostall::constantOf(const Expr &E, ASTContext &Ast) {
  if (E.isValueDependent() || E.isTypeDependent() || E.containsErrors())
    return std::nullopt;
  const QualType T = E.getType();
  if (T->isPointerType() || T->isNullPtrType())
    return E.IgnoreParenCasts()->isNullPointerConstant(Ast, Expr::NPC_ValueDependentIsNotNull)
               ? std::optional<int64_t>(0)
               : std::nullopt;
  if (!T->isIntegralOrEnumerationType() && !T->isRecordType())
    return std::nullopt;
  Expr::EvalResult Result;
  if (!E.EvaluateAsRValue(Result, Ast, /*InConstantContext=*/true) || Result.HasSideEffects)
    return std::nullopt;
  const APValue *Value = &Result.Val;
  while (Value->isStruct() && Value->getStructNumFields() == 1 && Value->getStructNumBases() == 0)
    Value = &Value->getStructField(0);
  if (!Value->isInt() || Value->getInt().getSignificantBits() > 64)
    return std::nullopt;
  return Value->getInt().getExtValue();
}

/// The expression without conversions, down through constructors that take it as their only argument.
static const Expr *source(const Expr *E) {
  while (true) {
    const Expr *Inner = E->IgnoreParenImpCasts()->IgnoreImplicit();
    if (const auto *C = dyn_cast<CXXConstructExpr>(Inner);
        C && C->getNumArgs() >= 1 && (C->getNumArgs() == 1 || isa<CXXDefaultArgExpr>(C->getArg(1))))
      Inner = C->getArg(0);
    else if (const auto *F = dyn_cast<CXXFunctionalCastExpr>(Inner))
      Inner = F->getSubExpr();
    if (Inner == E)
      return E;
    E = Inner;
  }
}

const ValueDecl *nostall::objectOf(const Expr *E) {
  while (E) {
    E = E->IgnoreParenCasts()->IgnoreImplicit();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return dyn_cast<VarDecl>(Ref->getDecl());
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (const auto *Unary = dyn_cast<UnaryOperator>(E);
        Unary && (Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref))
      E = Unary->getSubExpr();
    else if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E))
      E = Subscript->getBase();
    else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
             Operator && (Operator->getOperator() == OO_Arrow || Operator->getOperator() == OO_Star ||
                          Operator->getOperator() == OO_Subscript))
      E = Operator->getArg(0);
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
             Construct && Construct->getNumArgs() == 1 && Construct->getConstructor()->isCopyOrMoveConstructor())
      E = Construct->getArg(0);
    else if (const auto *Call = dyn_cast<CallExpr>(E); // std::move
             Call && Call->getNumArgs() == 1 && Call->getDirectCallee() && Call->getDirectCallee()->getBuiltinID() &&
             Call->getDirectCallee()->isInStdNamespace())
      E = Call->getArg(0);
    else
      return nullptr;
  }
  return nullptr;
}

/// What is assigned to a local variable anywhere in its function, with its initialiser; none if it may change in other
/// ways.
static std::optional<llvm::SmallVector<const Expr *, 2>> assignedTo(const VarDecl &V) {
  const auto *Owner = dyn_cast<FunctionDecl>(V.getDeclContext());
  if (!V.hasLocalStorage() || isa<ParmVarDecl>(V) || !V.getInit() || !Owner || !Owner->getBody() ||
      !V.getType()->isIntegralOrEnumerationType())
    return std::nullopt;
  llvm::SmallVector<const Expr *, 2> Assigned{V.getInit()};
  const auto names = [&](const Expr *E) {
    const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParens());
    return Ref && Ref->getDecl() == &V;
  };
  llvm::SmallVector<const Stmt *, 32> Work{Owner->getBody()};
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (const auto *Read = dyn_cast<ImplicitCastExpr>(S);
        Read && Read->getCastKind() == CK_LValueToRValue && names(Read->getSubExpr()))
      continue;
    if (const auto *Binary = dyn_cast<BinaryOperator>(S);
        Binary && (Binary->getOpcode() == BO_Assign || Binary->getOpcode() == BO_OrAssign) && names(Binary->getLHS())) {
      Assigned.push_back(Binary->getRHS());
      Work.push_back(Binary->getRHS());
      continue;
    }
    if (const auto *E = dyn_cast<Expr>(S); E && names(E))
      return std::nullopt;
    for (const Stmt *Child : S->children())
      if (Child)
        Work.push_back(Child);
  }
  return Assigned;
}

static const VarDecl *variableOf(const Expr &E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E.IgnoreParenImpCasts());
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

/// As constantOf, also through a local variable that never changes.
static std::optional<int64_t> valueOf(const Expr &E, ASTContext &Ast) {
  if (const auto Value = constantOf(E, Ast))
    return Value;
  const VarDecl *V = variableOf(E);
  const auto Assigned = V ? assignedTo(*V) : std::nullopt;
  return Assigned && Assigned->size() == 1 ? constantOf(*Assigned->front(), Ast) : std::nullopt;
}

/// `in >> a >> b` reads from `in`: a shift operator's result is its left operand.
static const Expr *shiftRoot(const Expr *E) {
  E = E->IgnoreParenImpCasts()->IgnoreImplicit();
  while (const auto *Shift = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Shift->getOperator() != OO_GreaterGreater && Shift->getOperator() != OO_LessLess)
      break;
    E = Shift->getArg(0)->IgnoreParenImpCasts()->IgnoreImplicit();
  }
  return E;
}

static bool hasBits(const Expr &E, int64_t Bits, ASTContext &Ast) {
  if (const auto Value = constantOf(E, Ast))
    return (*Value & Bits) == Bits;
  // `flags | MSG_DONTWAIT`: one constant operand is enough, also with an operator of the user's or the library's.
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E.IgnoreParenImpCasts());
      Call && Call->getOperator() == OO_Pipe && Call->getNumArgs() == 2)
    return hasBits(*Call->getArg(0), Bits, Ast) || hasBits(*Call->getArg(1), Bits, Ast);
  // Flags that are put together in a variable.
  if (const VarDecl *V = variableOf(E))
    if (const auto Assigned = assignedTo(*V))
      return llvm::any_of(*Assigned, [&](const Expr *Value) { return hasBits(*Value, Bits, Ast); });
  const auto *Or = dyn_cast<BinaryOperator>(E.IgnoreParenImpCasts());
  return Or && Or->getOpcode() == BO_Or && (hasBits(*Or->getLHS(), Bits, Ast) || hasBits(*Or->getRHS(), Bits, Ast));
}

bool KnowledgeMatch::holds(const Condition &C, const CallArguments &Call, StateQuery HasState) {
  using Property = Condition::Property;
  const Expr *E = Call.get(C.Argument);
  if (C.What == Property::Absent)
    return !E || isa<CXXDefaultArgExpr>(E);
  if (!E && C.What == Property::Type && C.Argument.Index == ArgumentRef::Object && !Call.ObjectType.isNull())
    return matchesGlob(C.Pattern, typeName(Call.ObjectType, Ast));
  if (!E)
    return false;
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
    E = Default->getExpr();
  switch (C.What) {
  case Property::Equals:
    return valueOf(*E, Ast) == C.Number;
  case Property::Flag:
    return hasBits(*E, C.Number, Ast);
  case Property::Type:
    return matchesGlob(C.Pattern, typeName(shiftRoot(E)->getType(), Ast));
  case Property::Global: {
    const auto *Ref = dyn_cast<DeclRefExpr>(shiftRoot(E));
    return Ref && matchesGlob(C.Pattern, qualifiedName(*Ref->getDecl()));
  }
  case Property::Text: {
    const auto *Literal = dyn_cast<StringLiteral>(source(E));
    return Literal && Literal->getCharByteWidth() == 1 && matchesGlob(C.Pattern, Literal->getString());
  }
  case Property::State:
    return HasState(shiftRoot(E), C.InState);
  case Property::Absent:
    break;
  }
  return false;
}

static bool assigns(const Stmt &S, const VarDecl &V) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
      Operator && Operator->getOperator() == OO_Equal && objectOf(Operator->getArg(0)) == &V)
    return true;
  return llvm::any_of(S.children(), [&](const Stmt *Child) { return Child && assigns(*Child, V); });
}

bool KnowledgeMatch::isAssigned(const VarDecl &V) {
  const auto [Entry, New] = Assigned.try_emplace(&V, false);
  const auto *Owner = New ? dyn_cast<FunctionDecl>(V.getDeclContext()) : nullptr;
  if (Owner && Owner->getBody())
    Entry->second = assigns(*Owner->getBody(), V);
  return Entry->second;
}

bool KnowledgeMatch::makesNonBlocking(const ParmVarDecl &Parameter) {
  const auto [Entry, New] = NonBlockingParameters.try_emplace(&Parameter, false); // false breaks cycles
  if (!New)
    return Entry->second;
  const auto *Owner = dyn_cast<FunctionDecl>(Parameter.getDeclContext());
  const bool Result = Owner && Owner->getBody() && makesNonBlocking(*Owner->getBody(), Parameter);
  return NonBlockingParameters[&Parameter] = Result;
}

bool KnowledgeMatch::makesNonBlocking(const Stmt &S, const ParmVarDecl &Parameter) {
  const auto *Call = dyn_cast<CallExpr>(&S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (Callee) {
    llvm::SmallVector<const Expr *, 4> Storage;
    const CallArguments Arguments = argumentsOf(*Call, Storage);
    const auto nothing = [](const Expr *, ObjectState) { return false; };
    for (const FunctionEntry *Entry : entries(*Callee))
      for (const StateChange &Change : Entry->States)
        if (Change.How == StateChange::Way::Sets && Change.State == ObjectState::NonBlocking &&
            objectOf(Arguments.get(Change.Object)) == &Parameter &&
            (Change.When.empty() ||
             llvm::any_of(Change.When, [&](const Condition &C) { return holds(C, Arguments, nothing); })))
          return true;
    const FunctionDecl *Definition = nullptr;
    if (Callee->hasBody(Definition))
      for (const auto &[Position, Argument] : llvm::enumerate(Arguments.Arguments))
        if (Position < Definition->getNumParams() && objectOf(Argument) == &Parameter &&
            makesNonBlocking(*Definition->getParamDecl(Position)))
          return true;
  }
  return llvm::any_of(S.children(), [&](const Stmt *Child) { return Child && makesNonBlocking(*Child, Parameter); });
}

/// One condition in the words of `why-not`.
static std::string describe(const Condition &C) {
  using Property = Condition::Property;
  std::string Text = C.Argument.Index == ArgumentRef::Object
                         ? std::string("the object")
                         : (C.Argument.Index < 0 ? "argument " + std::to_string(-C.Argument.Index) + " from the end"
                                                 : "argument " + std::to_string(C.Argument.Index + 1));
  switch (C.What) {
  case Property::Equals:
    return Text + " is " + std::to_string(C.Number);
  case Property::Flag:
    return Text + " has " + C.Pattern;
  case Property::Type:
    return Text + " is of type '" + C.Pattern + "'";
  case Property::Global:
    return Text + " is '" + C.Pattern + "'";
  case Property::Text:
    return Text + " is the text \"" + C.Pattern + "\"";
  case Property::State:
    return Text + " is " + spelling(C.InState).str() + " here";
  case Property::Absent:
    return Text + " is left out";
  }
  return Text;
}

KnowledgeMatch::Discharge KnowledgeMatch::discharge(const FunctionEntry &Entry, const CallArguments &Call,
                                                    StateQuery HasState) {
  for (const Condition &C : Entry.Unless)
    if (holds(C, Call, HasState))
      return {describe(C), true};
  if (Entry.When.empty())
    return {};
  std::string Wanted;
  for (const Condition &C : Entry.When) {
    if (holds(C, Call, HasState))
      return {};
    Wanted += (Wanted.empty() ? "" : ", or ") + describe(C);
  }
  return {"it blocks only when " + Wanted, false};
}

std::pair<std::string, std::string> KnowledgeMatch::aliasOf(const FunctionDecl &F) {
  const std::string Name = qualifiedName(F);
  for (const auto &[From, To] : knowledge().aliases())
    if (StringRef(Name).starts_with(From + "::"))
      return {From, To};
  return {};
}
