// The watchdog's thread: posts beats, notices those that are late, and reports what it saw meanwhile.
#include "watchdog/explain.hpp"
#include "watchdog/symbolizer.hpp"
#include "watchdog/thread_snapshot.hpp"

#include <algorithm>
#include <atomic>
#include <boost/asio/post.hpp>
#include <condition_variable>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <mutex>
#include <nostall/watchdog.hpp>
#include <optional>
#include <pthread.h>
#include <thread>

namespace nostall {

namespace {

using clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

thread_local std::atomic<const char*> current_activity{nullptr};

milliseconds in_milliseconds(clock::duration duration) { return std::chrono::duration_cast<milliseconds>(duration); }

// What a loop's thread writes and the watchdog reads.
struct heart {
  std::atomic<std::uint64_t> beats{0};    // handled so far
  std::atomic<clock::duration> handled{}; // when the last one was
};

} // namespace

activity_scope::activity_scope(const char* name) noexcept : before_(current_activity.load(std::memory_order_relaxed)) {
  current_activity.store(name, std::memory_order_relaxed);
}

activity_scope::~activity_scope() { current_activity.store(before_, std::memory_order_relaxed); }

struct watchdog::watched_loop {
  boost::asio::io_context* loop; // null when the watch has ended; guarded by `mutex`
  std::mutex mutex;
  const std::shared_ptr<heart> pulse = std::make_shared<heart>();
  const detail::observed_thread thread;
  const std::atomic<const char*>* const activity = &current_activity;

  // The rest is the watchdog's thread's.
  std::uint64_t posted = 0;
  clock::time_point posted_at{};
  std::optional<stall> seen; // the stall that goes on
  bool reported = false;

  explicit watched_loop(boost::asio::io_context& watched) : loop(&watched) {}

  bool post_beat() {
    const std::lock_guard lock(mutex);
    if (loop == nullptr)
      return false;
    ++posted;
    posted_at = clock::now();
    boost::asio::post(*loop, [pulse = pulse] {
      pulse->handled.store(clock::now().time_since_epoch(), std::memory_order_relaxed);
      pulse->beats.fetch_add(1, std::memory_order_release);
    });
    return true;
  }
};

class watchdog::implementation {
public:
  explicit implementation(watchdog_options options)
      : options_(std::move(options)), tick_(std::max<clock::duration>(options_.threshold / 5, milliseconds(1))) {
    if (options_.signal != 0)
      detail::install_snapshot_handler(options_.signal);
    thread_ = std::thread([this] { work(); });
  }

  ~implementation() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }

  void add(std::shared_ptr<watched_loop> loop) {
    const std::lock_guard lock(mutex_);
    loops_.push_back(std::move(loop));
    changed_.notify_all();
  }

  watchdog_statistics statistics() const {
    const std::lock_guard lock(mutex_);
    return statistics_;
  }

private:
  void work() {
    pthread_setname_np(pthread_self(), "nostall-watchdog");
    std::unique_lock lock(mutex_);
    while (!ended_) {
      if (loops_.empty())
        changed_.wait(lock);
      const auto slept_from = clock::now();
      changed_.wait_for(lock, tick_);
      const std::vector<std::shared_ptr<watched_loop>> loops = loops_;
      lock.unlock();
      // A process that was stopped, or a machine without a free processor, is no fault of a handler.
      const clock::duration overslept = std::max(clock::now() - slept_from - tick_, clock::duration::zero());
      std::vector<std::shared_ptr<watched_loop>> gone;
      for (const auto& loop : loops)
        if (!look_at(*loop, overslept))
          gone.push_back(loop);
      lock.lock();
      for (const auto& loop : gone)
        std::erase(loops_, loop);
    }
  }

  // False if the loop is not to be watched any more.
  bool look_at(watched_loop& loop, clock::duration overslept) {
    if (loop.pulse->beats.load(std::memory_order_acquire) == loop.posted) {
      if (loop.seen)
        finish(loop, clock::time_point(loop.pulse->handled.load(std::memory_order_relaxed)));
      return loop.post_beat();
    }
    if (!loop.seen && overslept > tick_)
      loop.posted_at += overslept;
    const clock::duration late = clock::now() - loop.posted_at;
    if (late < options_.threshold)
      return true;
    {
      const std::lock_guard lock(loop.mutex);
      if (loop.loop == nullptr)
        return false;
    }
    if (!loop.seen)
      begin(loop);
    else if (!loop.reported && late >= options_.report_unfinished_after)
      report(loop, late, false);
    return true;
  }

  void begin(watched_loop& loop) {
    loop.seen.emplace();
    loop.reported = !may_report();
    if (loop.reported) {
      const std::lock_guard lock(mutex_);
      ++statistics_.left_out;
      ++left_out_;
      return;
    }
    if (const char* activity = loop.activity->load(std::memory_order_relaxed))
      loop.seen->handler = activity;
    loop.seen->category = "wait";
    const auto snapshot = loop.thread.snapshot(options_.signal);
    if (snapshot)
      detail::explain(*snapshot, symbols_, *loop.seen);
  }

  void finish(watched_loop& loop, clock::time_point turned) {
    const clock::duration duration = turned - loop.posted_at;
    {
      const std::lock_guard lock(mutex_);
      ++statistics_.stalls;
      statistics_.stalled_total += in_milliseconds(duration);
      statistics_.stalled_longest = std::max(statistics_.stalled_longest, in_milliseconds(duration));
    }
    if (!loop.reported)
      report(loop, duration, true);
    loop.seen.reset();
  }

  // At most so many in any minute.
  bool may_report() {
    const auto now = clock::now();
    std::erase_if(reports_, [now](clock::time_point then) { return now - then >= std::chrono::minutes(1); });
    if (reports_.size() >= options_.reports_per_minute)
      return false;
    reports_.push_back(now);
    return true;
  }

  void report(watched_loop& loop, clock::duration duration, bool over) {
    stall& now = *loop.seen;
    now.duration = in_milliseconds(duration);
    now.over = over;
    now.left_out = std::exchange(left_out_, 0);
    loop.reported = true;
    if (!options_.findings_file.empty())
      std::ofstream(options_.findings_file, std::ios::app) << now.json() + "\n";
    if (options_.on_stall)
      options_.on_stall(now);
    else
      std::cerr << "nostall: " + now.text() + "\n";
  }

  const watchdog_options options_;
  const clock::duration tick_;
  mutable std::mutex mutex_; // guards what stands up to the next comment
  std::condition_variable changed_;
  std::vector<std::shared_ptr<watched_loop>> loops_;
  watchdog_statistics statistics_;
  bool ended_ = false;
  // The rest is the thread's.
  std::vector<clock::time_point> reports_;
  std::uint64_t left_out_ = 0;
  detail::symbolizer symbols_;
  std::thread thread_;
};

watchdog::watchdog(watchdog_options options) : implementation_(std::make_unique<implementation>(std::move(options))) {}
watchdog::~watchdog() = default;

watchdog::registration watchdog::watch(boost::asio::io_context& loop) {
  auto watched = std::make_shared<watched_loop>(loop);
  implementation_->add(watched);
  return registration(std::move(watched));
}

watchdog_statistics watchdog::statistics() const { return implementation_->statistics(); }

watchdog::registration& watchdog::registration::operator=(registration&& other) noexcept {
  std::swap(loop_, other.loop_);
  return *this;
}

watchdog::registration::~registration() {
  if (!loop_)
    return;
  const std::lock_guard lock(loop_->mutex);
  loop_->loop = nullptr;
}

} // namespace nostall
