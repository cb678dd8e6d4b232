//===- TypeEntryParser.cpp - Reads what knowledge says of types -------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The part of KnowledgeParser that reads entries below `types`.
//
//===----------------------------------------------------------------------===//
#include "knowledge/KnowledgeParser.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/YAMLParser.h"

using namespace nostall;
using namespace llvm;

static constexpr WordTable<TypeRole> TypeRoles = {
    "coroutine", "generator",    "awaitable", "task-elsewhere", "loop",       "pool",
    "executor",  "own-executor", "immediate", "bound-token",    "io-object",  "work-guard",
    "guard",     "container",    "owner",     "shared-owner",   "concurrent", "loop-argument"};

void KnowledgeParser::type(Node &N) {
  TypeEntry T;
  T.File = Y.file().str();
  T.Line = Y.line(N);
  std::vector<std::string> Names;
  bool HasRole = false;
  Y.mapping(N, {
                   {"name", [&](Node &V) { Names = Y.texts(V); }},
                   {"is",
                    [&](Node &V) {
                      HasRole = true;
                      T.Is = Y.word<TypeRole>(V, [](StringRef Text) { return TypeRoles.find(Text); }, TypeRoles.all());
                    }},
                   {"family", [&](Node &V) { T.Family = Y.text(V); }},
                   {"released-by", [&](Node &V) { T.ReleasedBy = Y.texts(V); }},
                   {"elements",
                    [&](Node &V) {
                      T.Elements.clear();
                      Y.sequence(V, [&](Node &E) { T.Elements.push_back(templateArgument(E)); });
                    }},
                   {"deleter", [&](Node &V) { T.Deleter = templateArgument(V); }},
                   {"start",
                    [&](Node &V) {
                      T.Lazy = Y.word<bool>(
                          V,
                          [](StringRef Text) {
                            return StringSwitch<std::optional<bool>>(Text)
                                .Case("lazy", true)
                                .Case("eager", false)
                                .Default(std::nullopt);
                          },
                          "lazy, eager");
                    }},
                   {"resumes",
                    [&](Node &V) {
                      T.ResumesInline = Y.word<bool>(
                          V,
                          [](StringRef Text) {
                            return StringSwitch<std::optional<bool>>(Text)
                                .Case("inline", true)
                                .Case("own-executor", false)
                                .Default(std::nullopt);
                          },
                          "inline, own-executor");
                    }},
               });
  if (!Y.failed() && (Names.empty() || !HasRole))
    return Y.fail(N, "a type needs 'name' and 'is'");
  if (!Y.failed() && !T.ReleasedBy.empty() && T.Is != TypeRole::Guard && T.Is != TypeRole::Concurrent)
    return Y.fail(N, "'released-by' is only for 'is: guard' and 'is: concurrent'");
  if (!Y.failed() && T.Deleter && T.Is != TypeRole::Owner)
    return Y.fail(N, "'deleter' is only for 'is: owner'");
  for (const std::string &Name : Names) {
    T.Name = Name;
    K.Types[Name] = T;
  }
}

unsigned KnowledgeParser::templateArgument(Node &N) {
  const int64_t Index = Y.integer(N);
  if (Index < 0 || Index > 15)
    Y.fail(N, "expected the number of a template argument, from 0 to 15");
  return static_cast<unsigned>(Index);
}
