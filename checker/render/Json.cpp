//===- Json.cpp - Findings as JSON ----------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// One object: `schema_version`, `coverage`, `errors`, `findings`. The keys are documented in checker/README.md; a
// change that takes one away or gives it another meaning raises the version.
//
//===----------------------------------------------------------------------===//
#include "llvm/Support/JSON.h"
#include "render/Annotations.h"

using namespace nostall;

static void writeLocation(llvm::json::OStream &J, const Location &L, llvm::StringRef Root) {
  J.attribute("file", shownPath(L.File, Root));
  J.attribute("line", L.Line);
  J.attribute("column", L.Column);
}

static void writeStep(llvm::json::OStream &J, const Step &S, llvm::StringRef Root) {
  J.object([&] {
    J.attribute("kind", spelling(S.Kind));
    writeLocation(J, S.Where, Root);
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

/// How the finding stands to the base, to the configuration and to what could be parsed. Absent where it is ordinary.
static void writeStanding(llvm::json::OStream &J, const Finding &F, llvm::StringRef Root) {
  if (F.IntroducedBy)
    J.attributeObject("introduced_by", [&] {
      writeLocation(J, F.IntroducedBy->Where, Root);
      J.attributeArray("handlers", [&] {
        for (const std::string &Handler : F.IntroducedBy->Handlers)
          J.value(Handler);
      });
    });
  if (F.Suppressed)
    J.attributeObject("suppressed", [&] {
      J.attribute("reason", F.Suppressed->Reason);
      J.attribute("owner", F.Suppressed->Owner);
      J.attribute("until", F.Suppressed->Until);
    });
  if (F.Partial)
    J.attribute("partial", true);
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
    writeLocation(J, F.Place, Root);
    J.attribute("function", F.Function);
    J.attribute("message", F.Message);
    J.attributeArray("chain", [&] {
      for (const Step &S : F.Chain)
        writeStep(J, S, Root);
    });
    if (!F.Others.empty())
      J.attributeArray("others", [&] {
        for (const Step &S : F.Others)
          writeStep(J, S, Root);
      });
    J.attribute("fingerprint", F.Fingerprint);
    if (F.Fix && fitsJson(*F.Fix))
      writeFix(J, *F.Fix, Root);
    else
      J.attribute("fix", nullptr);
    if (!F.ByHand.empty())
      J.attribute("by_hand", F.ByHand);
    writeStanding(J, F, Root);
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
      J.attribute("conflicting_definitions", R.Coverage.Conflicts);
    });
    J.attributeArray("errors", [&] {
      for (const ParseError &E : R.Errors)
        J.object([&] {
          writeLocation(J, E.Where, R.Root);
          J.attribute("message", E.Message);
        });
    });
    J.attributeArray("findings", [&] {
      for (const Finding &F : R.Findings)
        writeFinding(J, F, R.Root);
    });
  });
  Out << "\n";
}
