//===- FixAll.h - Apply fixes, and keep only those that compile and help -------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A fix belongs to a call site. Edits are made in memory, the files are parsed and judged again, and a fix is kept if
// its file has no new errors, exactly the pairs through its call site are gone, and none has come; else it is dropped
// and reported. Only then is anything written. Equal edits that several translation units want in one header are made
// once.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_FIXALL_H
#define NOSTALL_PIPELINE_FIXALL_H

#include "pipeline/Check.h"
#include "render/Places.h"

namespace nostall {

struct FixOutcome {
  std::vector<PlaceReport> Applied; ///< as they stood when each was made
  struct Dropped {
    PlaceReport Place; ///< where it is in the new texts
    std::string Why;
  };
  std::vector<Dropped> DroppedFixes;
  Overlay Changed;                  ///< the new texts, by canonical path
  size_t UnsafeLeft = 0;            ///< unsafe fixes that were not asked for
  bool NeedsToThreadHeader = false; ///< the user's include path lacks a header that the fixes include
};

/// \p Run has been run; afterwards it has been run on the fixed texts. Makes the safe fixes, and the unsafe ones too if
/// \p UnsafeToo. Writes nothing.
FixOutcome fixAll(CheckRun &Run, bool UnsafeToo);

/// Writes the new texts over the files. The error names the first file that could not be written.
llvm::Error writeFiles(const Overlay &Changed);

} // namespace nostall

#endif
