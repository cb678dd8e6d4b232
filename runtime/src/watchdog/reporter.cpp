// The thread that explains stalls and delivers the reports.
#include "watchdog/reporter.hpp"
#include "watchdog/symbolizer.hpp"

#include <fstream>
#include <iostream>
#include <pthread.h>
#include <utility>

namespace nostall::detail {

reporter::reporter(const watchdog_options& options) : options_(options), thread_([this] { work(); }) {}

reporter::~reporter() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void reporter::submit(stall begun, std::optional<observation> seen) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back({std::move(begun), std::move(seen)});
  }
  changed_.notify_all();
}

void reporter::work() {
  pthread_setname_np(pthread_self(), "nostall-report");
  symbolizer symbols;
  for (std::unique_lock lock(mutex_);;) {
    changed_.wait(lock, [this] { return ended_ || !jobs_.empty(); });
    if (jobs_.empty())
      return;
    job next = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    if (next.seen)
      explain(*next.seen, symbols, next.begun);
    deliver(next.begun);
    lock.lock();
  }
}

void reporter::deliver(const stall& reported) const {
  if (!options_.findings_file.empty())
    std::ofstream(options_.findings_file, std::ios::app) << reported.json() + "\n";
  if (options_.on_stall)
    options_.on_stall(reported);
  else
    std::cerr << "nostall: " + reported.text() + "\n";
}

} // namespace nostall::detail
