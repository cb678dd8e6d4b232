// Which system call a number is, and what a thread waits for that sleeps in it.
#pragma once

#include <nostall/watchdog.hpp>
#include <string>
#include <vector>

namespace nostall::detail {

struct thread_snapshot;

// "clock_nanosleep"; "system call 999" for one that is not in the table.
std::string system_call_name(long number);

// In the checker's words. The functions on the stack say more than the system call, where they are known: a lock and a
// future both sleep in futex().
std::string category_of(const thread_snapshot& snapshot, const std::vector<stack_frame>& stack);

} // namespace nostall::detail
