//===- Json.cpp - Findings as JSON ----------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// One object: `schema_version`, `coverage`, `findings`. The keys are documented in checker/README.md; a change that
// takes one away or gives it another meaning raises the version.
//
//===----------------------------------------------------------------------===//
#include "llvm/Support/JSON.h"
#include "render/Render.h"

using namespace nostall;

static void writeStep(llvm::json::OStream &J, const Step &S, llvm::StringRef Root) {
  J.object([&] {
    J.attribute("kind", spelling(S.Kind));
    J.attribute("file", shownPath(S.Where.File, Root));
    J.attribute("line", S.Where.Line);
    J.attribute("column", S.Where.Column);
    J.attribute("function", S.Function);
    J.attribute("call", S.Call);
    J.attribute("reason", S.Reason);
  });
}

static void writeFix(llvm::json::OStream &J, const Fix &F, llvm::StringRef Root) {
  J.attributeObject("fix", [&] {
    J.attribute("kind", F.Kind);
    J.attribute("description", F.Description);
    J.attributeArray("edits", [&] {
      for (const Edit &E : F.Edits)
        J.object([&] {
          J.attribute("file", shownPath(E.File, Root));
          J.attribute("begin", E.Begin);
          J.attribute("end", E.End);
          J.attribute("text", E.Text);
        });
    });
    J.attributeArray("includes", [&] {
      for (const std::string &Header : F.Includes)
        J.value(Header);
    });
  });
}

static void writeFinding(llvm::json::OStream &J, const Finding &F, llvm::StringRef Root) {
  J.object([&] {
    J.attribute("rule", F.Rule);
    if (F.Category)
      J.attribute("category", spelling(*F.Category));
    else
      J.attribute("category", nullptr);
    J.attribute("severity", spelling(F.Severity));
    J.attribute("confidence", spelling(F.Confidence));
    J.attribute("file", shownPath(F.Place.File, Root));
    J.attribute("line", F.Place.Line);
    J.attribute("column", F.Place.Column);
    J.attribute("function", F.Function);
    J.attribute("message", F.Message);
    J.attributeArray("chain", [&] {
      for (const Step &S : F.Chain)
        writeStep(J, S, Root);
    });
    J.attribute("fingerprint", F.Fingerprint);
    if (F.Fix)
      writeFix(J, *F.Fix, Root);
    else
      J.attribute("fix", nullptr);
    if (!F.ByHand.empty())
      J.attribute("by_hand", F.ByHand);
  });
}

void nostall::renderJson(const Report &R, llvm::raw_ostream &Out) {
  llvm::json::OStream J(Out, 2);
  J.object([&] {
    J.attribute("schema_version", 1);
    J.attributeObject("coverage", [&] {
      J.attribute("files_parsed", R.Coverage.FilesParsed);
      J.attribute("files_failed", R.Coverage.FilesFailed);
      J.attribute("coroutine_types", R.Coverage.CoroutineTypes);
      J.attribute("async_entries", R.Coverage.AsyncEntries);
      J.attribute("unknown_callees", R.Coverage.UnknownCallees);
    });
    J.attributeArray("findings", [&] {
      for (const Finding &F : R.Findings)
        writeFinding(J, F, R.Root);
    });
  });
  Out << "\n";
}
