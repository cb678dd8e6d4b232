//===- propagation.cpp - What linking, solving and the search for pairs take, by themselves ---------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// usage: propagation-bench FUNCTIONS CALLS ENTRIES SUMMARY...
//
// The summaries are those of real code, as 'nostall summarize' writes them, replicated until the program has at least
// that many functions, calls and entries. All entries call one function more, which blocks and is the same for all.
//
// Each copy has identities of its own, but for one function in twenty, which all copies share: the first defines it.
//
// An example is a small program: a file has a few functions, which name nearly as many functions of libraries, a helper
// has one caller, and a function calls two or three others. In a large program a file has a hundred functions, which
// name few more of libraries, and helpers are there to be called by several. So each file of a copy holds its functions
// in SetsPerFile sets, each over fields of its own. A function does what it does in the original with the functions of
// its own set, and then once more with those of the next set, which makes five calls a function; functions of libraries
// are the same for all sets. How deep calls go and which share of the functions are entries stays as it was written.
//
// Prints one line of JSON: what the linked program holds (a function is one, and its calls count once, however many
// files speak of it), the pairs, the entries that reach the shared cause, the seconds of CPU time for reading the
// summaries, linking, solving and the search for pairs, and the most memory that the process had, summaries included.
//
//===----------------------------------------------------------------------===//
#include "propagate/Pairs.h"
#include "store/SummaryFile.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <ctime>
#include <memory>
#include <sys/resource.h>

using namespace nostall;

namespace {

constexpr uint32_t SharedOneIn = 20;
constexpr uint32_t SetsPerFile = 8;

using Units = std::vector<std::unique_ptr<TuSummary>>;

/// What a program has.
struct Size {
  size_t Functions = 0, Calls = 0, Entries = 0;

  bool reaches(const Size &Wanted) const {
    return Functions >= Wanted.Functions && Calls >= Wanted.Calls && Entries >= Wanted.Entries;
  }
};

double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

bool neverCut(const TuSummary &, const Event &) { return false; }

std::vector<const TuSummary *> views(const Units &Of) {
  std::vector<const TuSummary *> Result;
  for (const auto &Tu : Of)
    Result.push_back(Tu.get());
  return Result;
}

/// Null after an error, which is printed.
std::unique_ptr<TuSummary> read(llvm::StringRef Bytes) {
  auto Tu = readSummary(Bytes, "/project", "summary");
  if (Tu)
    return std::move(*Tu);
  llvm::errs() << llvm::toString(Tu.takeError()) << '\n';
  return nullptr;
}

FunctionId numbered(const FunctionId &Id, unsigned Number) {
  return FunctionId::ofKey(Id.hex() + "#" + std::to_string(Number));
}

/// The function that many entries call, and what it calls, which blocks.
const FunctionId SharedCause = FunctionId::ofKey("shared::cause"), SharedSleep = FunctionId::ofKey("shared::sleep");

bool isOfTheSharedCause(const FunctionId &Id) { return Id == SharedCause || Id == SharedSleep; }

/// Makes sets of the functions that have a body in the program, for one file: of what it defines, and of what it only
/// calls. Each function has its own steps, and then the same steps again with the functions of the next set.
class Sets {
public:
  Sets(TuSummary &Tu, const llvm::DenseSet<FunctionId> &Defined)
      : Tu(Tu), Functions(std::move(Tu.Functions)), Events(std::move(Tu.Events)), Uses(std::move(Tu.Uses)),
        Overrides(std::move(Tu.Overrides)), Symbols(std::move(Tu.Symbols)), Rank(Functions.size(), None) {
    for (uint32_t F = 0; F < Functions.size(); ++F)
      if (Defined.contains(Functions[F].Id))
        Rank[F] = Copied++;
  }

