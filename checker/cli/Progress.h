//===- Progress.h - How far a run is, and what was done when it is interrupted ------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_CLI_PROGRESS_H
#define NOSTALL_CLI_PROGRESS_H

#include "pipeline/Check.h"

namespace nostall::cli {

/// Seconds between two lines that say how far a run is: short runs print nothing.
constexpr double DefaultProgressInterval = 10;

/// Says on standard error how far a run is: on a terminal as a bar, else as a line after every \p Interval seconds;
/// never, when that is 0.
ProgressFunction showProgress(double Interval);

/// What a run does for long.
enum class LongWork : uint8_t {
  Files, ///< parses the files that it was asked for
  Fixes, ///< tries fixes, and changes no file yet
  Base,  ///< parses the files of a base
};

/// While \p Run does \p What, SIGINT and SIGTERM end the process with 128 and the signal's number, and say on standard
/// error what was done: how many files were parsed, and whether they are kept. After that, they say that all were.
class InterruptReport {
public:
  InterruptReport(const CheckRun &Run, LongWork What);
  ~InterruptReport();
  InterruptReport(const InterruptReport &) = delete;

private:
  size_t WantedBefore; ///< files, of what was done before
};

} // namespace nostall::cli

#endif
