//===- MissingHeaders.cpp - Headers that files include and that are not there ---------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "cli/MissingHeaders.h"
#include "cli/Commands.h"
#include "render/Render.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace nostall;
using namespace nostall::cli;

llvm::StringRef cli::missingHeader(llvm::StringRef Error) {
  if (!Error.consume_back("' file not found"))
    return {};
  return Error.substr(Error.rfind('\'') + 1);
}

bool cli::isOfStandardLibrary(llvm::StringRef Header) {
  constexpr llvm::StringLiteral Letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
  static constexpr llvm::StringLiteral Folders[] = {"bits/", "debug/", "experimental/", "ext/", "tr1/", "__"};
  return Header.find_first_not_of(Letters) == llvm::StringRef::npos ||
         llvm::any_of(Folders, [&](llvm::StringRef F) { return Header.starts_with(F); });
}

/// What the build in \p Folder makes, for each of \p Headers that it makes: the path as its build.ninja spells it.
static std::map<std::string, std::string> madeByNinja(llvm::StringRef Folder,
                                                      const std::map<std::string, size_t> &Headers) {
  std::map<std::string, std::string> Made;
  const auto Text = llvm::MemoryBuffer::getFile(Folder + "/build.ninja", /*IsText=*/true);
  if (!Text)
    return Made;
  llvm::SmallVector<llvm::StringRef> Lines, Outputs;
  (*Text)->getBuffer().split(Lines, '\n');
  for (llvm::StringRef Line : Lines) {
    if (!Line.consume_front("build "))
      continue;
    Outputs.clear();
    Line.split(':').first.split(Outputs, ' ', -1, /*KeepEmpty=*/false);
    for (const llvm::StringRef Output : Outputs)
      for (const auto &[Header, Files] : Headers)
        if (Output == Header || Output.ends_with("/" + Header))
          Made.try_emplace(Header, Output.str());
  }
  return Made;
}

std::string cli::buildFirst(const CheckRun &Run, Unsure Others) {
  std::map<std::string, size_t> Headers; ///< with the number of files that begin to fail there
  for (const UnreadFile &U : Run.unread())
    if (const llvm::StringRef Header = missingHeader(U.Errors.front()); !Header.empty() && !isOfStandardLibrary(Header))
      ++Headers[Header.str()];
  const std::string Folder = Run.options().FixedFlags.empty() && Run.options().SummaryFiles.empty()
                                 ? databaseFolder(Run.options())
                                 : std::string();
  if (Headers.empty() || Folder.empty())
    return {};
  constexpr size_t Named = 3;
  const std::string Shown = shownPath(Folder, shownRoot());
  std::string Names, Targets, UnsureNames;
  size_t Count = 0, UnsureCount = 0;
  const auto name = [](std::string &List, size_t &Number, const std::string &Header, size_t Files) {
    if (++Number <= Named)
      List +=
          (List.empty() ? "'" : ", '") + Header + "' (" + std::to_string(Files) + (Files == 1 ? " file)" : " files)");
    else if (Number == Named + 1)
      List += ", ...";
  };
  const auto Made = madeByNinja(Folder, Headers);
  for (const auto &[Header, Files] : Headers)
    if (const auto At = Made.find(Header); At != Made.end()) {
      name(Names, Count, Header, Files);
      Targets += " " + At->second;
    } else {
      name(UnsureNames, UnsureCount, Header, Files);
    }
  std::string Text;
  if (Count)
    Text = std::to_string(Count) + (Count == 1 ? " generated header is" : " generated headers are") +
           " missing: " + Names + "; run 'ninja -C " + Shown + (Count <= Named ? Targets : "") + "', then check again";
  if (UnsureCount && Others == Unsure::Tell)
    Text += (Text.empty() ? "" : "\n") + std::to_string(UnsureCount) +
            (UnsureCount == 1 ? " header is" : " headers are") + " missing: " + UnsureNames +
            "; if the build generates " + (UnsureCount == 1 ? "it" : "them") + ", run 'cmake --build " + Shown +
            "', then check again; otherwise install the package that has " + (UnsureCount == 1 ? "it" : "them");
  return Text;
}