  void make() {
    for (unsigned Set = 0; Set < SetsPerFile; ++Set) {
      for (Symbol S : Symbols) {
        S.Id = numbered(S.Id, Set);
        S.RefersTo = symbol(S.RefersTo, Set);
        Tu.Symbols.push_back(S);
      }
      for (uint32_t F = 0; F < Functions.size(); ++F)
        if (Set == 0 || Rank[F] != None)
          add(Functions[F], Set);
    }
  }

private:
  uint32_t function(uint32_t F, unsigned Set) const {
    if (F == None || Set == 0 || Rank[F] == None)
      return F;
    return static_cast<uint32_t>(Functions.size()) + (Set - 1) * Copied + Rank[F];
  }
  uint32_t symbol(uint32_t S, unsigned Set) const {
    return S == None ? None : Set * static_cast<uint32_t>(Symbols.size()) + S;
  }
  Value value(Value V, unsigned Set, uint32_t FirstStep) const {
    if (V.Index == None)
      return V;
    if (V.Kind == ValueKind::Function)
      V.Index = function(V.Index, Set);
    if (V.Kind == ValueKind::Symbol)
      V.Index = symbol(V.Index, Set);
    if (V.Kind == ValueKind::Result)
      V.Index += FirstStep;
    return V;
  }

  void add(FunctionSummary F, unsigned Set) {
    const auto FirstEvent = static_cast<uint32_t>(Tu.Events.size());
    const auto FirstOverride = static_cast<uint32_t>(Tu.Overrides.size());
    for (uint32_t I = 0; I < F.OverrideCount; ++I)
      Tu.Overrides.push_back(function(Overrides[F.FirstOverride + I], Set));
    addSteps(F, Set, 0);
    addSteps(F, (Set + 1) % SetsPerFile, F.EventCount);
    F.Id = numbered(F.Id, Set);
    F.Parent = function(F.Parent, Set);
    F.FirstEvent = FirstEvent;
    F.EventCount *= 2;
    F.FirstOverride = FirstOverride;
    Tu.Functions.push_back(F);
  }

  /// The steps of \p F with the functions of a set, the first of them in the place \p FirstStep.
  void addSteps(const FunctionSummary &F, unsigned Set, uint32_t FirstStep) {
    for (const Event &Old : llvm::ArrayRef(Events).slice(F.FirstEvent, F.EventCount)) {
      Event E = Old;
      E.Callee = function(E.Callee, Set);
      for (uint32_t *S : {&E.SparedBy, &E.Takes, &E.Holding})
        *S = symbol(*S, Set);
      if (E.Beside != None)
        E.Beside += FirstStep;
      E.FirstUse = static_cast<uint32_t>(Tu.Uses.size());
      for (Use U : llvm::ArrayRef(Uses).slice(Old.FirstUse, Old.UseCount)) {
        U.What = value(U.What, Set, FirstStep);
        U.Executor = value(U.Executor, Set, FirstStep);
        U.Target = symbol(U.Target, Set);
        Tu.Uses.push_back(U);
      }
      Tu.Events.push_back(E);
    }
  }

  TuSummary &Tu;
  const std::vector<FunctionSummary> Functions;
  const std::vector<Event> Events;
  const std::vector<Use> Uses;
  const std::vector<uint32_t> Overrides;
  const std::vector<Symbol> Symbols;
  std::vector<uint32_t> Rank; ///< of a function that is copied, among those
  uint32_t Copied = 0;
};

/// Makes copies of one program.
class Replicator {
public:
  /// False after an error, which is printed.
  bool begin(llvm::ArrayRef<std::string> Files) {
    Units Whole;
    for (const std::string &Bytes : Files) {
      Whole.push_back(read(Bytes));
      if (!Whole.back())
        return false;
    }
    const llvm::DenseSet<FunctionId> Defined = nameByNumber(Whole);
    for (const auto &Tu : Whole) {
      Sets(*Tu, Defined).make();
      Originals.push_back(writeSummary(*Tu, "/project"));
    }
    const std::vector<FunctionId> Written(Entries.begin(), Entries.end());
    Entries.clear();
    for (const FunctionId &Id : Written)
      for (unsigned Set = 0; Set < SetsPerFile; ++Set)
        Entries.insert(numbered(Id, Set));
    return true;
  }

