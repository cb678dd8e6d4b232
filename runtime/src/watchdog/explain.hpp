// From a snapshot of a stalled thread to what a person wants to know: which handler, where, on what. In two steps: what
// must be read while the stall goes on is read first, and fast; the debug information, which may take long, later.
#pragma once

#include "watchdog/symbolizer.hpp"
#include "watchdog/thread_snapshot.hpp"

#include <nostall/watchdog.hpp>
#include <vector>

namespace nostall::detail {

// What was seen of a stall while it went on.
struct observation {
  thread_snapshot snapshot;
  std::vector<raw_frame> frames;         // the stack, innermost first
  std::vector<std::uint64_t> awaited_by; // functions of the coroutines that await the nearest one on the stack
};

// Not for several threads at a time, like the symbolizer.
observation observe(thread_snapshot snapshot, symbolizer& symbols);

// Fills everything in but the times.
void explain(const observation& seen, symbolizer& symbols, stall& into);

// Whether the function is Asio's, the standard library's, the runtime's or C's, and not the program's.
bool is_library(const stack_frame& frame);

} // namespace nostall::detail
