//===- Simplify.cpp - A flow graph without what says nothing ------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/Simplify.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::graph;

namespace {

class Simplifier {
public:
  explicit Simplifier(FlowGraph From) : From(std::move(From)) {}
  FlowGraph run();

private:
  bool isEnd(BlockIndex B) const { return B == From.Exit || B == From.Unwound; }
  BlockIndex behindEmpty(BlockIndex B) const;
  void skipEmptyBlocks();
  void joinChains();
  std::vector<BlockIndex> order() const;
  void renumber(const std::vector<BlockIndex> &Order);

  FlowGraph From, To;
};

} // namespace

/// The first block from \p B on that does or decides something.
BlockIndex Simplifier::behindEmpty(BlockIndex B) const {
  for (size_t Steps = 0; Steps < From.Blocks.size() && !isEnd(B); ++Steps) { // an empty loop ends here
    const Block &At = From.Blocks[B];
    if (!At.Steps.empty() || At.Edges.size() != 1 || At.Edges.front().Kind != EdgeKind::Always)
      break;
    B = At.Edges.front().To;
  }
  return B;
}

void Simplifier::skipEmptyBlocks() {
  for (Block &B : From.Blocks) {
    for (Edge &E : B.Edges)
      E.To = behindEmpty(E.To);
    // A condition after which all is the same decides nothing.
    if (B.Edges.size() > 1 && llvm::all_of(B.Edges, [&](const Edge &E) {
          return E.Kind != EdgeKind::Exception && E.To == B.Edges.front().To;
        }))
      B.Edges = {{EdgeKind::Always, B.Edges.front().To}};
  }
}

void Simplifier::joinChains() {
  const std::vector<BlockIndex> Reached = order();
  std::vector<uint32_t> Predecessors(From.Blocks.size());
  for (const BlockIndex B : Reached)
    for (const Edge &E : From.Blocks[B].Edges)
      ++Predecessors[E.To.position()];
  for (const BlockIndex At : Reached) {
    Block &B = From.Blocks[At];
    while (B.Edges.size() == 1 && B.Edges.front().Kind == EdgeKind::Always) {
      const BlockIndex Next = B.Edges.front().To;
      Block &After = From.Blocks[Next];
      if (isEnd(Next) || Next == From.Entry || Predecessors[Next.position()] != 1 || &After == &B)
        break;
      B.Steps.insert(B.Steps.end(), After.Steps.begin(), After.Steps.end());
      B.Edges = std::move(After.Edges);
      After = {};
    }
  }
}

/// What the entry reaches, in reverse postorder, without the two ends.
std::vector<BlockIndex> Simplifier::order() const {
  std::vector<BlockIndex> Post;
  std::vector<bool> Seen(From.Blocks.size());
  std::vector<std::pair<BlockIndex, size_t>> Stack{{From.Entry, 0}};
  Seen[From.Entry.position()] = true;
  while (!Stack.empty()) {
    auto &[At, Next] = Stack.back();
    const std::vector<Edge> &Edges = From.Blocks[At].Edges;
    if (Next == Edges.size()) {
      if (!isEnd(At))
        Post.push_back(At);
      Stack.pop_back();
      continue;
    }
    // The last edge first, so that what is written first comes first in the end.
    const BlockIndex To = Edges[Edges.size() - ++Next].To;
    if (!Seen[To.position()]) {
      Seen[To.position()] = true;
      Stack.push_back({To, 0});
    }
  }
  std::reverse(Post.begin(), Post.end());
  return Post;
}

void Simplifier::renumber(const std::vector<BlockIndex> &Order) {
  std::vector<BlockIndex> Place(From.Blocks.size());
  std::vector<StepIndex> StepPlace(From.Steps.size());
  for (const BlockIndex B : Order) {
    Place[B.position()] = To.Blocks.add({});
    for (const StepIndex S : From.Blocks[B].Steps)
      StepPlace[S.position()] = To.Steps.add(From.Steps[S]);
  }
  for (const BlockIndex B : Order) {
    Block &Made = To.Blocks[Place[B.position()]];
    for (const StepIndex S : From.Blocks[B].Steps)
      Made.Steps.push_back(StepPlace[S.position()]);
    Made.Edges = std::move(From.Blocks[B].Edges);
    for (Edge &E : Made.Edges)
      E.To = Place[E.To.position()];
  }
  To.Values = std::move(From.Values);
  for (Value &V : To.Values)
    if (V.Of)
      V.Of = StepPlace[V.Of.position()];
  for (Step &S : To.Steps)
    if (S.Beside)
      S.Beside = StepPlace[S.Beside.position()];
  To.Of = From.Of;
  To.CutShort = From.CutShort;
  To.Entry = Place[From.Entry.position()];
  To.Exit = Place[From.Exit.position()];
  To.Unwound = Place[From.Unwound.position()];
}

FlowGraph Simplifier::run() {
  skipEmptyBlocks();
  joinChains();
  std::vector<BlockIndex> Order = order();
  Order.push_back(From.Exit);
  Order.push_back(From.Unwound);
  renumber(Order);
  return std::move(To);
}

FlowGraph nostall::simplify(FlowGraph G) { return Simplifier(std::move(G)).run(); }
