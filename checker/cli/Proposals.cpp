//===- Proposals.cpp - What a project holds that its configuration may speak of -------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// All of it is read off the summaries, so that a type or an executor is named only where code uses it.
//
//===----------------------------------------------------------------------===//
#include "cli/Proposals.h"
#include "cli/Commands.h"
#include "render/Render.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace nostall;
using namespace nostall::cli;
namespace path = llvm::sys::path;

static std::string counted(size_t Count, llvm::StringRef One, llvm::StringRef Many) {
  return (llvm::Twine(Count) + " " + (Count == 1 ? One : Many)).str();
}

namespace {

class Finder {
public:
  explicit Finder(const CheckRun &Run)
      : Run(Run), Root(shownRoot()), Build(Run.options().FixedFlags.empty() ? databaseFolder(Run.options()) : "") {}
  Proposals find();

private:
  void coroutines(const TuSummary &Tu);
  void executors(const TuSummary &Tu);
  void takers(const TuSummary &Tu);
  void folders();
  void folderOf(llvm::StringRef File);
  void count(Proposals::Seen &Into, const TuSummary &Tu, const Span &Where) const {
    if (++Into.Count == 1 && Where.valid())
      Into.Place = shownPath(Tu.Strings[Where.File], Root) + ":" + std::to_string(Where.Line);
  }

  const CheckRun &Run;
  std::string Root, Build;
  std::set<FunctionId> Defined; ///< functions whose bodies were seen
  std::set<FunctionId> Counted; ///< functions of headers are in many units
  std::set<std::string> CountedPlaces;
  Proposals Found;
};

} // namespace

void Finder::coroutines(const TuSummary &Tu) {
  for (const FunctionSummary &F : Tu.Functions) {
    const bool Assumed = F.Coroutine == CoroutineKind::AssumedLoop;
    if (!F.HasBody || !F.CoroutineType || !(Assumed || F.Coroutine == CoroutineKind::Loop))
      continue;
    if (Counted.insert(F.Id).second)
      count((Assumed ? Found.UnknownCoroutines : Found.KnownCoroutines)[Tu.Strings[F.CoroutineType].str()], Tu,
            F.Definition);
  }
}

void Finder::executors(const TuSummary &Tu) {
  for (const Symbol &S : Tu.Symbols)
    if (S.IsPool && S.Name && Counted.insert(S.Id).second)
      ++Found.Pools[Tu.Strings[S.Name].str()].Count;
  for (const Event &E : Tu.Events)
    for (const Use &U : Tu.usesOf(E))
      if (U.How == Role::AssumedLoop && U.Reason)
        if (const std::string Words = Tu.Strings[U.Reason].str();
            CountedPlaces.insert(Words + Tu.Strings[E.Where.File].str() + ":" + std::to_string(E.Where.Begin)).second)
          count(Found.Untraced[Words], Tu, E.Where);
}

void Finder::takers(const TuSummary &Tu) {
  for (const Event &E : Tu.Events) {
    if (E.Callee == None)
      continue;
    const FunctionSummary &Callee = Tu.Functions[E.Callee];
    if (Callee.HasBody || Callee.Known || Callee.Opaque || Callee.Lambda || Defined.contains(Callee.Id))
      continue;
    for (const Use &U : Tu.usesOf(E)) {
      const bool Given = U.How == Role::Escapes || U.How == Role::Passed;
      if (!Given || U.What.Kind != ValueKind::Function || U.Argument == ObjectArgument)
        continue;
      const std::string Place = Tu.Strings[E.Where.File].str() + ":" + std::to_string(E.Where.Begin);
      if (CountedPlaces.insert(std::to_string(U.Argument) + Place).second)
        count(Found.Takers[{Tu.Strings[Callee.Name].str(), U.Argument}], Tu, E.Where);
    }
  }
}

/// Whether folders of this name usually hold third-party code.
static bool isVendorName(llvm::StringRef Name) {
  static constexpr llvm::StringLiteral Names[] = {"third_party", "third-party", "thirdparty", "3rdparty",   "3rd_party",
                                                  "external",    "externals",   "extern",     "vendor",     "vendored",
                                                  "deps",        "_deps",       "submodules", "subprojects"};
  return llvm::is_contained(Names, Name);
}

/// Whether folders of this name usually hold tests.
static bool isTestName(llvm::StringRef Name) {
  static constexpr llvm::StringLiteral Ends[] = {"test", "tests", "unittest", "unittests", "testing"};
  return llvm::any_of(Ends, [&](llvm::StringRef End) {
    return Name.equals_insensitive(End) || (Name.ends_with(End) && (Name.drop_back(End.size()).ends_with("_") ||
                                                                    Name.drop_back(End.size()).ends_with("-")));
  });
}

