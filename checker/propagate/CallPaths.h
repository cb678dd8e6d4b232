//===- CallPaths.h - The steps from an entry to a cause -------------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Paths are walked when they are asked for: certain before guessed, short before long, then by the earliest calls. All
// front ends ask here, so that they tell the same path for a pair.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PROPAGATE_CALLPATHS_H
#define NOSTALL_PROPAGATE_CALLPATHS_H

#include "propagate/Causes.h"
#include <mutex>

namespace nostall {

/// A step of a path in the numbers of the program.
struct PathStep {
  StepId At;
  uint32_t Via = None; ///< the edge that it follows; none: the step is a leaf
};

/// Keeps a reference to the causes. May be asked from several threads; fastest when one cause is asked for at a time.
class CallPaths : public CallPathSource {
public:
  /// \p Why says more of a leaf, such as what knowledge says of it; it may be empty.
  explicit CallPaths(const Causes &Of, std::function<std::string(const StepId &)> Why = {})
      : Of(Of), Why(std::move(Why)) {}

  std::vector<Step> path(const ProgramPoint &From, const ProgramPoint &To) const override;
  /// The steps from \p From to the cause at \p To; empty when there is no path.
  std::vector<PathStep> steps(const StepId &From, const StepId &To) const;
  /// The worst call path that begins with \p From: that to the leaf which Causes::leafOf names.
  std::vector<Step> worst(const StepId &From) const;

private:
  /// The least number of steps from a function to the cause; None: it cannot be reached so.
  struct Distances {
    uint32_t Certain = None, Any = None;
  };
  void measure(const StepId &To) const;
  void measure(const StepId &To, bool Guesses) const;
  Distances distance(FunctionIndex F) const;
  PathStep choose(FunctionIndex F, uint32_t OnlyEvent, const StepId &To, bool Guesses) const;
  LambdaPlace lambdaPlace(FunctionIndex F) const;
  Step stepOf(const PathStep &S) const;
  void addLeaf(const StepId &At, std::vector<Step> &Path) const;
  std::vector<PathStep> workOf(const LockHolder &Holder) const;
  void addHolder(const LockHolder &Holder, std::vector<Step> &Path) const;
  void follow(const StepId &From, std::vector<Step> &Path) const;

  const Causes &Of;
  const std::function<std::string(const StepId &)> Why;
  mutable std::mutex Access;
  mutable StepId Measured;
  mutable llvm::DenseMap<FunctionIndex, Distances> DistanceOf;
};

/// A place of the source for people.
Location locationOf(const TuSummary &Tu, const Span &S);

} // namespace nostall

#endif
