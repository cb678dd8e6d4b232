//===- KnowledgeParser.h - From YAML to Knowledge -------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Reads a knowledge file, or the `knowledge:` section of a configuration, into a Knowledge. Errors are kept by the
// YamlReader, with file, line and what is allowed.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_KNOWLEDGE_KNOWLEDGEPARSER_H
#define NOSTALL_KNOWLEDGE_KNOWLEDGEPARSER_H

#include "knowledge/Knowledge.h"
#include "knowledge/YamlReader.h"

namespace nostall {

class KnowledgeParser {
public:
  KnowledgeParser(Knowledge &K, YamlReader &Y) : K(K), Y(Y) {}

  /// Reads a whole file's mapping; \p DefaultName is the library's name when the file gives none.
  void library(YamlReader::Node &Root, llvm::StringRef DefaultName);

private:
  using Node = YamlReader::Node;
  void opaque(Node &N);
  void alias(Node &N);
  void gccMacros(Node &N);
  void family(Node &N);
  void handlerOffload(Node &N);
  void type(Node &N);
  void function(Node &N);
  void condition(Node &N, std::vector<Condition> &Into);
  void callable(Node &N, FunctionEntry &Entry);
  void hop(Node &N, FunctionEntry &Entry);
  void stateChange(Node &N, StateChange::Way How, FunctionEntry &Entry);
  void sibling(Node &N, FunctionEntry &Entry);
  ArgumentRef argument(Node &N);
  unsigned templateArgument(Node &N);

  Knowledge &K;
  YamlReader &Y;
  std::string LibraryName;
};

} // namespace nostall

#endif
