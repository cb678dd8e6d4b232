//===- Configuration.cpp - Reading `.nostall.yaml` ----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "knowledge/Configuration.h"
#include "knowledge/BuiltinFiles.h"
#include "knowledge/KnowledgeParser.h"
#include "model/FunctionId.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/YAMLParser.h"
#include <chrono>

using namespace nostall;
using namespace llvm;

using Node = YamlReader::Node;

Configuration::Configuration() : Digest(builtinFolderDigest()), KnowledgeDigest(builtinFolderDigest()) {
  Threshold.fill(Cost::Brief);
  // A lock that nobody holds for long is brief and not a stall, and a line to the console is none either: reporting
  // them would bury the rest.
  Threshold[static_cast<unsigned>(Category::Lock)] = Cost::Io;
  Threshold[static_cast<unsigned>(Category::Console)] = Cost::Io;
}

bool Configuration::reports(Category C, Cost HowLong) const {
  const std::optional<Cost> From = Threshold[static_cast<unsigned>(C)];
  return From && HowLong >= *From;
}

Error Configuration::onlyCategories(StringRef List) {
  if (List.empty())
    return Error::success();
  Threshold.fill(std::nullopt);
  for (StringRef Word : split(List, ',')) {
    const std::optional<Category> Which = parseCategory(Word.trim());
    if (!Which)
      return createStringError(inconvertibleErrorCode(), "unknown category '%s'; allowed: %s", Word.str().c_str(),
                               allCategories().c_str());
    Threshold[static_cast<unsigned>(*Which)] = Cost::Brief;
  }
  return Error::success();
}

Error Configuration::switchRules(StringRef List) {
  for (StringRef Word : split(List, ',')) {
    Word = Word.trim();
    const bool On = !Word.consume_front("-");
    if (!Word.empty() && !findRule(Word))
      return createStringError(inconvertibleErrorCode(), "%s", unknownRule(Word).c_str());
    if (!Word.empty())
      Switches[Word.str()] = On;
  }
  return Error::success();
}

bool Configuration::isOn(StringRef Rule) const {
  if (const auto Switched = Switches.find(Rule); Switched != Switches.end())
    return Switched->second;
  const RuleName *Known = findRule(Rule);
  return !Known || Known->OnByDefault;
}

Configuration::OffloadForm Configuration::offloadFor(StringRef CoroutineType) const {
  if (!Offload.empty())
    return {Offload, OffloadIncludes};
  const TypeEntry *Type = knowledge().type(CoroutineType);
  // What fits a library's coroutines does not fit those of the same library under another name.
  if (!Type || knowledge().canonical(CoroutineType) != CoroutineType)
    return {};
  const Family *Own = knowledge().family(Type->Family);
  return Own ? OffloadForm{Own->Offload, Own->OffloadIncludes} : OffloadForm();
}

bool Configuration::isQuiet(StringRef Path) const {
  return any_of(Quiet, [&](const PathGlob &Q) {
    StringRef Below = Path;
    if (Below.consume_front(Q.Folder))
      Below = Below.ltrim('/');
    return matchesGlob(Q.Glob, Below);
  });
}

const AllowedFunction *Configuration::allowed(StringRef Function) const {
  // The innermost folder's word comes last.
  for (const AllowedFunction &A : reverse(Allowed))
    if (matchesGlob(A.Pattern, Function))
      return &A;
  return nullptr;
}

bool Configuration::isAsyncEntry(StringRef Function) const {
  return any_of(AsyncEntries, [&](const std::string &Glob) { return matchesGlob(Glob, Function); });
}

static void readThreshold(YamlReader &Y, StringRef Name, Node &Key, Node &Value, Configuration &C) {
  const std::optional<Category> Which = parseCategory(Name);
  if (!Which)
    return Y.fail(Key, "unknown category '" + Name.str() + "'; allowed: " + allCategories());
  C.Threshold[static_cast<unsigned>(*Which)] = Y.word<std::optional<Cost>>(
      Value,
      [](StringRef Text) -> std::optional<std::optional<Cost>> {
        if (Text == "off")
          return std::optional<Cost>();
        if (const std::optional<Cost> From = parseCost(Text))
          return From;
        return std::nullopt;
      },
      "off, " + allCosts());
}

static void readSwitch(YamlReader &Y, StringRef Name, Node &Key, Node &Value, Configuration &C) {
  if (!findRule(Name))
    return Y.fail(Key, unknownRule(Name));
  C.Switches[Name.str()] = Y.word<bool>(
      Value,
      [](StringRef Text) {
        return Text == "on" ? std::optional(true) : Text == "off" ? std::optional(false) : std::nullopt;
      },
      "on, off");
}

