//===- LeadingDirectives.cpp - The directives that a file begins with ------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/Preamble.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace nostall;
using namespace clang;

namespace {

/// Walks over the lines of a file's beginning.
class Reader {
public:
  Reader(StringRef Text, StringRef File, llvm::vfs::FileSystem &Files)
      : Text(Text), Folder(llvm::sys::path::parent_path(File)), Files(Files),
        Lex(SourceLocation(), LangOptions(), Text.begin(), Text.begin(), Text.end()) {}

  std::vector<std::string> read() {
    std::vector<std::string> Directives;
    size_t Shared = 0;
    while (const auto Directive = next()) {
      Directives.push_back(*Directive);
      if (StringRef(*Directive).starts_with("#include"))
        Shared = Directives.size();
    }
    Directives.resize(Shared);
    return Directives;
  }

private:
  /// The next directive, without its comments; none when something else comes.
  std::optional<std::string> next() {
    Token Hash, Name;
    Lex.LexFromRawLexer(Hash); // comments are passed over
    if (!Hash.is(tok::hash) || !Hash.isAtStartOfLine())
      return std::nullopt;
    Lex.LexFromRawLexer(Name);
    if (!Name.is(tok::raw_identifier) || Name.isAtStartOfLine())
      return std::nullopt;
    const StringRef Word = Name.getRawIdentifier();
    const size_t Begin = Lex.getBufferLocation() - Text.begin();
    size_t End = Text.find('\n', Begin);
    if (End == StringRef::npos)
      End = Text.size();
    const StringRef Rest = Text.slice(Begin, End).trim();
    // A line that goes on, or a comment that may: left to the compiler.
    if (Rest.ends_with("\\") || Rest.contains("/*") || Rest.contains("R\""))
      return std::nullopt;
    Lex.seek(static_cast<unsigned>(End), /*IsAtStartOfLine=*/true);
    if (Word == "define" || Word == "undef")
      return ("#" + Word + " " + Rest).str();
    if (Word == "include")
      return include(Rest);
    return std::nullopt;
  }

  std::optional<std::string> include(StringRef Rest) const {
    if (Rest.size() < 3 || (Rest.front() != '<' && Rest.front() != '"'))
      return std::nullopt; // a macro
    const size_t Close = Rest.find(Rest.front() == '<' ? '>' : '"', 1);
    if (Close == StringRef::npos)
      return std::nullopt;
    const StringRef Spelled = Rest.take_front(Close + 1), Name = Rest.slice(1, Close);
    if (Rest.front() == '"' && !llvm::sys::path::is_absolute(Name)) {
      llvm::SmallString<256> Beside(Folder);
      llvm::sys::path::append(Beside, Name);
      if (Files.exists(Beside))
        return ("#include \"" + Beside + "\"").str();
    }
    return ("#include " + Spelled).str();
  }

  StringRef Text, Folder;
  llvm::vfs::FileSystem &Files;
  Lexer Lex;
};

} // namespace

std::vector<std::string> nostall::leadingDirectives(StringRef Text, StringRef File, llvm::vfs::FileSystem &Files) {
  return Reader(Text, File, Files).read();
}
