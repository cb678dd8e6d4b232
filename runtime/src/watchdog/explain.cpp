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

// Looks for the frame of a coroutine that runs, by the function that resumes it.
class frame_search {
public:
  frame_search(const thread_snapshot& snapshot, std::uint64_t resume_function)
      : snapshot_(snapshot), resume_function_(resume_function) {}

  // The frame's address, or 0. The stack of its thread holds the frame's address, or its promise's, or that of the
  // object by which Asio runs it: an awaitable_thread, which points to the promise of its first coroutine, which points
  // to the promise of the one that runs.
  std::uint64_t find() const {
    for (const auto& value : snapshot_.registers)
      if (const std::uint64_t frame = value ? from(*value) : 0)
        return frame;
    const std::uint64_t start = snapshot_.stack_pointer();
    const std::uint64_t end = start + std::min<std::size_t>(snapshot_.stack.size(), 64 * 1024);
    for (std::uint64_t at = start; at + 8 <= end; at += 8)
      if (const std::uint64_t frame = from(snapshot_.word(at).value_or(0)))
        return frame;
    return 0;
  }

private:
  bool is_frame(std::uint64_t address) const {
    return address > 4096 && address % 8 == 0 && snapshot_.word(address) == resume_function_;
  }

  std::uint64_t from(std::uint64_t value) const {
    if (value <= 4096 || value % 8 != 0)
      return 0;
    if (is_frame(value))
      return value;
    if (is_frame(value - promise_offset))
      return value - promise_offset;
    const std::uint64_t first = snapshot_.word(value).value_or(0);
    std::array<std::uint64_t, 24> promise{}; // its beginning, in which the other pointer stands
    if (first <= 4096 || first % 8 != 0 || !read_memory(first, promise.data(), sizeof promise) ||
        promise[0] != first - promise_offset)
      return 0;
    for (const std::uint64_t running : promise)
      if (running > 4096 && is_frame(running - promise_offset))
        return running - promise_offset;
    return 0;
  }

  const thread_snapshot& snapshot_;
  const std::uint64_t resume_function_;
};

std::vector<std::uint64_t> awaiters(const thread_snapshot& snapshot, std::uint64_t resume_function) {
  std::vector<std::uint64_t> functions;
  std::uint64_t frame = frame_search(snapshot, resume_function).find();
  while (frame != 0 && functions.size() < 64) {
    const std::uint64_t promise = snapshot.word(frame + promise_offset + promise_layout::caller_offset()).value_or(0);
    if (promise <= promise_offset)
      break;
    frame = promise - promise_offset;
    if (const std::uint64_t function = snapshot.word(frame).value_or(0))
      functions.push_back(function);
  }
  return functions;
}

// The nearest coroutine of the program; without one, what Asio called.
const stack_frame* place_of(const std::vector<stack_frame>& stack) {
  for (const stack_frame& frame : stack)
    if (frame.coroutine && !is_library(frame))
      return &frame;
  for (std::size_t i = 0; i + 1 < stack.size(); ++i)
    if (!is_library(stack[i]) && (stack[i + 1].function.starts_with("boost::asio::") ||
                                  stack[i + 1].file.find("/boost/asio/") != std::string::npos))
      return &stack[i];
  return nullptr;
}

} // namespace

bool is_library(const stack_frame& frame) {
  constexpr std::array prefixes{"boost::", "std::", "nostall::detail::", "__"};
  const auto begins = [&](const char* prefix) { return frame.function.starts_with(prefix); };
  return frame.function.empty() || is_library_file(frame.file) ||
         std::any_of(prefixes.begin(), prefixes.end(), begins) ||
         (frame.file.empty() && !frame.coroutine && frame.function.find("::") == std::string::npos);
}

void name_handler(const void* function, const char* type, std::string name) {
  named_handlers& all = named_handlers::instance();
  const std::lock_guard lock(all.mutex);
  all.entries.push_back({reinterpret_cast<std::uint64_t>(function),
                         type != nullptr ? qualified_name(demangle(type)) : std::string(), std::move(name)});
}

observation observe(thread_snapshot snapshot, symbolizer& symbols) {
  observation seen{.snapshot = std::move(snapshot), .frames = {}, .awaited_by = {}};
  seen.frames = symbols.unwind(seen.snapshot);
  for (const raw_frame& frame : seen.frames)
    if (const symbol function = symbols.symbol_at(frame.address); function.coroutine) {
      seen.awaited_by = awaiters(seen.snapshot, function.start);
      break;
    }
  return seen;
}

void explain(const observation& seen, symbolizer& symbols, stall& into) {
  into.on_cpu = seen.snapshot.on_cpu;
  if (seen.snapshot.system_call)
    into.system_call = system_call_name(*seen.snapshot.system_call);
  for (const raw_frame& frame : seen.frames)
    for (stack_frame& described : symbols.describe(frame.address))
      into.stack.push_back(std::move(described));
  into.category = category_of(seen.snapshot, into.stack);
  const stack_frame* const place = place_of(into.stack);
  if (place == nullptr)
    return;
  into.function = place->function;
  into.file = place->file;
  into.line = place->line;
  into.column = place->column;
  for (const std::uint64_t function : seen.awaited_by)
    if (const symbol caller = symbols.symbol_at(function);
        caller.coroutine && !caller.name.starts_with("boost::asio::") && caller.name != into.function)
      into.awaited_by.push_back(caller.name);
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
