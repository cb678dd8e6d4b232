// The declarations of concurrencpp that concurrencpp.yaml names.
#pragma once
#include "coroutine_promise.hpp"
#include <chrono>
#include <memory>

namespace concurrencpp {

enum class result_status { idle, value, exception };

template <typename type> class result {
public:
  using promise_type = mock::promise<result, type, std::suspend_never>;
  void wait();
  template <typename duration_unit, typename ratio>
  result_status wait_for(std::chrono::duration<duration_unit, ratio> duration);
  template <typename clock, typename duration>
  result_status wait_until(std::chrono::time_point<clock, duration> timeout_time);
  type get();
  mock::awaiter<type> operator co_await();
  mock::awaiter<result> resolve();
};

template <typename type> class [[nodiscard]] lazy_result {
public:
  using promise_type = mock::promise<lazy_result, type>;
  mock::awaiter<type> operator co_await();
  result<type> run();
};

template <typename type> class shared_result {
public:
  explicit shared_result(result<type> rhs);
  void wait() const;
  template <typename duration_unit, typename ratio>
  result_status wait_for(std::chrono::duration<duration_unit, ratio> duration) const;
  template <typename clock, typename duration>
  result_status wait_until(std::chrono::time_point<clock, duration> timeout_time) const;
  const type &get() const;
  mock::awaiter<const type &> operator co_await();
};

struct null_result {
  struct promise_type : mock::promise<null_result, void, std::suspend_never> {};
};

template <typename type> class generator {
public:
  struct promise_type : mock::generator_promise<generator, type> {};
  type *begin();
  type *end() noexcept;
};

class executor {
public:
  template <typename callable_type, typename... argument_types> void post(callable_type &&, argument_types &&...) {}
  template <typename callable_type, typename... argument_types>
  result<int> submit(callable_type &&, argument_types &&...) {
    return {};
  }
};

template <typename concrete_executor_type> class derivable_executor : public executor {
public:
  template <typename callable_type, typename... argument_types> void post(callable_type &&, argument_types &&...) {}
  template <typename callable_type, typename... argument_types>
  result<int> submit(callable_type &&, argument_types &&...) {
    return {};
  }
};

class thread_pool_executor : public derivable_executor<thread_pool_executor> {};
class thread_executor : public derivable_executor<thread_executor> {};
class worker_thread_executor : public derivable_executor<worker_thread_executor> {};
class manual_executor : public derivable_executor<manual_executor> {
public:
  void wait_for_task();
  bool loop_once();
};

template <typename executor_type> mock::awaiter<void> resume_on(std::shared_ptr<executor_type> executor);
template <typename executor_type> mock::awaiter<void> resume_on(executor_type &executor) noexcept;

class timer_queue {
public:
  lazy_result<void> make_delay_object(std::chrono::milliseconds due_time, std::shared_ptr<executor> executor);
};

} // namespace concurrencpp
