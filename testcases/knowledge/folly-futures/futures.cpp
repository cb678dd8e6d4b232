// RUN: %check_both %s -- -std=c++20
// Waiting for futures, batons, queues, pools and loops of folly.
#include "awaitable.hpp"
#include "folly-futures/folly.hpp"
#include <unistd.h>
#include <utility>
using boost::asio::awaitable;
using namespace std::chrono_literals;

awaitable<void> bad_futures(folly::Future<int> &future, folly::SemiFuture<int> &semi, folly::DrivableExecutor *executor) {
  future.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Future::wait' blocks the event loop in coroutine 'bad_futures'; use co_await of the future
  future.wait(10ms);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Future::wait' blocks the event loop in coroutine 'bad_futures'
  future.waitVia(executor);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Future::waitVia' blocks the event loop in coroutine 'bad_futures'
  std::move(future).get();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Future::get' blocks the event loop in coroutine 'bad_futures'
  std::move(future).get(10ms);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Future::get' blocks the event loop in coroutine 'bad_futures'
  std::move(future).getTry();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Future::getTry' blocks the event loop in coroutine 'bad_futures'
  std::move(future).getVia(executor);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Future::getVia' blocks the event loop in coroutine 'bad_futures'
  std::move(future).getTryVia(executor);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Future::getTryVia' blocks the event loop in coroutine 'bad_futures'
  semi.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::SemiFuture::wait' blocks the event loop in coroutine 'bad_futures'
  std::move(semi).get();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::SemiFuture::get' blocks the event loop in coroutine 'bad_futures'
  std::move(semi).getTry();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::SemiFuture::getTry' blocks the event loop in coroutine 'bad_futures'
  folly::coro::blocking_wait(semi);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::coro::blocking_wait_fn::operator()' blocks the event loop in coroutine 'bad_futures'; use co_await
  folly::coro::older::blockingWait(semi);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::coro::blockingWait' blocks the event loop in coroutine 'bad_futures'
  co_return;
}

awaitable<void> good_futures(folly::Future<int> &future, folly::SemiFuture<int> &semi) {
  (void)semi.isReady();
  if (future.isReady())
    std::move(future).get(0ms);
  co_return;
}

awaitable<void> bad_waits(folly::Baton<> &baton, folly::LifoSem &semaphore, folly::MPMCQueue &queue, folly::UnboundedQueue<int> &unbounded, std::chrono::steady_clock::time_point deadline, int item) {
  baton.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Baton::wait' blocks the event loop in coroutine 'bad_waits'; use 'folly::coro::Baton'
  baton.try_wait_for(10ms);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Baton::try_wait_for' blocks the event loop in coroutine 'bad_waits'
  baton.try_wait_until(deadline);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Baton::try_wait_until' blocks the event loop in coroutine 'bad_waits'
  semaphore.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::LifoSemImpl::wait' blocks the event loop in coroutine 'bad_waits'
  semaphore.try_wait_for(10ms);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::LifoSemImpl::try_wait_for' blocks the event loop in coroutine 'bad_waits'
  semaphore.try_wait_until(deadline);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::LifoSemImpl::try_wait_until' blocks the event loop in coroutine 'bad_waits'
  queue.blockingRead(item);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::detail::MPMCQueueBase::blockingRead' blocks the event loop in coroutine 'bad_waits'; use 'read' and 'write'
  queue.blockingWrite(item);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::detail::MPMCQueueBase::blockingWrite' blocks the event loop in coroutine 'bad_waits'
  unbounded.dequeue(item);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::UnboundedQueue::dequeue' blocks the event loop in coroutine 'bad_waits'
  co_return;
}

awaitable<void> good_waits(folly::Baton<> &baton, folly::LifoSem &semaphore, folly::MPMCQueue &queue, folly::UnboundedQueue<int> &unbounded, int item) {
  baton.post();
  (void)baton.try_wait();
  baton.try_wait_for(0ms);
  semaphore.try_wait();
  queue.read(item);
  queue.write(item);
  unbounded.try_dequeue(item);
  co_return;
}

awaitable<void> bad_loops(folly::ThreadPoolExecutor &pool, folly::EventBase &base) {
  pool.stop();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::ThreadPoolExecutor::stop' blocks the event loop in coroutine 'bad_loops'
  pool.join();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::ThreadPoolExecutor::join' blocks the event loop in coroutine 'bad_loops'
  base.loop();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::EventBase::loop' blocks the event loop in coroutine 'bad_loops'
  base.loopForever();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::EventBase::loopForever' blocks the event loop in coroutine 'bad_loops'
  base.runInEventBaseThreadAndWait([] {});
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::EventBase::runInEventBaseThreadAndWait' blocks the event loop in coroutine 'bad_loops'; use 'runInEventBaseThread'
  base.runImmediatelyOrRunInEventBaseThreadAndWait([] {});
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::EventBase::runImmediatelyOrRunInEventBaseThreadAndWait' blocks the event loop in coroutine 'bad_loops'
  co_return;
}

awaitable<void> good_loops(folly::ThreadPoolExecutor &pool, folly::EventBase &base) {
  (void)pool.numThreads();
  base.terminateLoopSoon();
  base.runInLoop([] {});
  base.runInEventBaseThread([] {});
  base.runImmediatelyOrRunInEventBaseThread([] {});
  co_return;
}

// Locks (folly::LockedPtr holds one) are not reported unless the category is switched on.
awaitable<void> good_locks(folly::Synchronized<int> &data) {
  data.lock();
  data.rlock();
  data.wlock();
  data.ulock();
  data.withLock([](int value) { return value; });
  data.withRLock([](int value) { return value; });
  data.withWLock([](int value) { return value; });
  co_return;
}

awaitable<void> bad_others(folly::Subprocess &process, folly::SocketAddress &address, std::string &text) {
  folly::readFile("users.txt", text);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::readFile' blocks the event loop in coroutine 'bad_others'
  folly::writeFile(text, "users.txt");
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::writeFile' blocks the event loop in coroutine 'bad_others'
  folly::writeFileAtomic("users.txt", text);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::writeFileAtomic' blocks the event loop in coroutine 'bad_others'
  process.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Subprocess::wait' blocks the event loop in coroutine 'bad_others'
  process.waitChecked();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Subprocess::waitChecked' blocks the event loop in coroutine 'bad_others'
  process.waitOrTerminateOrKill(1s, 1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Subprocess::waitOrTerminateOrKill' blocks the event loop in coroutine 'bad_others'
  process.communicate();
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::Subprocess::communicate' blocks the event loop in coroutine 'bad_others'
  address.setFromHostPort("db", 5432);
  // CHECK: :[[@LINE-1]]:3: warning: 'folly::SocketAddress::setFromHostPort' blocks the event loop in coroutine 'bad_others'; use 'setFromIpPort' with an address
  co_return;
}

awaitable<void> good_others(folly::Subprocess &process, folly::SocketAddress &address) {
  process.poll();
  address.setFromIpPort("127.0.0.1", 5432);
  co_return;
}

// What runs in a folly loop must not block there, also when plain code sends it.
void plain(folly::EventBase &base) {
  base.runInEventBaseThread([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:34: warning: 'sleep' blocks the event loop
}
