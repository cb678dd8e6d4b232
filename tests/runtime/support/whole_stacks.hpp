// What tests may expect of the watchdog's stacks in this build.
#pragma once

namespace nostall::testing {

// Sanitizers put functions and memory of their own between those of the program, and ThreadSanitizer keeps signals
// until the thread's next blocking call: under them a stall is found and timed, but its stack need not be whole.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
inline constexpr bool whole_stacks = false;
#else
inline constexpr bool whole_stacks = true;
#endif

} // namespace nostall::testing
