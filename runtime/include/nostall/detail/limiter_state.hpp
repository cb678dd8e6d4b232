// The machinery of a limiter: a queue of jobs, threads that take them, and figures about both.
//
// Waking a thread is what a call costs most, so a thread is woken only when nobody is on the way already: whoever takes
// a job while others wait wakes the next, and a thread whose function has ended comes for another job as soon as it has
// sent the first one back. Always, when the mutex is free: as many threads are on that way back as jobs wait, or no
// thread is idle, or one has been woken and has not come yet.
#pragma once

#include <boost/intrusive/list.hpp>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <memory>
#include <mutex>
#include <nostall/limiter_statistics.hpp>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#if defined(__linux__)
#include <pthread.h>
#endif

namespace nostall::detail {

class limiter_state;

// Something that a limiter runs. Exactly one of three things happens to a job that was submitted: run() and then
// come_back(), refuse(), or somebody takes it back with limiter_state::withdraw(). come_back() and refuse() pass on the
// limiter's share of the ownership, so that a job can decide where its last owner lets go of it.
class limited_job : public boost::intrusive::list_base_hook<> {
public:
  virtual ~limited_job() = default;

  // On a thread of the limiter, for as long as it takes.
  virtual void run() noexcept = 0;

  // On the same thread, which must be let go at once: others wait for it already.
  virtual void come_back(std::shared_ptr<limited_job> self) noexcept = 0;

  // Cannot be run: the line is full, no thread could be started, or the limiter is being destroyed. On the thread that
  // submits or destroys.
  virtual void refuse(std::shared_ptr<limited_job> self, std::exception_ptr why) noexcept = 0;

private:
  friend class limiter_state;
  std::shared_ptr<limited_job> owner_; // the limiter's share: set while the job waits, guarded by the limiter's mutex
  std::chrono::steady_clock::time_point submitted_;
};

// Jobs share the ownership of the state, so that a job can be withdrawn from a limiter that is gone.
class limiter_state {
public:
  limiter_state(std::string name, std::size_t limit, std::size_t max_waiting) {
    if (limit == 0)
      throw std::invalid_argument("a thread_limiter needs at least one thread");
    statistics_.name = std::move(name);
    statistics_.limit = limit;
    statistics_.max_waiting = max_waiting;
  }

  void submit(std::shared_ptr<limited_job> job) {
    job->submitted_ = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex_);
    if (std::exception_ptr refusal = reason_to_refuse()) {
      lock.unlock();
      return refuse(std::move(job), std::move(refusal));
    }
    limited_job& submitted = *job;
    submitted.owner_ = std::move(job);
    queue_.push_back(submitted);
    if (idle_ + coming_back_ < queue_.size() && threads_.size() < statistics_.limit)
      if (std::exception_ptr failure = start_thread()) {
        job = take(submitted);
        lock.unlock();
        return refuse(std::move(job), std::move(failure));
      }
    wake_next(lock);
  }

  // True if the job was still waiting: then it is the caller's and will be neither run nor refused.
  bool withdraw(limited_job& job) {
    std::shared_ptr<limited_job> share; // dies after the lock is released
    const std::lock_guard lock(mutex_);
    if (!job.owner_)
      return false;
    share = take(job);
    return true;
  }

  // Refuses what waits and returns when what runs has ended.
  void close() noexcept {
    std::vector<std::shared_ptr<limited_job>> left;
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      while (!queue_.empty())
        left.push_back(take(queue_.front()));
    }
    work_arrived_.notify_all();
    for (std::thread& thread : threads_) // no new ones: closed_ is set
      thread.join();
    for (std::shared_ptr<limited_job>& job : left)
      refuse(std::move(job), canceled());
  }

  limiter_statistics statistics() const {
    const std::lock_guard lock(mutex_);
    return snapshot();
  }

  void set_max_waiting(std::size_t most) {
    const std::lock_guard lock(mutex_);
    statistics_.max_waiting = most;
  }

private:
  static std::exception_ptr canceled() {
    return std::make_exception_ptr(std::system_error(std::make_error_code(std::errc::operation_canceled)));
  }

  static void refuse(std::shared_ptr<limited_job> job, std::exception_ptr why) {
    limited_job& refused = *job;
    refused.refuse(std::move(job), std::move(why));
  }

  limiter_statistics snapshot() const {
    limiter_statistics now = statistics_;
    now.waiting = queue_.size();
    return now;
  }

  std::exception_ptr reason_to_refuse() {
    if (closed_)
      return canceled();
    const std::size_t free_threads = statistics_.limit - statistics_.running;
    if (queue_.size() < free_threads || queue_.size() - free_threads < statistics_.max_waiting)
      return nullptr;
    ++statistics_.refused;
    return std::make_exception_ptr(limiter_full(snapshot()));
  }

  // Says why no thread will come for the job that was just queued, if so.
  std::exception_ptr start_thread() {
    try {
      threads_.emplace_back([this] { work(); });
    } catch (...) {
      if (threads_.empty()) // otherwise one of the others will come to it
        return std::current_exception();
    }
    return nullptr;
  }

  std::shared_ptr<limited_job> take(limited_job& job) {
    queue_.erase(queue_.iterator_to(job));
    return std::move(job.owner_);
  }

  // Releases the lock.
  void wake_next(std::unique_lock<std::mutex>& lock) {
    const bool wake = queue_.size() > coming_back_ && idle_ > 0 && !woken_;
    woken_ |= wake;
    lock.unlock();
    if (wake)
      work_arrived_.notify_one();
  }

  void work() {
#if defined(__linux__)
    pthread_setname_np(pthread_self(), "nostall-limiter");
#endif
    auto now = std::chrono::steady_clock::now();
    for (std::unique_lock lock(mutex_);;) {
      if (queue_.empty()) {
        if (closed_)
          return;
        wait_for_work(lock);
        now = std::chrono::steady_clock::now();
        continue;
      }
      std::shared_ptr<limited_job> job = take(queue_.front());
      limited_job& taken = *job;
      statistics_.add_wait(std::max(now - taken.submitted_, limiter_statistics::duration::zero()));
      ++statistics_.running;
      wake_next(lock);
      const auto started = now;
      taken.run();
      now = std::chrono::steady_clock::now();
      lock.lock();
      --statistics_.running;
      ++statistics_.finished;
      statistics_.run_total += now - started;
      ++coming_back_;
      lock.unlock();
      taken.come_back(std::move(job));
      lock.lock();
      --coming_back_;
    }
  }

  // Perhaps in vain: another thread may have taken what there was.
  void wait_for_work(std::unique_lock<std::mutex>& lock) {
    ++idle_;
    work_arrived_.wait(lock);
    --idle_;
    woken_ = false;
  }

  mutable std::mutex mutex_;
  std::condition_variable work_arrived_;
  boost::intrusive::list<limited_job> queue_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;        // threads that wait for work, also one that was woken and has not come yet
  bool woken_ = false;          // one of them was
  std::size_t coming_back_ = 0; // threads whose function has ended, and that look for another job in a moment
  bool closed_ = false;
  limiter_statistics statistics_; // but `waiting`, which is the queue's size
};

} // namespace nostall::detail
