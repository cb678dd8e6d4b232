// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/cppcoro -I%S/../../Inputs
// A coroutine whose function is handed over and awaited where it is called runs there, as a lambda does.
#include "cppcoro.hpp"
#include <functional>
#include <unistd.h>

namespace bad_function {
cppcoro::task<int> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_function::work'
  co_return 1;
}
template <typename Function> cppcoro::task<int> run_on(cppcoro::static_thread_pool &, Function function) {
  co_return co_await function();
}
cppcoro::task<> start(cppcoro::static_thread_pool &pool) { co_await run_on(pool, work); }
} // namespace bad_function
namespace good_function {
cppcoro::task<int> work() {
  ::sleep(1);
  co_return 1;
}
template <typename Function> cppcoro::task<int> run_on(cppcoro::static_thread_pool &pool, Function function) {
  co_await pool.schedule();
  co_return co_await function();
}
cppcoro::task<> start(cppcoro::static_thread_pool &pool) { co_await run_on(pool, work); }
} // namespace good_function

namespace bad_wrapped {
cppcoro::task<int> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_wrapped::work'
  co_return 1;
}
cppcoro::task<int> run_on(cppcoro::static_thread_pool &, std::function<cppcoro::task<int>()> function) {
  co_return co_await function();
}
cppcoro::task<> start(cppcoro::static_thread_pool &pool) { co_await run_on(pool, &work); }
} // namespace bad_wrapped
namespace good_wrapped {
cppcoro::task<int> work() {
  ::sleep(1);
  co_return 1;
}
cppcoro::task<int> run_on(cppcoro::static_thread_pool &pool, std::function<cppcoro::task<int>()> function) {
  co_await pool.schedule();
  co_return co_await function();
}
cppcoro::task<> start(cppcoro::static_thread_pool &pool) { co_await run_on(pool, &work); }
} // namespace good_wrapped

// Where nobody who is seen awaits the coroutine that calls it.
namespace bad_kept_elsewhere {
void keep(cppcoro::task<int> made);
cppcoro::task<int> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_kept_elsewhere::work'
  co_return 1;
}
template <typename Function> cppcoro::task<int> run_on(cppcoro::static_thread_pool &pool, Function function) {
  co_return co_await function();
}
void start(cppcoro::static_thread_pool &pool) { keep(run_on(pool, work)); }
} // namespace bad_kept_elsewhere
namespace good_kept_elsewhere {
void keep(cppcoro::task<int> made);
cppcoro::task<int> work() {
  ::sleep(1);
  co_return 1;
}
template <typename Function> cppcoro::task<int> run_on(cppcoro::static_thread_pool &pool, Function function) {
  co_await pool.schedule();
  co_return co_await function();
}
void start(cppcoro::static_thread_pool &pool) { keep(run_on(pool, work)); }
} // namespace good_kept_elsewhere
