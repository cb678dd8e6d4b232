//===- Explain.cpp - `nostall explain FUNCTION` and `nostall explain RULE` ---------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The tree of why a function blocks or does not: its verdict, where it runs, the worst call path to a blocking call,
// and below it the steps that matter. Of a large function few do: the others are counted, and shown when they are asked
// for. Of a rule: its document, which is inside the binary.
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
#include "model/QualifiedName.h"
#include "render/Render.h"
#include "rules/StepWords.h"
#include "llvm/ADT/DenseSet.h"
#include <set>

using namespace nostall;
using namespace nostall::cli;

namespace {

class Explainer {
public:
  Explainer(const CheckRun &Run, bool All)
      : Solved(Run.judgement().solution()), Blocks(Solved.Reported), Flow(Solved.Flow), P(Run.judgement().program()),
        Configs(Run.configurations()), Root(shownRoot()), All(All) {
    findSpeakers();
    findNamesakes();
  }

  bool explain(llvm::StringRef Name);

private:
  void root(FunctionIndex F);
  void function(FunctionIndex F, unsigned Depth);
  void contexts(FunctionIndex F);
  void witness(FunctionIndex F);
  void leftOut();
  void findSpeakers();
  void findNamesakes();
  std::string named(FunctionIndex F) const;
  bool leaveOut(const Edge &E);
  void leaf(FunctionIndex F, uint32_t Position, unsigned Depth);
  void steps(FunctionIndex F, unsigned Depth);
  std::string placeOf(const TuSummary &Tu, const Span &S) const {
    return shownPath(Tu.Strings[S.File], Root) + ":" + std::to_string(S.Line);
  }
  bool blocks(FunctionIndex F) const { return Blocks.blocking(F).Blocks; }
  llvm::raw_ostream &line(unsigned Depth) { return llvm::outs().indent(2 * Depth); }

  const Solution &Solved;
  const Causes &Blocks;
  const Propagation &Flow;
  const Program &P;
  const Configurations &Configs;
  std::string Root;
  const bool All;                  ///< leave out nothing
  bool AskedBlocks = false;        ///< the function that was asked for does: what does not block matters less
  size_t Harmless = 0, Unseen = 0; ///< steps that were left out
  llvm::DenseSet<FunctionIndex> Shown;
  std::vector<bool> Speaks;                                              ///< see findSpeakers
  llvm::StringMap<std::set<std::pair<std::string, unsigned>>> LambdasAt; ///< file and line, by name
};

} // namespace

void Explainer::contexts(FunctionIndex F) {
  for (const Context C : {Context::Loop, Context::AssumedLoop, Context::Elsewhere, Context::Unknown}) {
    if (!Flow.contexts(F).has(C))
      continue;
    line(1) << "runs: " << spelling(C);
    const uint32_t Because = Flow.contexts(F).Because[static_cast<unsigned>(C)];
    if (Because != None) {
      const Edge &E = Flow.graph().edges()[Because];
      llvm::outs() << ", from " << named(E.From) << " at "
                   << placeOf(P.unitOf(E.From), P.events(E.From)[E.Event].Where);
    } else if (C == Context::AssumedLoop) {
      llvm::outs() << ", since nothing visible starts it";
    }
    llvm::outs() << '\n';
  }
}

/// The way that decides, from the function to the blocking call.
void Explainer::witness(FunctionIndex F) {
  if (!blocks(F))
    return;
  line(1) << "the worst call path:\n";
  for (const Step &S : Solved.ReportedPaths.worst({F, Blocks.blocking(F).Event}))
    line(2) << shownPath(S.Where.File, Root) << ':' << S.Where.Line << ": " << describe(S) << '\n';
  line(1) << (All ? "all steps:\n" : "all steps that block:\n");
}

/// Which functions lead to a call that blocks, or of which knowledge says why it does not.
void Explainer::findSpeakers() {
  std::vector<FunctionIndex> Work;
  Speaks.assign(P.functionCount(), false);
  const auto add = [&](FunctionIndex F) {
    if (Speaks[F])
      return;
    Speaks[F] = true;
    Work.push_back(F);
  };
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    if (llvm::any_of(P.events(F), [](const Event &E) { return E.Effect != None || E.Discharge; }))
      add(F);
  while (!Work.empty()) {
    const FunctionIndex F = Work.back();
    Work.pop_back();
    for (const uint32_t Via : Flow.graph().to(F))
      add(Flow.graph().edges()[Via].From);
  }
}

/// Where the lambdas of each name stand.
void Explainer::findNamesakes() {
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    if (const Span &At = P.summary(F).Definition; At.valid() && formOf(P.name(F)) == NameForm::Lambda)
      LambdasAt[P.name(F)].insert({P.unitOf(F).Strings[At.File].str(), At.Line});
}

/// The function's name, and behind it the line of a lambda if another one has the same name.
std::string Explainer::named(FunctionIndex F) const {
  const std::string Name = "'" + P.name(F).str() + "'";
  const auto Namesakes = LambdasAt.find(P.name(F));
  const bool Several = Namesakes != LambdasAt.end() && Namesakes->second.size() > 1;
  return Several ? Name + " (line " + std::to_string(P.summary(F).Definition.Line) + ")" : Name;
}

