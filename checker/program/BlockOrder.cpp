//===- BlockOrder.cpp - Which blocks of a graph always run, and which run again -----------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The blocks on every way from the entry to the exit are the exit's dominators, found as Cooper, Harvey and Kennedy do;
// a block runs again when it is inside of an edge that leads backwards.
//
//===----------------------------------------------------------------------===//
#include "program/BlockOrder.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace nostall;
using namespace nostall::program;
using namespace nostall::graph;

namespace {

/// The blocks in the order in which a walk of the graph leaves them, last first.
class Walk {
public:
  Walk(const FlowGraph &Graph, bool Exceptions) : Number(Graph.Blocks.size(), Unseen) {
    std::vector<std::pair<BlockIndex, size_t>> Stack{{Graph.Entry, 0}};
    std::vector<bool> Seen(Graph.Blocks.size());
    Seen[Graph.Entry.position()] = true;
    while (!Stack.empty()) {
      auto &[B, Next] = Stack.back();
      const std::vector<Edge> &Edges = Graph.Blocks[B].Edges;
      if (Next == Edges.size()) {
        Order.push_back(B);
        Stack.pop_back();
        continue;
      }
      const Edge &E = Edges[Next++];
      if ((Exceptions || E.Kind != EdgeKind::Exception) && !Seen[E.To.position()]) {
        Seen[E.To.position()] = true;
        Stack.push_back({E.To, 0});
      }
    }
    std::reverse(Order.begin(), Order.end());
    for (size_t I = 0; I < Order.size(); ++I)
      Number[Order[I].position()] = I;
  }

  static constexpr size_t Unseen = ~size_t(0);
  std::vector<BlockIndex> Order;
  std::vector<size_t> Number; ///< by block: its place in Order
};

} // namespace

/// Marks the blocks on every way from the entry to the exit.
static void markAlways(const FlowGraph &Graph, const Walk &Normal, std::vector<bool> &Always) {
  Always[Graph.Entry.position()] = true;
  const size_t Exit = Normal.Number[Graph.Exit.position()];
  if (Exit == Walk::Unseen)
    return; // it never returns
  std::vector<std::vector<size_t>> From(Normal.Order.size());
  for (size_t I = 0; I < Normal.Order.size(); ++I)
    for (const Edge &E : Graph.Blocks[Normal.Order[I]].Edges)
      if (E.Kind != EdgeKind::Exception)
        From[Normal.Number[E.To.position()]].push_back(I);
  std::vector<size_t> Dominator(Normal.Order.size(), Walk::Unseen);
  Dominator[0] = 0;
  const auto common = [&](size_t A, size_t B) {
    while (A != B)
      (A > B ? A : B) = Dominator[A > B ? A : B];
    return A;
  };
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (size_t I = 1; I < Normal.Order.size(); ++I) {
      size_t Found = Walk::Unseen;
      for (const size_t Before : From[I])
        if (Dominator[Before] != Walk::Unseen)
          Found = Found == Walk::Unseen ? Before : common(Found, Before);
      Changed |= Dominator[I] != Found;
      Dominator[I] = Found;
    }
  }
  for (size_t I = Exit; I != 0; I = Dominator[I])
    Always[Normal.Order[I].position()] = true;
}

/// Marks the blocks from which a way leads back to them: those inside of an edge that goes backwards.
static void markAgain(const FlowGraph &Graph, const Walk &All, std::vector<bool> &Again) {
  std::vector<std::vector<BlockIndex>> From(Graph.Blocks.size());
  for (const BlockIndex B : All.Order)
    for (const Edge &E : Graph.Blocks[B].Edges)
      From[E.To.position()].push_back(B);
  for (const BlockIndex Last : All.Order)
    for (const Edge &E : Graph.Blocks[Last].Edges) {
      if (All.Number[E.To.position()] > All.Number[Last.position()])
        continue;
      // From the end of the loop back to its head.
      std::vector<BlockIndex> Work{Last};
      std::vector<bool> Inside(Graph.Blocks.size());
      Again[E.To.position()] = Inside[E.To.position()] = true;
      while (!Work.empty()) {
        const BlockIndex B = Work.back();
        Work.pop_back();
        if (Inside[B.position()])
          continue;
        Again[B.position()] = Inside[B.position()] = true;
        Work.insert(Work.end(), From[B.position()].begin(), From[B.position()].end());
      }
    }
}

BlockOrder::BlockOrder(const FlowGraph &Graph)
    : Always(Graph.Blocks.size()), Again(Graph.Blocks.size()), Unwinds(Graph.Blocks.size()) {
  const Walk Normal(Graph, false);
  markAlways(Graph, Normal, Always);
  markAgain(Graph, Walk(Graph, true), Again);
  for (const Block &B : Graph.Blocks) {
    const size_t Position = Graph.Blocks.indexOf(B).position();
    Unwinds[Position] = Normal.Number[Position] == Walk::Unseen &&
                        llvm::all_of(B.Steps, [&](StepIndex S) { return Graph.Steps[S].Kind == StepKind::Destroy; });
  }
}
