//===- Text.cpp - Findings for a person at a terminal -----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// First a table, so that the one DNS look-up is seen beside three hundred log lines; then the findings, errors first. A
// cause may be reached from hundreds of places: numbers before lists, the best call path, two more handlers by name,
// and what to do. The first twenty findings are told in full, the others in a line each; `--all` tells everything.
//
//===----------------------------------------------------------------------===//
#include "fixes/Safety.h"
#include "render/Annotations.h"
#include "rules/Rules.h"
#include "rules/StepWords.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <map>
#include <set>
#include <tuple>

using namespace nostall;
using llvm::raw_ostream;

namespace {

constexpr size_t ToldInFull = 20; ///< findings
constexpr size_t LinesEach = 12;  ///< of a finding that is told in full
constexpr size_t LeastOfPath = 3; ///< lines: the first step, what is left out, the cause
constexpr size_t NamedBeside = 2; ///< entries beside that of the call path

class TextWriter {
public:
  TextWriter(const Report &R, raw_ostream &Out) : R(R), Style(R.Style), Out(Out) {}
  void write();

private:
  using Group = std::vector<ReachedCause>;

  void writeTable(llvm::ArrayRef<const Finding *> Shown);
  void writeCauses(llvm::ArrayRef<const Finding *> Shown);
  void writeFiles(llvm::ArrayRef<const Finding *> Shown);
  void writeHandlers(llvm::ArrayRef<const Finding *> Shown);
  void writeFinding(const Finding &F);
  void writeReached(const ReachedCause &C);
  void writeHeadline(const Location &At, Severity S, std::optional<Cost> HowLong, const Finding &F,
                     const std::string &Message, llvm::ArrayRef<const Pair *> Of);
  void writeBlock(const std::vector<std::string> &Path, std::vector<std::string> Behind);
  void writeAll(const Finding &F);
  void writeTitle(const std::string &Title, size_t Count);
  void writeNotReported();
  bool inFull() {
    InList = !Style.All && ++Told > ToldInFull;
    return !InList;
  }

  std::vector<std::string> pathLines(const Pair &P, const CallSite &S) const;
  std::string besideLine(const Finding &F) const;
  void separate();
  std::optional<std::string> introductionLine(llvm::ArrayRef<const Pair *> Of, const Location &At) const;
  std::string entryWords(const Pair &P) const {
    return P.EntryKind + " '" + P.Entry + "' (" + placeWords(P.EntryPlace) + ")";
  }
  std::string placeWords(const Location &L) const {
    return shownPath(L.File, R.Root) + ":" + std::to_string(L.Line) + ":" + std::to_string(L.Column);
  }
  void color(raw_ostream::Colors C) {
    if (Style.Colors)
      Out.changeColor(C, /*Bold=*/true);
  }
  void plain() {
    if (Style.Colors)
      Out.resetColor();
  }

  const Report &R;
  const TextStyle &Style;
  raw_ostream &Out;
  size_t Told = 0;     ///< findings in full
  bool InList = false; ///< of findings in a line each
};

} // namespace

/// What to do: \p AtCause, and at the call site \p S the edit, or what to do by hand, or else the advice, unless that
/// has been told.
static std::vector<std::string> adviceLines(const CallSite &S, llvm::StringRef AtCause, bool Told) {
  std::vector<std::string> Lines;
  if (!AtCause.empty())
    Lines.push_back(("at the cause: " + AtCause).str());
  if (S.Fix && !S.Fix->Edits.empty())
    Lines.push_back(fixLine(*S.Fix));
  else if (!S.ByHand.empty())
    Lines.push_back("by hand: " + S.ByHand);
  else if (!Told && !S.Advice.empty() && (AtCause.empty() || !says(S.Advice, AtCause)))
    Lines.push_back("at the call site: " + S.Advice);
  return Lines;
}

static std::string counted(size_t Count, llvm::StringRef Noun) {
  return std::to_string(Count) + " " + Noun.str() + (Count == 1 ? "" : "s");
}

/// The worst first: by severity, then low confidence behind, then by how many handlers and places it is reached from.
static std::vector<const Finding *> worstFirst(llvm::ArrayRef<Finding> Findings) {
  std::vector<std::pair<std::tuple<int, bool, int64_t, int64_t>, const Finding *>> Keyed;
  for (const Finding &F : Findings)
    if (F.isReported()) {
      const ReachCounts Counts = reachOf(F);
      Keyed.push_back({{-static_cast<int>(F.Severity), F.confidence() == Confidence::Low,
                        -static_cast<int64_t>(Counts.Entries), -static_cast<int64_t>(Counts.CallSites)},
                       &F});
    }
  llvm::stable_sort(Keyed, llvm::less_first());
  std::vector<const Finding *> Result;
  for (const auto &[Key, F] : Keyed)
    Result.push_back(F);
  return Result;
}