void Finder::folderOf(llvm::StringRef File) {
  llvm::StringRef Below = File;
  if (!Below.consume_front(Root + "/"))
    return;
  llvm::StringRef Inside = Build;
  if (Inside.consume_front(Root + "/") && Below.starts_with((Inside + "/").str())) {
    ++Found.Generated[(Inside + "/*").str()].Count;
    return;
  }
  for (const char *Ending : {".pb.cc", ".pb.h"})
    if (Below.ends_with(Ending))
      ++Found.Generated[std::string("*") + Ending].Count;
  // The outermost folder with such a name says it all.
  for (auto At = path::begin(Below), End = path::end(Below); At != End; ++At) {
    const llvm::StringRef Name = *At, Folder = Below.take_front(Name.end() - Below.begin());
    if (Folder == Below)
      return; // the file itself
    if (isVendorName(Name) || isTestName(Name)) {
      ++(isVendorName(Name) ? Found.Vendored : Found.Tests)[Folder.str()].Count;
      return;
    }
  }
}

void Finder::folders() {
  std::set<std::string> Files;
  for (const auto &Tu : Run.units()) {
    Files.insert(Tu->MainFile);
    for (const FunctionSummary &F : Tu->Functions)
      if (F.HasBody && F.Definition.valid())
        Files.insert(Tu->Strings[F.Definition.File].str());
  }
  for (const std::string &File : Files)
    folderOf(File);
}

Proposals Finder::find() {
  Found.Files = Run.units().size();
  for (const auto &Tu : Run.units())
    for (const FunctionSummary &F : Tu->Functions)
      if (F.HasBody)
        Defined.insert(F.Id);
  for (const auto &Tu : Run.units()) {
    coroutines(*Tu);
    executors(*Tu);
    takers(*Tu);
  }
  folders();
  return std::move(Found);
}

Proposals cli::proposalsOf(const CheckRun &Run) { return Finder(Run).find(); }

std::string Proposals::summary() const {
  std::string Text;
  const auto add = [&](size_t Count, llvm::StringRef One, llvm::StringRef Many) {
    if (Count)
      Text += (Text.empty() ? "" : ", ") + counted(Count, One, Many);
  };
  add(KnownCoroutines.size(), "known coroutine type", "known coroutine types");
  add(UnknownCoroutines.size(), "unknown coroutine type", "unknown coroutine types");
  add(Pools.size(), "thread pool", "thread pools");
  add(Untraced.size(), "executor that could not be traced", "executors that could not be traced");
  add(Takers.size(), "unknown function that takes a callable", "unknown functions that take a callable");
  add(Vendored.size(), "folder of third-party code", "folders of third-party code");
  add(Generated.size(), "pattern of generated files", "patterns of generated files");
  add(Tests.size(), "test folder", "test folders");
  return Text.empty() ? "nothing to propose" : Text;
}

/// \p Text as a YAML string.
static std::string yamlString(llvm::StringRef Text) {
  std::string Result = "\"";
  for (const char C : Text) {
    if (C == '"' || C == '\\')
      Result += '\\';
    Result += C;
  }
  return Result + "\"";
}

/// The most frequent ones, in that order.
template <typename Key>
static std::vector<std::pair<Key, Proposals::Seen>> byCount(const std::map<Key, Proposals::Seen> &Names) {
  std::vector<std::pair<Key, Proposals::Seen>> Sorted(Names.begin(), Names.end());
  llvm::stable_sort(Sorted, [](const auto &A, const auto &B) { return A.second.Count > B.second.Count; });
  constexpr size_t Most = 12;
  if (Sorted.size() > Most)
    Sorted.resize(Most);
  return Sorted;
}

/// A comment of its own with the names, most frequent first: "# Words: 'a' (3 places; first a.cpp:7), 'b' (1 place)".
static std::string listOf(llvm::StringRef Words, const Proposals::Names &Names, llvm::StringRef One,
                          llvm::StringRef Many, llvm::StringRef Then = {}) {
  if (Names.empty())
    return {};
  std::string Text = "# " + Words.str() + " (" + std::to_string(Names.size()) + "):\n";
  for (const auto &[Name, Of] : byCount(Names)) {
    Text += "# - '" + Name + "'";
    if (!One.empty())
      Text += ", " + counted(Of.Count, One, Many) + (Of.Place.empty() ? "" : "; first " + Of.Place);
    Text += "\n";
  }
  return Text + Then.str();
}

