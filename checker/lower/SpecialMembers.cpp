//===- SpecialMembers.cpp - The bodies that nobody wrote ----------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/SpecialMembers.h"
#include "lower/ValueResolver.h"
#include "clang/AST/ASTContext.h"

using namespace nostall;
using namespace nostall::graph;
using namespace clang;

namespace {

/// Which member of the class of each base and field a special member calls.
enum class Part : uint8_t { DefaultConstructor, CopyConstructor, MoveConstructor, Assignment, Destructor };

class SpecialMember {
public:
  SpecialMember(UnitTables &Tables, const CXXMethodDecl &Member, FunctionIndex Of)
      : Tables(Tables), Member(Member), Record(*Member.getParent()->getDefinition()), Resolver(Tables, Out) {
    Out.Of = Of;
  }
  FlowGraph build();

private:
  void part(ValueIndex Object, ValueIndex Other, QualType T);
  void parts();
  Part kind() const;

  UnitTables &Tables;
  const CXXMethodDecl &Member;
  const CXXRecordDecl &Record;
  FlowGraph Out;
  ValueResolver Resolver;
};

} // namespace

bool nostall::isSpecialMemberWithoutBody(const FunctionDecl &F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  if (!Method || Method->isDeleted() || Method->isTrivial() || Method->hasBody() || Method->isDependentContext() ||
      !(Method->isImplicit() || Method->isDefaulted()) || !Method->getParent()->hasDefinition() ||
      Method->getParent()->isLambda())
    return false;
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(Method);
  return isa<CXXDestructorDecl>(Method) || Method->isCopyAssignmentOperator() || Method->isMoveAssignmentOperator() ||
         (Constructor && (Constructor->isDefaultConstructor() || Constructor->isCopyOrMoveConstructor()));
}

Part SpecialMember::kind() const {
  if (isa<CXXDestructorDecl>(Member))
    return Part::Destructor;
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Member);
  if (!Constructor)
    return Part::Assignment;
  return Constructor->isDefaultConstructor() ? Part::DefaultConstructor
         : Constructor->isCopyConstructor()  ? Part::CopyConstructor
                                             : Part::MoveConstructor;
}

/// The member of a base's or field's class that is called for it; a move falls back to a copy.
static const CXXMethodDecl *memberFor(UnitTables &Tables, const CXXRecordDecl &Record, Part Kind, bool Moves) {
  if (Kind == Part::Destructor)
    return Tables.destructor(Record);
  const CXXMethodDecl *Copies = nullptr;
  for (const CXXMethodDecl *M : Record.methods()) {
    const auto *Constructor = dyn_cast<CXXConstructorDecl>(M);
    if (M->isDeleted())
      continue;
    if (Kind == Part::Assignment) {
      if (Moves && M->isMoveAssignmentOperator())
        return M;
      if (M->isCopyAssignmentOperator())
        Copies = M;
    } else if (Constructor) {
      if (Kind == Part::DefaultConstructor && Constructor->isDefaultConstructor())
        return M;
      if (Kind == Part::MoveConstructor && Constructor->isMoveConstructor())
        return M;
      if (Kind != Part::DefaultConstructor && Constructor->isCopyConstructor())
        Copies = M;
    }
  }
  return Copies;
}

void SpecialMember::part(ValueIndex Object, ValueIndex Other, QualType T) {
  T = Tables.Ast.getBaseElementType(T);
  const CXXRecordDecl *Of = T->getAsCXXRecordDecl();
  if (!Of || !Of->hasDefinition())
    return;
  const Part Kind = kind();
  const CXXMethodDecl *Called = memberFor(Tables, *Of->getDefinition(), Kind, Member.isMoveAssignmentOperator());
  if (!Called || Called->isTrivial())
    return;
  Step Made;
  Made.Kind = Kind == Part::Destructor   ? StepKind::Destroy
              : Kind == Part::Assignment ? StepKind::Call
                                         : StepKind::Construct;
  Made.Implicit = true;
  Made.Syntax = AwaitSyntax::NoSpelling;
  Made.Callee = Tables.function(*Called);
  Made.Type = Tables.type(T);
  Made.Where = Tables.place(Member.getLocation());
  if (Kind == Part::Destructor || Kind == Part::Assignment)
    Made.Object = Object;
  if (Kind != Part::Destructor && Kind != Part::DefaultConstructor)
    Made.Arguments.push_back({Other, Tables.type(T)});
  const StepIndex Index = Out.Steps.add(std::move(Made));
  Out.Blocks[Out.Entry].Steps.push_back(Index);
  if (Kind == Part::Destructor || Kind == Part::Assignment)
    return;
  Step Initialised;
  Initialised.Kind = StepKind::Initialise;
  Initialised.Implicit = true;
  Initialised.Syntax = AwaitSyntax::NoSpelling;
  Initialised.Target = Object;
  Initialised.Source = Resolver.Values.result(Index);
  Initialised.Type = Tables.type(T);
  Initialised.Where = Tables.place(Member.getLocation());
  Out.Blocks[Out.Entry].Steps.push_back(Out.Steps.add(std::move(Initialised)));
}

void SpecialMember::parts() {
  const bool Ends = kind() == Part::Destructor;
  const ValueIndex This = Resolver.Values.object();
  const ValueIndex Other =
      Member.param_empty() ? Resolver.Values.unknown() : Resolver.variable(*Member.getParamDecl(0));
  llvm::SmallVector<std::function<void()>, 8> All;
  for (const CXXBaseSpecifier &Base : Record.bases())
    All.push_back([&, T = Base.getType()] { part(This, Other, T); });
  for (const FieldDecl *Field : Record.fields())
    All.push_back([&, Field] { part(Resolver.field(This, *Field), Resolver.field(Other, *Field), Field->getType()); });
  if (Ends)
    std::reverse(All.begin(), All.end());
  for (const std::function<void()> &Each : All)
    Each();
}

FlowGraph SpecialMember::build() {
  Out.Entry = Out.Blocks.add({});
  Out.Exit = Out.Blocks.add({});
  Out.Unwound = Out.Blocks.add({});
  for (const ParmVarDecl *P : Member.parameters())
    Tables.Out.Functions[Out.Of].ParameterNames.push_back(Tables.variable(*P));
  parts();
  Out.Blocks[Out.Entry].Edges.push_back({EdgeKind::Always, Out.Exit});
  return std::move(Out);
}

FlowGraph nostall::buildSpecialMember(UnitTables &Tables, const CXXMethodDecl &Member, FunctionIndex Of) {
  return SpecialMember(Tables, Member, Of).build();
}
