//===- StepWords.cpp - The steps of a call path in words ----------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rules/StepWords.h"
#include "llvm/ADT/Twine.h"

using namespace nostall;

std::string nostall::reasonOf(const Step &S) {
  switch (S.Why) {
  case StepReason::None:
    return S.Words;
  case StepReason::Blocks:
    return ("blocks (" + spelling(*S.What) + ", " + spelling(*S.HowLong) + ")").str() +
           (S.Words.empty() ? "" : ": " + S.Words);
  case StepReason::MayBeOverride:
    return "may be the override that runs";
  case StepReason::MayBeCallee:
    return "may be what is called here";
  case StepReason::RunsCallable:
    return "runs '" + S.Callable + "'";
  case StepReason::ImplicitDestructor:
    return "implicit destructor";
  case StepReason::Suspended:
    return "while it is suspended";
  case StepReason::Waits:
    return "while it waits";
  }
  return {};
}

/// What stands between the caller and what it calls.
static llvm::StringRef verb(StepKind K) {
  switch (K) {
  case StepKind::Construct:
    return "constructs with";
  case StepKind::Destroy:
    return "destroys with";
  case StepKind::Spawn:
    return "starts";
  case StepKind::LockHolder:
    return "holds";
  case StepKind::Callable:
  case StepKind::Call:
  case StepKind::VirtualCall:
    return "calls";
  }
  return {};
}

/// What stands between the step and its reason.
static llvm::StringRef joint(StepReason Why) {
  switch (Why) {
  case StepReason::Blocks:
  case StepReason::RunsCallable:
    return ", which ";
  case StepReason::Suspended:
  case StepReason::Waits:
    return " ";
  case StepReason::None:
  case StepReason::MayBeOverride:
  case StepReason::MayBeCallee:
  case StepReason::ImplicitDestructor:
    return ": ";
  }
  return {};
}

std::string nostall::describe(const Step &S) {
  const std::string Text = "'" + S.Function + "' " + verb(S.Kind).str() + " '" + S.Call + "'";
  const std::string Reason = reasonOf(S);
  return Reason.empty() ? Text : Text + joint(S.Why).str() + Reason;
}
