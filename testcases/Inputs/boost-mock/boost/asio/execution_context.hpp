// Contexts and executors of Boost.Asio in miniature: io_context, thread_pool, system_executor, any_io_executor, strand.
#pragma once
#include "../system/error_code.hpp"
#include <cstddef>
#include <type_traits>
#include <utility>
#if __has_include(<bits/chrono.h>)
#include <bits/chrono.h> // a third of what <chrono> costs
#else
#include <chrono>
#endif

namespace boost::asio {
struct defaulted_constraint {
  constexpr defaulted_constraint() {}
};
template <bool Condition, typename Type = int> using constraint = std::enable_if<Condition, Type>;

class execution_context {
public:
  execution_context();
  ~execution_context();
};

namespace detail {
/// What tells the mock's executors from other classes.
struct executor_base {};
/// What a program's own executor is asked to run here.
struct asked_to_execute {
  void operator()() const;
};
} // namespace detail
template <typename T, typename = void> struct is_executor : std::is_base_of<detail::executor_base, T> {};
template <typename T>
struct is_executor<T, std::void_t<decltype(std::declval<const T &>().execute(detail::asked_to_execute()))>>
    : std::true_type {};

class io_context : public execution_context {
public:
  template <typename Allocator, unsigned long Bits> class basic_executor_type : public detail::executor_base {
  public:
    io_context &context() const noexcept;
    template <typename Function> void execute(Function &&f) const { __builtin_trap(); }
    bool operator==(const basic_executor_type &) const noexcept;
  };
  using executor_type = basic_executor_type<class any_allocator, 0>;
  using count_type = std::size_t;

  io_context();
  explicit io_context(int concurrency_hint);
  ~io_context();
  executor_type get_executor() noexcept;
  count_type run();
  count_type run_one();
  template <typename Rep, typename Period> std::size_t run_for(const std::chrono::duration<Rep, Period> &rel_time);
  template <typename Clock, typename Duration>
  std::size_t run_until(const std::chrono::time_point<Clock, Duration> &abs_time);
  template <typename Rep, typename Period> std::size_t run_one_for(const std::chrono::duration<Rep, Period> &rel_time);
  template <typename Clock, typename Duration>
  std::size_t run_one_until(const std::chrono::time_point<Clock, Duration> &abs_time);
  count_type poll();
  count_type poll_one();
  void stop();
  bool stopped() const;
  void restart();
};

class thread_pool : public execution_context {
public:
  template <typename Allocator, unsigned int Bits> class basic_executor_type : public detail::executor_base {
  public:
    thread_pool &context() const noexcept;
    template <typename Function> void execute(Function &&f) const { __builtin_trap(); }
    template <typename Function, typename OtherAllocator> void dispatch(Function &&f, const OtherAllocator &a) const {
      __builtin_trap();
    }
    template <typename Function, typename OtherAllocator> void post(Function &&f, const OtherAllocator &a) const {
      __builtin_trap();
    }
    template <typename Function, typename OtherAllocator> void defer(Function &&f, const OtherAllocator &a) const {
      __builtin_trap();
    }
    bool operator==(const basic_executor_type &) const noexcept;
  };
  using executor_type = basic_executor_type<class any_allocator, 0>;

  thread_pool();
  thread_pool(std::size_t num_threads);
  ~thread_pool();
  executor_type get_executor() noexcept;
  void stop();
  void attach();
  void join();
  void wait();
};
using static_thread_pool = thread_pool;

class system_context;
template <typename Blocking, typename Relationship, typename Allocator>
class basic_system_executor : public detail::executor_base {
public:
  system_context &context() const noexcept;
  template <typename Function> void execute(Function &&f) const { __builtin_trap(); }
  template <typename Function, typename OtherAllocator> void dispatch(Function &&f, const OtherAllocator &a) const {
    __builtin_trap();
  }
  template <typename Function, typename OtherAllocator> void post(Function &&f, const OtherAllocator &a) const {
    __builtin_trap();
  }
  template <typename Function, typename OtherAllocator> void defer(Function &&f, const OtherAllocator &a) const {
    __builtin_trap();
  }
};
using system_executor = basic_system_executor<class possibly, class fork_relationship, class any_allocator>;

class system_context : public execution_context {
public:
  using executor_type = system_executor;
  executor_type get_executor() noexcept;
  void stop();
  void join();
};

class any_io_executor : public detail::executor_base {
public:
  any_io_executor() noexcept;
  template <typename Executor, typename constraint<is_executor<Executor>::value>::type = 0>
  any_io_executor(Executor executor);
  execution_context &context() const noexcept;
  template <typename Function> void execute(Function &&f) const { __builtin_trap(); }
};

template <typename Executor> class strand : public detail::executor_base {
public:
  using inner_executor_type = Executor;
  strand();
  explicit strand(const Executor &e);
  template <typename Function> void execute(Function &&f) const { __builtin_trap(); }
  template <typename Function, typename Allocator> void dispatch(Function &&f, const Allocator &a) const {
    __builtin_trap();
  }
  template <typename Function, typename Allocator> void post(Function &&f, const Allocator &a) const {
    __builtin_trap();
  }
  template <typename Function, typename Allocator> void defer(Function &&f, const Allocator &a) const {
    __builtin_trap();
  }
};
template <typename Executor>
strand<Executor> make_strand(const Executor &ex, typename constraint<is_executor<Executor>::value>::type = 0);
template <typename ExecutionContext>
strand<typename ExecutionContext::executor_type>
make_strand(ExecutionContext &ctx,
            typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);

template <typename Executor> class executor_work_guard {
public:
  explicit executor_work_guard(const Executor &e);
  void reset();
};
template <typename ExecutionContext>
executor_work_guard<typename ExecutionContext::executor_type>
make_work_guard(ExecutionContext &ctx,
                typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);
} // namespace boost::asio
