//===- OpenProject.h - What is known of the program around the open files ----------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// clangd parses the file that is open, without the bodies of functions in its headers. So a program is put together
// from two sources: what open files say right now, and what the project index says of everything else, headers
// included. Both are summaries, so that judging them takes no parse: after each edit the whole program is judged, and
// an open file whose findings another one changed is named.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_CLANGD_OPENPROJECT_H
#define NOSTALL_CLANGD_OPENPROJECT_H

#include "pipeline/OpenUnits.h"
#include <functional>
#include <map>
#include <mutex>

namespace nostall {

/// For any number of threads.
class OpenProject final : public OpenUnits {
public:
  /// Called, from any thread, for an open file whose findings are not those that judge() gave last.
  using StaleFunction = std::function<void(const std::string &File)>;

  /// \p BuildFolder: that of the compile database; empty: found upwards from each file, as clangd does.
  explicit OpenProject(std::string BuildFolder) : BuildFolder(std::move(BuildFolder)) {}

  void whenStale(StaleFunction F) { Stale = std::move(F); }

  std::string projectRoot(llvm::StringRef MainFile) override;
  std::vector<OpenFinding> judge(TuSummary Unit, std::string Text, const Configurations &Configs) override;

  /// The folder whose compile database has the commands of \p File; empty when there is none.
  std::string buildFolderOf(llvm::StringRef File);
  /// Reads the index of a build folder again, and judges its open files again.
  void reload(const std::string &Folder);
  /// The editor has closed \p File: what the disk holds counts again.
  void close(llvm::StringRef File);
  /// What nostall knows of the function that is named, or called, at byte \p Offset of an open file, in Markdown; empty
  /// when that is nothing.
  std::string explain(llvm::StringRef File, unsigned Offset);
  /// What the calls wait for that were found last at \p Line of \p File, counted from 1.
  std::optional<Category> categoryAt(llvm::StringRef File, unsigned Line);
  /// The edits of all safe fixes of \p File at the places, by rule and line, that \p IsShown, in the order of the text.
  /// Of two fixes that conflict the first is taken. None at all when the file was judged last with another text than
  /// \p Text.
  std::vector<Edit> safeEdits(llvm::StringRef File, llvm::StringRef Text,
                              llvm::function_ref<bool(const std::string &Rule, unsigned Line)> IsShown);
  /// What an open file held when it was judged last.
  std::optional<std::string> textOf(llvm::StringRef File);

private:
  struct OpenFile {
    std::string Build;
    TuSummary Unit;
    std::string Text;
    std::string Shown;                       ///< the findings that were sent last, or are about to be
    std::map<unsigned, Category> Categories; ///< of the findings, by line
    std::vector<PlaceReport> SafelyFixed;    ///< the findings with a safe fix
  };
  struct Build {
    std::string Root;
    std::vector<std::unique_ptr<TuSummary>> Units; ///< of the index, without what open files say themselves
    bool Read = false;
  };

  Build &buildAt(const std::string &Folder);
  void supersede(TuSummary &Old, const OpenFile &By);
  std::vector<const TuSummary *> unitsOf(const std::string &Folder, llvm::StringRef First);
  std::map<std::string, std::vector<OpenFinding>> solve(const std::string &Folder, llvm::StringRef First,
                                                        const Configurations &Configs);
  void judgeAnew(const std::string &Folder);
  /// Tells which files other than \p But show something else now.
  void tellStale(const std::map<std::string, std::vector<OpenFinding>> &Found, const std::string &Folder,
                 llvm::StringRef But);

  const std::string BuildFolder;
  StaleFunction Stale;
  std::mutex Access; ///< of all below; held while the program is judged, which takes milliseconds
  std::map<std::string, OpenFile, std::less<>> Open;
  std::map<std::string, Build> Builds; ///< by folder
};

} // namespace nostall

#endif
