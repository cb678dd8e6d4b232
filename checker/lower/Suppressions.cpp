//===- Suppressions.cpp - NOLINT comments ----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "lower/Suppressions.h"

using namespace nostall;
using llvm::StringRef;

void nostall::collectSuppressions(StringRef Text, StringId File, StringTable &Strings, std::vector<Suppression> &Into) {
  std::vector<Suppression> Open; // NOLINTBEGIN without its end so far
  unsigned Line = 1;
  size_t LineStart = 0;
  for (size_t At = Text.find("NOLINT"); At != StringRef::npos; At = Text.find("NOLINT", At)) {
    Line += Text.slice(LineStart, At).count('\n');
    LineStart = At;
    StringRef Rest = Text.drop_front(At + strlen("NOLINT"));
    const bool NextLine = Rest.consume_front("NEXTLINE");
    const bool Begin = !NextLine && Rest.consume_front("BEGIN");
    const bool End = !NextLine && !Begin && Rest.consume_front("END");
    StringRef Checks = "*";
    if (Rest.consume_front("("))
      Checks = Rest.take_until([](char C) { return C == ')' || C == '\n'; });
    Suppression S;
    S.Line = Line;
    S.Column = static_cast<uint32_t>(At - (Text.rfind('\n', At) + 1)) + 1; // npos + 1 is 0: the first line
    S.Offset = static_cast<uint32_t>(At);
    At += strlen("NOLINT");
    S.File = File;
    S.Checks = Strings.intern(Checks);
    S.FirstLine = S.LastLine = Line + NextLine;
    if (Begin) {
      Open.push_back(S);
    } else if (End) {
      for (size_t I = Open.size(); I-- > 0;)
        if (Open[I].Checks == S.Checks) {
          Open[I].LastLine = Line;
          Into.push_back(Open[I]);
          Open.erase(Open.begin() + static_cast<ptrdiff_t>(I));
          break;
        }
    } else {
      Into.push_back(S);
    }
  }
}

std::vector<Suppression> nostall::suppressionsIn(const SourcePlaces &Places, const clang::SourceManager &Sources,
                                                 StringTable &Strings) {
  std::vector<Suppression> Found;
  for (const auto &[File, Path] : Places.userFiles()) {
    bool Invalid = false;
    const StringRef Text = Sources.getBufferData(File, &Invalid);
    if (!Invalid)
      collectSuppressions(Text, Path, Strings, Found);
  }
  return Found;
}
