//===- FixBatch.h - Fixes that are made together ----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A batch knows what its edits do to the texts, and where each place of the old texts is in the new ones: by that a
// call site is recognised after edits, since several of one function may look alike.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_FIXBATCH_H
#define NOSTALL_PIPELINE_FIXBATCH_H

#include "pipeline/Check.h"
#include "render/Places.h"

namespace nostall {

/// What is unique to a call site with a fix among those of one run.
struct FixSpot {
  std::string File, Rule;
  unsigned Offset = 0;

  explicit FixSpot(const PlaceReport &R) : File(R.Where.File), Rule(R.Rule), Offset(R.Where.Offset) {}
  bool operator==(const FixSpot &) const = default;
};

/// Bytes of a file.
struct TextRange {
  std::string File;
  unsigned Begin = 0, End = 0;

  /// All that the place and the edits of its fix cover.
  static TextRange of(const PlaceReport &R);
  bool holds(const Location &L) const { return L.File == File && Begin <= L.Offset && L.Offset <= End; }
};

class FixBatch {
public:
  /// \p Run must outlive the batch and not be run again before apply().
  explicit FixBatch(CheckRun &Run) : Run(Run) {}

  /// Takes the fix of \p R with its includes; false when it conflicts with one that is in the batch.
  bool add(const PlaceReport &R);

  const std::vector<PlaceReport> &members() const { return Members; }
  /// \p Base with the edits made.
  Overlay apply(const Overlay &Base) const;

  /// Where \p Spot is after the edits; none when one of them replaced what stood there.
  std::optional<FixSpot> after(FixSpot Spot) const;

private:
  CheckRun &Run;
  std::vector<PlaceReport> Members;
  std::vector<Edit> Edits; ///< in the order of their fixes, each once
};

} // namespace nostall

#endif
