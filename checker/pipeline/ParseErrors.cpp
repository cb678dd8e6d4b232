//===- ParseErrors.cpp - What could not be parsed, and what that makes doubtful ------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/Check.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace nostall;
using llvm::StringRef;

/// "file:line:column: message", as summaries keep it, with the file relative to \p Directory; any other text is about
/// the whole of \p File.
static ParseError parsed(StringRef Text, StringRef File, StringRef Directory) {
  StringRef Whole = Text;
  if (Whole.consume_front(File))
    Whole.consume_front(": ");
  ParseError Error{{File.str(), 0, 0, 0}, Whole.str()};
  const auto [Place, Message] = Text.split(": ");
  const auto [FileAndLine, Column] = Place.rsplit(':');
  const auto [Name, Line] = FileAndLine.rsplit(':');
  unsigned LineNumber = 0, ColumnNumber = 0;
  if (Line.getAsInteger(10, LineNumber) || Column.getAsInteger(10, ColumnNumber))
    return Error;
  return {{absolutePath(Name, Directory), LineNumber, ColumnNumber, 0}, Message.str()};
}

std::vector<ParseError> nostall::parseErrors(const CheckRun &Run) {
  llvm::StringMap<StringRef> Directories;
  for (const CompileCommand &C : Run.commands())
    Directories[C.File] = C.Directory;
  std::vector<ParseError> Result;
  for (const UnreadFile &U : Run.unread()) {
    // A stored summary comes without its command.
    const auto Directory = Directories.find(U.File);
    for (const std::string &Text : U.Errors)
      Result.push_back(parsed(Text, U.File, Directory == Directories.end() ? Run.projectRoot() : Directory->second));
  }
  return Result;
}

void nostall::markPartial(std::vector<Finding> &Findings, const CheckRun &Run, llvm::ArrayRef<ParseError> Errors) {
  llvm::StringSet<> Doubtful;
  for (const UnreadFile &U : Run.unread())
    Doubtful.insert(U.File);
  for (const ParseError &E : Errors)
    Doubtful.insert(E.Where.File);
  if (Doubtful.empty())
    return;
  const auto doubtful = [&](const Step &S) { return Doubtful.contains(S.Where.File); };
  for (Finding &F : Findings)
    for (Pair &P : F.Pairs)
      P.Partial = Doubtful.contains(P.EntryPlace.File) || llvm::any_of(P.pathOf(P.best()), doubtful);
}
