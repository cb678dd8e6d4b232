//===- Includes.cpp - Where one more include goes -----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "fixes/Includes.h"
#include "llvm/ADT/StringExtras.h"

using namespace nostall;
using llvm::StringRef;

namespace {

/// Counts the braces that are open, in a text that is read once from its beginning. Comments and literals hold none.
class BraceScanner {
public:
  explicit BraceScanner(StringRef Text) : Text(Text) {}

  /// \p Offset must not be less than that of the call before.
  unsigned depthAt(size_t Offset) {
    while (At < Offset && At < Text.size())
      step();
    return Depth;
  }

private:
  void step();
  void skipPast(StringRef End, size_t From) {
    const size_t Found = Text.find(End, From);
    At = Found == StringRef::npos ? Text.size() : Found + End.size();
  }
  void skipQuoted(char Quote);

  StringRef Text;
  size_t At = 0;
  unsigned Depth = 0;
};

} // namespace

void BraceScanner::skipQuoted(char Quote) {
  for (++At; At < Text.size() && Text[At] != Quote && Text[At] != '\n'; ++At)
    At += Text[At] == '\\';
  ++At;
}

void BraceScanner::step() {
  const StringRef Rest = Text.drop_front(At);
  const bool InNumber = At > 0 && (llvm::isAlnum(Text[At - 1]) || Text[At - 1] == '_');
  if (Rest.starts_with("//"))
    return skipPast("\n", At);
  if (Rest.starts_with("/*"))
    return skipPast("*/", At + 2);
  if (Rest.starts_with("R\"") && !InNumber) {
    const StringRef Delimiter = Rest.drop_front(2).take_until([](char C) { return C == '('; });
    return skipPast((")" + Delimiter + "\"").str(), At);
  }
  if (Rest.front() == '"' || (Rest.front() == '\'' && !InNumber)) // as in 1'000'000
    return skipQuoted(Rest.front());
  Depth += Rest.front() == '{';
  Depth -= Rest.front() == '}' && Depth > 0;
  ++At;
}

std::optional<Edit> nostall::includeEdit(StringRef File, StringRef Text, StringRef Header) {
  const std::string Spelled =
      Header.starts_with("\"") || Header.starts_with("<") ? Header.str() : ("<" + Header + ">").str();
  const StringRef Bare = StringRef(Spelled).drop_front().drop_back();
  // <boost/asio.hpp> brings <boost/asio/deferred.hpp>.
  const std::string Umbrella =
      (Bare.substr(0, Bare.rfind('/')) + Bare.substr(std::min(Bare.rfind('.'), Bare.size()))).str();
  // Behind the last include outside all braces of the outermost conditional block that has any: the include guard's, or
  // none at all.
  size_t After = StringRef::npos, FirstCode = StringRef::npos, Offset = 0;
  unsigned Depth = 0, DepthOfAfter = ~0U;
  BraceScanner Braces(Text);
  while (Offset < Text.size()) {
    const StringRef Line = Text.drop_front(Offset).take_until([](char C) { return C == '\n'; });
    const size_t Next = std::min(Offset + Line.size() + 1, Text.size());
    StringRef Directive = Line.trim();
    if (Directive.consume_front("#")) {
      Directive = Directive.ltrim();
      if (Directive.starts_with("if"))
        ++Depth;
      else if (Directive.starts_with("endif"))
        Depth -= Depth > 0;
      else if (Directive.consume_front("include")) {
        Directive = Directive.ltrim();
        const StringRef Included =
            Directive.drop_front(Directive.empty() ? 0 : 1).take_until([](char C) { return C == '>' || C == '"'; });
        if (Included == Bare || Included == Umbrella)
          return std::nullopt;
        if (Depth <= DepthOfAfter && Braces.depthAt(Offset) == 0) {
          After = Next;
          DepthOfAfter = Depth;
        }
      }
    } else if (!Directive.empty() && !Directive.starts_with("//") && FirstCode == StringRef::npos) {
      FirstCode = Offset;
    }
    Offset = Next;
  }
  if (After == StringRef::npos)
    After = FirstCode == StringRef::npos ? Text.size() : FirstCode;
  const bool LineIsOpen = After > 0 && Text[After - 1] != '\n';
  const auto At = static_cast<unsigned>(After);
  return Edit{File.str(), At, At, (LineIsOpen ? "\n#include " : "#include ") + Spelled + "\n"};
}

std::vector<Edit> nostall::editsWithIncludes(const Fix &F, StringRef File, StringRef Text) {
  std::vector<Edit> Edits = F.Edits;
  for (const std::string &Header : F.Includes)
    if (auto Include = includeEdit(File, Text, Header))
      Edits.push_back(std::move(*Include));
  return Edits;
}
