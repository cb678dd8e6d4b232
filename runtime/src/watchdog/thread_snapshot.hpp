// What a thread does at one moment, taken from outside while it does it: where it is, its registers as far as they can
// be known, and a copy of its stack. The copy can be looked at when the thread has long gone on.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace nostall::detail {

// Registers by their numbers in DWARF for x86-64.
inline constexpr std::size_t dwarf_registers = 17, dwarf_rbp = 6, dwarf_rsp = 7, dwarf_rip = 16;

struct thread_snapshot {
  bool on_cpu = false;
  std::optional<long> system_call; // its number, if the thread sleeps in one
  std::array<std::uint64_t, 6> arguments{};
  std::array<std::optional<std::uint64_t>, dwarf_registers> registers{};
  std::vector<std::byte> stack; // from rsp upwards

  std::uint64_t stack_pointer() const { return registers[dwarf_rsp].value_or(0); }

  // A word of the stack, or of the process's memory.
  std::optional<std::uint64_t> word(std::uint64_t address) const;
};

// A thread that can be looked at. Made on that thread.
class observed_thread {
public:
  observed_thread();
  observed_thread(const observed_thread&) = delete;
  observed_thread& operator=(const observed_thread&) = delete;
  ~observed_thread();

  // Called on another thread. Without a signal (0) a thread on the CPU has no registers and no stack. Nothing if the
  // thread did not hold still, or cannot be seen.
  std::optional<thread_snapshot> snapshot(int signal) const;

  // How long the thread has been ready to run without getting a processor, since it began. 0 if the kernel does not
  // say.
  std::chrono::nanoseconds without_processor() const;

private:
  std::optional<thread_snapshot> asleep(const std::string& state) const;
  thread_snapshot interrupted(int signal) const;
  std::string state() const;
  int open_about(const char* name) const; // what /proc has about the thread

  pid_t id_;
  int schedule_ = -1; // a descriptor: this is asked often
  std::uint64_t stack_end_ = 0;
};

// Installs the handler for snapshots of threads on the CPU; once for each signal.
void install_snapshot_handler(int signal);

// Reads from this process's memory, whatever is there; false if some of it is not mapped.
bool read_memory(std::uint64_t address, void* into, std::size_t size);

} // namespace nostall::detail
