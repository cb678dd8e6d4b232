//===- TextCursor.h - A place in a line of text that is read ---------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Errors: the first one is kept, with the line and what was expected; from then on the cursor is at the end of its
// line, and what is read is empty.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_TEXTCURSOR_H
#define NOSTALL_MODEL_TEXTCURSOR_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include <cstdint>
#include <optional>
#include <string>

namespace nostall::graph {

/// A name, and which of several with it: 0 where it does not say.
struct SpelledName {
  std::string Text;
  uint32_t Ordinal = 0;
};

/// `file.cpp:12:8@345-350`; only the line and the column need be there.
struct SpelledPlace {
  std::optional<std::string> File;
  uint32_t Line = 0, Column = 0, Begin = 0, End = 0;
};

class TextCursor {
public:
  /// \p Problem takes the first error, and outlives the cursor.
  TextCursor(llvm::StringRef Line, size_t Number, std::string &Problem)
      : Rest(Line), Number(Number), Problem(&Problem) {}

  bool failed() const { return !Problem->empty(); }
  llvm::StringRef rest();
  bool atEnd() { return rest().empty(); }
  bool sees(llvm::StringRef Token) { return rest().starts_with(Token); }
  /// Whether \p Token comes next with nothing before it.
  bool touches(llvm::StringRef Token) const { return Rest.starts_with(Token); }
  /// Passes \p Token if it comes next.
  bool eat(llvm::StringRef Token);
  /// The same for a word, which ends where no letter, digit or sign of a word follows.
  bool eatWord(llvm::StringRef Word);
  void expect(llvm::StringRef Token);
  void expectEnd();
  /// Notes that \p What was expected here.
  void fail(const llvm::Twine &What);

  /// The letters, digits and hyphens that come next.
  llvm::StringRef word();
  /// `s12`, for the letter 's'.
  std::optional<uint32_t> label(char Letter);
  std::optional<SpelledName> tryName();
  /// A name, or a type where no value follows.
  SpelledName name(llvm::StringRef What);
  SpelledName type();
  bool seesNumber();
  int64_t number();
  std::string quotedText(char Quote);
  /// Whether a place is all that is left of the line.
  bool seesPlace() const;
  std::optional<SpelledPlace> tryPlace();

private:
  std::optional<SpelledName> tryNamed(size_t (*LengthOf)(llvm::StringRef));
  uint32_t natural();

  llvm::StringRef Rest;
  size_t Number;
  std::string *Problem;
};

} // namespace nostall::graph

#endif
