//===- Configuration.cpp - Reading `.nostall.yaml` ----------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "knowledge/Configuration.h"
#include "knowledge/KnowledgeParser.h"
#include "model/FunctionId.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace nostall;
using namespace llvm;

using Node = YamlReader::Node;

Configuration::Configuration() {
  Threshold.fill(Cost::Brief);
  // A short uncontended lock is no stall, and a line to the console is none either: reporting them would bury the rest.
  Threshold[static_cast<unsigned>(Category::Lock)] = std::nullopt;
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

bool Configuration::isQuiet(StringRef Path) const {
  if (Quiet.empty())
    return false;
  if (const StringRef Folder = sys::path::parent_path(File); Path.starts_with(Folder))
    Path = Path.drop_front(Folder.size()).ltrim('/');
  return any_of(Quiet, [&](const std::string &Glob) { return matchesGlob(Glob, Path); });
}

const AllowedFunction *Configuration::allowed(StringRef Function) const {
  const auto Found = find_if(Allowed, [&](const AllowedFunction &A) { return matchesGlob(A.Pattern, Function); });
  return Found == Allowed.end() ? nullptr : &*Found;
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

static void readAllowed(YamlReader &Y, Node &N, Configuration &C) {
  AllowedFunction A;
  Y.mapping(
      N, {{"function", [&](Node &V) { A.Pattern = Y.text(V); }}, {"reason", [&](Node &V) { A.Reason = Y.text(V); }}});
  if (A.Pattern.empty() || A.Reason.empty())
    return Y.fail(N, "an allowed function needs 'function' and 'reason'");
  C.Allowed.push_back(std::move(A));
}

Expected<std::unique_ptr<Configuration>> Configuration::parse(StringRef Text, StringRef File) {
  auto C = std::make_unique<Configuration>();
  C->File = File.str();
  C->Digest = FunctionId::ofKey(Text).hex();
  YamlReader Y(Text, File);
  const auto readKnowledge = [&](Node &N) {
    C->Own = Knowledge::copyOfBuiltin();
    KnowledgeParser(*C->Own, Y).library(N, "user");
  };
  const auto readOffload = [&](Node &N) {
    Y.mapping(N, {{"replace", [&](Node &V) { C->Offload = Y.text(V); }},
                  {"include", [&](Node &V) { C->OffloadIncludes = Y.texts(V); }}});
  };
  Error E = Y.document([&](Node &Root) {
    Y.mapping(Root, {
                        {"categories",
                         [&](Node &N) {
                           Y.freeMapping(N,
                                         [&](StringRef Name, Node &K, Node &V) { readThreshold(Y, Name, K, V, *C); });
                         }},
                        {"vendored", [&](Node &N) { append_range(C->Quiet, Y.texts(N)); }},
                        {"generated", [&](Node &N) { append_range(C->Quiet, Y.texts(N)); }},
                        {"allow", [&](Node &N) { Y.sequence(N, [&](Node &Element) { readAllowed(Y, Element, *C); }); }},
                        {"async-entries", [&](Node &N) { append_range(C->AsyncEntries, Y.texts(N)); }},
                        {"offload", readOffload},
                        {"knowledge", readKnowledge},
                    });
  });
  if (E)
    return E;
  return C;
}

Expected<std::unique_ptr<Configuration>> Configuration::findFor(StringRef Directory, vfs::FileSystem &Files) {
  for (StringRef Folder = Directory; !Folder.empty(); Folder = sys::path::parent_path(Folder)) {
    SmallString<256> Path(Folder);
    sys::path::append(Path, ConfigurationFile);
    if (!Files.exists(Path))
      continue;
    auto Buffer = Files.getBufferForFile(Path);
    if (!Buffer)
      return createStringError(Buffer.getError(), "%s: cannot be read: %s", Path.c_str(),
                               Buffer.getError().message().c_str());
    return parse((*Buffer)->getBuffer(), Path);
  }
  return std::make_unique<Configuration>();
}
