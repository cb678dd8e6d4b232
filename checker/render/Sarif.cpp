//===- Sarif.cpp - Findings as SARIF 2.1.0 ----------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// SARIF is what code scanning services and viewers read. A result is a cause; the call paths of its first ten pairs are
// its code flows, so that a viewer steps from the handler down to the blocking call, and the call sites of the others
// are its related locations. What is accepted or suppressed is a result with its suppression. Paths are relative to
// %SRCROOT%, the folder where nostall was called, so that a report from CI opens on a laptop. Columns count code
// points, as declared.
//
//===----------------------------------------------------------------------===//
#include "fixes/Safety.h"
#include "render/Annotations.h"
#include "rules/Rules.h"
#include "rules/StepWords.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>
#include <tuple>

using namespace nostall;
using llvm::StringRef;

static constexpr llvm::StringLiteral SourceRoot = "%SRCROOT%";
/// Pairs whose call paths are shown, and places beside: readers of the format refuse results of any length.
static constexpr size_t FlowsShown = 10, RelatedShown = 1000;

/// \p Path as the path of a URI.
static std::string percentEncoded(StringRef Path) {
  std::string Result;
  for (const char C : Path)
    if (llvm::isAlnum(C) || StringRef("/-._~").contains(C))
      Result += C;
    else
      Result += "%" + llvm::toHex(StringRef(&C, 1));
  return Result;
}

/// A message, as SARIF wants it: a sentence.
static std::string sentence(StringRef Text) {
  std::string Result = Text.str();
  if (!Result.empty())
    Result.front() = llvm::toUpper(Result.front());
  return StringRef(Result).ends_with(".") ? Result : Result + ".";
}

static StringRef levelOf(Severity S) {
  return S == Severity::Error ? "error" : S == Severity::Warning ? "warning" : "note";
}

/// "nostall-blocking-call" -> "BlockingCall".
static std::string nameOf(StringRef RuleName) {
  RuleName.consume_front("nostall-");
  std::string Result;
  for (const StringRef Word : llvm::split(RuleName, '-'))
    Result += Word.empty() ? "" : llvm::toUpper(Word.front()) + Word.drop_front().str();
  return Result;
}

/// The first paragraph under the title of a rule's document.
static StringRef firstParagraph(StringRef Document) { return Document.split("\n\n").second.split("\n\n").first.trim(); }

namespace {

class SarifWriter {
public:
  SarifWriter(const Report &R, llvm::raw_ostream &Out) : R(R), J(Out, 2) {}
  void write();

private:
  void writeDriver();
  void writeRule(StringRef Name, StringRef Summary);
  void writeInvocation();
  using Pairs = llvm::ArrayRef<const Pair *>;
  void writeResult(const Finding &F, Pairs Of);
  void writeFlow(const Finding &F, const Pair &P);
  void writeRelated(Pairs Of);
  void writeFixes(Pairs Of);
  void writeFix(const Fix &F, llvm::ArrayRef<Edit> Edits);
  void writeReplacement(const Edit &E);
  void writeSuppressions(Pairs Of);
  void writeArtifact(StringRef File);
  void writePhysical(const Location &L);
  void writeMessage(StringRef Text) {
    J.attributeObject("message", [&] { J.attribute("text", sentence(Text)); });
  }
  unsigned column(StringRef File, unsigned Line, unsigned Bytes) const;
  std::string rootUri() const {
    return "file://" + percentEncoded(R.Root) + (StringRef(R.Root).ends_with("/") ? "" : "/");
  }
  size_t ruleIndex(StringRef Name) const {
    return static_cast<size_t>(llvm::find(RuleNames, Name) - RuleNames.begin());
  }

  const Report &R;
  std::vector<std::string> RuleNames;
  bool AnySuppressed = false;
  llvm::json::OStream J;
};

} // namespace

/// The column in code points, for one in bytes.
unsigned SarifWriter::column(StringRef File, unsigned Line, unsigned Bytes) const {
  std::optional<StringRef> Text = R.TextOf ? R.TextOf(File) : std::nullopt;
  if (!Text || Bytes == 0)
    return Bytes;
  for (; Line > 1; --Line)
    Text = Text->split('\n').second;
  const auto continues = [](char C) { return (static_cast<unsigned char>(C) & 0xC0) == 0x80; };
  return Bytes - static_cast<unsigned>(llvm::count_if(Text->take_front(Bytes - 1), continues));
}

