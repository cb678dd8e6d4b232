// RUN: %check_both %s -- -std=c++20
// Event loops and queues of drogon, C++/WinRT, async_simple and seastar.
#include "async-simple/async_simple.hpp"
#include "drogon/drogon.hpp"
#include "seastar/seastar.hpp"
#include "winrt/winrt.hpp"
#include <unistd.h>

namespace bad_drogon_queue {
void start(trantor::EventLoop &loop, trantor::ConcurrentTaskQueue &queue) {
  loop.queueInLoop([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:25: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_drogon_queue::start'
}
} // namespace bad_drogon_queue
namespace good_drogon_queue {
void start(trantor::EventLoop &loop, trantor::ConcurrentTaskQueue &queue) {
  queue.runTaskInQueue([] { ::sleep(1); });
}
} // namespace good_drogon_queue

namespace bad_drogon_sync_task {
drogon::Task<> work(trantor::SerialTaskQueue &queue) {
  queue.syncTaskInQueue([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:3: warning: 'trantor::TaskQueue::syncTaskInQueue' blocks the event loop in coroutine 'bad_drogon_sync_task::work'
  co_return;
}
} // namespace bad_drogon_sync_task
namespace good_drogon_sync_task {
drogon::Task<> work(trantor::SerialTaskQueue &queue) {
  queue.runTaskInQueue([] { ::sleep(1); });
  co_return;
}
} // namespace good_drogon_sync_task

namespace bad_drogon_switch_thread {
drogon::Task<> work(trantor::EventLoop *loop) {
  co_await drogon::switchThreadCoro(loop);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_drogon_switch_thread::work'
}
} // namespace bad_drogon_switch_thread
namespace good_drogon_switch_thread {
drogon::Task<> work(trantor::EventLoop *loop) {
  co_await drogon::switchThreadCoro(loop);
  co_await drogon::sleepCoro(loop, 1.0);
}
} // namespace good_drogon_switch_thread

namespace bad_winrt_background {
winrt::fire_and_forget work(winrt::Windows::UI::Core::CoreDispatcher const &dispatcher) {
  co_await winrt::resume_foreground(dispatcher);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_winrt_background::work'
}
} // namespace bad_winrt_background
namespace good_winrt_background {
winrt::fire_and_forget work(winrt::Windows::UI::Core::CoreDispatcher const &dispatcher) {
  co_await winrt::resume_background();
  ::sleep(1);
}
} // namespace good_winrt_background

namespace bad_winrt_back {
winrt::fire_and_forget work(winrt::Windows::UI::Core::CoreDispatcher const &dispatcher) {
  co_await winrt::resume_background();
  co_await winrt::resume_foreground(dispatcher);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_winrt_back::work'
}
} // namespace bad_winrt_back
namespace good_winrt_back {
winrt::fire_and_forget work(winrt::Windows::UI::Core::CoreDispatcher const &dispatcher) {
  co_await winrt::resume_background();
  ::sleep(1);
  co_await winrt::resume_foreground(dispatcher);
}
} // namespace good_winrt_back

namespace bad_async_simple_dispatch {
async_simple::coro::Lazy<> work(async_simple::executors::SimpleExecutor *pool, async_simple::Executor *unknown) {
  co_await async_simple::coro::dispatch(unknown);
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_async_simple_dispatch::work'
}
} // namespace bad_async_simple_dispatch
namespace good_async_simple_dispatch {
async_simple::coro::Lazy<> work(async_simple::executors::SimpleExecutor *pool, async_simple::Executor *unknown) {
  co_await async_simple::coro::dispatch(pool);
  ::sleep(1);
}
} // namespace good_async_simple_dispatch
