// Boost.Thread in miniature, as version 4 of the library declares it.
#pragma once
#include "chrono.hpp"
#include <type_traits>
#include <utility>

namespace boost {
class adopt_lock_t {};
class defer_lock_t {};
class try_to_lock_t {};
constexpr adopt_lock_t adopt_lock{};
constexpr defer_lock_t defer_lock{};
constexpr try_to_lock_t try_to_lock{};

#define NOSTALL_MOCK_TIMED(Name, Result)                                                                               \
  template <typename Rep, typename Period> Result Name##_for(const chrono::duration<Rep, Period> &rel_time);           \
  template <typename Clock, typename Duration> Result Name##_until(const chrono::time_point<Clock, Duration> &t);

class mutex {
public:
  mutex();
  void lock();
  void unlock();
  bool try_lock();
};
class recursive_mutex {
public:
  void lock();
  void unlock();
  bool try_lock() noexcept;
};
class timed_mutex {
public:
  void lock();
  void unlock();
  bool try_lock();
  template <typename TimeDuration> bool timed_lock(const TimeDuration &relative_time);
  NOSTALL_MOCK_TIMED(try_lock, bool)
};
class recursive_timed_mutex {
public:
  void lock();
  void unlock();
  bool try_lock() noexcept;
  template <typename TimeDuration> bool timed_lock(const TimeDuration &relative_time);
  NOSTALL_MOCK_TIMED(try_lock, bool)
};
class shared_mutex {
public:
  void lock();
  void unlock();
  bool try_lock();
  template <typename TimeDuration> bool timed_lock(const TimeDuration &relative_time);
  NOSTALL_MOCK_TIMED(try_lock, bool)
  void lock_shared();
  void unlock_shared();
  bool try_lock_shared();
  NOSTALL_MOCK_TIMED(try_lock_shared, bool)
  void lock_upgrade();
  void unlock_upgrade();
  bool try_lock_upgrade();
  NOSTALL_MOCK_TIMED(try_lock_upgrade, bool)
  void unlock_upgrade_and_lock();
};

template <typename Mutex> class lock_guard {
public:
  explicit lock_guard(Mutex &m);
  lock_guard(Mutex &m, adopt_lock_t);
  lock_guard(const lock_guard &) = delete;
  ~lock_guard();
};
template <typename SharedMutex> class shared_lock_guard {
public:
  explicit shared_lock_guard(SharedMutex &m);
  shared_lock_guard(SharedMutex &m, adopt_lock_t);
  ~shared_lock_guard();
};
#define NOSTALL_MOCK_LOCK(Class)                                                                                       \
  template <typename Mutex> class Class {                                                                              \
  public:                                                                                                              \
    Class() noexcept;                                                                                                  \
    explicit Class(Mutex &m);                                                                                          \
    Class(Mutex &m, adopt_lock_t);                                                                                     \
    Class(Mutex &m, defer_lock_t) noexcept;                                                                            \
    Class(Mutex &m, try_to_lock_t);                                                                                    \
    Class(Class &&other) noexcept;                                                                                     \
    ~Class();                                                                                                          \
    void lock();                                                                                                       \
    bool try_lock();                                                                                                   \
    void unlock();                                                                                                     \
    NOSTALL_MOCK_TIMED(try_lock, bool)                                                                                 \
  };
NOSTALL_MOCK_LOCK(unique_lock)
NOSTALL_MOCK_LOCK(shared_lock)
NOSTALL_MOCK_LOCK(upgrade_lock)
#undef NOSTALL_MOCK_LOCK
template <typename MutexType1, typename MutexType2> void lock(MutexType1 &m1, MutexType2 &m2);

namespace this_thread {
template <typename Rep, typename Period> void sleep_for(const chrono::duration<Rep, Period> &d);
template <typename Clock, typename Duration> void sleep_until(const chrono::time_point<Clock, Duration> &t);
template <typename TimeDuration> void sleep(const TimeDuration &rel_time);
void yield() noexcept;
namespace no_interruption_point {
template <typename TimeDuration> void sleep(const TimeDuration &rel_time);
template <typename Rep, typename Period> void sleep_for(const chrono::duration<Rep, Period> &d);
template <typename Clock, typename Duration> void sleep_until(const chrono::time_point<Clock, Duration> &t);
} // namespace no_interruption_point
} // namespace this_thread

class thread_attributes {
public:
  thread_attributes() noexcept;
};
class thread {
public:
  using attributes = thread_attributes;
  thread() noexcept;
  template <typename F> explicit thread(F &&f) { __builtin_trap(); }
  template <typename F> thread(const attributes &attrs, F &&f) { __builtin_trap(); }
  template <typename F, typename Arg, typename... Args> thread(F &&f, Arg &&arg, Args &&...args) { __builtin_trap(); }
  thread(thread &&x) noexcept;
  ~thread();
  bool joinable() const noexcept;
  void join();
  void detach();
  template <typename TimeDuration> bool timed_join(const TimeDuration &rel_time);
  NOSTALL_MOCK_TIMED(try_join, bool)
};
class thread_group {
public:
  thread_group();
  template <typename F> thread *create_thread(F threadfunc) { __builtin_trap(); }
  void join_all();
};

struct detach {
  template <typename Thread> void operator()(Thread &t);
};
struct join_if_joinable {
  template <typename Thread> void operator()(Thread &t);
};

enum class cv_status { no_timeout, timeout };
class condition_variable {
public:
  condition_variable();
  void notify_one() noexcept;
  void notify_all() noexcept;
  void wait(unique_lock<mutex> &m);
  template <typename Predicate> void wait(unique_lock<mutex> &m, Predicate pred) { __builtin_trap(); }
  template <typename Rep, typename Period>
  cv_status wait_for(unique_lock<mutex> &lock, const chrono::duration<Rep, Period> &d);
  template <typename Rep, typename Period, typename Predicate>
  bool wait_for(unique_lock<mutex> &lock, const chrono::duration<Rep, Period> &d, Predicate pred) {
    __builtin_trap();
  }
  template <typename Clock, typename Duration>
  cv_status wait_until(unique_lock<mutex> &lock, const chrono::time_point<Clock, Duration> &t);
  template <typename TimeDuration> bool timed_wait(unique_lock<mutex> &m, const TimeDuration &wait_duration);
};
class condition_variable_any {
public:
  void notify_one() noexcept;
  template <typename Lock> void wait(Lock &m);
  template <typename Lock, typename Rep, typename Period>
  cv_status wait_for(Lock &lock, const chrono::duration<Rep, Period> &d);
  template <typename Lock, typename Clock, typename Duration>
  cv_status wait_until(Lock &lock, const chrono::time_point<Clock, Duration> &t);
  template <typename Lock, typename TimeDuration> bool timed_wait(Lock &m, const TimeDuration &wait_duration);
};
class barrier {
public:
  explicit barrier(unsigned int count);
  bool wait();
  void count_down_and_wait();
};

enum class future_status { ready, timeout, deferred };
template <typename R> class future;
template <typename R> class shared_future;
namespace detail {
template <typename R> class basic_future {
public:
  bool is_ready() const;
  bool valid() const noexcept;
  int get_exception_ptr();
  void wait() const;
  template <typename Rep, typename Period> future_status wait_for(const chrono::duration<Rep, Period> &rel_time) const;
  template <typename Clock, typename Duration>
  future_status wait_until(const chrono::time_point<Clock, Duration> &abs_time) const;
};
} // namespace detail
template <typename R> class future : public detail::basic_future<R> {
public:
  future();
  future(future &&) noexcept;
  ~future();
  R get();
  template <typename R2> R get_or(R2 &&v);
  shared_future<R> share();
  template <typename F> future<std::invoke_result_t<F, future<R>>> then(F &&func) { __builtin_trap(); }
};
template <typename R> class shared_future : public detail::basic_future<R> {
public:
  ~shared_future();
  const R &get() const;
  template <typename R2> R get_or(R2 &&v) const;
  template <typename F> future<std::invoke_result_t<F, shared_future<R>>> then(F &&func) const { __builtin_trap(); }
};
template <typename R> class promise {
public:
  promise();
  ~promise();
  future<R> get_future();
  void set_value(const R &r);
};
template <typename F> future<std::invoke_result_t<std::decay_t<F>>> async(F &&f) { __builtin_trap(); }
enum class launch { none = 0, async = 1, deferred = 2 };
template <typename F> future<std::invoke_result_t<std::decay_t<F>>> async(launch policy, F &&f) { __builtin_trap(); }
template <typename F1, typename... Fs> void wait_for_all(F1 &f1, Fs &...fs);
template <typename F1, typename... Fs> unsigned wait_for_any(F1 &f1, Fs &...fs);

struct once_flag {};
template <typename Function, typename... ArgTypes> void call_once(once_flag &flag, Function &&f, ArgTypes &&...args) {
  __builtin_trap();
}
} // namespace boost
