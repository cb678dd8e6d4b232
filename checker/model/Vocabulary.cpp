//===- Vocabulary.cpp - Spellings of the shared words -------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/Vocabulary.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <cstring>

using namespace nostall;

// Each table is indexed by the enumeration's value.
static constexpr llvm::StringLiteral Categories[CategoryCount] = {"sleep",      "network",  "dns",         "file",
                                                                  "filesystem", "process",  "wait",        "lock",
                                                                  "console",    "database", "http-client", "compute"};
static constexpr llvm::StringLiteral Costs[] = {"brief", "io", "unbounded"};
static constexpr llvm::StringLiteral Severities[] = {"info", "warning", "error"};
static constexpr llvm::StringLiteral Confidences[] = {"low", "medium", "high"};
static constexpr llvm::StringLiteral Contexts[] = {"loop", "elsewhere", "assumed loop", "unknown"};
static constexpr llvm::StringLiteral ObjectStates[] = {"non-blocking", "ready", "writable", "flushed", "streaming"};

llvm::StringRef nostall::spelling(Category C) { return Categories[static_cast<unsigned>(C)]; }
llvm::StringRef nostall::spelling(Cost C) { return Costs[static_cast<unsigned>(C)]; }
llvm::StringRef nostall::spelling(Severity S) { return Severities[static_cast<unsigned>(S)]; }
llvm::StringRef nostall::spelling(Confidence C) { return Confidences[static_cast<unsigned>(C)]; }
llvm::StringRef nostall::spelling(Context C) { return Contexts[static_cast<unsigned>(C)]; }
llvm::StringRef nostall::spelling(ObjectState S) { return ObjectStates[static_cast<unsigned>(S)]; }

template <typename Enum>
static std::optional<Enum> find(llvm::ArrayRef<llvm::StringLiteral> Table, llvm::StringRef Text) {
  for (const auto &[Index, Word] : llvm::enumerate(Table))
    if (Word == Text)
      return static_cast<Enum>(Index);
  return std::nullopt;
}

std::optional<Category> nostall::parseCategory(llvm::StringRef Text) { return find<Category>(Categories, Text); }
std::optional<Cost> nostall::parseCost(llvm::StringRef Text) { return find<Cost>(Costs, Text); }
std::optional<ObjectState> nostall::parseObjectState(llvm::StringRef Text) {
  return find<ObjectState>(ObjectStates, Text);
}
std::string nostall::allCategories() { return llvm::join(std::begin(Categories), std::end(Categories), ", "); }
std::string nostall::allCosts() { return llvm::join(std::begin(Costs), std::end(Costs), ", "); }
std::string nostall::allObjectStates() { return llvm::join(std::begin(ObjectStates), std::end(ObjectStates), ", "); }

const RuleName *nostall::findRule(llvm::StringRef Name) {
  const auto *const Found = llvm::find_if(RuleNames, [&](const RuleName &R) { return R.Name == Name; });
  return Found == std::end(RuleNames) ? nullptr : Found;
}

std::string nostall::unknownRule(llvm::StringRef Name) {
  constexpr unsigned FarthestTypo = 4;
  const RuleName *Nearest = nullptr;
  unsigned Least = FarthestTypo;
  std::string All;
  for (const RuleName &R : RuleNames) {
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
