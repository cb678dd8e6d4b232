//===- Extract.cpp - From Clang's AST to a TuSummary ----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "extract/Extract.h"
#include "extract/BodyWalker.h"
#include "extract/SummaryBuilder.h"
#include "lower/Names.h"
#include "lower/Roots.h"
#include "lower/Suppressions.h"

using namespace nostall;
using namespace clang;

namespace {

/// Puts every function that the user's declarations define on the builder's list.
class Roots : public RootVisitor {
public:
  explicit Roots(SummaryBuilder &B) : B(B) {}

  void function(const FunctionDecl &F) override { B.function(F); }
  void initialised(const VarDecl &V) override { B.initialise(V); }
  void closure(const CXXRecordDecl &Record) override { B.callOperators(tagType(Record)); }

private:
  SummaryBuilder &B;
};

} // namespace

TuSummary nostall::extract(ASTContext &Context, llvm::ArrayRef<const Decl *> Declarations, const Configuration &Config,
                           StringRef ProjectRoot) {
  SummaryBuilder Builder(Context, Config, ProjectRoot);
  Roots Visitor(Builder);
  visitRoots(Declarations, Builder.Match.userCode(), Visitor);
  while (std::optional<PendingBody> Body = Builder.nextPending())
    BodyWalker(Builder, std::move(*Body)).run();
  Builder.Out.Suppressions = suppressionsIn(Builder.places(), Builder.Sources, Builder.Out.Strings);
  if (const OptionalFileEntryRef Main = Builder.Sources.getFileEntryRefForID(Builder.Sources.getMainFileID()))
    Builder.Out.MainFile = Builder.Out.Strings[Builder.file(Builder.Sources.getMainFileID())].str();
  return std::move(Builder.Out);
}

class BodyFilter::Implementation {
public:
  Implementation(ASTContext &Context, const Configuration &Config) : Match(Config, Context) {}
  KnowledgeMatch Match;
};

BodyFilter::BodyFilter(ASTContext &Context, const Configuration &Config)
    : Impl(std::make_unique<Implementation>(Context, Config)) {}
BodyFilter::~BodyFilter() = default;
bool BodyFilter::needsBody(const Decl &D) { return Impl->Match.isLookedInto(D); }