void TextWriter::write() {
  const std::vector<const Finding *> Shown = worstFirst(R.Findings);
  if (!Shown.empty())
    writeTable(Shown);
  switch (Style.Group) {
  case GroupBy::Cause:
    writeCauses(Shown);
    break;
  case GroupBy::File:
    writeFiles(Shown);
    break;
  case GroupBy::Handler:
    writeHandlers(Shown);
    break;
  }
  writeNotReported();
  Out << counted(Shown.size(), "finding") << notReportedWords(R.Findings) << '\n' << coverageLine(R.Coverage) << '\n';
}

/// How many causes there are of each severity and category, from how many places and handlers they are reached.
void TextWriter::writeTable(llvm::ArrayRef<const Finding *> Shown) {
  struct Row {
    size_t Causes = 0;
    std::set<Location> Sites;
    std::set<std::pair<Location, std::string>> Entries;
    void add(const Finding &F) {
      ++Causes;
      for (const Pair &P : F.reported()) {
        Entries.insert({P.EntryPlace, P.Entry});
        for (const CallSite &S : P.Sites)
          Sites.insert(S.Where);
      }
    }
  };
  std::map<std::pair<int, std::string>, Row> Rows; // by severity, the worst first, and category
  Row Total;
  size_t Width = llvm::StringRef("category").size();
  for (const Finding *F : Shown) {
    const std::string Kind = F->Category ? spelling(*F->Category).str() : F->Rule;
    Width = std::max(Width, Kind.size());
    Rows[{-static_cast<int>(F->Severity), Kind}].add(*F);
    Total.add(*F);
  }
  const std::string Line = "{0,-8}  {1,-" + std::to_string(Width) + "}  {2,6}  {3,10}  {4,8}\n";
  const auto write = [&](llvm::StringRef Worst, llvm::StringRef Kind, const Row &Of) {
    Out << llvm::formatv(Line.c_str(), Worst, Kind, Of.Causes, Of.Sites.size(), Of.Entries.size());
  };
  Out << llvm::formatv(Line.c_str(), "severity", "category", "causes", "call sites", "handlers");
  for (const auto &[Key, Of] : Rows)
    write(spelling(static_cast<Severity>(-Key.first)), Key.second, Of);
  if (Rows.size() > 1)
    write("all", "", Total);
  Out << '\n';
}

void TextWriter::writeCauses(llvm::ArrayRef<const Finding *> Shown) {
  for (const Finding *F : Shown)
    writeFinding(*F);
  separate();
}

/// By the file of the cause, which is where something has to change; the file with the worst first.
void TextWriter::writeFiles(llvm::ArrayRef<const Finding *> Shown) {
  std::vector<std::pair<std::string, std::vector<const Finding *>>> Files;
  for (const Finding *F : Shown) {
    const std::string File = shownPath(F->place().File, R.Root);
    auto At = llvm::find_if(Files, [&](const auto &Each) { return Each.first == File; });
    if (At == Files.end())
      At = Files.insert(At, {File, {}});
    At->second.push_back(F);
  }
  for (const auto &[File, Findings] : Files) {
    writeTitle(File, Findings.size());
    for (const Finding *F : Findings)
      writeFinding(*F);
    separate();
  }
}

/// By entry, the one with the worst first; each with the causes that it reaches.
void TextWriter::writeHandlers(llvm::ArrayRef<const Finding *> Shown) {
  std::map<std::pair<Location, std::string>, size_t> Known;
  std::vector<Group> Entries;
  for (const Finding *F : Shown)
    for (const Pair &P : F->reported()) {
      const auto [At, New] = Known.try_emplace({P.EntryPlace, P.Entry}, Entries.size());
      if (New)
        Entries.emplace_back();
      Entries[At->second].push_back({F, &P, &P.best()});
    }
  for (Group &Of : Entries)
    sortWorstFirst(Of);
  const auto worst = [](const Group &G) { return G.front().Site->Severity; };
  llvm::stable_sort(Entries, [&](const Group &A, const Group &B) {
    return std::pair(worst(A), A.size()) > std::pair(worst(B), B.size());
  });
  for (const Group &Of : Entries) {
    const Pair &Entry = *Of.front().Pair;
    writeTitle(Entry.Entry.empty() ? "outside handlers" : entryWords(Entry), Of.size());
    for (const ReachedCause &C : Of)
      writeReached(C);
    separate();
  }
}

