//===- WhyNot.cpp - `nostall why-not FILE:LINE` --------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Why nothing is reported at a line: for every step that stands there, each reason that discharged it.
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
#include "render/Places.h"
#include "render/Render.h"
#include "rules/StepWords.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace nostall;
using namespace nostall::cli;

/// Who says that \p F runs on threads that may block: "; started at main.cpp:40 on 'workers'
/// (boost::asio::thread_pool)".
static std::string whoSaysElsewhere(const Propagation &Flow, FunctionIndex F) {
  const Program &P = Flow.program();
  for (unsigned Steps = 0; Steps < 64; ++Steps) {
    const uint32_t Because = Flow.contexts(F).Because[static_cast<unsigned>(Context::Elsewhere)];
    if (Because == None)
      return {};
    const Edge &From = Flow.graph().edges()[Because];
    if (From.Where == Transfer::Inherit) {
      F = From.From;
      continue;
    }
    const TuSummary &Tu = P.unitOf(From.From);
    const Event &E = P.events(From.From)[From.Event];
    const Use *U = From.UseIndex < E.UseCount ? &Tu.usesOf(E)[From.UseIndex] : nullptr;
    const std::string On = U && U->Reason ? " on " + Tu.Strings[U->Reason].str() : "";
    return "; started at " + shownPath(Tu.Strings[E.Where.File], shownRoot()) + ":" + std::to_string(E.Where.Line) + On;
  }
  return {};
}

/// "suppressed by the comment at a.cpp:3": why a pair is not reported, and who says so.
static std::string standingWords(const Standing &S) {
  std::string Text = spelling(S.Why).str();
  if (S.Why == NotReported::Off)
    Text +=
        ": '" + S.Reason + "' is below the threshold or switched off; see 'categories' and 'rules' in .nostall.yaml";
  else if (!S.Reason.empty())
    Text += ": " + S.Reason;
  if (S.Where.Line)
    Text += ", at " + shownPath(S.Where.File, shownRoot()) + ":" + std::to_string(S.Where.Line);
  return Text;
}

static std::string stepLine(const Step &S) {
  return shownPath(S.Where.File, shownRoot()) + ":" + std::to_string(S.Where.Line) + ": " + describe(S);
}

/// Why event number \p Position of \p F bears no finding.
static std::vector<std::string> reasons(const CheckRun &Run, FunctionIndex F, uint32_t Position) {
  const Solution &Solved = Run.judgement().solution();
  const Propagation &Flow = Solved.Flow;
  const Program &P = Run.judgement().program();
  const TuSummary &Tu = P.unitOf(F);
  const Event &E = P.events(F)[Position];
  std::vector<std::string> Result;
  if (E.Discharge)
    Result.push_back("it does not block here: " + Tu.Strings[E.Discharge].str());
  if (const std::optional<Standing> Comment = Solved.Policy.ofStep({F, Position}))
    Result.push_back(standingWords(*Comment));
  if (E.Effect != None) {
    const Effect &What = Tu.Effects[E.Effect];
    const Cost HowLong = Solved.Reported.costOf({F, Position});
    if (!Solved.Policy.reports(Tu.Strings[E.Where.File], What.What, HowLong))
      Result.push_back(What.What == Category::Lock
                           ? Solved.All.holder({F, Position})
                                 ? "the long work under this lock is not reported, so the wait for it is not either"
                                 : "no function holds this lock for long, so the wait for it is brief"
                           : "category '" + spelling(What.What).str() + "' with cost '" + spelling(HowLong).str() +
                                 "' is off; see 'categories' in .nostall.yaml");
  }
  if (Solved.All.isLeaf({F, Position}) && Solved.All.holder({F, Position})) {
    const std::vector<Step> Path = Solved.AllPaths.path({F, Position}, {F, Position});
    for (const Step &Held : llvm::drop_begin(Path))
      Result.push_back(stepLine(Held));
  }
  if (E.Hopped)
    Result.push_back("an await before it has moved the coroutine to threads that may block");
  if (const SymbolIndex Object = E.SparedBy == None ? None : P.globalSymbol(P.definition(F).Unit, E.SparedBy);
      Object != None && P.isNonBlocking(Object))
    Result.push_back("'" + P.symbolName(Object).str() + "' is set to non-blocking mode and never set back");
  if (E.Callee != None) {
    const FunctionIndex Callee = P.global(P.definition(F).Unit, E.Callee);
    const FunctionSummary &C = P.summary(Callee);
    const std::string Name = "'" + P.name(Callee).str() + "'";
    const size_t Overrides =
        llvm::count_if(P.overriders(Callee), [&](FunctionIndex O) { return P.summary(O).HasBody; });
    if (P.mayBlock(Callee))
      Result.push_back(Name + " is allowed to block");
    else if (Flow.isAsyncEntry(Callee))
      Result.push_back(Name + " is an entry itself and has findings of its own");
    else if (E.Effect == None && !E.Discharge && !Solved.All.blockingOf(F, Position).Blocks)
      Result.push_back(C.HasBody   ? "nothing in " + Name + " blocks, as far as its code was seen"
                       : Overrides ? "nothing in the " + std::to_string(Overrides) + " known overrides of " + Name +
                                         " blocks, as far as their code was seen"
                       : C.Known   ? "knowledge does not say that " + Name + " blocks"
                       : C.Opaque
                           ? Name + " belongs to a known library, and no knowledge entry says that it blocks here"
                           : "no definition of " + Name + " was seen, and knowledge has no entry for it");
  }
  if (!Flow.isAsyncEntry(F) && !Flow.contexts(F).onLoop())
    Result.push_back("'" + P.name(F).str() + "' is not an entry, and no entry on a loop reaches it");
  else if (!Flow.contexts(F).onLoop())
    Result.push_back("'" + P.name(F).str() + "' runs elsewhere: only on threads that may block" +
                     whoSaysElsewhere(Flow, F));
  if (P.isQuiet(F))
    Result.push_back("outside: the file is vendored or generated");
  if (P.mayBlock(F))
    Result.push_back("'" + P.name(F).str() + "' is allowed to block");
  return Result;
}

