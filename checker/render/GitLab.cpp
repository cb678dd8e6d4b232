//===- GitLab.cpp - Findings as GitLab's code quality report ----------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// One JSON array of issues, which GitLab compares with that of the target branch by `fingerprint` and shows in the
// merge request. Paths are relative to the repository, so nostall must be called at its top.
//
//===----------------------------------------------------------------------===//
#include "model/FunctionId.h"
#include "render/Annotations.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/JSON.h"

using namespace nostall;

static llvm::StringRef severityWord(Severity S) {
  return S == Severity::Error ? "critical" : S == Severity::Warning ? "major" : "minor";
}

static std::string bodyOf(const Annotation &A, llvm::StringRef Root) {
  std::string Body;
  for (const PlacedLine &Line : linesOf(A))
    Body += "- " + Line.shown(Root) + "\n";
  if (!A.byHand().empty())
    Body += ("\n" + A.byHand() + "\n").str();
  return Body;
}

/// Of the worst cause and its entry, so that an edit elsewhere changes none. GitLab keeps one issue for each, so that
/// among equal ones the order is added.
static std::string fingerprintOf(const Annotation &A, llvm::StringMap<unsigned> &Seen) {
  std::string Key = A.worst().Finding->Fingerprint + "|" + A.worst().Pair->Entry;
  if (const unsigned Ordinal = ++Seen[Key]; Ordinal != 1)
    Key += "|" + std::to_string(Ordinal);
  return FunctionId::ofKey(Key).hex();
}

void nostall::renderGitLab(const Report &R, llvm::raw_ostream &Out) {
  llvm::json::OStream J(Out, 2);
  llvm::StringMap<unsigned> Seen;
  J.array([&] {
    for (const Annotation &A : annotationsOf(R))
      J.object([&] {
        J.attribute("type", "issue");
        J.attribute("check_name", A.rule());
        J.attribute("description", A.Message);
        if (const std::string Body = bodyOf(A, R.Root); !Body.empty())
          J.attributeObject("content", [&] { J.attribute("body", Body); });
        J.attributeArray("categories", [&] { J.value("Performance"); });
        J.attribute("severity", severityWord(A.Severity));
        J.attribute("fingerprint", fingerprintOf(A, Seen));
        J.attributeObject("location", [&] {
          J.attribute("path", shownPath(A.Where.File, R.Root));
          J.attributeObject("lines", [&] { J.attribute("begin", A.Where.Line); });
        });
      });
  });
  Out << "\n";
}
