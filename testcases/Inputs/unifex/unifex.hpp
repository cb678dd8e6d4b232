// The declarations of libunifex that unifex.yaml names. Its function objects are of types named _fn.
#pragma once
#include "coroutine_promise.hpp"
#include <chrono>

namespace unifex {

namespace _task {
template <typename T, bool nothrow> struct _task {
  struct [[nodiscard]] type {
    using promise_type = mock::promise<type, T>;
    mock::awaiter<T> operator co_await() && noexcept;
  };
};
} // namespace _task
template <typename T> using task = typename _task::_task<T, false>::type;
template <typename T> using nothrow_task = typename _task::_task<T, true>::type;

namespace _sync_wait_cpo {
struct _fn {
  template <typename Sender> void operator()(Sender &&sender) const;
};
} // namespace _sync_wait_cpo
inline constexpr _sync_wait_cpo::_fn sync_wait{};

namespace _sync_wait_r_cpo {
template <typename Result> struct _fn {
  template <typename Sender> Result operator()(Sender &&sender) const;
};
} // namespace _sync_wait_r_cpo
template <typename Result> inline constexpr _sync_wait_r_cpo::_fn<Result> sync_wait_r{};

struct schedule_sender : mock::awaiter<void> {};

namespace _static_thread_pool {
class context {
public:
  class scheduler {};
  scheduler get_scheduler() noexcept;
};
} // namespace _static_thread_pool
using static_thread_pool = _static_thread_pool::context;

namespace _timed_single_thread_context {
class scheduler {};
} // namespace _timed_single_thread_context
class timed_single_thread_context {
public:
  _timed_single_thread_context::scheduler get_scheduler() noexcept;
};

namespace _schedule {
struct _fn {
  template <typename Scheduler> schedule_sender operator()(Scheduler &&scheduler) const;
};
} // namespace _schedule
inline constexpr _schedule::_fn schedule{};

namespace _schedule_after {
struct _fn {
  template <typename Scheduler, typename Duration>
  schedule_sender operator()(Scheduler &&scheduler, Duration &&duration) const;
  template <typename Duration> schedule_sender operator()(Duration &&duration) const;
};
} // namespace _schedule_after
inline constexpr _schedule_after::_fn schedule_after{};

namespace _on {
struct _fn {
  template <typename Scheduler, typename Sender> Sender operator()(Scheduler &&scheduler, Sender &&sender) const;
};
} // namespace _on
inline constexpr _on::_fn on{};

} // namespace unifex
