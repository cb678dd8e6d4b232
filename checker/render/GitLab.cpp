//===- GitLab.cpp - Findings as GitLab's code quality report ----------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// One JSON array of issues, which GitLab compares with that of the target branch by `fingerprint` and shows in the
// merge request. Paths are relative to the repository, so nostall must be called at its top.
//
//===----------------------------------------------------------------------===//
#include "render/Annotations.h"
#include "llvm/Support/JSON.h"

using namespace nostall;

static llvm::StringRef severityWord(Severity S) {
  return S == Severity::Error ? "critical" : S == Severity::Warning ? "major" : "minor";
}

static std::string bodyOf(const Annotation &A, llvm::StringRef Root) {
  std::string Body;
  for (const std::string &Line : chainLines(A.first(), Root))
    Body += "- " + Line + "\n";
  if (!A.first().ByHand.empty())
    Body += "\n" + A.first().ByHand + "\n";
  return Body;
}

void nostall::renderGitLab(const Report &R, llvm::raw_ostream &Out) {
  llvm::json::OStream J(Out, 2);
  J.array([&] {
    for (const Annotation &A : annotationsOf(R))
      J.object([&] {
        J.attribute("type", "issue");
        J.attribute("check_name", A.first().Rule);
        J.attribute("description", A.Message);
        if (const std::string Body = bodyOf(A, R.Root); !Body.empty())
          J.attributeObject("content", [&] { J.attribute("body", Body); });
        J.attributeArray("categories", [&] { J.value("Performance"); });
        J.attribute("severity", severityWord(A.Severity));
        J.attribute("fingerprint", A.first().Fingerprint);
        J.attributeObject("location", [&] {
          J.attribute("path", shownPath(A.Place.File, R.Root));
          J.attributeObject("lines", [&] { J.attribute("begin", A.Place.Line); });
        });
      });
  });
  Out << "\n";
}
