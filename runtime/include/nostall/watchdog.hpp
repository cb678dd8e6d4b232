// The watchdog says who stalled a loop: when the loop has not turned for a while, it looks at the loop's thread from
// outside, while it stalls, and reports the coroutine, the source line, the system call and the stack.
//
//     nostall::watchdog watchdog;                       // one for the process
//     ...
//     const auto watched = watchdog.watch(loop);        // on the thread that runs the loop, just before it does
//     loop.run();
//
// How it knows: a thread of its own posts a beat to the loop every few milliseconds; a beat that is not handled in time
// is a stall. How it looks: a thread that sleeps is left alone, for a signal would end its `sleep` or `poll` early: the
// kernel tells where it sleeps (/proc/self/task/TID/syscall), and its stack is read and unwound from there. A thread
// that computes is signalled and copies its own registers and stack. Who awaits the coroutine is read from Asio's own
// links between coroutine frames, so that the handler is named even if a helper far below it stalls.
//
// Linux on x86-64 tells everything; elsewhere stalls are found and timed, but not explained.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <vector>

namespace nostall {

/// One call on a stack.
struct stack_frame {
  std::uintptr_t address = 0; ///< in the function
  std::string function;       ///< as in the source, without arguments; empty if unknown
  std::string file;           ///< empty without debug information
  unsigned line = 0;          ///< from 1; 0 if unknown
  unsigned column = 0;        ///< from 1; 0 if unknown
  bool coroutine = false;     ///< the body of a coroutine
};

/// One stall.
struct stall {
  std::string handler;                  ///< the name given to the handler (see name_handler), or empty
  std::string function;                 ///< the nearest coroutine or completion handler; empty if it was not found
  std::string file;                     ///< where that function stood
  unsigned line = 0;                    ///< from 1; 0 if unknown
  unsigned column = 0;                  ///< from 1; 0 if unknown
  std::chrono::milliseconds duration{}; ///< from the beat to now
  bool over = false;                    ///< the loop turns again; otherwise the stall continues
  bool on_cpu = false;                  ///< computing; otherwise asleep
  std::string system_call;              ///< the one it sleeps in, or empty
  std::string category;                 ///< in the checker's words: sleep, network, dns, file, lock, compute, ...
  std::vector<stack_frame> stack;       ///< innermost first
  std::vector<std::string> awaited_by;  ///< the coroutines that await `function`, nearest first
  std::uint64_t left_out = 0;           ///< stalls that were not reported since the last report

  /// For a log: one line without an end.
  std::string text() const;

  /// In the format of the checker's findings (checker/README.md), with `stall` as one key more: one line without an
  /// end.
  std::string json() const;
};

struct watchdog_options {
  /// How long a loop may take for one turn.
  std::chrono::milliseconds threshold{25};

  /// More than this many in a minute are counted only.
  unsigned reports_per_minute = 5;

  /// A stall that continues is reported after this time, and not again when it ends.
  std::chrono::milliseconds report_unfinished_after{1000};

  /// Gets the reports, on the watchdog's thread. Nothing set: text() on a line of standard error.
  std::function<void(const stall&)> on_stall = {};

  /// A file that each report is appended to as a line of JSON; empty for none.
  std::string findings_file = {};

  /// What a thread that computes is interrupted with. Its handler stays installed until the process ends. 0: such
  /// stalls have no stack.
  int signal = SIGURG;
};

/// What a watchdog has seen so far.
struct watchdog_statistics {
  std::uint64_t stalls = 0;   ///< all of them
  std::uint64_t left_out = 0; ///< of these, how many had no report
  std::chrono::milliseconds stalled_total{};
  std::chrono::milliseconds stalled_longest{};
};

/// Watches loops. Threads: every member from any thread. Ownership: outlives what watch() returned.
/// Errors: std::system_error if its thread cannot be started.
class watchdog {
  class implementation;
  struct watched_loop;

public:
  explicit watchdog(watchdog_options options = {});
  watchdog(const watchdog&) = delete;
  watchdog& operator=(const watchdog&) = delete;
  ~watchdog();

  /// Ends the watch over one loop when it is destroyed.
  class registration {
  public:
    registration(registration&&) noexcept = default;
    registration& operator=(registration&& other) noexcept;
    ~registration();

  private:
    friend class watchdog;
    explicit registration(std::shared_ptr<watched_loop> loop) : loop_(std::move(loop)) {}
    std::shared_ptr<watched_loop> loop_;
  };

  /// Watches the loop that this thread is about to run. To be called directly before run(), and destroyed directly
  /// after it, before the io_context: a loop that does not run looks like one that stalls.
  [[nodiscard("the watch ends with it")]] registration watch(boost::asio::io_context& loop);

  watchdog_statistics statistics() const;

private:
  std::unique_ptr<implementation> implementation_;
};

namespace detail {
void name_handler(const void* function, const char* type, std::string name);
} // namespace detail

/// Gives a coroutine function, or a function object whose call operator is one, a name for reports, such as
/// "GET /users/{id}". Found again by its function on the stack or among those that await, so that nothing need be done
/// when it runs. From any thread, for as long as the process runs.
template <typename Handler>
void name_handler(const Handler& handler, std::string name) {
  if constexpr (std::is_pointer_v<std::decay_t<Handler>>) {
    std::decay_t<Handler> function = handler;
    detail::name_handler(reinterpret_cast<const void*>(function), nullptr, std::move(name));
  } else {
    detail::name_handler(nullptr, typeid(Handler).name(), std::move(name));
  }
}

/// Names what this thread does for as long as the scope lives, for reports about stacks that have no named handler.
/// For a stretch of code without co_await. Costs two stores. `name` must live as long as the process.
class activity_scope {
public:
  explicit activity_scope(const char* name) noexcept;
  activity_scope(const activity_scope&) = delete;
  activity_scope& operator=(const activity_scope&) = delete;
  ~activity_scope();

private:
  const char* before_;
};

} // namespace nostall
