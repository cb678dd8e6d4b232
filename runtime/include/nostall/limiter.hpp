// A limiter decides how many blocking calls run at the same time: it has a bounded number of threads, and calls that
// find all of them busy wait in line. A bound is needed because blocking work gets slower, not faster, when more of it
// is started: a database has so many connections, a disk so many heads. One limiter for each resource keeps a slow
// one from taking the threads of all the others.
//
// Standard library only; to_thread.hpp is the way to give a limiter something to do.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <list>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#if defined(__linux__)
#include <pthread.h>
#endif

namespace nostall {

namespace detail {

class limited_job;
class limiter_state;
struct limiter_access;
using job_queue = std::list<std::shared_ptr<limited_job>>;

// Something that a limiter runs. Exactly one of three things happens to a job that was submitted: run(), refuse(), or
// somebody takes it back with limiter_state::withdraw(). The first two pass on the limiter's share of the ownership,
// so that a job can decide where its last owner lets go of it.
class limited_job {
public:
  virtual ~limited_job() = default;

  // On a thread of the limiter.
  virtual void run(std::shared_ptr<limited_job> self) noexcept = 0;

  // Cannot be run: no thread could be started, or the limiter is being destroyed. On the thread that does so.
  virtual void refuse(std::shared_ptr<limited_job> self, std::exception_ptr why) noexcept = 0;

private:
  friend class limiter_state;
  job_queue::iterator place_;
  bool waiting_ = false; // in the queue, at place_; guarded by the limiter's mutex
};

// The queue and the threads. Jobs share the ownership, so that a job can be withdrawn from a limiter that is gone.
class limiter_state {
public:
  explicit limiter_state(std::size_t limit) : limit_(limit) {
    if (limit == 0)
      throw std::invalid_argument("a thread_limiter needs at least one thread");
  }

  void submit(std::shared_ptr<limited_job> job) {
    job_queue node{job};
    std::exception_ptr refusal;
    {
      const std::lock_guard lock(mutex_);
      if (closed_)
        refusal = std::make_exception_ptr(std::system_error(std::make_error_code(std::errc::operation_canceled)));
      else
        refusal = enqueue(node);
    }
    limited_job& submitted = *job;
    if (refusal)
      submitted.refuse(std::move(job), refusal);
    else
      work_arrived_.notify_one();
  }

  // True if the job was still waiting: then it is the caller's and will be neither run nor refused.
  bool withdraw(limited_job& job) {
    job_queue node; // dies after the lock is released
    const std::lock_guard lock(mutex_);
    if (!job.waiting_)
      return false;
    take(node, job.place_);
    return true;
  }

  // Refuses what waits and returns when what runs has ended.
  void close() noexcept {
    job_queue left;
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      while (!queue_.empty())
        take(left, queue_.begin());
    }
    work_arrived_.notify_all();
    for (std::thread& thread : threads_) // no new ones: closed_ is set
      thread.join();
    for (std::shared_ptr<limited_job>& job : left) {
      limited_job& refused = *job;
      refused.refuse(std::move(job),
                     std::make_exception_ptr(std::system_error(std::make_error_code(std::errc::operation_canceled))));
    }
  }

  std::size_t limit() const noexcept { return limit_; }

  std::size_t running() const {
    const std::lock_guard lock(mutex_);
    return running_;
  }

  std::size_t waiting() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
  }

private:
  // Puts the job into the queue and sees to it that a thread will come for it; else says why none can.
  std::exception_ptr enqueue(job_queue& node) {
    limited_job& job = *node.front();
    job.place_ = node.begin();
    job.waiting_ = true;
    queue_.splice(queue_.end(), node);
    if (idle_ >= queue_.size() || threads_.size() == limit_)
      return nullptr;
    try {
      threads_.emplace_back([this] { work(); });
    } catch (...) {
      if (threads_.empty()) { // otherwise one of the others will come to it
        take(node, job.place_);
        return std::current_exception();
      }
    }
    return nullptr;
  }

  void take(job_queue& into, job_queue::iterator place) {
    (*place)->waiting_ = false;
    into.splice(into.end(), queue_, place);
  }

  void work() {
#if defined(__linux__)
    pthread_setname_np(pthread_self(), "nostall-limiter");
#endif
    std::unique_lock lock(mutex_);
    for (;;) {
      ++idle_;
      work_arrived_.wait(lock, [this] { return !queue_.empty() || closed_; });
      --idle_;
      if (queue_.empty())
        return;
      job_queue node;
      take(node, queue_.begin());
      ++running_;
      lock.unlock();
      limited_job& job = *node.front();
      job.run(std::move(node.front()));
      node.clear();
      lock.lock();
      --running_;
    }
  }

  const std::size_t limit_;
  mutable std::mutex mutex_;
  std::condition_variable work_arrived_;
  job_queue queue_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0; // threads that wait for work, also those that were woken and have not come yet
  std::size_t running_ = 0;
  bool closed_ = false;
};

} // namespace detail

/// At most `limit` functions at a time, first come first served, each on one of at most `limit` threads. A thread is
/// started when a function is submitted and no thread is idle, and stays until the limiter is destroyed.
///
/// Ownership: whoever creates it. The destructor waits for the functions that run; those that still wait in line are
/// not run, and their callers get `std::errc::operation_canceled`. Do not destroy a limiter from a function that it
/// runs.
/// Threads: every member may be called from any thread at any time, except the destructor.
/// Errors: the constructor throws std::invalid_argument for a limit of 0.
class thread_limiter {
public:
  explicit thread_limiter(std::size_t limit) : state_(std::make_shared<detail::limiter_state>(limit)) {}

  thread_limiter(const thread_limiter&) = delete;
  thread_limiter& operator=(const thread_limiter&) = delete;

  ~thread_limiter() { state_->close(); }

  /// How many functions may run at the same time.
  std::size_t limit() const noexcept { return state_->limit(); }

  /// How many run now. A snapshot, for metrics and tests.
  std::size_t running() const { return state_->running(); }

  /// How many wait for a thread now. A snapshot, for metrics and tests.
  std::size_t waiting() const { return state_->waiting(); }

private:
  friend struct detail::limiter_access;
  std::shared_ptr<detail::limiter_state> state_;
};

/// The limiter of every to_thread that names none: 40 threads, as many as AnyIO gives to Python programs. It starts
/// them one by one as they are needed, and is never destroyed, so that it can be used until the process ends.
inline thread_limiter& default_thread_limiter() {
  static thread_limiter& limiter = *new thread_limiter(40);
  return limiter;
}

namespace detail {

struct limiter_access {
  static const std::shared_ptr<limiter_state>& state(thread_limiter& limiter) { return limiter.state_; }
};

} // namespace detail

} // namespace nostall