/// The call path from a call site, as the report has it: of a wait for a lock also who holds it, and what it does then.
static void tellPath(const Pair &Of, const CallSite &From) {
  for (const Step &S : Of.pathOf(From))
    llvm::outs() << "  " << stepLine(S) << '\n';
}

/// What the finding says, and how the best of its pairs comes there: for a line that is its cause.
static void tellCause(const Finding &F, const std::string &Shown) {
  llvm::outs() << Shown << ": reported: " << headlineOf(F) << " [" << F.Rule << "]\n";
  tellPath(F.Pairs.front(), F.Pairs.front().best());
}

/// Why the pair is not reported, and the path that it has all the same.
static void tellUnreported(const Finding &F, const Pair &Of, const CallSite &S, const std::string &Shown) {
  llvm::outs() << Shown << ": '" << F.Cause.Call << "' in " << Of.EntryKind << " '" << Of.Entry
               << "' is not reported: " << standingWords(*Of.Unreported) << '\n';
  if (F.Category == Category::Lock && S.HowLong == Cost::Brief)
    llvm::outs() << "  no function holds this lock for long, so the wait for it is brief\n";
  if (Of.pathOf(S).size() > 1)
    tellPath(Of, S);
}

/// What the step \p S leads to where it is neither a cause nor a call site of an entry; false when it leads to nothing.
static bool tellPassage(const CheckRun &Run, const StepId &S, const std::string &Shown, llvm::StringRef Callee) {
  const Solution &Solved = Run.judgement().solution();
  const Program &P = Run.judgement().program();
  std::vector<Step> Path = Solved.ReportedPaths.worst(S);
  const bool Reported = !Path.empty();
  if (!Reported)
    Path = Solved.AllPaths.worst(S);
  if (Path.empty() || !Solved.Flow.contexts(S.Function).onLoop())
    return false;
  llvm::outs() << Shown << ": " << Callee << " in '" << P.name(S.Function) << "' leads to a blocking call, which is "
               << (Reported ? "reported" : "not reported") << " at its own line:\n";
  for (const Step &Each : Path)
    llvm::outs() << "  " << shownPath(Each.Where.File, shownRoot()) << ':' << Each.Where.Line << ": " << describe(Each)
                 << '\n';
  return true;
}

/// Whether a file is one that was asked for, or one in which a function is defined.
static bool isRead(const CheckRun &Run, llvm::StringRef File) {
  if (llvm::any_of(Run.commands(), [&](const CompileCommand &C) { return C.File == File; }))
    return true;
  const Program &P = Run.judgement().program();
  for (FunctionIndex F = 0; F < P.functionCount(); ++F)
    if (P.summary(F).HasBody && P.unitOf(F).Strings[P.summary(F).Definition.File] == File)
      return true;
  return false;
}

