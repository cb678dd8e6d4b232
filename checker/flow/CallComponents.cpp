//===- CallComponents.cpp - Functions that call each other ---------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "flow/CallComponents.h"
#include "flow/OwnAwaiters.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;
using namespace nostall::flow;
using namespace nostall::graph;

namespace {

/// Tarjan's algorithm.
class Components {
public:
  explicit Components(const Unit &U) : U(U), Number(U.Functions.size()), Low(U.Functions.size()) {
    for (const Function &F : U.Functions)
      if (F.Body && !Number[U.Functions.indexOf(F).position()])
        visit(U.Functions.indexOf(F));
  }
  std::vector<std::vector<FunctionIndex>> Found;

private:
  struct Frame {
    FunctionIndex F;
    std::vector<FunctionIndex> Callees;
    size_t Next = 0;
  };

  std::vector<FunctionIndex> calleesOf(FunctionIndex F) const {
    std::vector<FunctionIndex> Result;
    for (const Step &S : U.Graphs[U.Functions[F].Body].Steps)
      if (S.Callee && U.Functions[S.Callee].Body)
        Result.push_back(S.Callee);
      else if (S.Kind == StepKind::Await && S.Type)
        if (const FunctionIndex Suspend = suspensionOf(U, S.Type))
          Result.push_back(Suspend);
    return Result;
  }

  void open(FunctionIndex F) {
    Number[F.position()] = Low[F.position()] = ++Count;
    Open.push_back(F);
    Stack.push_back({F, calleesOf(F)});
  }

  void visit(FunctionIndex Root) {
    open(Root);
    while (!Stack.empty()) {
      Frame &Top = Stack.back();
      uint32_t &Mine = Low[Top.F.position()];
      if (Top.Next < Top.Callees.size()) {
        const FunctionIndex Callee = Top.Callees[Top.Next++];
        if (!Number[Callee.position()])
          open(Callee);
        else if (llvm::is_contained(Open, Callee))
          Mine = std::min(Mine, Number[Callee.position()]);
        continue;
      }
      const FunctionIndex Done = Top.F;
      const uint32_t Reached = Mine;
      Stack.pop_back();
      if (!Stack.empty())
        Low[Stack.back().F.position()] = std::min(Low[Stack.back().F.position()], Reached);
      if (Reached != Number[Done.position()])
        continue;
      std::vector<FunctionIndex> &Component = Found.emplace_back();
      do {
        Component.push_back(Open.back());
        Open.pop_back();
      } while (Component.back() != Done);
    }
  }

  const Unit &U;
  std::vector<uint32_t> Number, Low; ///< 0: not seen
  std::vector<FunctionIndex> Open;
  std::vector<Frame> Stack;
  uint32_t Count = 0;
};

} // namespace

std::vector<std::vector<FunctionIndex>> flow::callComponents(const Unit &U) { return Components(U).Found; }
