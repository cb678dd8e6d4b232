// From a snapshot of a thread to the calls on its stack, and from addresses to functions and source lines, by elfutils
// (libdwfl): it knows the call frame information and the debug information of every module of the process.
#pragma once

#include <cstdint>
#include <memory>
#include <nostall/watchdog.hpp>
#include <string>
#include <vector>

namespace nostall::detail {

struct thread_snapshot;

// A call as the machine has it: one function of the stack, in which several of the source may be inlined.
struct raw_frame {
  std::uint64_t address = 0;       // in the function
  std::uint64_t stack_pointer = 0; // when it made its call
};

// The function at an address, as the linker knows it.
struct symbol {
  std::string name;        // as in the source, without arguments and return type; empty if unknown
  std::uint64_t start = 0; // where the function begins
  bool coroutine = false;  // the body of a coroutine
};

// Not for several threads at a time.
class symbolizer {
public:
  symbolizer();
  ~symbolizer();

  // Reads now what the first stall would have to wait for.
  void prepare();

  // The functions that the snapshot's thread is in, innermost first. Ends where the stack cannot be followed further.
  std::vector<raw_frame> unwind(const thread_snapshot& snapshot);

  // What the source calls at this address: inlined functions first, the function itself last. Never empty.
  std::vector<stack_frame> describe(std::uint64_t address);

  symbol symbol_at(std::uint64_t address);

private:
  struct session;
  session& current(std::uint64_t address);
  std::unique_ptr<session> session_;
};

// "void ns::f<int>(int) [clone .actor]" is "ns::f<int>".
std::string qualified_name(const std::string& demangled);

// Whether a source file is Boost's, the standard library's or C's.
bool is_library_file(const std::string& file);

std::string demangle(const char* name);

} // namespace nostall::detail
