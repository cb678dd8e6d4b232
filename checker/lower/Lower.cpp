//===- Lower.cpp - From Clang's AST to tables and flow graphs -----------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/Lower.h"
#include "lower/GraphBuilder.h"
#include "lower/Roots.h"
#include "lower/Simplify.h"
#include "lower/SpecialMembers.h"
#include "lower/Suppressions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Stmt.h"

using namespace nostall;
using namespace nostall::graph;
using namespace clang;

namespace {

class Lowering : public RootVisitor {
public:
  explicit Lowering(UnitTables &Tables) : Tables(Tables) {}

  void function(const FunctionDecl &F) override { Tables.function(F); }
  void closure(const CXXRecordDecl &Record) override { Tables.callable(Record); }
  void variable(const VarDecl &V) override { Initialised.push_back(&V); }

  /// Has the initialisers of the unit's global variables lowered, as the body of one function.
  void finish();

private:
  UnitTables &Tables;
  std::vector<const VarDecl *> Initialised;
};

} // namespace

void Lowering::finish() {
  if (Initialised.empty())
    return;
  ASTContext &Ast = Tables.Ast;
  const SourceManager &Sources = Ast.getSourceManager();
  // Of this unit alone, whichever header the first of them stands in.
  const SourceLocation Where = Sources.getLocForStartOfFile(Sources.getMainFileID());
  const QualType Type = Ast.getFunctionType(Ast.VoidTy, {}, FunctionProtoType::ExtProtoInfo());
  FunctionDecl *Made = FunctionDecl::Create(Ast, Ast.getTranslationUnitDecl(), Where, Where,
                                            DeclarationName(&Ast.Idents.get("initialisers of global variables")), Type,
                                            nullptr, SC_Static);
  llvm::SmallVector<Stmt *, 8> Statements;
  for (const VarDecl *V : Initialised)
    Statements.push_back(new (Ast) DeclStmt(DeclGroupRef(const_cast<VarDecl *>(V)), V->getLocation(), V->getEndLoc()));
  Made->setBody(CompoundStmt::Create(Ast, Statements, FPOptionsOverride(), Where, Where));
  Tables.function(*Made);
}

Unit nostall::lower(ASTContext &Context, llvm::ArrayRef<const Decl *> Roots, const Knowledge &Known,
                    StringRef ProjectRoot) {
  UnitTables Tables(Context, Known, ProjectRoot);
  Lowering Visitor(Tables);
  visitRoots(Roots, Tables.User, Visitor);
  Visitor.finish();
  while (const std::optional<PendingGraph> Body = Tables.nextPending()) {
    FlowGraph Made = Body->Definition->getBody()
                         ? buildGraph(Tables, *Body->Definition, Body->Index)
                         : buildSpecialMember(Tables, *cast<CXXMethodDecl>(Body->Definition), Body->Index);
    Tables.Out.Functions[Body->Index].Body = Tables.Out.Graphs.add(simplify(std::move(Made)));
  }
  Tables.Out.Suppressions = suppressionsIn(Tables.places(), Context.getSourceManager(), Tables.Out.Strings);
  return std::move(Tables.Out);
}