  /// One more copy of every file, read from its bytes. False after an error, which is printed.
  bool add(unsigned Copy, Units &Into) {
    for (const std::string &Bytes : Originals) {
      auto Tu = read(Bytes);
      if (!Tu)
        return false;
      callTheSharedCause(*Tu, Copy);
      rename(*Tu, Copy);
      const std::string Renamed = writeSummary(*Tu, "/project");
      Tu.reset();
      const double Begin = cpuSeconds();
      Into.push_back(read(Renamed));
      Reading += cpuSeconds() - Begin;
      if (!Into.back())
        return false;
      count(*Into.back());
    }
    return true;
  }

  double Reading = 0;
  Size Made;

private:
  /// Makes identities of the numbers that the linked program gives to functions, and finds its entries: what two of the
  /// originals define by one name in different ways is two functions. Gives those that have a body.
  llvm::DenseSet<FunctionId> nameByNumber(Units &Whole) {
    llvm::DenseSet<FunctionId> Defined;
    const Program Linked(views(Whole));
    const Propagation Flow(Linked, neverCut);
    for (uint32_t U = 0; U < Whole.size(); ++U)
      for (uint32_t F = 0; F < Whole[U]->Functions.size(); ++F) {
        const FunctionIndex Number = Linked.global(U, F);
        const FunctionId Id = FunctionId::ofKey(std::to_string(Number));
        if (Linked.summary(Number).HasBody)
          Defined.insert(Id);
        if (Flow.isAsyncEntry(Number))
          Entries.insert(Id);
        Whole[U]->Functions[F].Id = Id;
      }
    return Defined;
  }

  static bool isShared(const FunctionId &Id) {
    return isOfTheSharedCause(Id) || llvm::DenseMapInfo<FunctionId>::getHashValue(Id) % SharedOneIn == 0;
  }
  static FunctionId renamed(const FunctionId &Id, unsigned Copy) { return isShared(Id) ? Id : numbered(Id, Copy); }

  /// The bodies of functions that all copies share stand in the first.
  static void rename(TuSummary &Tu, unsigned Copy) {
    Tu.MainFile += "." + std::to_string(Copy);
    for (FunctionSummary &F : Tu.Functions) {
      if (Copy > 0 && isShared(F.Id) && !isOfTheSharedCause(F.Id)) {
        F.HasBody = false;
        F.EventCount = 0;
      }
      F.Id = renamed(F.Id, Copy);
    }
    for (Symbol &S : Tu.Symbols)
      S.Id = numbered(S.Id, Copy);
  }

  void count(const TuSummary &Tu) {
    for (const FunctionSummary &F : Tu.Functions) {
      Made.Functions += Counted.insert(F.Id).second;
      if (F.HasBody && Written.insert(F.Id).second)
        Made.Calls += llvm::count_if(Tu.eventsOf(F), [](const Event &E) { return E.Callee != None; });
    }
  }

  /// Lets entries call one function that sleeps.
  void callTheSharedCause(TuSummary &Tu, unsigned Copy) {
    const auto Cause = static_cast<uint32_t>(Tu.Functions.size());
    std::vector<Event> Events;
    for (FunctionSummary &F : Tu.Functions) {
      const auto First = static_cast<uint32_t>(Events.size());
      const auto Own = Tu.eventsOf(F);
      Events.insert(Events.end(), Own.begin(), Own.end());
      if (F.HasBody && Entries.contains(F.Id) && !(Copy > 0 && isShared(F.Id))) {
        Made.Entries += Callers.insert(renamed(F.Id, Copy)).second;
        Event &E = Events.emplace_back();
        E.Callee = Cause;
        E.Where = F.Definition;
        ++F.EventCount;
      }
      F.FirstEvent = First;
    }
    FunctionSummary F;
    F.Id = SharedCause;
    F.Name = Tu.Strings.intern("shared::cause");
    F.Definition = Tu.Functions.empty() ? Span() : Tu.Functions.front().Definition;
    F.HasBody = true;
    F.FirstEvent = static_cast<uint32_t>(Events.size());
    F.EventCount = 1;
    Event &Sleep = Events.emplace_back();
    Sleep.Callee = Cause + 1;
    Sleep.Where = F.Definition;
    Sleep.Effect = static_cast<uint32_t>(Tu.Effects.size());
    Tu.Effects.push_back({Tu.Strings.intern("posix:sleep"), Category::Sleep, Cost::Unbounded});
    Tu.Functions.push_back(F);
    FunctionSummary Blocks;
    Blocks.Id = SharedSleep;
    Blocks.Name = Tu.Strings.intern("shared::sleep");
    Blocks.Known = true;
    Tu.Functions.push_back(Blocks);
    Tu.Events = std::move(Events);
  }

