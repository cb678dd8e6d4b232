//===- Text.cpp - Findings for a person at a terminal -----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A blocking call in a helper may stall fifty handlers. Fifty findings in a row hide that there is one line to change,
// so findings are grouped by their cause: the blocking line first, then its victims, each with the way there. So it is
// with a mutex that one function keeps for long: everybody who takes it is a victim, and the line to change is his.
//
//===----------------------------------------------------------------------===//
#include "render/Annotations.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace nostall;
using llvm::raw_ostream;

namespace {

class TextWriter {
public:
  TextWriter(const Report &R, raw_ostream &Out) : R(R), Style(R.Style), Out(Out) {}
  void write();

private:
  using Group = std::vector<const Finding *>;

  std::string keyOf(const Finding &F) const;
  void writeByCause(const Group &Members);
  void writeByHolder(const Group &Members);
  void writeSteps(llvm::ArrayRef<Step> Steps);
  void writeList(const std::string &Title, const Group &Members);
  void writeFinding(const Finding &F, bool WithCause);
  void writeOthers(const Finding &F);
  void writeAdvice(const Finding &F);
  void writeSuppressed(const Group &Members);
  void place(const Location &L) { Out << shownPath(L.File, R.Root) << ':' << L.Line << ':' << L.Column; }
  void color(raw_ostream::Colors C, bool Bold = true) {
    if (Style.Colors)
      Out.changeColor(C, Bold);
  }
  void plain() {
    if (Style.Colors)
      Out.resetColor();
  }
  void severity(Severity S) {
    color(S == Severity::Error ? raw_ostream::RED : S == Severity::Warning ? raw_ostream::YELLOW : raw_ostream::CYAN);
    Out << spelling(S);
    plain();
  }

  const Report &R;
  const TextStyle &Style;
  raw_ostream &Out;
};

} // namespace

/// Who holds the lock for long that the cause waits for: in the chain behind it; null when no other function does.
static const Step *lockHolder(const Finding &F) {
  const Step *After = &F.cause() + 1;
  const bool Other = After != F.Chain.data() + F.Chain.size() && After->Kind == StepKind::LockHolder &&
                     After->Function != F.cause().Function;
  return Other ? After : nullptr;
}

std::string TextWriter::keyOf(const Finding &F) const {
  switch (Style.Group) {
  case GroupBy::Cause: {
    const Step *Holder = lockHolder(F);
    const Location &L = Holder ? Holder->Where : F.cause().Where;
    return (Holder ? Holder->Call + "|" : "") + F.Rule + "|" + L.File + ":" + std::to_string(L.Line) + ":" +
           std::to_string(L.Column);
  }
  case GroupBy::Handler:
    return F.Function;
  case GroupBy::File:
    return shownPath(F.Place.File, R.Root);
  }
  return {};
}

void TextWriter::write() {
  std::map<std::string, size_t> Positions;
  std::vector<std::pair<std::string, Group>> Ordered;
  Group Suppressed;
  for (const Finding &F : R.Findings) {
    if (F.Suppressed) {
      Suppressed.push_back(&F);
      continue;
    }
    const std::string Key = keyOf(F);
    const auto [Known, New] = Positions.try_emplace(Key, Ordered.size());
    if (New)
      Ordered.push_back({Key, {}});
    Ordered[Known->second].second.push_back(&F);
  }
  // The worst first: by severity, then by how many are hit; otherwise in the order of their places.
  const auto worst = [](const Group &G) {
    Severity S = Severity::Info;
    for (const Finding *F : G)
      S = std::max(S, F->Severity);
    return S;
  };
  llvm::stable_sort(Ordered, [&](const auto &A, const auto &B) {
    return std::pair(worst(A.second), A.second.size()) > std::pair(worst(B.second), B.second.size());
  });
  for (const auto &[Key, Members] : Ordered)
    if (Style.Group == GroupBy::Cause)
      writeByCause(Members);
    else
      writeList(Key, Members);
  writeSuppressed(Suppressed);
  const size_t Shown = R.Findings.size() - Suppressed.size();
  Out << Shown << (Shown == 1 ? " finding" : " findings");
  if (!Suppressed.empty())
    Out << ", " << Suppressed.size() << " suppressed";
  Out << '\n' << coverageLine(R.Coverage) << '\n';
}

