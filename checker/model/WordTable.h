//===- WordTable.h - One word for each value of an enumeration --------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A table of words that is indexed by an enumeration is read beyond its end as soon as an enumerator is added and
// forgets its word. A WordTable has exactly as many words as its enumeration has values, or does not compile.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_WORDTABLE_H
#define NOSTALL_MODEL_WORDTABLE_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace nostall {

namespace detail {

/// Whether \p V is an enumerator of its type. A compiler spells one by its name, and every other value as a cast,
/// "(nostall::Cost)3".
template <auto V> constexpr bool isEnumerator() {
  constexpr std::string_view Function = __PRETTY_FUNCTION__;
  // "...isEnumerator() [with auto V = nostall::Cost::Io]" or "... = (nostall::Cost)3]".
  constexpr char Next = Function[Function.rfind(')') + 1];
  return Next < '0' || Next > '9';
}

template <typename Enum, size_t Count> constexpr size_t countFrom() {
  if constexpr (isEnumerator<static_cast<Enum>(Count)>())
    return countFrom<Enum, Count + 1>();
  else
    return Count;
}

} // namespace detail

/// How many enumerators \p Enum has, which must count from 0 without gaps.
template <typename Enum> constexpr size_t EnumeratorCount = detail::countFrom<Enum, 0>();

/// The words of \p Enum, in the order of its enumerators.
template <typename Enum> class WordTable {
public:
  /// The number of words must be the number of enumerators.
  template <size_t... Lengths>
    requires(sizeof...(Lengths) == EnumeratorCount<Enum>)
  constexpr WordTable(const char (&...Texts)[Lengths]) : Words{llvm::StringRef(Texts, Lengths - 1)...} {}

  constexpr llvm::StringRef operator[](Enum E) const { return Words[static_cast<size_t>(E)]; }

  /// The enumerator with this word.
  std::optional<Enum> find(llvm::StringRef Text) const {
    for (size_t I = 0; I < EnumeratorCount<Enum>; ++I)
      if (Words[I] == Text)
        return static_cast<Enum>(I);
    return std::nullopt;
  }

  /// All words, comma separated: for messages that say what is allowed.
  std::string all() const {
    std::string Result;
    for (const llvm::StringRef Word : Words)
      Result += (Result.empty() ? "" : ", ") + Word.str();
    return Result;
  }

private:
  llvm::StringRef Words[EnumeratorCount<Enum>];
};

} // namespace nostall

#endif
