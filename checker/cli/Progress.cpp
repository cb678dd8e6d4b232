//===- Progress.cpp - How far a run is, and what was done when it is interrupted ----------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "cli/Progress.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Signals.h"
#include <atomic>
#include <chrono>
#include <csignal>
#include <unistd.h>

using namespace nostall;
using namespace nostall::cli;

namespace {

/// What a signal handler says. Handlers may only touch atomics without locks.
struct State {
  std::atomic<bool> Parsing = false, Kept = false, BarIsDrawn = false;
  std::atomic<LongWork> What = LongWork::Files; ///< while Parsing
  std::atomic<size_t> Wanted = 0;               ///< files that the index did not have
  std::atomic<size_t> Parsed = 0;               ///< of these
};
static_assert(std::atomic<size_t>::is_always_lock_free && std::atomic<bool>::is_always_lock_free &&
              std::atomic<LongWork>::is_always_lock_free);
State Now;

/// A line that is put together without memory from the heap.
class SignalSafeLine {
public:
  SignalSafeLine &operator<<(llvm::StringRef Part) {
    for (const char C : Part)
      if (Length < sizeof Text)
        Text[Length++] = C;
    return *this;
  }
  SignalSafeLine &operator<<(size_t Number) {
    char Digits[20];
    size_t Begin = sizeof Digits;
    do
      Digits[--Begin] = static_cast<char>('0' + Number % 10);
    while (Number /= 10);
    return *this << llvm::StringRef(Digits + Begin, sizeof Digits - Begin);
  }
  void write() const { [[maybe_unused]] const ssize_t Written = ::write(STDERR_FILENO, Text, Length); }

private:
  char Text[256];
  size_t Length = 0;
};

void endInterrupted(int Signal) {
  llvm::sys::RunInterruptHandlers(); // removes files that were half written
  SignalSafeLine Line;
  if (Now.BarIsDrawn)
    Line << "\r\033[K";
  Line << "nostall: interrupted";
  const LongWork What = Now.Parsing ? Now.What.load() : LongWork::Files;
  Line << (What == LongWork::Base ? " while the base was read: " : ": ");
  const size_t Wanted = Now.Wanted, Parsed = Now.Parsing ? Now.Parsed.load() : Wanted;
  if (What == LongWork::Fixes)
    Line << "fixes were being tried, and no file was changed";
  else if (Wanted == 0)
    Line << (Now.Parsing ? "nothing was parsed yet" : "all files were in the index");
  else
    Line << Parsed << " of " << Wanted << " files parsed; "
         << (Now.Kept ? "the index keeps them, and the next run continues from there" : "nothing is kept");
  Line << "\n";
  Line.write();
  ::_exit(128 + Signal);
}

class Display {
public:
  explicit Display(double Interval)
      : Interval(Interval), Terminal(llvm::sys::Process::StandardErrIsDisplayed()), Last(Clock::now()) {}

  void operator()(size_t Done, size_t All, llvm::StringRef File) {
    if (Now.Parsing) {
      if (File.empty()) {
        Known = Done;
        Now.Wanted = All - Done;
      }
      Now.Parsed = Done - Known;
    }
    if (Terminal)
      drawBar(Done, All, File);
    else if (Interval > 0 && !File.empty() && Clock::now() - Last >= std::chrono::duration<double>(Interval)) {
      Last = Clock::now();
      llvm::errs() << "nostall: " << Done << " of " << All << " files read\n";
    }
  }

private:
  using Clock = std::chrono::steady_clock;

  void drawBar(size_t Done, size_t All, llvm::StringRef File) {
    constexpr size_t Width = 20;
    llvm::errs() << "\r\033[K";
    Now.BarIsDrawn = Done < All;
    if (Done < All) {
      const size_t Full = Width * Done / All;
      const std::string Text = "[" + std::string(Full, '#') + std::string(Width - Full, '.') + "] " +
                               std::to_string(Done) + "/" + std::to_string(All) + " " + File.str();
      const unsigned Columns = llvm::sys::Process::StandardErrColumns();
      llvm::errs() << llvm::StringRef(Text).take_front(Columns ? Columns - 1 : 79);
    }
    llvm::errs().flush();
  }

  double Interval;
  bool Terminal;
  size_t Known = 0; ///< files that the index had
  Clock::time_point Last;
};

} // namespace

ProgressFunction cli::showProgress(double Interval) { return Display(Interval); }

InterruptReport::InterruptReport(const CheckRun &Run, LongWork What) : WantedBefore(Now.Wanted) {
  const std::string &Index = Run.indexPath();
  Now.What = What;
  Now.Kept = !Index.empty() && (!llvm::sys::fs::exists(Index) || llvm::sys::fs::can_write(Index));
  Now.Parsed = Now.Wanted = 0;
  Now.Parsing = true;
  for (const int Signal : {SIGINT, SIGTERM})
    std::signal(Signal, endInterrupted);
}

InterruptReport::~InterruptReport() {
  if (Now.What != LongWork::Files)
    Now.Wanted = WantedBefore;
  Now.Parsing = false;
}