static void whyNot(const CheckRun &Run, const std::string &File, unsigned Line) {
  const Program &P = Run.judgement().program();
  const std::string Shown = shownPath(File, shownRoot()) + ":" + std::to_string(Line);
  const auto isHere = [&](const Location &L) { return L.File == File && L.Line == Line; };
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> Told;
  bool Any = false;
  for (const Finding &F : Run.findings()) {
    const bool Caused = isHere(F.Cause.Where);
    if (Caused && F.isReported()) {
      tellCause(F, Shown);
      Any = true;
    }
    for (const Pair &Of : F.Pairs)
      for (const CallSite &S : Of.Sites) {
        if (!isHere(S.Where) && !(Caused && Of.Unreported))
          continue;
        Told.insert({S.Point.Function, S.Point.Event});
        if (Caused)
          Told.insert({S.Target.Function, S.Target.Event});
        if (Of.Unreported) {
          tellUnreported(F, Of, S, Shown);
        } else if (!Caused || S.Length > 1) {
          llvm::outs() << Shown << ": reported: " << messageAt(F, Of, S) << " [" << F.Rule << "]\n";
          tellPath(Of, S);
        }
        Any = true;
      }
  }
  for (FunctionIndex F = 0; F < P.functionCount(); ++F) {
    const TuSummary &Tu = P.unitOf(F);
    for (const auto &[Position, E] : llvm::enumerate(P.events(F))) {
      if (E.Where.Line != Line || Tu.Strings[E.Where.File] != File ||
          Told.contains({F, static_cast<uint32_t>(Position)}))
        continue;
      const std::vector<std::string> Reasons = reasons(Run, F, static_cast<uint32_t>(Position));
      const std::string Callee =
          E.Callee == None ? "a step" : "'" + P.name(P.global(P.definition(F).Unit, E.Callee)).str() + "'";
      if (Reasons.empty()) {
        Any |= tellPassage(Run, {F, static_cast<uint32_t>(Position)}, Shown, Callee);
        continue;
      }
      Any = true;
      llvm::outs() << Shown << ": " << Callee << " in '" << P.name(F) << "' is not reported:\n";
      for (const std::string &Reason : Reasons)
        llvm::outs() << "  " << Reason << '\n';
    }
  }
  if (!Any)
    llvm::outs()
        << Shown
        << ": nothing on this line can block: it has no call that nostall follows, only operations on values and "
           "calls inside libraries for which knowledge has no entry\n";
}

/// Why nothing can be said of \p Line of \p File; empty when something can.
static std::string notThere(llvm::StringRef File, unsigned Line) {
  const std::string Shown = shownPath(File, shownRoot());
  const auto Text = llvm::MemoryBuffer::getFile(File);
  if (!Text)
    return Shown + ": " + Text.getError().message();
  const size_t Lines = (*Text)->getBuffer().count('\n') + !(*Text)->getBuffer().ends_with("\n");
  if (Line > Lines)
    return Shown + " has " + std::to_string(Lines) + (Lines == 1 ? " line" : " lines");
  return {};
}

/// Names the whole database around \p File as what to read, since other files may say where the place runs, or the file
/// alone where there is none. False after an error.
static bool chooseFiles(SourceOptions &Options, Invocation &Call, llvm::StringRef File) {
  CheckOptions &Check = Options.Check;
  if (!Check.Files.empty())
    return true;
  Check.Files = {File.str()};
  if (!chooseBuild(Options, Call))
    return false;
  const std::string Database = Call.CompilerFlags.empty() ? databaseFolder(Check) : "";
  if (Database.empty())
    return true;
  Check.Files.clear();
  Check.BuildPath = Database;
  return true;
}

void cli::addWhyNot(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("why-not", "Show why nothing is reported at a line");
  const auto Options = std::make_shared<SourceOptions>();
  const auto Place = std::make_shared<std::string>();
  Command->add_option("place", *Place, "FILE:LINE")->required();
  Options->addTo(*Command);
  Command->callback([Options, Place, &Call] {
    const auto [Name, Number] = llvm::StringRef(*Place).rsplit(':');
    unsigned Line = 0;
    if (Name.empty() || Number.getAsInteger(10, Line) || Line == 0) {
      Call.Status = usageError("expected FILE:LINE, not '" + *Place + "'");
      return;
    }
    llvm::SmallString<256> File(Name);
    llvm::sys::fs::make_absolute(File);
    llvm::sys::path::remove_dots(File, true);
    if (const std::string Wrong = notThere(File, Line); !Wrong.empty()) {
      Call.Status = usageError(Wrong);
      return;
    }
    if (!chooseFiles(*Options, Call, File))
      return;
    const auto Run = runFlow(*Options, Call);
    if (!Run)
      return;
    if (Options->Check.Files.empty() && !isRead(*Run, File)) {
      Call.Status = usageError(shownPath(File, shownRoot()) + " is not in the compile database of " +
                               shownPath(Options->Check.BuildPath, shownRoot()) +
                               "; name a source file that includes it behind the place, or compiler flags after '--'");
      return;
    }
    printUnread(*Run);
    whyNot(*Run, std::string(File), Line);
  });
}