static void readAllowed(YamlReader &Y, Node &N, Configuration &C) {
  AllowedFunction A;
  Y.mapping(
      N, {{"function", [&](Node &V) { A.Pattern = Y.text(V); }}, {"reason", [&](Node &V) { A.Reason = Y.text(V); }}});
  if (A.Pattern.empty() || A.Reason.empty())
    return Y.fail(N, "an allowed function needs 'function' and 'reason'");
  C.Allowed.push_back(std::move(A));
}

/// "2030-01-31": a day that exists.
static bool isDay(StringRef Text) {
  unsigned Year = 0, Month = 0, Day = 0;
  const auto number = [&](size_t Begin, size_t Length, unsigned &Into) {
    return all_of(Text.substr(Begin, Length), isDigit) && !Text.substr(Begin, Length).getAsInteger(10, Into);
  };
  if (Text.size() != 10 || Text[4] != '-' || Text[7] != '-' || !number(0, 4, Year) || !number(5, 2, Month) ||
      !number(8, 2, Day))
    return false;
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(Year)), std::chrono::month(Month),
                                     std::chrono::day(Day))
      .ok();
}

static void readSuppression(YamlReader &Y, Node &N, Configuration &C) {
  CentralSuppression S;
  S.Handler = "*";
  S.File = C.File;
  S.Line = Y.line(N);
  Y.mapping(N, {{"cause", [&](Node &V) { S.Cause = Y.text(V); }},
                {"handler", [&](Node &V) { S.Handler = Y.text(V); }},
                {"reason", [&](Node &V) { S.Reason = Y.text(V); }},
                {"owner", [&](Node &V) { S.Owner = Y.text(V); }},
                {"until", [&](Node &V) {
                   S.Until = Y.text(V);
                   if (!isDay(S.Until))
                     Y.fail(V, "expected a day such as 2030-01-31, not '" + S.Until + "'");
                 }}});
  if (S.Cause.empty() || S.Reason.empty())
    return Y.fail(N, "what is accepted needs 'cause' and 'reason'");
  C.Suppressions.push_back(std::move(S));
}

static void readFail(YamlReader &Y, Node &N, Configuration &C) {
  Y.mapping(N, {{"severity", [&](Node &V) { C.FailSeverity = Y.word<Severity>(V, parseSeverity, allSeverities()); }},
                {"confidence",
                 [&](Node &V) { C.FailConfidence = Y.word<Confidence>(V, parseConfidence, allConfidences()); }}});
}

/// Writes what \p N says, without comments, layout and places.
static void writeMeaning(Node &N, raw_ostream &Out) {
  if (auto *Map = dyn_cast<yaml::MappingNode>(&N)) {
    Out << '{';
    for (yaml::KeyValueNode &Pair : *Map) {
      if (Node *Key = Pair.getKey())
        writeMeaning(*Key, Out);
      if (Node *Value = Pair.getValue())
        writeMeaning(*Value, Out);
    }
    Out << '}';
  } else if (auto *Sequence = dyn_cast<yaml::SequenceNode>(&N)) {
    Out << '[';
    for (Node &Element : *Sequence)
      writeMeaning(Element, Out);
    Out << ']';
  } else if (auto *Scalar = dyn_cast<yaml::ScalarNode>(&N)) {
    SmallString<64> Storage;
    const StringRef Text = Scalar->getValue(Storage);
    Out << Text.size() << ' ' << Text;
  } else if (auto *Block = dyn_cast<yaml::BlockScalarNode>(&N)) {
    Out << Block->getValue().size() << ' ' << Block->getValue();
  }
}

/// What the `knowledge:` of a configuration's text says; empty when there is none. Its errors are found when it is
/// read.
static std::string knowledgeIn(StringRef Text) {
  std::string Result;
  raw_string_ostream Out(Result);
  YamlReader Y(Text, "");
  consumeError(Y.document([&](Node &Root) {
    if (isa<yaml::MappingNode>(Root))
      Y.freeMapping(Root, [&](StringRef Name, Node &, Node &Value) {
        if (Name == "knowledge")
          writeMeaning(Value, Out);
      });
  }));
  return Result;
}

Expected<std::unique_ptr<Configuration>> Configuration::parse(StringRef Text, StringRef File) {
  auto C = std::make_unique<Configuration>();
  if (Error E = C->add(Text, File))
    return E;
  return C;
}

