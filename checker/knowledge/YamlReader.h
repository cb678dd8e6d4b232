//===- YamlReader.h - YAML with errors that say where and what is allowed ------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A person who mistypes a key in a knowledge file or in `.nostall.yaml` must be told the file, the line, and the words
// that would have been right. This is the thin layer over LLVM's YAML parser that does so: a mapping is read by a table
// of keys and what to do with their values, so that the list of what is allowed is the code itself.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_KNOWLEDGE_YAMLREADER_H
#define NOSTALL_KNOWLEDGE_YAMLREADER_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/SourceMgr.h"
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace llvm::yaml {
class Node;
class Stream;
} // namespace llvm::yaml

namespace nostall {

/// Reads one YAML document. Not for use by several threads. The first error ends the reading; it is kept with
/// file:line:column, and everything read after it is ignored.
class YamlReader {
public:
  using Node = llvm::yaml::Node;
  using Handler = std::function<void(Node &)>;
  struct Key {
    llvm::StringLiteral Name;
    Handler Read;
  };

  /// \p Text must outlive the reader; \p File is its name in messages.
  YamlReader(llvm::StringRef Text, llvm::StringRef File);
  ~YamlReader();

  /// Calls \p Read with the document's root (not at all for an empty document). Returns the first error.
  llvm::Error document(llvm::function_ref<void(Node &)> Read);

  /// Reads a mapping: each key's value by its handler; a key that is not in the table is an error that lists the table.
  void mapping(Node &N, const std::vector<Key> &Keys);
  /// Reads a mapping whose keys are the user's own words.
  void freeMapping(Node &N, llvm::function_ref<void(llvm::StringRef Name, Node &Key, Node &Value)> Read);
  /// Reads a sequence; a single value counts as a sequence of one.
  void sequence(Node &N, llvm::function_ref<void(Node &)> Read);

  std::string text(Node &N);
  std::vector<std::string> texts(Node &N);
  int64_t integer(Node &N);
  bool boolean(Node &N);
  /// The word's value in \p Parse, or an error that lists \p Allowed.
  template <typename T>
  T word(Node &N, llvm::function_ref<std::optional<T>(llvm::StringRef)> Parse, llvm::StringRef Allowed) {
    const std::string Text = text(N);
    if (const std::optional<T> Found = Parse(Text))
      return *Found;
    fail(N, "unknown word '" + Text + "'; allowed: " + Allowed.str());
    return T();
  }

  /// Records an error at \p N, unless there is one already.
  void fail(Node &N, const std::string &Message);
  bool failed() const { return !FirstError.empty(); }
  /// The line of \p N, counted from 1.
  unsigned line(Node &N);
  llvm::StringRef file() const { return File; }

private:
  void failAt(llvm::SMLoc Where, const std::string &Message);

  std::string File;
  llvm::SourceMgr Sources;
  std::unique_ptr<llvm::yaml::Stream> Stream;
  std::string FirstError;
};

} // namespace nostall

#endif
