//===- Vocabulary.cpp - Spellings of the shared words -------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/Vocabulary.h"
#include "llvm/ADT/STLExtras.h"
#include <cstring>

using namespace nostall;

static constexpr WordTable<Category> Categories = {"sleep", "network", "dns",     "file",     "filesystem",  "process",
                                                   "wait",  "lock",    "console", "database", "http-client", "compute"};
static constexpr WordTable<Cost> Costs = {"brief", "io", "unbounded"};
static constexpr WordTable<Severity> Severities = {"info", "warning", "error"};
static constexpr WordTable<Confidence> Confidences = {"low", "medium", "high"};
static constexpr WordTable<Context> Contexts = {"loop", "elsewhere", "assumed loop", "unknown"};
static constexpr WordTable<ObjectState> ObjectStates = {"non-blocking", "ready", "writable", "flushed", "streaming"};

llvm::StringRef nostall::spelling(Category C) { return Categories[C]; }
llvm::StringRef nostall::spelling(Cost C) { return Costs[C]; }
llvm::StringRef nostall::spelling(Severity S) { return Severities[S]; }
llvm::StringRef nostall::spelling(Confidence C) { return Confidences[C]; }
llvm::StringRef nostall::spelling(Context C) { return Contexts[C]; }
llvm::StringRef nostall::spelling(ObjectState S) { return ObjectStates[S]; }

std::optional<Category> nostall::parseCategory(llvm::StringRef Text) { return Categories.find(Text); }
std::optional<Cost> nostall::parseCost(llvm::StringRef Text) { return Costs.find(Text); }
std::optional<Severity> nostall::parseSeverity(llvm::StringRef Text) { return Severities.find(Text); }
std::optional<Confidence> nostall::parseConfidence(llvm::StringRef Text) { return Confidences.find(Text); }
std::optional<ObjectState> nostall::parseObjectState(llvm::StringRef Text) { return ObjectStates.find(Text); }
std::string nostall::allCategories() { return Categories.all(); }
std::string nostall::allCosts() { return Costs.all(); }
std::string nostall::allSeverities() { return Severities.all(); }
std::string nostall::allConfidences() { return Confidences.all(); }
std::string nostall::allObjectStates() { return ObjectStates.all(); }

const RuleName *nostall::findRule(llvm::StringRef Name) {
  const auto *const Found = llvm::find_if(ruleNames(), [&](const RuleName &R) { return R.Name == Name; });
  return Found == ruleNames().end() ? nullptr : Found;
}

std::string nostall::unknownRule(llvm::StringRef Name) {
  constexpr unsigned FarthestTypo = 4;
  const RuleName *Nearest = nullptr;
  unsigned Least = FarthestTypo;
  std::string All;
  for (const RuleName &R : ruleNames()) {
    All += (All.empty() ? "" : ", ") + R.Name.str();
    // People also leave the prefix out.
    const unsigned Distance =
        std::min(Name.edit_distance(R.Name), Name.edit_distance(R.Name.substr(strlen("nostall-"))));
    if (Distance < Least) {
      Least = Distance;
      Nearest = &R;
    }
  }
  return "unknown rule '" + Name.str() + "'; " + (Nearest ? "did you mean '" + Nearest->Name.str() + "'? " : "") +
         "allowed: " + All;
}

Severity nostall::severityOf(Cost C) {
  switch (C) {
  case Cost::Brief:
    return Severity::Info;
  case Cost::Io:
    return Severity::Warning;
  case Cost::Unbounded:
    return Severity::Error;
  }
  return Severity::Warning;
}
