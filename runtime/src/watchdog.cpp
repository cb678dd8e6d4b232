// The watchdog's thread: posts beats, notices those that are late, and reports what it saw meanwhile.
#include "watchdog/explain.hpp"
#include "watchdog/reporter.hpp"
#include "watchdog/symbolizer.hpp"
#include "watchdog/thread_snapshot.hpp"

#include <algorithm>
#include <atomic>
#include <boost/asio/post.hpp>
#include <condition_variable>
#include <mutex>
#include <nostall/watchdog.hpp>
#include <optional>
#include <pthread.h>
#include <thread>

namespace nostall {

namespace {

using clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

thread_local std::atomic<const char*> activity_of_thread{nullptr};

milliseconds in_milliseconds(clock::duration duration) { return std::chrono::duration_cast<milliseconds>(duration); }

// What a loop's thread writes and the watchdog reads.
struct heart {
  std::atomic<std::uint64_t> beats{0};    // handled so far
  std::atomic<clock::duration> handled{}; // when the last one was
};

} // namespace

activity_scope::activity_scope(const char* name) noexcept
    : before_(activity_of_thread.load(std::memory_order_relaxed)) {
  activity_of_thread.store(name, std::memory_order_relaxed);
}

activity_scope::~activity_scope() { activity_of_thread.store(before_, std::memory_order_relaxed); }

struct watchdog::watched_loop {
  boost::asio::io_context* loop; // null when the watch has ended; guarded by `mutex`
  std::mutex mutex;
  const std::shared_ptr<heart> pulse = std::make_shared<heart>();
  const detail::observed_thread thread;
  const std::atomic<const char*>* const activity = &activity_of_thread;

  // The rest is the watchdog's thread's.
  std::uint64_t posted = 0;
  clock::time_point posted_at{};
  std::chrono::nanoseconds starved_before{}; // when it was posted
  bool stalled = false;
  bool reported = false; // or left out
  // What was seen of a stall that is to be reported, and what has been going on since then.
  std::string activity_seen;
  std::optional<detail::observation> seen;
  clock::duration seen_for{};
  std::string activity_now;
  clock::time_point activity_began{};

  explicit watched_loop(boost::asio::io_context& watched) : loop(&watched) {}

  // How late the beat is, or was. A machine without a free processor is no fault of a handler: that time is left out.
  clock::duration lateness(clock::time_point now) const {
    return std::max<clock::duration>(now - posted_at - (thread.without_processor() - starved_before), {});
  }

  // Of the loop's thread, which has ended if the watch has.
  std::string current_activity() {
    const std::lock_guard lock(mutex);
    const char* const name = loop != nullptr ? activity->load(std::memory_order_relaxed) : nullptr;
    return name != nullptr ? name : "";
  }

  bool ended() {
    const std::lock_guard lock(mutex);
    return loop == nullptr;
  }

  bool post_beat() {
    const std::lock_guard lock(mutex);
    if (loop == nullptr)
      return false;
    ++posted;
    posted_at = clock::now();
    starved_before = thread.without_processor();
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
      : options_(std::move(options)), tick_(std::max<clock::duration>(options_.threshold / 3, milliseconds(1))) {
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
    symbols_.prepare();
    std::unique_lock lock(mutex_);
    for (bool last = false; !last;) {
      if (loops_.empty() && !ended_)
        changed_.wait(lock);
      const auto slept_from = clock::now();
      changed_.wait_for(lock, tick_, [this] { return ended_; });
      last = ended_; // after one more look
      const std::vector<std::shared_ptr<watched_loop>> loops = loops_;
      lock.unlock();
      // Nor is it a handler's fault if the process was stopped, or this thread did not get a processor.
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
      const clock::time_point handled(loop.pulse->handled.load(std::memory_order_relaxed));
      if (!loop.stalled && handled - loop.posted_at >= options_.threshold &&
          loop.lateness(handled) >= options_.threshold)
        begin(loop, false); // over before anybody looked
      if (loop.stalled)
        finish(loop, handled);
      return loop.post_beat();
    }
    if (!loop.stalled && overslept > tick_)
      loop.posted_at += overslept;
    clock::duration late = clock::now() - loop.posted_at;
    if (late >= options_.threshold)
      late = loop.lateness(clock::now());
    if (loop.ended()) {
      if (loop.stalled)
        finish(loop, clock::now());
      return false;
    }
    if (late < options_.threshold)
      return true;
    if (!loop.stalled)
      begin(loop, true);
    else if (!loop.reported)
      look_again(loop);
    if (!loop.reported && late >= options_.report_unfinished_after)
      report(loop, late, false);
    return true;
  }

  void begin(watched_loop& loop, bool look) {
    loop.stalled = true;
    loop.reported = !may_report();
    loop.seen.reset();
    loop.activity_seen.clear();
    loop.activity_began = loop.posted_at;
    if (loop.reported) {
      const std::lock_guard lock(mutex_);
      ++statistics_.left_out;
      ++left_out_;
    } else if (look) {
      loop.activity_now = loop.current_activity();
      observe(loop);
    }
  }

  void observe(watched_loop& loop) {
    loop.activity_seen = loop.activity_now;
    loop.seen_for = clock::now() - loop.activity_began;
    if (auto snapshot = loop.thread.snapshot(options_.signal))
      loop.seen = detail::observe(std::move(*snapshot), symbols_);
  }

  // A beat can be late by several handlers in turn: the one that took longest is to be named.
  void look_again(watched_loop& loop) {
    const clock::time_point now = clock::now();
    if (std::string activity = loop.current_activity(); activity != loop.activity_now) {
      loop.activity_now = std::move(activity);
      loop.activity_began = now;
    }
    if (loop.activity_now == loop.activity_seen)
      loop.seen_for = std::max(loop.seen_for, now - loop.activity_began);
    else if (now - loop.activity_began > loop.seen_for)
      observe(loop);
  }

  void finish(watched_loop& loop, clock::time_point turned) {
    const clock::duration duration = loop.lateness(turned);
    {
      const std::lock_guard lock(mutex_);
      ++statistics_.stalls;
      statistics_.stalled_total += in_milliseconds(duration);
      statistics_.stalled_longest = std::max(statistics_.stalled_longest, in_milliseconds(duration));
    }
    if (!loop.reported)
      report(loop, duration, true);
    loop.stalled = false;
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
    stall now;
    now.handler = loop.activity_seen;
    now.category = "wait";
    now.duration = in_milliseconds(duration);
    now.over = over;
    now.left_out = std::exchange(left_out_, 0);
    loop.reported = true;
    reporter_.submit(std::move(now), std::exchange(loop.seen, std::nullopt));
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
  detail::reporter reporter_{options_};
  std::thread thread_;
};

watchdog::watchdog(watchdog_options options) : implementation_(std::make_unique<implementation>(std::move(options))) {}
watchdog::~watchdog() = default;

watchdog::registration watchdog::watch(boost::asio::io_context& loop) {
  auto watched = std::make_shared<watched_loop>(loop);
  watched->post_beat();
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
