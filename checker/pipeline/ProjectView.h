//===- ProjectView.h - The rest of the program, for front ends that see one file --------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// clang-tidy and an editor parse one translation unit. What the functions of other units do they can read in the
// project index that `nostall check` left in the build folder.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_PROJECTVIEW_H
#define NOSTALL_PIPELINE_PROJECTVIEW_H

#include "model/Summary.h"
#include "llvm/ADT/StringMap.h"
#include <memory>

namespace nostall {

/// Read once, then only read.
class ProjectView {
public:
  /// The view from \p MainFile. The index is \p IndexPath when that is named; else `.nostall/index.db` in
  /// \p WorkingDirectory (where the compile command runs), in the folder of the file, in a folder above one of them, or
  /// in `build` there, if it knows the file. Without one the view is empty; \p Error says why one that was named, or
  /// found, cannot be read.
  static ProjectView from(llvm::StringRef MainFile, llvm::StringRef WorkingDirectory, llvm::StringRef IndexPath,
                          std::string &Error);

  /// See model/ProjectPath.h; empty without an index.
  const std::string &projectRoot() const { return Root; }
  /// All units but those of the main file.
  std::vector<const TuSummary *> units() const;
  /// A file that changed since the index spoke of \p File; empty when all is as it was.
  llvm::StringRef changedSince(llvm::StringRef File) const;

private:
  std::string Root;
  std::vector<std::unique_ptr<TuSummary>> Units;
  llvm::StringMap<std::string> Changed; ///< by main file of a unit
};

} // namespace nostall

#endif