/// Counts a step that does not matter here.
bool Explainer::leaveOut(const Edge &E) {
  if (All || (AskedBlocks ? blocks(E.To) : Speaks[E.To]))
    return false;
  ++(Blocks.verdict(E.To) == Verdict::Unknown ? Unseen : Harmless);
  return true;
}

void Explainer::leftOut() {
  if (Harmless + Unseen == 0)
    return;
  line(1) << "omitted: " << Harmless << (Harmless == 1 ? " step that never blocks, " : " steps that never block, ")
          << Unseen << (Unseen == 1 ? " call to an unseen function" : " calls to unseen functions")
          << "; '--all' shows them\n";
}

/// What event number \p Position of \p F says by itself: that it blocks, or why it does not.
void Explainer::leaf(FunctionIndex F, uint32_t Position, unsigned Depth) {
  const TuSummary &Tu = P.unitOf(F);
  const Event &E = P.events(F)[Position];
  if (E.Effect == None && !E.Discharge)
    return;
  if (AskedBlocks && !All && !Blocks.isLeaf({F, Position})) {
    ++Harmless;
    return;
  }
  const std::string Callee = E.Callee == None ? "" : P.name(P.global(P.definition(F).Unit, E.Callee)).str();
  line(Depth) << placeOf(Tu, E.Where) << ": '" << Callee << "' ";
  if (E.Effect == None) {
    llvm::outs() << "does not block here: " << Tu.Strings[E.Discharge] << '\n';
    return;
  }
  const Effect &What = Tu.Effects[E.Effect];
  llvm::outs() << "blocks (" << spelling(What.What) << ", " << spelling(Solved.All.costOf({F, Position}))
               << "), according to " << Tu.Strings[What.Entry];
  if (!Configs.of(Tu.Strings[E.Where.File]).reports(What.What, Blocks.costOf({F, Position})))
    llvm::outs() << "; not reported, by configuration";
  llvm::outs() << '\n';
}

/// What \p F does, in the order in which it does it.
void Explainer::steps(FunctionIndex F, unsigned Depth) {
  const auto Edges = Flow.graph().from(F);
  for (uint32_t Position = 0; Position < P.events(F).size(); ++Position) {
    leaf(F, Position, Depth);
    for (const Edge &E : Edges) {
      if (E.Event != Position || (Blocks.verdict(E.To) == Verdict::Never && P.summary(E.To).Known) || leaveOut(E))
        continue;
      static constexpr WordTable<Transfer> Where = {"", " on a loop", " on an assumed loop", " elsewhere",
                                                    " in an unknown context"};
      line(Depth) << placeOf(P.unitOf(F), P.events(F)[Position].Where) << ": " << spelling(E.Kind) << Where[E.Where]
                  << (E.Guess ? ", perhaps" : "") << ": ";
      function(E.To, Depth);
    }
  }
}

void Explainer::function(FunctionIndex F, unsigned Depth) {
  const Blocking &B = Blocks.blocking(F);
  llvm::outs() << named(F) << ": " << spelling(Blocks.verdict(F));
  if (B.Blocks)
    llvm::outs() << " block (" << spelling(B.HowLong) << ", " << B.Distance << (B.Distance == 1 ? " step)" : " steps)");
  else if (!P.summary(F).HasBody)
    llvm::outs() << (P.summary(F).Known ? " blocks, according to knowledge" : ": its body was not seen");
  else
    llvm::outs() << " blocks";
  llvm::outs() << '\n';
  constexpr unsigned Deepest = 12;
  if (Depth >= Deepest || !Shown.insert(F).second)
    return;
  if (Depth == 0) {
    contexts(F);
    witness(F);
  }
  steps(F, Depth + 1);
}

void Explainer::root(FunctionIndex F) {
  Shown.clear();
  Harmless = Unseen = 0;
  AskedBlocks = blocks(F);
  function(F, 0);
  leftOut();
}

bool Explainer::explain(llvm::StringRef Name) {
  bool Found = false;
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    const llvm::StringRef Full = P.name(F);
    if (Full != Name && !matchesGlob(Name, Full) && !Full.ends_with(("::" + Name).str()))
      continue;
    Found = true;
    root(F);
  }
  return Found;
}

void cli::addExplain(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("explain", "Show why a function blocks or does not, or the document of a rule");
  const auto Options = std::make_shared<SourceOptions>();
  const auto Name = std::make_shared<std::string>();
  Command
      ->add_option("function", *Name,
                   "Qualified name of a function, its last part, or a glob; or a rule, such as nostall-blocking-call")
      ->required();
  const auto All = std::make_shared<bool>(false);
  Command->add_flag("--all", *All, "Show what does not block too, in the order of the calls");
  Options->addTo(*Command);
  Command->callback([Options, Name, All, &Call] {
    // No function has a hyphen in its name.
    if (llvm::StringRef(*Name).starts_with("nostall-")) {
      const llvm::StringRef Document = documentationOf(*Name);
      llvm::outs() << Document;
      if (Document.empty())
        Call.Status = usageError(unknownRule(*Name));
      return;
    }
    const auto Run = runFlow(*Options, Call);
    if (!Run)
      return;
    printUnread(*Run);
    if (!Explainer(*Run, *All).explain(*Name))
      Call.Status = usageError("no function '" + *Name + "' in the files that were parsed");
  });
}