void TextWriter::writeByCause(const Group &Members) {
  const Finding &First = *Members.front();
  if (Members.size() > 1 && lockHolder(First))
    return writeByHolder(Members);
  const bool AtItsCause = &First.cause() == &First.Chain.front();
  if (Members.size() == 1 && (AtItsCause || !First.Category)) {
    writeFinding(First, true);
    Out << '\n';
    return;
  }
  const Step &Cause = First.cause();
  place(Cause.Where);
  Out << ": ";
  severity(First.Severity);
  Out << ": '" << Cause.Call << "' in '" << Cause.Function << "' blocks the event loop in " << Members.size()
      << (Members.size() == 1 ? " place" : " places") << " [" << First.Rule << "]\n";
  for (const Finding *F : Members)
    writeFinding(*F, false);
  Out << '\n';
}

/// Who holds a lock, and the first of those who wait for it: they say the same, and would hide the others.
void TextWriter::writeByHolder(const Group &Members) {
  const Finding &First = *Members.front();
  const Step *Holder = lockHolder(First);
  place(Holder->Where);
  Out << ": ";
  severity(First.Severity);
  Out << ": '" << Holder->Function << "' holds '" << Holder->Call << "' " << Holder->Reason
      << ", and so blocks the event loop in " << Members.size() << " places [" << First.Rule << "]\n";
  writeSteps(llvm::ArrayRef(Holder, First.Chain.data() + First.Chain.size()));
  for (const Finding *F : llvm::ArrayRef(Members).take_front(OthersShown)) {
    Out << "  ";
    place(F->Place);
    Out << ": " << F->Message << (F->Partial ? " (not fully parsed)\n" : "\n");
    if (&F->cause() != F->Chain.data())
      writeSteps(llvm::ArrayRef(F->Chain.data(), lockHolder(*F)));
    writeAdvice(*F);
  }
  if (Members.size() > OthersShown)
    Out << "  and " << Members.size() - OthersShown << " more, which '--group-by file' lists\n";
  Out << '\n';
}

void TextWriter::writeList(const std::string &Title, const Group &Members) {
  color(raw_ostream::SAVEDCOLOR);
  Out << Title << ": " << Members.size() << (Members.size() == 1 ? " finding\n" : " findings\n");
  plain();
  for (const Finding *F : Members)
    writeFinding(*F, true);
  Out << '\n';
}

void TextWriter::writeFinding(const Finding &F, bool WithCause) {
  if (WithCause) {
    place(F.Place);
    Out << ": ";
    severity(F.Severity);
    Out << ": " << F.Message << " [" << F.Rule << "]";
  } else {
    Out << "  ";
    place(F.Place);
    Out << ": " << F.Message;
  }
  Out << (F.Partial ? " (not fully parsed)\n" : "\n");
  if (F.Chain.size() > 1)
    writeSteps(F.Chain);
  writeOthers(F);
  writeAdvice(F);
}

void TextWriter::writeSteps(llvm::ArrayRef<Step> Steps) {
  for (const Step &S : Steps) {
    Out << "    ";
    place(S.Where);
    Out << ": " << describe(S) << '\n';
  }
}

void TextWriter::writeOthers(const Finding &F) {
  const llvm::ArrayRef<Step> All = F.Others;
  for (const Step &S : All.take_front(OthersShown)) {
    Out << "    ";
    place(S.Where);
    Out << ": also: " << describe(S) << '\n';
  }
  if (All.size() > OthersShown)
    Out << "    also: " << All.size() - OthersShown << " more blocking calls behind '" << F.Chain.front().Call << "'\n";
}

void TextWriter::writeAdvice(const Finding &F) {
  if (F.IntroducedBy && F.IntroducedBy->Where != F.Place) {
    Out << "    introduced by ";
    place(F.IntroducedBy->Where);
    Out << ": " << introductionWords(*F.IntroducedBy) << '\n';
  }
  if (F.Fix && !F.Fix->Edits.empty())
    Out << "    fix: " << F.Fix->Code << '\n';
  else if (!F.ByHand.empty())
    Out << "    by hand: " << F.ByHand << '\n';
}

void TextWriter::writeSuppressed(const Group &Members) {
  for (const Finding *F : Members) {
    place(F->Place);
    Out << ": suppressed: " << F->Message << " [" << F->Rule << "]\n    " << waiverWords(*F->Suppressed) << '\n';
  }
  if (!Members.empty())
    Out << '\n';
}

void nostall::renderText(const Report &R, raw_ostream &Out) { TextWriter(R, Out).write(); }