void SarifWriter::writeArtifact(StringRef File) {
  J.attributeObject("artifactLocation", [&] {
    const std::string Path = shownPath(File, R.Root);
    if (llvm::sys::path::is_absolute(Path)) {
      J.attribute("uri", "file://" + percentEncoded(Path));
    } else {
      J.attribute("uri", percentEncoded(Path));
      J.attribute("uriBaseId", SourceRoot);
    }
  });
}

void SarifWriter::writePhysical(const Location &L) {
  J.attributeObject("physicalLocation", [&] {
    writeArtifact(L.File);
    if (L.Line)
      J.attributeObject("region", [&] {
        J.attribute("startLine", L.Line);
        J.attribute("startColumn", std::max(column(L.File, L.Line, L.Column), 1U));
      });
  });
}

void SarifWriter::writeRule(StringRef Name, StringRef Summary) {
  const StringRef Document = documentationOf(Name);
  J.object([&] {
    J.attribute("id", Name);
    J.attribute("name", nameOf(Name));
    J.attributeObject("shortDescription", [&] { J.attribute("text", sentence(Summary)); });
    J.attributeObject("fullDescription",
                      [&] { J.attribute("text", sentence(Document.empty() ? Summary : firstParagraph(Document))); });
    J.attributeObject("help", [&] {
      J.attribute("text", Document.empty() ? sentence(Summary) : Document.str());
      if (!Document.empty())
        J.attribute("markdown", Document);
    });
    J.attribute("helpUri", (NOSTALL_HOMEPAGE "/blob/main/checker/rules/" + Name + ".md").str());
    // Each result states its own level, by the cost of its blocking call.
    J.attributeObject("defaultConfiguration", [&] {
      const RuleName *Known = findRule(Name);
      J.attribute("enabled", !Known || Known->OnByDefault);
      J.attribute("level", "warning");
    });
    J.attributeObject("properties", [&] {
      J.attribute("precision", "high");
      J.attributeArray("tags", [&] {
        for (const StringRef Tag : {"concurrency", "coroutines", "performance"})
          J.value(Tag);
      });
    });
  });
}

void SarifWriter::writeDriver() {
  for (const Rule *Each : allRules())
    RuleNames.push_back(Each->Name.str());
  const size_t Listed = RuleNames.size();
  for (const Finding &F : R.Findings)
    if (!llvm::is_contained(RuleNames, F.Rule))
      RuleNames.push_back(F.Rule);
  J.attributeObject("driver", [&] {
    J.attribute("name", "nostall");
    J.attribute("fullName", "nostall " NOSTALL_VERSION);
    J.attribute("version", NOSTALL_VERSION);
    J.attribute("semanticVersion", NOSTALL_VERSION);
    J.attribute("organization", "nostall");
    J.attribute("informationUri", NOSTALL_HOMEPAGE);
    J.attributeArray("rules", [&] {
      for (size_t I = 0; I < RuleNames.size(); ++I)
        writeRule(RuleNames[I], I < Listed ? StringRef(allRules()[I]->Summary) : StringRef(RuleNames[I]));
    });
    J.attributeArray("notifications", [&] {
      J.object([&] {
        J.attribute("id", "not-fully-parsed");
        J.attribute("name", "NotFullyParsed");
        J.attributeObject("shortDescription", [&] {
          J.attribute("text", "A file could not be read as C++ to its end; findings may be missing.");
        });
      });
    });
  });
}

void SarifWriter::writeInvocation() {
  J.object([&] {
    J.attribute("executionSuccessful", R.Errors.empty());
    J.attributeObject("workingDirectory", [&] { J.attribute("uri", rootUri()); });
    J.attributeArray("toolExecutionNotifications", [&] {
      for (const ParseError &E : R.Errors)
        J.object([&] {
          J.attributeObject("descriptor", [&] {
            J.attribute("id", "not-fully-parsed");
            J.attribute("index", 0);
          });
          J.attribute("level", "error");
          writeMessage(E.Message);
          J.attributeArray("locations", [&] { J.object([&] { writePhysical(E.Where); }); });
        });
    });
  });
}

