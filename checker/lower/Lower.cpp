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
#include "clang/AST/ASTContext.h"

using namespace nostall;
using namespace nostall::graph;
using namespace clang;

namespace {

class Lowering : public RootVisitor {
public:
  explicit Lowering(UnitTables &Tables) : Tables(Tables) {}

  void function(const FunctionDecl &F) override { Tables.function(F); }
  void closure(const CXXRecordDecl &Record) override { Tables.callable(Record); }
  void initialised(const VarDecl &V) override { Tables.variable(V); }

private:
  UnitTables &Tables;
};

} // namespace

Unit nostall::lower(ASTContext &Context, llvm::ArrayRef<const Decl *> Roots, const Knowledge &Known,
                    StringRef ProjectRoot) {
  UnitTables Tables(Context, Known, ProjectRoot);
  Lowering Visitor(Tables);
  visitRoots(Roots, Tables.User, Visitor);
  while (const std::optional<PendingGraph> Body = Tables.nextPending()) {
    FlowGraph Made = Body->Definition->getBody()
                         ? buildGraph(Tables, *Body->Definition, Body->Index)
                         : buildSpecialMember(Tables, *cast<CXXMethodDecl>(Body->Definition), Body->Index);
    Tables.Out.Functions[Body->Index].Body = Tables.Out.Graphs.add(simplify(std::move(Made)));
  }
  return std::move(Tables.Out);
}
