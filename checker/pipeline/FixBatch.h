//===- FixBatch.h - Fixes that are made together ----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A batch knows what its edits do to the texts, and where each place of the old texts is in the new ones: by that a
// finding is recognised after edits, since several findings of one function may look alike.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_FIXBATCH_H
#define NOSTALL_PIPELINE_FIXBATCH_H

#include "pipeline/Check.h"

namespace nostall {

/// What is unique to a finding among those of one run.
struct FindingSpot {
  std::string File, Rule;
  unsigned Offset = 0;

  explicit FindingSpot(const Finding &F) : File(F.Place.File), Rule(F.Rule), Offset(F.Place.Offset) {}
  bool operator==(const FindingSpot &) const = default;
};

/// Bytes of a file.
struct TextRange {
  std::string File;
  unsigned Begin = 0, End = 0;

  /// All that the finding's place and the edits of its fix cover.
  static TextRange of(const Finding &F);
  bool holds(const Finding &F) const {
    return F.Place.File == File && Begin <= F.Place.Offset && F.Place.Offset <= End;
  }
};

class FixBatch {
public:
  /// \p Run must outlive the batch and not be run again before apply().
  explicit FixBatch(CheckRun &Run) : Run(Run) {}

  /// Takes the fix of \p F with its includes; false when it conflicts with one that is in the batch.
  bool add(const Finding &F);

  const std::vector<Finding> &members() const { return Members; }
  /// \p Base with the edits made.
  Overlay apply(const Overlay &Base) const;

  /// Where \p Spot is after the edits; none when one of them replaced what stood there.
  std::optional<FindingSpot> after(FindingSpot Spot) const;
  /// What \p Old has become, with what was inserted at either end.
  TextRange after(const TextRange &Old) const;

private:
  CheckRun &Run;
  std::vector<Finding> Members;
  std::vector<Edit> Edits; ///< in the order of their findings, each once
};

} // namespace nostall

#endif
