// Finds on a stack the coroutine that stalled, who awaits it, and the name that was given to the handler.
#include "watchdog/explain.hpp"
#include "watchdog/symbolizer.hpp"
#include "watchdog/system_calls.hpp"
#include "watchdog/thread_snapshot.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/awaitable.hpp>
#include <mutex>
#include <nostall/task.hpp>
#include <string_view>

namespace nostall::detail {

namespace {

// The handlers with names. A function is found by its address, a function object by its type's name, in which the
// names of its call operator's coroutine begin.
struct named_handlers {
  struct entry {
    std::uint64_t function;
    std::string type;
    std::string name;
  };
  std::mutex mutex;
  std::vector<entry> entries;

  static named_handlers& instance() {
    static named_handlers& all = *new named_handlers;
    return all;
  }

  std::string find(const std::string& function, symbolizer& symbols) {
    const std::lock_guard lock(mutex);
    for (entry& handler : entries) {
      if (handler.type.empty())
        handler.type = symbols.symbol_at(handler.function).name;
      if (!handler.type.empty() && (function == handler.type || function == handler.type + "::operator()"))
        return handler.name;
    }
    return {};
  }
};

// How compilers lay out a coroutine's frame: the function that resumes it, the one that destroys it, the promise.
constexpr std::uint64_t promise_offset = 2 * sizeof(void*);

// Where Asio's promise says who awaits the coroutine. The same for every executor: all members before it are pointers.
class promise_layout : public boost::asio::detail::awaitable_frame_base<executor_type> {
  using base = boost::asio::detail::awaitable_frame_base<executor_type>;

public:
  static std::uint64_t caller_offset() {
    alignas(base) static constexpr std::array<char, sizeof(base)> place{};
    const auto* const promise = reinterpret_cast<const base*>(place.data());
    const auto* const member = &(promise->*&promise_layout::caller_);
    return static_cast<std::uint64_t>(reinterpret_cast<const char*>(member) - place.data());
  }
};

// The frame of a coroutine that runs: somewhere on the stack, from where its function has it, stands the address of a
// frame that begins with this function.
std::uint64_t find_coroutine_frame(const thread_snapshot& snapshot, std::uint64_t resume_function) {
  const std::uint64_t end = snapshot.stack_pointer() + snapshot.stack.size();
  for (const auto& value : snapshot.registers)
    if (value && *value % 16 == 0 && snapshot.word(*value) == resume_function)
      return *value;
  for (std::uint64_t at = snapshot.stack_pointer(); at + 8 <= end; at += 8)
    if (const std::uint64_t frame = snapshot.word(at).value_or(0); frame > 4096 && frame % 16 == 0)
      if (snapshot.word(frame) == resume_function)
        return frame;
  return 0;
}

std::vector<std::string> awaiters(const thread_snapshot& snapshot, symbolizer& symbols, std::uint64_t address) {
  std::vector<std::string> names;
  std::uint64_t frame = find_coroutine_frame(snapshot, symbols.symbol_at(address).start);
  while (frame != 0 && names.size() < 64) {
    const std::uint64_t promise = snapshot.word(frame + promise_offset + promise_layout::caller_offset()).value_or(0);
    if (promise <= promise_offset)
      break;
    frame = promise - promise_offset;
    const symbol function = symbols.symbol_at(snapshot.word(frame).value_or(0));
    if (!function.coroutine)
      break;
    if (!function.name.starts_with("boost::asio::"))
      names.push_back(function.name);
  }
  return names;
}

// The nearest coroutine of the program; without one, what Asio called.
const stack_frame* place_of(const std::vector<stack_frame>& stack) {
  for (const stack_frame& frame : stack)
    if (frame.coroutine && !is_library(frame))
      return &frame;
  for (std::size_t i = 0; i + 1 < stack.size(); ++i)
    if (!is_library(stack[i]) && stack[i + 1].function.starts_with("boost::asio::"))
      return &stack[i];
  return nullptr;
}

} // namespace

bool is_library(const stack_frame& frame) {
  constexpr std::array prefixes{"boost::", "std::", "nostall::detail::", "__"};
  const auto begins = [&](const char* prefix) { return frame.function.starts_with(prefix); };
  return frame.function.empty() || std::any_of(prefixes.begin(), prefixes.end(), begins) ||
         (frame.file.empty() && !frame.coroutine && frame.function.find("::") == std::string::npos) ||
         frame.file.starts_with("./"); // the C library's own sources
}

void name_handler(const void* function, const char* type, std::string name) {
  named_handlers& all = named_handlers::instance();
  const std::lock_guard lock(all.mutex);
  all.entries.push_back({reinterpret_cast<std::uint64_t>(function),
                         type != nullptr ? qualified_name(demangle(type)) : std::string(), std::move(name)});
}

void explain(const thread_snapshot& snapshot, symbolizer& symbols, stall& into) {
  into.on_cpu = snapshot.on_cpu;
  if (snapshot.system_call)
    into.system_call = system_call_name(*snapshot.system_call);
  for (const raw_frame& frame : symbols.unwind(snapshot))
    for (stack_frame& described : symbols.describe(frame.address))
      into.stack.push_back(std::move(described));
  into.category = category_of(snapshot, into.stack);
  const stack_frame* const place = place_of(into.stack);
  if (place == nullptr)
    return;
  into.function = place->function;
  into.file = place->file;
  into.line = place->line;
  into.column = place->column;
  if (place->coroutine)
    into.awaited_by = awaiters(snapshot, symbols, place->address);
  named_handlers& names = named_handlers::instance();
  std::string name = names.find(into.function, symbols);
  for (auto caller = into.awaited_by.begin(); name.empty() && caller != into.awaited_by.end(); ++caller)
    name = names.find(*caller, symbols);
  for (auto frame = into.stack.begin(); name.empty() && frame != into.stack.end(); ++frame)
    name = names.find(frame->function, symbols);
  if (!name.empty())
    into.handler = std::move(name);
}

} // namespace nostall::detail
