// The declarations of stdexec that stdexec.yaml names. Its function objects stand in a namespace of their own each.
#pragma once
#include "coroutine_promise.hpp"
#include <type_traits>

namespace stdexec {

struct __sender : mock::awaiter<void> {};
struct run_loop_scheduler {};

namespace __sync_wait {
struct sync_wait_t {
  template <typename _Sender> void operator()(_Sender &&__sndr) const;
};
struct sync_wait_with_variant_t {
  template <typename _Sender> void operator()(_Sender &&__sndr) const;
};
} // namespace __sync_wait
using __sync_wait::sync_wait_t;
inline constexpr sync_wait_t sync_wait{};
using __sync_wait::sync_wait_with_variant_t;
inline constexpr sync_wait_with_variant_t sync_wait_with_variant{};

namespace __sched {
struct schedule_t {
  template <typename _Scheduler> __sender operator()(_Scheduler &&__sched) const;
};
} // namespace __sched
using __sched::schedule_t;
inline constexpr schedule_t schedule{};

namespace __starts_on_ns {
struct starts_on_t {
  template <typename _Scheduler, typename _Sender> _Sender operator()(_Scheduler &&__sched, _Sender &&__sndr) const;
};
} // namespace __starts_on_ns
using __starts_on_ns::starts_on_t;
inline constexpr starts_on_t starts_on{};

} // namespace stdexec

namespace exec {

namespace __task {
template <typename _Ty> class __default_task_context {};
template <typename _Ty, typename _Context = __default_task_context<_Ty>> class [[nodiscard]] basic_task {
public:
  using promise_type = mock::promise<basic_task, _Ty>;
  mock::awaiter<_Ty> operator co_await() && noexcept;
};
struct __reschedule_coroutine_on {
  template <typename _Scheduler> struct __wrap : mock::awaiter<void> {};
  template <typename _Scheduler> __wrap<_Scheduler> operator()(_Scheduler __sched) const noexcept;
};
} // namespace __task
template <typename _Ty, typename _Context = __task::__default_task_context<_Ty>>
using basic_task = __task::basic_task<_Ty, _Context>;
template <typename _Ty> using task = basic_task<_Ty>;
inline constexpr __task::__reschedule_coroutine_on reschedule_coroutine_on{};

namespace _pool_ {
class static_thread_pool_ {
public:
  struct scheduler {};
  scheduler get_scheduler() noexcept;
};
} // namespace _pool_
struct static_thread_pool : private _pool_::static_thread_pool_ {
  using _pool_::static_thread_pool_::get_scheduler;
  using _pool_::static_thread_pool_::scheduler;
};

class single_thread_context {
public:
  auto get_scheduler() noexcept { return stdexec::run_loop_scheduler(); }
};

class parallel_scheduler {};
parallel_scheduler get_parallel_scheduler();

} // namespace exec
