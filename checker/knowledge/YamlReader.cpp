//===- YamlReader.cpp - YAML with errors that say where and what is allowed ---------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "knowledge/YamlReader.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/YAMLParser.h"

using namespace nostall;
using namespace llvm;

YamlReader::YamlReader(StringRef Text, StringRef File) : File(File) {
  // LLVM's own parse errors arrive here, with their place.
  Sources.setDiagHandler(
      [](const SMDiagnostic &D, void *Self) {
        auto &Reader = *static_cast<YamlReader *>(Self);
        if (Reader.FirstError.empty() && D.getKind() == SourceMgr::DK_Error)
          Reader.FirstError = Reader.File + ":" + std::to_string(D.getLineNo()) + ":" +
                              std::to_string(D.getColumnNo() + 1) + ": " + D.getMessage().str();
      },
      this);
  Stream = std::make_unique<yaml::Stream>(MemoryBufferRef(Text, this->File), Sources, /*ShowColors=*/false);
}

YamlReader::~YamlReader() = default;

Error YamlReader::document(function_ref<void(Node &)> Read) {
  auto Document = Stream->begin();
  if (Document != Stream->end()) {
    Node *Root = Document->getRoot();
    if (Root && !isa<yaml::NullNode>(Root))
      Read(*Root);
    if (!failed())
      Document->skip();
  }
  if (!failed() && Stream->failed())
    FirstError = File + ": this is not YAML";
  if (!failed())
    return Error::success();
  return createStringError(inconvertibleErrorCode(), FirstError.c_str());
}

void YamlReader::mapping(Node &N, const std::vector<Key> &Keys) {
  const auto allowed = [&] {
    std::vector<StringRef> Names;
    for (const Key &K : Keys)
      Names.push_back(K.Name);
    return join(Names, ", ");
  };
  auto *Map = dyn_cast<yaml::MappingNode>(&N);
  if (!Map)
    return fail(N, "expected a mapping with some of: " + allowed());
  for (yaml::KeyValueNode &Pair : *Map) {
    Node *KeyNode = Pair.getKey();
    if (failed() || !KeyNode)
      return;
    const std::string Name = text(*KeyNode);
    const auto Found = find_if(Keys, [&](const Key &K) { return K.Name == Name; });
    if (Found == Keys.end())
      return fail(*KeyNode, "unknown key '" + Name + "'; allowed: " + allowed());
    Node *ValueNode = Pair.getValue();
    if (!ValueNode || failed())
      return;
    Found->Read(*ValueNode);
    if (failed())
      return;
  }
}

void YamlReader::freeMapping(Node &N, function_ref<void(StringRef, Node &, Node &)> Read) {
  auto *Map = dyn_cast<yaml::MappingNode>(&N);
  if (!Map)
    return fail(N, "expected a mapping");
  for (yaml::KeyValueNode &Pair : *Map) {
    Node *KeyNode = Pair.getKey();
    if (failed() || !KeyNode)
      return;
    const std::string Name = text(*KeyNode);
    Node *ValueNode = Pair.getValue();
    if (!ValueNode || failed())
      return;
    Read(Name, *KeyNode, *ValueNode);
  }
}

void YamlReader::sequence(Node &N, function_ref<void(Node &)> Read) {
  auto *Sequence = dyn_cast<yaml::SequenceNode>(&N);
  if (!Sequence)
    return Read(N);
  for (Node &Element : *Sequence) {
    if (failed())
      return;
    Read(Element);
  }
}

std::string YamlReader::text(Node &N) {
  SmallString<64> Storage;
  if (auto *Scalar = dyn_cast<yaml::ScalarNode>(&N))
    return Scalar->getValue(Storage).str();
  if (auto *Block = dyn_cast<yaml::BlockScalarNode>(&N))
    return Block->getValue().str();
  fail(N, "expected a text");
  return {};
}

std::vector<std::string> YamlReader::texts(Node &N) {
  std::vector<std::string> Result;
  sequence(N, [&](Node &Element) { Result.push_back(text(Element)); });
  return Result;
}

int64_t YamlReader::integer(Node &N) {
  int64_t Result = 0;
  if (const std::string Text = text(N); !failed() && StringRef(Text).getAsInteger(0, Result))
    fail(N, "expected a number, not '" + Text + "'");
  return Result;
}

bool YamlReader::boolean(Node &N) {
  return word<bool>(
      N,
      [](StringRef Text) -> std::optional<bool> {
        if (Text == "true")
          return true;
        if (Text == "false")
          return false;
        return std::nullopt;
      },
      "true, false");
}

void YamlReader::fail(Node &N, const std::string &Message) { failAt(N.getSourceRange().Start, Message); }

void YamlReader::failAt(SMLoc Where, const std::string &Message) {
  if (failed())
    return;
  const auto [Line, Column] = Sources.getLineAndColumn(Where);
  FirstError = File + ":" + std::to_string(Line) + ":" + std::to_string(Column) + ": " + Message;
}

unsigned YamlReader::line(Node &N) { return Sources.getLineAndColumn(N.getSourceRange().Start).first; }
