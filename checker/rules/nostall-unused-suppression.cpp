//===- nostall-unused-suppression.cpp - nostall-unused-suppression ----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A NOLINT comment outlives what it was written for, and then silences the next fault at its line unseen. Policy
// knows which comments took anything away from the report; this rule tells the others.
//
//===----------------------------------------------------------------------===//
#include "rules/Rules.h"

using namespace nostall;

static void check(const RuleInput &Input, std::vector<Finding> &Found) {
  for (const Directive &D : Input.Policy.unused()) {
    Finding New;
    New.Rule = Input.Self->Name.str();
    New.Cause = {StepKind::Call, D.Where, "", D.Glob, "silences nothing"};
    New.Message = "'" + D.Glob + "' in this NOLINT comment suppresses nothing; remove it";
    CallSite Site;
    Site.Where = D.Where;
    Site.Call = D.Glob;
    Site.Message = New.Message;
    Site.Path = {New.Cause};
    Pair Only;
    Only.Sites.push_back(std::move(Site));
    New.Pairs.push_back(std::move(Only));
    Found.push_back(std::move(New));
  }
}

NOSTALL_RULE(nostall_unused_suppression) = {
    "nostall-unused-suppression", "a NOLINT comment for nostall suppresses nothing", nullptr, check, {},
    /*OnByDefault=*/true,
    /*AfterAllOthers=*/true,
};
