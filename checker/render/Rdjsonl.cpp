//===- Rdjsonl.cpp - Findings as reviewdog's diagnostics --------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// One JSON object a line, in Reviewdog Diagnostic Format. A fix becomes suggestions that a reviewer takes with a click;
// an edit of another file than the diagnostic's has no place in the format, and then there is none. Lines and columns
// count from 1, columns in bytes.
//
//===----------------------------------------------------------------------===//
#include "fixes/Safety.h"
#include "render/Annotations.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

using namespace nostall;

namespace {

class RdjsonlWriter {
public:
  RdjsonlWriter(const Report &R, llvm::raw_ostream &Out) : R(R), J(Out) {}
  void write(const Annotation &A);

private:
  void writePosition(llvm::StringRef Key, unsigned Line, unsigned Column) {
    J.attributeObject(Key, [&] {
      J.attribute("line", Line);
      J.attribute("column", Column);
    });
  }
  void writeLocation(const Location &L) {
    J.attributeObject("location", [&] {
      J.attribute("path", shownPath(L.File, R.Root));
      J.attributeObject("range", [&] { writePosition("start", L.Line, L.Column); });
    });
  }
  void writeRelated(const Annotation &A);
  void writeSuggestions(const Annotation &A);

  const Report &R;
  llvm::json::OStream J;
};

} // namespace

static llvm::StringRef severityWord(Severity S) {
  return S == Severity::Error ? "ERROR" : S == Severity::Warning ? "WARNING" : "INFO";
}

void RdjsonlWriter::writeRelated(const Annotation &A) {
  const std::vector<PlacedLine> Lines = linesOf(A);
  if (Lines.empty())
    return;
  J.attributeArray("related_locations", [&] {
    for (const PlacedLine &Line : Lines)
      J.object([&] {
        J.attribute("message", Line.Text);
        writeLocation(Line.Where);
      });
  });
}

void RdjsonlWriter::writeSuggestions(const Annotation &A) {
  const CallSite *Fixed = A.fixed();
  const std::vector<Edit> Edits = Fixed ? completeEdits(R, *Fixed) : std::vector<Edit>();
  const auto fits = [&](const Edit &E) { return E.File == A.Where.File && positionOf(R, E.File, E.End).has_value(); };
  if (Edits.empty() || Fixed->Fix->Safety == FixSafety::Unsafe || !llvm::all_of(Edits, fits))
    return;
  J.attributeArray("suggestions", [&] {
    for (const Edit &E : Edits)
      J.object([&] {
        J.attributeObject("range", [&] {
          const auto Begin = positionOf(R, E.File, E.Begin), End = positionOf(R, E.File, E.End);
          writePosition("start", Begin->Line, Begin->Column);
          writePosition("end", End->Line, End->Column);
        });
        J.attribute("text", E.Text);
      });
  });
}

void RdjsonlWriter::write(const Annotation &A) {
  J.object([&] {
    const CallSite *Fixed = A.fixed();
    const bool Unsafe = Fixed && Fixed->Fix->Safety == FixSafety::Unsafe;
    J.attribute("message", Unsafe               ? A.Message + "\n" + fixLine(*Fixed->Fix)
                           : A.byHand().empty() ? A.Message
                                                : (A.Message + "\n" + A.byHand()).str());
    writeLocation(A.Where);
    J.attribute("severity", severityWord(A.Severity));
    J.attributeObject("source", [&] {
      J.attribute("name", "nostall");
      J.attribute("url", NOSTALL_HOMEPAGE);
    });
    J.attributeObject("code", [&] {
      J.attribute("value", A.rule());
      J.attribute("url", NOSTALL_HOMEPAGE "/blob/main/checker/rules/" + A.rule() + ".md");
    });
    writeSuggestions(A);
    writeRelated(A);
  });
}

void nostall::renderRdjsonl(const Report &R, llvm::raw_ostream &Out) {
  for (const Annotation &A : annotationsOf(R)) {
    RdjsonlWriter(R, Out).write(A);
    Out << '\n';
  }
}
