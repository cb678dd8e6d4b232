//===- Json.cpp - Findings as JSON ----------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// One object: `schema_version`, `coverage`, `errors`, `findings`, `not_reported`. nostall-report.schema.json states the
// keys, checker/README.md says what they mean; a change that takes one away or gives it another meaning raises the
// version, in all three.
//
//===----------------------------------------------------------------------===//
#include "llvm/Support/JSON.h"
#include "fixes/Safety.h"
#include "render/Annotations.h"
#include "rules/Rules.h"
#include "rules/StepWords.h"

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
    J.attribute("reason", reasonOf(S));
  });
}

static void writeFix(llvm::json::OStream &J, const Fix &F, llvm::StringRef Root) {
  J.attributeObject("fix", [&] {
    J.attribute("kind", F.Kind);
    J.attribute("description", F.Description);
    J.attribute("safety", spelling(F.Safety));
    if (F.Safety == FixSafety::Unsafe)
      J.attribute("why", doubtWords(F));
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

static void writeText(llvm::json::OStream &J, llvm::StringRef Key, llvm::StringRef Text) {
  if (Text.empty())
    J.attribute(Key, nullptr);
  else
    J.attribute(Key, Text);
}

static void writeCallSite(llvm::json::OStream &J, const Finding &F, const Pair &P, const CallSite &S,
                          llvm::StringRef Root) {
  J.object([&] {
    writeLocation(J, S.Where, Root);
    J.attribute("call", S.Call);
    writeText(J, "cost", S.HowLong ? spelling(*S.HowLong) : llvm::StringRef());
    J.attribute("severity", spelling(S.Severity));
    J.attribute("confidence", spelling(S.Confidence));
    J.attribute("length", S.Length);
    J.attribute("message", messageAt(F, P, S));
    writeText(J, "advice", S.Advice);
    J.attributeArray("path", [&] {
      for (const Step &Each : P.pathOf(S))
        writeStep(J, Each, Root);
    });
    if (S.Fix && fitsJson(*S.Fix))
      writeFix(J, *S.Fix, Root);
    else
      J.attribute("fix", nullptr);
    if (!S.ByHand.empty())
      J.attribute("by_hand", S.ByHand);
  });
}

static void writeEntry(llvm::json::OStream &J, const Pair &P, llvm::StringRef Root) {
  J.attribute("entry", P.Entry);
  J.attribute("entry_kind", P.EntryKind);
  J.attribute("entry_file", shownPath(P.EntryPlace.File, Root));
  J.attribute("entry_line", P.EntryPlace.Line);
  J.attribute("entry_column", P.EntryPlace.Column);
}

/// What is ordinary is left out: that nothing is partial, newly known or introduced.
static void writePair(llvm::json::OStream &J, const Finding &F, const Pair &P, llvm::StringRef Root) {
  J.object([&] {
    writeEntry(J, P, Root);
    J.attribute("confidence", spelling(P.confidence()));
    if (P.Partial)
      J.attribute("partial", true);
    if (P.NewlyKnown)
      J.attribute("newly_known", true);
    if (P.IntroducedBy)
      J.attributeObject("introduced_by", [&] { writeLocation(J, P.IntroducedBy->Where, Root); });
    J.attributeArray("call_sites", [&] {
      for (const CallSite &S : P.Sites)
        writeCallSite(J, F, P, S, Root);
    });
  });
}

/// What the finding says of its cause, whoever reaches it.
static void writeCause(llvm::json::OStream &J, const Finding &F, llvm::StringRef Root) {
  J.attribute("rule", F.Rule);
  writeText(J, "category", F.Category ? spelling(*F.Category) : llvm::StringRef());
  writeText(J, "cost", F.HowLong ? spelling(*F.HowLong) : llvm::StringRef());
  J.attribute("severity", spelling(F.Severity));
  J.attribute("confidence", spelling(F.confidence()));
  writeLocation(J, F.place(), Root);
  J.attribute("function", F.Cause.Function);
  J.attribute("call", F.Cause.Call);
  J.attribute("message", F.Message);
  J.attribute("reason", reasonOf(F.Cause));
  writeText(J, "knowledge", llvm::StringRef(F.Entry).rsplit('@').first); // without its line
  writeText(J, "advice", F.Advice);
  J.attribute("fingerprint", F.Fingerprint);
}

static void writeFinding(llvm::json::OStream &J, const Finding &F, llvm::StringRef Root) {
  J.object([&] {
    writeCause(J, F, Root);
    J.attributeObject("counts", [&] {
      const ReachCounts Counts = reachOf(F);
      J.attribute("call_sites", static_cast<int64_t>(Counts.CallSites));
      J.attribute("entries", static_cast<int64_t>(Counts.Entries));
    });
    J.attributeArray("pairs", [&] {
      for (const Pair &P : F.reported())
        writePair(J, F, P, Root);
    });
  });
}

static void writeNotReported(llvm::json::OStream &J, const Finding &F, const Pair &P, llvm::StringRef Root) {
  const Standing &S = *P.Unreported;
  J.object([&] {
    J.attribute("rule", F.Rule);
    writeText(J, "category", F.Category ? spelling(*F.Category) : llvm::StringRef());
    writeText(J, "cost", F.HowLong ? spelling(*F.HowLong) : llvm::StringRef());
    writeLocation(J, F.place(), Root);
    J.attribute("function", F.Cause.Function);
    J.attribute("call", F.Cause.Call);
    writeEntry(J, P, Root);
    J.attribute("fingerprint", F.Fingerprint);
    J.attribute("reason", spelling(S.Why));
    if (S.Where.Line)
      J.attributeObject("where", [&] {
        J.attribute("file", shownPath(S.Where.File, Root));
        J.attribute("line", S.Where.Line);
      });
    J.attribute("why", S.Reason);
    J.attribute("owner", S.Owner);
    J.attribute("until", S.Until);
  });
}

void nostall::renderJson(const Report &R, llvm::raw_ostream &Out) {
  llvm::json::OStream J(Out, 2);
  J.object([&] {
    J.attribute("schema_version", 2);
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
        if (F.isReported())
          writeFinding(J, F, R.Root);
    });
    J.attributeArray("not_reported", [&] {
      for (const Finding &F : R.Findings)
        for (const Pair &P : llvm::ArrayRef(F.Pairs).drop_front(F.reported().size()))
          writeNotReported(J, F, P, R.Root);
    });
  });
  Out << "\n";
}