  std::vector<std::string> Originals;
  llvm::DenseSet<FunctionId> Entries; ///< of the originals
  llvm::DenseSet<FunctionId> Counted, Written, Callers;
};

/// How many entries reach the function that they share.
size_t entriesOfTheCause(const Causes &Solved, llvm::ArrayRef<PairSite> Pairs) {
  llvm::DenseSet<FunctionIndex> Result;
  for (const PairSite &P : Pairs)
    if (Solved.program().summary(Solved.all()[P.Cause].At.Function).Id == SharedCause)
      Result.insert(P.Entry);
  return Result.size();
}

} // namespace

int main(int Count, char **Words) {
  Size Wanted;
  constexpr int FirstFile = 4;
  if (Count <= FirstFile || llvm::StringRef(Words[1]).getAsInteger(10, Wanted.Functions) ||
      llvm::StringRef(Words[2]).getAsInteger(10, Wanted.Calls) ||
      llvm::StringRef(Words[3]).getAsInteger(10, Wanted.Entries)) {
    llvm::errs() << "usage: propagation-bench FUNCTIONS CALLS ENTRIES SUMMARY...\n";
    return 2;
  }
  std::vector<std::string> Files;
  for (int I = FirstFile; I < Count; ++I) {
    const auto Bytes = llvm::MemoryBuffer::getFile(Words[I], /*IsText=*/false, /*RequiresNullTerminator=*/false);
    if (!Bytes) {
      llvm::errs() << Words[I] << ": " << Bytes.getError().message() << '\n';
      return 2;
    }
    Files.push_back((*Bytes)->getBuffer().str());
  }
  Units All;
  double Reading = 0;
  {
    Replicator Copies;
    if (!Copies.begin(Files))
      return 2;
    for (unsigned Copy = 0; !Copies.Made.reaches(Wanted); ++Copy) {
      if (!Copies.add(Copy, All))
        return 2;
      if (Copies.Made.Functions == 0 || Copies.Made.Calls == 0 || (Wanted.Entries > 0 && Copies.Made.Entries == 0)) {
        llvm::errs() << "the summaries have no functions, calls or entries to make more of\n";
        return 2;
      }
    }
    Reading = Copies.Reading;
  }
  const std::vector<const TuSummary *> Views = views(All);

  const double Begin = cpuSeconds();
  const Program Linked(Views);
  const double Solving = cpuSeconds();
  const Propagation Flow(Linked, neverCut);
  const Cuts Nothing;
  const Causes Solved(Flow, Nothing);
  const double Searching = cpuSeconds();
  const std::vector<PairSite> Pairs = findPairs(Solved);
  const double End = cpuSeconds();
  rusage Usage;
  getrusage(RUSAGE_SELF, &Usage);
  Size Held;
  Held.Functions = Linked.functionCount();
  for (FunctionIndex F = 0; F < Linked.functionCount(); ++F) {
    Held.Calls += llvm::count_if(Linked.events(F), [](const Event &E) { return E.Callee != None; });
    Held.Entries += Flow.isAsyncEntry(F);
  }
  llvm::outs() << llvm::format("{\"functions\": %zu, \"calls\": %zu, \"entries\": %zu, \"edges\": %zu, "
                               "\"causes\": %zu, \"pairs\": %zu, \"entries_of_the_cause\": %zu, ",
                               Held.Functions, Held.Calls, Held.Entries, Flow.graph().edges().size(),
                               Solved.all().size(), Pairs.size(), entriesOfTheCause(Solved, Pairs))
               << llvm::format("\"read_seconds\": %.2f, \"link_seconds\": %.2f, \"solve_seconds\": %.2f, "
                               "\"search_seconds\": %.2f, \"mebibytes\": %ld}\n",
                               Reading, Solving - Begin, Searching - Solving, End - Searching, Usage.ru_maxrss / 1024);
  return 0;
}
