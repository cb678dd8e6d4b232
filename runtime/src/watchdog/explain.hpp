// From a snapshot of a stalled thread to what a person wants to know: which handler, where, on what.
#pragma once

#include <nostall/watchdog.hpp>

namespace nostall::detail {

class symbolizer;
struct thread_snapshot;

// Fills everything in but the times. Not for several threads at a time.
void explain(const thread_snapshot& snapshot, symbolizer& symbols, stall& into);

// Whether the function is Asio's, the standard library's, the runtime's or C's, and not the program's.
bool is_library(const stack_frame& frame);

} // namespace nostall::detail