Error Configuration::add(StringRef Text, StringRef NewFile) {
  File = NewFile.str();
  Digest = FunctionId::ofKey(Digest + "|" + Text.str()).hex();
  if (const std::string Known = knowledgeIn(Text); !Known.empty())
    KnowledgeDigest = FunctionId::ofKey(KnowledgeDigest + "|" + Known).hex();
  YamlReader Y(Text, File);
  const auto readKnowledge = [&](Node &N) {
    if (!Own)
      Own = Knowledge::copyOfBuiltin();
    KnowledgeParser(*Own, Y).library(N, "user");
  };
  const auto readOffload = [&](Node &N) {
    Y.mapping(N, {{"replace", [&](Node &V) { Offload = Y.text(V); }},
                  {"include", [&](Node &V) { OffloadIncludes = Y.texts(V); }},
                  {"from", [&](Node &V) { OffloadFrom = Y.word<Cost>(V, parseCost, allCosts()); }}});
  };
  const auto readUnknown = [&](Node &N) {
    UnknownIsLoop = Y.word<bool>(
        N,
        [](StringRef Text) {
          return Text == "loop" ? std::optional(true) : Text == "ignored" ? std::optional(false) : std::nullopt;
        },
        "ignored, loop");
  };
  const auto readThresholds = [&](Node &N) {
    Y.freeMapping(N, [&](StringRef Name, Node &K, Node &V) { readThreshold(Y, Name, K, V, *this); });
  };
  const auto readSwitches = [&](Node &N) {
    Y.freeMapping(N, [&](StringRef Name, Node &K, Node &V) { readSwitch(Y, Name, K, V, *this); });
  };
  const auto readAccepted = [&](Node &N) { Y.sequence(N, [&](Node &E) { readSuppression(Y, E, *this); }); };
  const auto readQuiet = [&](Node &N) {
    for (std::string &Glob : Y.texts(N))
      Quiet.push_back({sys::path::parent_path(File).str(), std::move(Glob)});
  };
  return Y.document([&](Node &Root) {
    Y.mapping(Root, {
                        {"categories", readThresholds},
                        {"rules", readSwitches},
                        {"vendored", readQuiet},
                        {"generated", readQuiet},
                        {"allow", [&](Node &N) { Y.sequence(N, [&](Node &E) { readAllowed(Y, E, *this); }); }},
                        {"async-entries", [&](Node &N) { append_range(AsyncEntries, Y.texts(N)); }},
                        {"unknown-context", readUnknown},
                        {"offload", readOffload},
                        {"knowledge", readKnowledge},
                        {"accept", readAccepted},
                        {"suppress", readAccepted}, // as it was called first
                        {"fail", [&](Node &N) { readFail(Y, N, *this); }},
                        {"root", [&](Node &N) { Y.boolean(N); }}, // findFor has read it
                    });
  });
}

/// Whether a configuration's text says that the folders around it do not count. Its errors are found when it is read.
static bool isRoot(StringRef Text) {
  YamlReader Y(Text, "");
  bool Result = false;
  consumeError(Y.document([&](Node &Root) {
    if (isa<yaml::MappingNode>(Root))
      Y.freeMapping(Root, [&](StringRef Name, Node &, Node &Value) {
        if (Name == "root")
          Result = Y.text(Value) == "true";
      });
  }));
  return Result;
}

Expected<std::unique_ptr<Configuration>> Configuration::findFor(StringRef Directory, vfs::FileSystem &Files) {
  std::vector<std::pair<std::string, std::unique_ptr<MemoryBuffer>>> Chain; // from inside
  for (StringRef Folder = Directory; !Folder.empty(); Folder = sys::path::parent_path(Folder)) {
    SmallString<256> Path(Folder);
    sys::path::append(Path, ConfigurationFile);
    if (!Files.exists(Path))
      continue;
    auto Buffer = Files.getBufferForFile(Path);
    if (!Buffer)
      return createStringError(Buffer.getError(), "%s: cannot be read: %s", Path.c_str(),
                               Buffer.getError().message().c_str());
    const bool Last = isRoot((*Buffer)->getBuffer());
    Chain.emplace_back(std::string(Path), std::move(*Buffer));
    if (Last)
      break;
  }
  auto C = std::make_unique<Configuration>();
  for (const auto &[Path, Buffer] : reverse(Chain))
    if (Error E = C->add(Buffer->getBuffer(), Path))
      return E;
  return C;
}
