//===- StepWords.cpp - The steps of a call path in words ----------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rules/StepWords.h"
#include "model/QualifiedName.h"
#include "llvm/ADT/Twine.h"

using namespace nostall;

static std::string named(llvm::StringRef Name, const LambdaPlace &At) {
  std::string Text = "'" + Name.str() + "'";
  if (At.Line)
    Text += " (line " + std::to_string(At.Line) + (At.Column ? ", column " + std::to_string(At.Column) : "") + ")";
  return Text;
}

std::string nostall::callerOf(const Step &S) { return named(S.Function, S.FunctionAt); }
std::string nostall::calleeOf(const Step &S) { return named(S.Call, S.CallAt); }

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
    return "runs " + named(S.Callable, S.CallableAt);
  case StepReason::ImplicitDestructor:
    return "implicit destructor";
  case StepReason::Suspended:
    return "while it is suspended";
  case StepReason::Waits:
    return "while it waits";
  }
  return {};
}

/// "a 'std::thread'": an object of the class of the constructor or destructor that a step names. Other functions make
/// objects, too.
static std::string objectOf(const Step &S) {
  const NameForm Form = formOf(S.Call);
  if (Form == NameForm::Function || Form == NameForm::Operator)
    return "an object with " + calleeOf(S);
  if (Form == NameForm::Lambda)
    return "a " + calleeOf(S);
  const llvm::StringRef Class = scopeOf(S.Call);
  return (llvm::StringRef("aeio").contains_insensitive(Class.take_front()) ? "an '" : "a '") + Class.str() + "'";
}

/// What the caller does.
static std::string action(const Step &S) {
  switch (S.Kind) {
  case StepKind::Construct:
    return "constructs " + objectOf(S);
  case StepKind::Destroy:
    return "destroys " + objectOf(S);
  case StepKind::Spawn:
    return "starts " + calleeOf(S);
  case StepKind::LockHolder:
    return "holds " + calleeOf(S);
  case StepKind::Callable:
  case StepKind::Call:
  case StepKind::VirtualCall:
    return "calls " + calleeOf(S);
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
  const std::string Text = callerOf(S) + " " + action(S);
  // "destroys" says it already.
  const std::string Reason = S.Why == StepReason::ImplicitDestructor ? std::string() : reasonOf(S);
  return Reason.empty() ? Text : Text + joint(S.Why).str() + Reason;
}