void TextWriter::writeTitle(const std::string &Title, size_t Count) {
  color(raw_ostream::SAVEDCOLOR);
  Out << Title << ": " << counted(Count, "finding") << '\n';
  plain();
}

void TextWriter::writeHeadline(const Location &At, Severity S, std::optional<Cost> HowLong, const Finding &F,
                               const std::string &Message, llvm::ArrayRef<const Pair *> Of) {
  Out << placeWords(At) << ": ";
  color(S == Severity::Error ? raw_ostream::RED : S == Severity::Warning ? raw_ostream::YELLOW : raw_ostream::CYAN);
  Out << spelling(S);
  plain();
  Out << ": " << Message << " (";
  if (F.Category)
    Out << spelling(*F.Category) << ", ";
  if (HowLong)
    Out << spelling(*HowLong) << ", ";
  Out << spelling(Of.front()->confidence()) << " confidence";
  if (llvm::all_of(Of, [](const Pair *P) { return P->NewlyKnown; }))
    Out << ", newly known";
  if (llvm::any_of(Of, [](const Pair *P) { return P->Partial; }))
    Out << ", not fully parsed";
  Out << ") [" << F.Rule << "]\n";
}

void TextWriter::writeFinding(const Finding &F) {
  std::vector<const Pair *> Of;
  for (const Pair &P : F.reported())
    Of.push_back(&P);
  writeHeadline(F.place(), F.Severity, F.HowLong, F, headlineOf(F), Of);
  if (!inFull())
    return;
  if (Style.All && !isDirect(F)) {
    writeAll(F);
    return;
  }
  const Pair &Best = F.Pairs.front();
  std::vector<std::string> Behind;
  if (const std::string Beside = besideLine(F); !Beside.empty())
    Behind.push_back(Beside);
  if (const auto Line = introductionLine(Of, F.place()))
    Behind.push_back(*Line);
  // The message of a direct call holds its advice.
  const bool Direct = isDirect(F);
  llvm::append_range(Behind, adviceLines(Best.best(), Direct ? "" : F.Advice, Direct));
  writeBlock(pathLines(Best, Best.best()), std::move(Behind));
}

/// A cause as one entry reaches it.
void TextWriter::writeReached(const ReachedCause &C) {
  const Pair *Of = C.Pair;
  std::string Message = messageAt(*C.Finding, *C.Pair, *C.Site);
  if (C.Pair->Sites.size() > 1)
    Message += "; from " + std::to_string(C.Pair->Sites.size()) + " places";
  writeHeadline(C.Site->Where, C.Site->Severity, C.Site->HowLong, *C.Finding, Message, Of);
  if (!inFull())
    return;
  std::vector<std::string> Behind;
  if (const auto Line = introductionLine(Of, C.Site->Where))
    Behind.push_back(*Line);
  llvm::append_range(Behind, adviceLines(*C.Site, C.Site->Length > 1 ? C.Finding->Advice : "", /*Told=*/true));
  writeBlock(pathLines(*C.Pair, *C.Site), std::move(Behind));
  if (Style.All)
    for (const CallSite &S : llvm::ArrayRef(C.Pair->Sites).drop_front())
      writeBlock(pathLines(*C.Pair, S), adviceLines(S, "", S.Advice == C.Site->Advice));
}

/// Every pair with its call sites and their paths.
void TextWriter::writeAll(const Finding &F) {
  if (!F.Advice.empty())
    Out << "    at the cause: " << F.Advice << '\n';
  std::set<llvm::StringRef> ToldByHand; // the function that the cause stands in is the same everywhere
  for (const Pair &P : F.reported()) {
    if (!P.Entry.empty())
      Out << "  " << entryWords(P) << ", " << spelling(P.confidence()) << " confidence"
          << (P.NewlyKnown ? ", newly known" : "") << (P.Partial ? ", not fully parsed" : "") << '\n';
    for (const CallSite &S : P.Sites) {
      std::vector<std::string> Behind;
      if (const auto Line = introductionLine(&P, S.Where); Line && &S == &P.best())
        Behind.push_back(*Line);
      if (S.ByHand.empty() || ToldByHand.insert(S.ByHand).second)
        llvm::append_range(Behind, adviceLines(S, "", /*Told=*/!F.Advice.empty() && says(S.Advice, F.Advice)));
      writeBlock(pathLines(P, S), std::move(Behind));
    }
  }
}

