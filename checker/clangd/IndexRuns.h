//===- IndexRuns.h - Keeping the project index as new as the disk -----------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// What `nostall check` would put into the index of a build folder is put there in the background, when a file of the
// build is opened or saved. A separate process does it, at low priority: its memory and its faults are not the
// server's, and it can be ended at any time.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_CLANGD_INDEXRUNS_H
#define NOSTALL_CLANGD_INDEXRUNS_H

#include "llvm/ADT/StringRef.h"
#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <thread>

namespace nostall {

class IndexRuns {
public:
  /// Called from the thread of the runs. Done == All at the end of a run, also of one that failed.
  using ProgressFunction = std::function<void(const std::string &BuildFolder, size_t Done, size_t All)>;

  explicit IndexRuns(ProgressFunction Progress);
  /// Ends a run that is on its way: what it has stored so far is kept.
  ~IndexRuns();

  /// Asks for a run. One that is asked for while another is on its way for the same folder follows it.
  void request(const std::string &BuildFolder);

  /// What the process of a run does. Returns its exit status.
  static int runHere(const std::string &BuildFolder);
  /// The argument that makes this program that process, before the folder.
  static constexpr llvm::StringLiteral Argument = "--nostall-index=";

private:
  void work();
  void runOnce(const std::string &BuildFolder);

  ProgressFunction Progress;
  std::mutex Access; ///< of all below
  std::condition_variable Changed;
  std::set<std::string> Wanted;
  int Child = 0; ///< the process of the run, 0 when there is none
  bool Ending = false;
  std::thread Worker;
};

} // namespace nostall

#endif