static std::string vendoredSection(const Proposals &Found) {
  std::string Text = "# Paths below this folder that are analysed, but whose findings are not reported.\n";
  if (Found.Vendored.empty() && Found.Tests.empty()) {
    Text += "# vendored: [\"third_party/*\"]\n";
  } else {
    Text += Found.Vendored.empty() ? "# vendored:\n" : "vendored:\n";
    for (const auto &[Folder, Of] : Found.Vendored)
      Text += "  - " + yamlString(Folder + "/*") + " # " + counted(Of.Count, "file", "files") + "\n";
    for (const auto &[Folder, Of] : Found.Tests)
      Text += "#  - " + yamlString(Folder + "/*") + " # tests, " + counted(Of.Count, "file", "files") + "\n";
  }
  if (Found.Generated.empty())
    return Text + "# generated: [\"*.pb.cc\", \"*.pb.h\"]\n";
  Text += "generated:\n";
  for (const auto &[Pattern, Of] : Found.Generated)
    Text += "  - " + yamlString(Pattern) + " # " + counted(Of.Count, "file", "files") + "\n";
  return Text;
}

static std::string knowledgeSection(const Proposals &Found) {
  std::string Text =
      "# What nostall should know of your own libraries; the form is described in checker/knowledge/README.md.\n";
  Text += listOf("Coroutine types that it knows", Found.KnownCoroutines, "function", "functions");
  Text += listOf("Thread pools that it recognised", Found.Pools, {}, {});
  Text += listOf("Executors that could not be traced, and are assumed to be the event loop", Found.Untraced, "place",
                 "places", "# If one is a thread pool, declare its type: {name: my::pool, is: pool}\n");
  Text += "# knowledge:\n#   types:\n";
  for (const auto &[Type, Of] : byCount(Found.UnknownCoroutines))
    Text += "#     - {name: " + yamlString(Type) + ", is: coroutine} # or generator, task-elsewhere; " +
            counted(Of.Count, "function", "functions") + ", first " + Of.Place + "\n";
  if (Found.UnknownCoroutines.empty())
    Text += "#     - {name: my::task, is: coroutine, family: boost-asio, start: lazy}\n";
  Text += "#   functions:\n";
  for (const auto &[Taker, Of] : byCount(Found.Takers))
    Text += "#     - {name: " + yamlString(Taker.first) + ", callables: [{argument: " + std::to_string(Taker.second) +
            ", runs: elsewhere}]} # or loop, inline; " + counted(Of.Count, "call", "calls") + ", first " + Of.Place +
            "\n";
  if (Found.Takers.empty())
    Text += "#     - {name: my::legacy_query, blocks: database, cost: unbounded, use: \"'my::async_query'\"}\n";
  return Text;
}

/// Every other key, with its default or an example behind a comment sign. tests/ parses it with all comments taken
/// away.
static constexpr llvm::StringLiteral Begin =
    R"yaml(# What nostall reports in this folder and below. Every key is optional and adds to the files of outer folders.
# root: true # the files of outer folders are not read

# The least cost from which a category is reported: brief, io, unbounded, or off.
# Categories: sleep, network, dns, file, filesystem, process, wait, lock, console, database, http-client, compute.
categories:
  lock: unbounded  # only locks that are held during an unbounded wait; brief: every lock
  console: io      # waiting for console input is reported, printing is not
#   filesystem: io # does not report exists(), file_size() and other metadata calls

# Rules to switch on or off.
# rules:
#   nostall-sequential-awaits: on # the only one that is off by default

)yaml";

static constexpr llvm::StringLiteral Middle = R"yaml(
# Functions that may block, and why that is accepted.
# allow:
#   - {function: "app::load_configuration", reason: "runs once, before the first request"}

# Blocking calls that are accepted, everywhere or in some handlers, and until when.
# accept:
#   - {cause: "legacy::query", reason: "moves with the new driver", owner: storage-team, until: 2027-01-31}
#   - {cause: "posix:fsync", handler: "journal::*", reason: "must be on disk before the answer"}

# Which findings make a run fail: the least severity (info, warning, error) and confidence (low, medium, high).
# fail: {severity: warning, confidence: medium} # the defaults

# Functions that a framework runs on its loop, although nothing in the code shows it.
# async-entries: ["handlers::*::HandleRequest"]

# Callbacks that are passed to code which was not seen: ignored, or assumed to run on a loop.
# unknown-context: loop

# How to run a blocking call off the loop, instead of the coroutine library's own way.
# offload:
#   replace: "co_await run_in_pool([&] { {body} })"
#   include: "my/pool.hpp"
#   from: io # the least cost for which a fix does so; a brief call usually takes less time than that

)yaml";

std::string cli::configurationText(const Proposals &Found) {
  return Begin.str() + vendoredSection(Found) + Middle.str() + knowledgeSection(Found);
}