void SarifWriter::writeFlow(const Finding &F, const Pair &P) {
  const std::vector<Step> Path = P.pathOf(P.best());
  const size_t Cause = Path.empty() ? 0 : causeIndex(F, Path);
  J.object([&] {
    writeMessage("How the event loop comes from '" + P.Entry + "' to the blocking call");
    J.attributeArray("threadFlows", [&] {
      J.object([&] {
        J.attributeArray("locations", [&] {
          for (size_t I = 0; I < Path.size(); ++I)
            J.object([&] {
              const Step &S = Path[I];
              J.attributeObject("location", [&] {
                writePhysical(S.Where);
                writeMessage(describe(S));
              });
              J.attributeArray("kinds", [&] { J.value(S.Kind == StepKind::Callable ? "call" : spelling(S.Kind)); });
              J.attribute("nestingLevel", static_cast<int64_t>(I));
              J.attribute("importance", I == Cause ? "essential" : "important");
            });
        });
      });
    });
  });
}

/// The call sites that no code flow begins with, and the lines that introduce a pair.
void SarifWriter::writeRelated(Pairs Of) {
  std::vector<std::pair<const Location *, std::string>> Places;
  for (size_t I = 0; I < Of.size(); ++I)
    for (const CallSite &S : llvm::ArrayRef(Of[I]->Sites).drop_front(I < FlowsShown ? 1 : 0))
      Places.push_back({&S.Where, "'" + Of[I]->Entry + "' calls '" + S.Call + "'"});
  std::map<Location, std::vector<std::string>> Introduced;
  for (const Pair *P : Of)
    if (P->IntroducedBy)
      Introduced[P->IntroducedBy->Where].push_back(P->Entry);
  for (const auto &[Where, Entries] : Introduced)
    Places.push_back({&Where, "this line " + introductionWords(Entries)});
  if (Places.empty())
    return;
  J.attributeArray("relatedLocations", [&] {
    for (size_t I = 0; I < std::min(Places.size(), RelatedShown); ++I)
      J.object([&] {
        J.attribute("id", static_cast<int64_t>(I + 1));
        writePhysical(*Places[I].first);
        writeMessage(Places[I].second);
      });
  });
}

void SarifWriter::writeReplacement(const Edit &E) {
  const auto Begin = positionOf(R, E.File, E.Begin), End = positionOf(R, E.File, E.End);
  J.object([&] {
    J.attributeObject("deletedRegion", [&] {
      J.attribute("startLine", Begin->Line);
      J.attribute("startColumn", column(E.File, Begin->Line, Begin->Column));
      J.attribute("endLine", End->Line);
      J.attribute("endColumn", column(E.File, End->Line, End->Column));
    });
    J.attributeObject("insertedContent", [&] { J.attribute("text", E.Text); });
  });
}

void SarifWriter::writeFix(const Fix &F, llvm::ArrayRef<Edit> Edits) {
  J.object([&] {
    J.attributeObject("description", [&] { J.attribute("text", sentence(fixTitle(F))); });
    J.attributeArray("artifactChanges", [&] {
      for (const auto *At = Edits.begin(); At != Edits.end();) {
        const auto *const Next = std::find_if(At, Edits.end(), [&](const Edit &E) { return E.File != At->File; });
        J.object([&] {
          writeArtifact(At->File);
          J.attributeArray("replacements",
                           [&] { std::for_each(At, Next, [&](const Edit &E) { writeReplacement(E); }); });
        });
        At = Next;
      }
    });
  });
}

/// The edits at the call sites, each once.
void SarifWriter::writeFixes(Pairs Of) {
  std::vector<std::pair<const Fix *, std::vector<Edit>>> Fixes;
  std::set<std::vector<Edit>> Known;
  for (const Pair *P : Of)
    for (const CallSite &S : P->Sites) {
      std::vector<Edit> Edits = completeEdits(R, S);
      const auto placed = [&](const Edit &E) { return positionOf(R, E.File, E.End).has_value(); };
      if (!Edits.empty() && llvm::all_of(Edits, placed) && Known.insert(Edits).second)
        Fixes.push_back({&*S.Fix, std::move(Edits)});
    }
  if (!Fixes.empty())
    J.attributeArray("fixes", [&] {
      for (const auto &[Fix, Edits] : Fixes)
        writeFix(*Fix, Edits);
    });
}

/// Whether SARIF has a word for why this pair is not reported.
static bool isSuppressed(const Pair &P) {
  return P.Unreported && (P.Unreported->Why == NotReported::Accepted || P.Unreported->Why == NotReported::Suppressed);
}

