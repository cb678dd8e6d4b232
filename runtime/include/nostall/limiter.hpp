// A limiter decides how many blocking calls run at the same time: it has a bounded number of threads, and calls that
// find all of them busy wait in a queue. A bound is needed because blocking work gets slower, not faster, when more of
// it is started: a database has a limited number of connections, a disk a limited number of heads. One limiter for each
// resource keeps a slow one from taking the threads of all the others. The queue can be bounded too: a call that finds
// it full is refused at once, with limiter_full.
//
// to_thread.hpp submits functions to a limiter.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <mutex>
#include <nostall/detail/limiter_state.hpp>
#include <nostall/limiter_statistics.hpp>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace nostall {

namespace detail {

struct limiter_access;

// The named limiters that exist, for metrics.
struct limiter_registry {
  std::mutex mutex;
  std::vector<std::weak_ptr<limiter_state>> limiters;

  static limiter_registry& instance() {
    static limiter_registry& registry = *new limiter_registry; // outlives every static limiter
    return registry;
  }

  void add(const std::shared_ptr<limiter_state>& limiter) {
    const std::lock_guard lock(mutex);
    std::erase_if(limiters, [](const auto& gone) { return gone.expired(); });
    limiters.push_back(limiter);
  }
};

} // namespace detail

/// The options of a limiter.
struct limiter_options {
  static constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

  std::size_t limit = 40;              ///< functions that run at the same time
  std::size_t max_waiting = unlimited; ///< functions that may wait for a thread; further ones are refused
  std::string name = {};               ///< for metrics and messages; limiters without a name are not listed
};

/// At most `limit` functions at a time, first come first served, each on one of at most `limit` threads. A thread is
/// started when a function is submitted and no thread is idle, and stays until the limiter is destroyed.
///
/// Ownership: its creator. The destructor waits for the functions that run; those that still wait in the queue are
/// not run, and their callers get `std::errc::operation_canceled`. Do not destroy a limiter from a function that it
/// runs.
/// Threads: every member may be called from any thread at any time, except the destructor.
/// Errors: the constructor throws std::invalid_argument for a limit of 0.
class thread_limiter {
public:
  explicit thread_limiter(std::size_t limit) : thread_limiter(limiter_options{.limit = limit}) {}

  explicit thread_limiter(limiter_options options)
      : state_(std::make_shared<detail::limiter_state>(options.name, options.limit, options.max_waiting)) {
    if (!options.name.empty())
      detail::limiter_registry::instance().add(state_);
  }

  thread_limiter(const thread_limiter&) = delete;
  thread_limiter& operator=(const thread_limiter&) = delete;

  ~thread_limiter() { state_->close(); }

  /// How many functions may run at the same time.
  std::size_t limit() const { return state_->statistics().limit; }

  /// How many run now. A snapshot, for metrics and tests.
  std::size_t running() const { return state_->statistics().running; }

  /// How many wait for a thread now. A snapshot, for metrics and tests.
  std::size_t waiting() const { return state_->statistics().waiting; }

  /// Everything about it at once.
  limiter_statistics statistics() const { return state_->statistics(); }

  /// Bounds the queue from now on; calls that already wait keep waiting.
  void set_max_waiting(std::size_t most) { state_->set_max_waiting(most); }

private:
  friend struct detail::limiter_access;
  std::shared_ptr<detail::limiter_state> state_;
};

/// The limiter of every to_thread that names none: 40 threads, as many as AnyIO gives to Python programs, and a queue
/// without bound unless it is given one. It starts its threads one by one as they are needed, and is never destroyed,
/// so that it can be used until the process ends.
inline thread_limiter& default_thread_limiter() {
  static thread_limiter& limiter = *new thread_limiter(limiter_options{.limit = 40, .name = "default"});
  return limiter;
}

/// The limiter for work that computes instead of waiting: as many threads as the machine has processors, apart from the
/// default ones, so that neither kind of work keeps the other from running. Never destroyed, like the default one.
inline thread_limiter& compute_limiter() {
  static thread_limiter& limiter = *new thread_limiter(
      limiter_options{.limit = std::max(1U, std::thread::hardware_concurrency()), .name = "compute"});
  return limiter;
}

/// All limiters that have a name, in the order in which they were made. From any thread.
inline std::vector<limiter_statistics> named_limiter_statistics() {
  std::vector<limiter_statistics> all;
  detail::limiter_registry& registry = detail::limiter_registry::instance();
  const std::lock_guard lock(registry.mutex);
  for (const std::weak_ptr<detail::limiter_state>& limiter : registry.limiters)
    if (const auto alive = limiter.lock())
      all.push_back(alive->statistics());
  return all;
}

namespace detail {

struct limiter_access {
  static const std::shared_ptr<limiter_state>& state(thread_limiter& limiter) { return limiter.state_; }
};

} // namespace detail

} // namespace nostall