/// The steps from \p S; none where the call site says it all.
std::vector<std::string> TextWriter::pathLines(const Pair &P, const CallSite &S) const {
  const std::vector<Step> Path = P.pathOf(S);
  std::vector<std::string> Lines;
  if (Path.size() > 1 || Style.All)
    for (const Step &Each : Path)
      Lines.push_back(placeWords(Each.Where) + ": " + describe(Each));
  return Lines;
}

/// The next entries by name, and how many more there are.
std::string TextWriter::besideLine(const Finding &F) const {
  const llvm::ArrayRef<Pair> Others = F.reported().drop_front();
  const llvm::ArrayRef<Pair> Named = Others.take_front(NamedBeside);
  const size_t More = Others.size() - Named.size();
  std::string Line;
  for (size_t I = 0; I < Named.size(); ++I)
    Line += (I == 0 ? "also in " : More ? ", " : " and ") + entryWords(Named[I]);
  return More ? Line + " and " + std::to_string(More) + " more" : Line;
}

/// Which lines introduce the pairs, unless it is the line at \p At.
std::optional<std::string> TextWriter::introductionLine(llvm::ArrayRef<const Pair *> Of, const Location &At) const {
  std::map<Location, std::vector<std::string>> Lines;
  for (const Pair *P : Of)
    if (P->IntroducedBy && P->IntroducedBy->Where != At)
      Lines[P->IntroducedBy->Where].push_back(P->Entry);
  if (Lines.empty())
    return std::nullopt;
  const auto &[Where, Entries] = *Lines.begin();
  std::string Line = "introduced by " + placeWords(Where) + ": " + introductionWords(Entries);
  return Lines.size() == 1 ? Line : Line + "; and by " + counted(Lines.size() - 1, "more line");
}

/// The path, cut in its middle so that all of the finding has at most twelve lines, and what stands behind it.
void TextWriter::writeBlock(const std::vector<std::string> &Path, std::vector<std::string> Behind) {
  std::vector<std::string> Last; // advice may be code
  for (const std::string &Text : Behind) {
    llvm::SmallVector<llvm::StringRef, 4> Rows;
    llvm::StringRef(Text).split(Rows, '\n');
    for (const llvm::StringRef &Row : Rows)
      Last.push_back((&Row == Rows.begin() ? Row : "  " + Row).str());
  }
  const size_t Most = Style.All ? Path.size() + Last.size() : LinesEach - 1;
  const auto line = [&](const llvm::Twine &Text) { Out << "    " << Text << '\n'; };
  const size_t ForLast = std::min(Last.size(), Most - std::min(Path.size(), LeastOfPath));
  const size_t ForPath = std::min(Path.size(), Most - ForLast);
  // One line says how many are left out.
  const size_t Left = Path.size() == ForPath ? 0 : Path.size() - ForPath + 1;
  const size_t Before = Left ? ForPath / 2 : Path.size();
  for (const std::string &Step : llvm::ArrayRef(Path).take_front(Before))
    line(Step);
  if (Left)
    line("... " + llvm::Twine(Left) + " more steps");
  for (const std::string &Step : llvm::ArrayRef(Path).drop_front(Before + Left))
    line(Step);
  const size_t Whole = ForLast == Last.size() ? ForLast : ForLast - 1;
  for (const std::string &Row : llvm::ArrayRef(Last).take_front(Whole))
    line(Row);
  if (Whole != Last.size())
    line("... " + llvm::Twine(Last.size() - Whole) + " more lines, which '--all' prints");
  InList = true;
  separate();
}

void TextWriter::separate() {
  if (std::exchange(InList, false))
    Out << '\n';
}

/// What the user accepts, with the reason; with `--all` every pair that is not reported.
void TextWriter::writeNotReported() {
  for (const Finding &F : R.Findings) {
    std::map<std::pair<NotReported, std::string>, std::vector<const Pair *>> By;
    for (const Pair &P : F.Pairs)
      if (P.Unreported && (Style.All || P.Unreported->Why == NotReported::Accepted))
        By[{P.Unreported->Why, standingWords(*P.Unreported)}].push_back(&P);
    for (const auto &[Standing, Of] : By) {
      const auto &[Why, Words] = Standing;
      Out << placeWords(F.place()) << ": " << spelling(Why) << ": " << F.Message << " in "
          << counted(Of.size(), "handler") << " [" << F.Rule << "]\n";
      if (!Words.empty())
        Out << "    " << Words << '\n';
      for (const Pair *P : Of)
        if (Style.All && !P->Entry.empty())
          Out << "    in " << entryWords(*P) << '\n';
      InList = true;
    }
  }
  separate();
}

void nostall::renderText(const Report &R, raw_ostream &Out) { TextWriter(R, Out).write(); }
