//===- SequentialAwaits.cpp - Awaits that could run at the same time ----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "extract/BodyWalker.h"
#include "clang/AST/ASTContext.h"

using namespace nostall;
using namespace clang;

void BodyWalker::sequentialAwaits(const CompoundStmt &Block) {
  if (Silent || (Summary.Coroutine != CoroutineKind::Loop && Summary.Coroutine != CoroutineKind::AssumedLoop))
    return;
  const auto counts = [&](const CoawaitExpr &Await) { return EventOf.count(&Await) != 0; };
  for (const AwaitRun &Run : SequentialAwaits(B.Match, Function).runsIn(Block, counts)) {
    std::vector<EditSite> Sites = edits().ofRun(Run);
    uint32_t Before = None;
    for (const auto &[A, Site] : llvm::zip(Run, Sites)) {
      const uint32_t At = EventOf.lookup(A.Await);
      Events[At].Beside = Before;
      Events[At].Edit = keep(std::move(Site));
      Before = At;
    }
  }
}
