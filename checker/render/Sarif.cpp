//===- Sarif.cpp - Findings as SARIF 2.1.0 ----------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// SARIF is what code scanning services and viewers read. A result is an annotation; the chains of its findings are its
// code flows, so that a viewer steps from the handler down to the blocking call. Paths are relative to %SRCROOT%, the
// folder where nostall was called, so that a report from CI opens on a laptop. Columns count code points, as declared.
//
//===----------------------------------------------------------------------===//
#include "render/Annotations.h"
#include "rules/Rules.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"

using namespace nostall;
using llvm::StringRef;

static constexpr llvm::StringLiteral SourceRoot = "%SRCROOT%";

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
  SarifWriter(const Report &R, llvm::raw_ostream &Out)
      : R(R), Shown(annotationsOf(R)), Suppressed(annotationsOf(R, Which::Suppressed)), J(Out, 2) {}
  void write();

private:
  void writeDriver();
  void writeRule(StringRef Name, StringRef Summary);
  void writeInvocation();
  void writeResult(const Annotation &A);
  void writeChain(const Finding &F);
  void writeRelated(const Annotation &A);
  void writeFix(const Finding &F);
  void writeReplacement(const Edit &E);
  void writeSuppression(const Waiver &W);
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
  std::vector<Annotation> Shown, Suppressed;
  std::vector<std::string> RuleNames;
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
  for (const Rule &Each : allRules())
    RuleNames.push_back(Each.Name.str());
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
        writeRule(RuleNames[I], I < Listed ? StringRef(allRules()[I].Summary) : StringRef(RuleNames[I]));
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

void SarifWriter::writeChain(const Finding &F) {
  J.object([&] {
    writeMessage("How the event loop comes from '" + F.Function + "' to the blocking call");
    J.attributeArray("threadFlows", [&] {
      J.object([&] {
        J.attributeArray("locations", [&] {
          for (size_t I = 0; I < F.Chain.size(); ++I)
            J.object([&] {
              const Step &S = F.Chain[I];
              J.attributeObject("location", [&] {
                writePhysical(S.Where);
                writeMessage(describe(S));
              });
              J.attributeArray("kinds", [&] { J.value(S.Kind == StepKind::Callable ? "call" : spelling(S.Kind)); });
              J.attribute("nestingLevel", static_cast<int64_t>(I));
              J.attribute("importance", I + 1 == F.Chain.size() ? "essential" : "important");
            });
        });
      });
    });
  });
}

/// The places beside the primary one: the cause, and the handlers that the line makes block.
void SarifWriter::writeRelated(const Annotation &A) {
  std::vector<std::pair<const Location *, std::string>> Places;
  const Finding &First = A.first();
  if (First.Chain.size() > 1)
    Places.push_back({&First.cause().Where, describe(First.cause())});
  for (const Step &S : First.Others)
    Places.push_back({&S.Where, "also: " + describe(S)});
  for (const Finding *F : A.Findings)
    if (F->IntroducedBy && F->Place != A.Place)
      Places.push_back({&F->Place, "'" + F->Function + "' blocks here"});
  if (Places.empty())
    return;
  J.attributeArray("relatedLocations", [&] {
    for (size_t I = 0; I < Places.size(); ++I)
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

void SarifWriter::writeFix(const Finding &F) {
  const std::vector<Edit> Edits = completeEdits(R, F);
  if (Edits.empty() || !llvm::all_of(Edits, [&](const Edit &E) { return positionOf(R, E.File, E.End).has_value(); }))
    return;
  J.attributeArray("fixes", [&] {
    J.object([&] {
      J.attributeObject("description", [&] { J.attribute("text", sentence(F.Fix->Description)); });
      J.attributeArray("artifactChanges", [&] {
        for (auto At = Edits.begin(); At != Edits.end();) {
          const auto Next = std::find_if(At, Edits.end(), [&](const Edit &E) { return E.File != At->File; });
          J.object([&] {
            writeArtifact(At->File);
            J.attributeArray("replacements",
                             [&] { std::for_each(At, Next, [&](const Edit &E) { writeReplacement(E); }); });
          });
          At = Next;
        }
      });
    });
  });
}

void SarifWriter::writeSuppression(const Waiver &W) {
  J.attributeArray("suppressions", [&] {
    J.object([&] {
      J.attribute("kind", "external");
      J.attribute("status", "accepted");
      J.attribute("justification", W.Reason);
      J.attributeObject("properties", [&] {
        J.attribute("owner", W.Owner);
        J.attribute("until", W.Until);
      });
    });
  });
}

void SarifWriter::writeResult(const Annotation &A) {
  const Finding &F = A.first();
  J.object([&] {
    J.attribute("ruleId", F.Rule);
    J.attribute("ruleIndex", static_cast<int64_t>(ruleIndex(F.Rule)));
    J.attribute("level", levelOf(A.Severity));
    writeMessage(A.Message);
    J.attributeArray("locations", [&] {
      J.object([&] {
        writePhysical(A.Place);
        J.attributeArray("logicalLocations", [&] {
          J.object([&] {
            J.attribute("fullyQualifiedName", F.Function);
            J.attribute("kind", "function");
          });
        });
      });
    });
    if (!F.Chain.empty())
      J.attributeArray("codeFlows", [&] {
        for (const Finding *Each : A.Findings)
          writeChain(*Each);
      });
    writeRelated(A);
    J.attributeObject("partialFingerprints", [&] { J.attribute("nostall/v1", F.Fingerprint); });
    if (A.Findings.size() == 1)
      writeFix(F);
    // An empty list says that the tool knows of suppressions and that none applies.
    if (F.Suppressed)
      writeSuppression(*F.Suppressed);
    else if (!Suppressed.empty())
      J.attributeArray("suppressions", [] {});
    if (F.IntroducedBy)
      J.attribute("baselineState", "new");
    J.attributeObject("properties", [&] {
      if (F.Category)
        J.attribute("category", spelling(*F.Category));
      J.attribute("confidence", spelling(F.Confidence));
      J.attribute("function", F.Function);
      if (!F.ByHand.empty())
        J.attribute("byHand", F.ByHand);
      if (F.Partial)
        J.attribute("partial", true);
    });
  });
}

void SarifWriter::write() {
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
          for (const auto *List : {&Shown, &Suppressed})
            for (const Annotation &A : *List)
              writeResult(A);
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