void SarifWriter::writeSuppressions(Pairs Of) {
  std::set<std::tuple<NotReported, Location, std::string, std::string, std::string>> Known;
  J.attributeArray("suppressions", [&] {
    for (const Pair *P : Of) {
      const Standing &S = *P->Unreported;
      if (!Known.insert({S.Why, S.Where, S.Reason, S.Owner, S.Until}).second)
        continue;
      J.object([&] {
        J.attribute("kind", S.Why == NotReported::Suppressed ? "inSource" : "external");
        J.attribute("status", "accepted");
        if (!S.Reason.empty())
          J.attribute("justification", S.Reason);
        if (S.Where.Line)
          J.attributeObject("location", [&] { writePhysical(S.Where); });
        J.attributeObject("properties", [&] {
          J.attribute("owner", S.Owner);
          J.attribute("until", S.Until);
        });
      });
    }
  });
}

void SarifWriter::writeResult(const Finding &F, Pairs Of) {
  const bool Reported = !Of.front()->Unreported;
  const Confidence Sure = Of.front()->confidence();
  J.object([&] {
    J.attribute("ruleId", F.Rule);
    J.attribute("ruleIndex", static_cast<int64_t>(ruleIndex(F.Rule)));
    J.attribute("level", levelOf(F.Severity));
    const bool Partial = llvm::any_of(Of, [](const Pair *P) { return P->Partial; });
    writeMessage((Reported ? headlineOf(F) : F.Message) + (Partial ? " (not fully parsed)" : ""));
    J.attributeArray("locations", [&] {
      J.object([&] {
        writePhysical(F.place());
        if (!F.Cause.Function.empty())
          J.attributeArray("logicalLocations", [&] {
            J.object([&] {
              J.attribute("fullyQualifiedName", F.Cause.Function);
              J.attribute("kind", "function");
            });
          });
      });
    });
    J.attributeArray("codeFlows", [&] {
      for (const Pair *P : Of.take_front(FlowsShown))
        writeFlow(F, *P);
    });
    writeRelated(Of);
    J.attributeObject("partialFingerprints", [&] { J.attribute("nostall/v2", F.Fingerprint); });
    writeFixes(Of);
    // An empty list says that the tool knows of suppressions and that none applies.
    if (!Reported)
      writeSuppressions(Of);
    else if (AnySuppressed)
      J.attributeArray("suppressions", [] {});
    if (llvm::any_of(Of, [](const Pair *P) { return P->IntroducedBy.has_value(); }))
      J.attribute("baselineState", "new");
    J.attributeObject("properties", [&] {
      if (F.Category)
        J.attribute("category", spelling(*F.Category));
      if (F.HowLong)
        J.attribute("cost", spelling(*F.HowLong));
      J.attribute("confidence", spelling(Sure));
      if (!F.Advice.empty())
        J.attribute("advice", F.Advice);
      if (const std::string &ByHand = Of.front()->best().ByHand; !ByHand.empty())
        J.attribute("byHand", ByHand);
      if (Partial)
        J.attribute("partial", true);
      if (Reported) {
        const ReachCounts Counts = reachOf(F);
        J.attribute("callSites", static_cast<int64_t>(Counts.CallSites));
        J.attribute("entries", static_cast<int64_t>(Counts.Entries));
      }
    });
  });
}

void SarifWriter::write() {
  AnySuppressed = llvm::any_of(R.Findings, [](const Finding &F) { return llvm::any_of(F.Pairs, isSuppressed); });
  J.object([&] {
    J.attribute("$schema",
                "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
    J.attribute("version", "2.1.0");
    J.attributeArray("runs", [&] {
      J.object([&] {
        J.attributeObject("tool", [&] { writeDriver(); });
        J.attributeArray("invocations", [&] { writeInvocation(); });
        J.attributeObject("originalUriBaseIds",
                          [&] { J.attributeObject(SourceRoot, [&] { J.attribute("uri", rootUri()); }); });
        J.attribute("columnKind", "unicodeCodePoints");
        J.attributeArray("results", [&] {
          for (const bool Reported : {true, false})
            for (const Finding &F : R.Findings) {
              std::vector<const Pair *> Of;
              for (const Pair &P : F.Pairs)
                if (Reported ? !P.Unreported : !F.isReported() && isSuppressed(P))
                  Of.push_back(&P);
              if (!Of.empty())
                writeResult(F, Of);
            }
        });
        J.attributeObject("properties", [&] { J.attribute("coverage", coverageLine(R.Coverage)); });
      });
    });
  });
}

void nostall::renderSarif(const Report &R, llvm::raw_ostream &Out) {
  SarifWriter(R, Out).write();
  Out << "\n";
}
