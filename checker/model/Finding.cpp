//===- Finding.cpp - Spellings of finding parts -----------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/Finding.h"

llvm::StringRef nostall::spelling(StepKind K) {
  static constexpr llvm::StringLiteral Words[] = {"call",    "virtual-call", "callable",   "construct",
                                                  "destroy", "spawn",        "lock-holder"};
  return Words[static_cast<unsigned>(K)];
}

std::string nostall::describe(const Step &S) {
  using nostall::StepKind;
  std::string Text = "'" + S.Function + "' ";
  switch (S.Kind) {
  case StepKind::Construct:
    Text += "constructs with '";
    break;
  case StepKind::Destroy:
    Text += "destroys with '";
    break;
  case StepKind::Spawn:
    Text += "starts '";
    break;
  case StepKind::LockHolder:
    Text += "holds '";
    break;
  case StepKind::Callable:
  case StepKind::Call:
  case StepKind::VirtualCall:
    Text += "calls '";
    break;
  }
  Text += S.Call + "'";
  if (llvm::StringRef(S.Reason).starts_with("blocks") || llvm::StringRef(S.Reason).starts_with("runs '"))
    return Text + ", which " + S.Reason;
  if (S.Kind == StepKind::LockHolder)
    return Text + " " + S.Reason;
  return S.Reason.empty() ? Text : Text + ": " + S.Reason;
}
