//===- propagation.cpp - What linking, solving and the search for pairs take, by themselves ---------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// usage: propagation-bench FUNCTIONS CALLS SUMMARY...
//
// The summaries are those of real code, as 'nostall summarize' writes them, replicated until they hold FUNCTIONS
// functions or CALLS calls. Each copy has identities of its own, but for one function in twenty, which all copies
// share; and one more function, which blocks, is called by up to a hundred thousand entries. Prints one line of JSON:
// what the program held, the pairs, the seconds of CPU time for reading the summaries, linking, solving and the search
// for pairs, and the most memory that the process had, summaries included.
//
//===----------------------------------------------------------------------===//
#include "propagate/Pairs.h"
#include "store/SummaryFile.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <ctime>
#include <memory>
#include <sys/resource.h>

using namespace nostall;

namespace {

constexpr uint32_t EntriesOfOneCause = 100'000;
constexpr uint32_t SharedOneIn = 20;

double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

bool isEntry(const FunctionSummary &F) {
  return F.HasBody && (F.Coroutine == CoroutineKind::Loop || F.Entry != EntryKind::None);
}

/// Makes copies of one program.
class Replicator {
public:
  explicit Replicator(std::vector<std::string> Originals) : Originals(std::move(Originals)) {}

  /// One more copy of every summary, read from its bytes. False after an error, which is printed.
  bool add(unsigned Copy, std::vector<std::unique_ptr<TuSummary>> &Into) {
    for (const std::string &Bytes : Originals) {
      auto Tu = readSummary(Bytes, "/project", "summary");
      if (!Tu) {
        llvm::errs() << llvm::toString(Tu.takeError()) << '\n';
        return false;
      }
      rename(**Tu, Copy);
      callTheSharedCause(**Tu);
      const std::string Renamed = writeSummary(**Tu, "/project");
      Tu->reset();
      const double Begin = cpuSeconds();
      auto Read = readSummary(Renamed, "/project", "copy");
      Reading += cpuSeconds() - Begin;
      if (!Read) {
        llvm::errs() << llvm::toString(Read.takeError()) << '\n';
        return false;
      }
      Functions += (*Read)->Functions.size();
      for (const Event &E : (*Read)->Events)
        Calls += E.Callee != None;
      Into.push_back(std::move(*Read));
    }
    return true;
  }

  double Reading = 0;
  size_t Functions = 0, Calls = 0;

private:
  static FunctionId renamed(const FunctionId &Id, unsigned Copy) {
    return FunctionId::ofKey(Id.hex() + "#" + std::to_string(Copy));
  }

  static void rename(TuSummary &Tu, unsigned Copy) {
    Tu.MainFile += "." + std::to_string(Copy);
    for (FunctionSummary &F : Tu.Functions)
      if (std::hash<std::string>()(F.Id.hex()) % SharedOneIn != 0)
        F.Id = renamed(F.Id, Copy);
    for (Symbol &S : Tu.Symbols)
      S.Id = renamed(S.Id, Copy);
  }

  /// Lets entries call one function that sleeps, which is the same in all copies.
  void callTheSharedCause(TuSummary &Tu) {
    const auto Cause = static_cast<uint32_t>(Tu.Functions.size());
    std::vector<Event> Events;
    for (FunctionSummary &F : Tu.Functions) {
      const auto First = static_cast<uint32_t>(Events.size());
      const auto Own = Tu.eventsOf(F);
      Events.insert(Events.end(), Own.begin(), Own.end());
      if (isEntry(F) && Entries < EntriesOfOneCause) {
        ++Entries;
        Event &E = Events.emplace_back();
        E.Callee = Cause;
        E.Where = F.Definition;
        ++F.EventCount;
      }
      F.FirstEvent = First;
    }
    FunctionSummary F;
    F.Id = FunctionId::ofKey("shared::cause");
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
    Blocks.Id = FunctionId::ofKey("shared::sleep");
    Blocks.Name = Tu.Strings.intern("shared::sleep");
    Blocks.Known = true;
    Tu.Functions.push_back(Blocks);
    Tu.Events = std::move(Events);
  }

  const std::vector<std::string> Originals;
  uint32_t Entries = 0;
};

} // namespace

int main(int Count, char **Words) {
  size_t Functions = 0, Calls = 0;
  if (Count < 4 || llvm::StringRef(Words[1]).getAsInteger(10, Functions) ||
      llvm::StringRef(Words[2]).getAsInteger(10, Calls) || Functions == 0) {
    llvm::errs() << "usage: propagation-bench FUNCTIONS CALLS SUMMARY...\n";
    return 2;
  }
  std::vector<std::string> Originals;
  for (int I = 3; I < Count; ++I) {
    const auto Bytes = llvm::MemoryBuffer::getFile(Words[I], /*IsText=*/false, /*RequiresNullTerminator=*/false);
    if (!Bytes) {
      llvm::errs() << Words[I] << ": " << Bytes.getError().message() << '\n';
      return 2;
    }
    Originals.push_back((*Bytes)->getBuffer().str());
  }
  Replicator Copies(std::move(Originals));
  std::vector<std::unique_ptr<TuSummary>> Units;
  for (unsigned Copy = 0; Copies.Functions < Functions && Copies.Calls < Calls; ++Copy)
    if (!Copies.add(Copy, Units))
      return 2;
  std::vector<const TuSummary *> Views;
  for (const auto &Tu : Units)
    Views.push_back(Tu.get());

  const double Begin = cpuSeconds();
  const Program Linked(Views);
  const double Solving = cpuSeconds();
  const Propagation Flow(Linked, [](const TuSummary &, const Event &) { return false; });
  const Cuts Nothing;
  const Causes Solved(Flow, Nothing);
  const double Searching = cpuSeconds();
  const std::vector<PairSite> Pairs = findPairs(Solved);
  const double End = cpuSeconds();
  rusage Usage;
  getrusage(RUSAGE_SELF, &Usage);
  llvm::outs() << llvm::format("{\"functions\": %zu, \"calls\": %zu, \"linked_functions\": %zu, \"edges\": %zu, "
                               "\"causes\": %zu, \"pairs\": %zu, ",
                               Copies.Functions, Copies.Calls, Linked.functionCount(), Flow.graph().edges().size(),
                               Solved.all().size(), Pairs.size())
               << llvm::format("\"read_seconds\": %.2f, \"link_seconds\": %.2f, \"solve_seconds\": %.2f, "
                               "\"search_seconds\": %.2f, \"mebibytes\": %ld}\n",
                               Copies.Reading, Solving - Begin, Searching - Solving, End - Searching,
                               Usage.ru_maxrss / 1024);
  return 0;
}
