// RUN: %check_both %s -- -std=c++20
// concurrencpp: resume_on moves a coroutine for good, and an executor is a pool or a single thread with a queue.
#include "concurrencpp/concurrencpp.hpp"
#include <unistd.h>
using namespace concurrencpp;
using pool_pointer = std::shared_ptr<thread_pool_executor>;
using worker_pointer = std::shared_ptr<worker_thread_executor>;

namespace bad_resume_on {
lazy_result<void> work(pool_pointer pool, worker_pointer worker) {
  co_await resume_on(worker);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_resume_on::work'
}
} // namespace bad_resume_on
namespace good_resume_on {
lazy_result<void> work(pool_pointer pool, worker_pointer worker) {
  co_await resume_on(pool);
  ::sleep(1);
}
} // namespace good_resume_on

namespace bad_resume_on_reference {
lazy_result<void> work(thread_executor &threads, manual_executor &queue) {
  co_await resume_on(queue);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_resume_on_reference::work'
}
} // namespace bad_resume_on_reference
namespace good_resume_on_reference {
lazy_result<void> work(thread_executor &threads, manual_executor &queue) {
  co_await resume_on(threads);
  ::sleep(1);
}
} // namespace good_resume_on_reference

namespace bad_dropped {
lazy_result<void> work(pool_pointer pool) {
  (void)resume_on(pool);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_dropped::work'
  co_return;
}
} // namespace bad_dropped
namespace good_dropped {
lazy_result<void> work(pool_pointer pool) {
  co_await resume_on(pool);
  ::sleep(1);
  co_return;
}
} // namespace good_dropped

namespace bad_submitted {
void start(pool_pointer pool, worker_pointer worker) {
  worker->submit([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:23: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_submitted::start'
}
} // namespace bad_submitted
namespace good_submitted {
void start(pool_pointer pool, worker_pointer worker) {
  pool->submit([] { ::sleep(1); });
}
} // namespace good_submitted

namespace bad_awaited_or_waited {
lazy_result<int> work(result<int> answer) {
  co_return answer.get();
  // CHECK: :[[@LINE-1]]:13: warning: 'concurrencpp::result::get' blocks the event loop in coroutine 'bad_awaited_or_waited::work'
}
} // namespace bad_awaited_or_waited
namespace good_awaited_or_waited {
lazy_result<int> work(result<int> answer) { co_return co_await answer; }
} // namespace good_awaited_or_waited

namespace bad_waits_for_nothing {
lazy_result<void> work(result<int> answer) {
  answer.wait_for(std::chrono::seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'concurrencpp::result::wait_for' blocks the event loop in coroutine 'bad_waits_for_nothing::work'
  co_return;
}
} // namespace bad_waits_for_nothing
namespace good_waits_for_nothing {
lazy_result<void> work(result<int> answer) {
  answer.wait_for(std::chrono::seconds(0));
  co_return;
}
} // namespace good_waits_for_nothing

namespace bad_back_before {
lazy_result<void> work(pool_pointer pool, worker_pointer worker) {
  co_await resume_on(pool);
  co_await resume_on(worker);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_back_before::work'
}
} // namespace bad_back_before
namespace good_back_before {
lazy_result<void> work(pool_pointer pool, worker_pointer worker) {
  co_await resume_on(pool);
  ::sleep(1);
  co_await resume_on(worker);
}
} // namespace good_back_before
