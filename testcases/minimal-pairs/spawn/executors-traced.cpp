// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// An executor is followed to where it was made: through parameters, members, results and globals.
#include <boost/asio.hpp>
#include <memory>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

namespace bad_parameter {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_parameter::work'
  co_return;
}
void launch(asio::any_io_executor executor) { co_spawn(executor, work(), asio::detached); }
void start(asio::io_context &loop, asio::thread_pool &pool) { launch(loop.get_executor()); }
} // namespace bad_parameter
namespace good_parameter {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void launch(asio::any_io_executor executor) { co_spawn(executor, work(), asio::detached); }
void start(asio::io_context &loop, asio::thread_pool &pool) { launch(pool.get_executor()); }
} // namespace good_parameter

namespace bad_template_parameter {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_template_parameter::work'
  co_return;
}
template <typename Context> void launch(Context &context) { co_spawn(context, work(), asio::detached); }
void start(asio::io_context &loop, asio::thread_pool &pool) { launch(loop); }
} // namespace bad_template_parameter
namespace good_template_parameter {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
template <typename Context> void launch(Context &context) { co_spawn(context, work(), asio::detached); }
void start(asio::io_context &loop, asio::thread_pool &pool) { launch(pool); }
} // namespace good_template_parameter

namespace bad_two_callers {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_two_callers::work'
  co_return;
}
void launch(asio::any_io_executor executor) { co_spawn(executor, work(), asio::detached); }
void start(asio::io_context &loop, asio::thread_pool &pool) {
  launch(pool.get_executor());
  launch(loop.get_executor());
}
} // namespace bad_two_callers
namespace good_two_callers {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void launch(asio::any_io_executor executor) { co_spawn(executor, work(), asio::detached); }
void start(asio::io_context &loop, asio::thread_pool &pool) {
  launch(pool.get_executor());
  launch(pool.get_executor());
}
} // namespace good_two_callers

namespace bad_member {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_member::work'
  co_return;
}
class service {
public:
  explicit service(asio::any_io_executor executor) : executor_(executor) {}
  void start() { co_spawn(executor_, work(), asio::detached); }

private:
  asio::any_io_executor executor_;
};
void start(asio::io_context &loop, asio::thread_pool &pool) { service(loop.get_executor()).start(); }
} // namespace bad_member
namespace good_member {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
class service {
public:
  explicit service(asio::any_io_executor executor) : executor_(executor) {}
  void start() { co_spawn(executor_, work(), asio::detached); }

private:
  asio::any_io_executor executor_;
};
void start(asio::io_context &loop, asio::thread_pool &pool) { service(pool.get_executor()).start(); }
} // namespace good_member

namespace bad_owned_member {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_owned_member::work'
  co_return;
}
class service {
public:
  void start() { co_spawn(*context_, work(), asio::detached); }

private:
  std::unique_ptr<asio::io_context> context_;
};
} // namespace bad_owned_member
namespace good_owned_member {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
class service {
public:
  void start() { co_spawn(*context_, work(), asio::detached); }

private:
  std::unique_ptr<asio::thread_pool> context_;
};
} // namespace good_owned_member

namespace bad_result {
asio::io_context &context();
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_result::work'
  co_return;
}
void start() { co_spawn(context(), work(), asio::detached); }
} // namespace bad_result
namespace good_result {
asio::thread_pool &context();
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start() { co_spawn(context(), work(), asio::detached); }
} // namespace good_result

namespace bad_global {
asio::io_context workers;
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_global::work'
  co_return;
}
void start() { co_spawn(workers.get_executor(), work(), asio::detached); }
} // namespace bad_global
namespace good_global {
asio::thread_pool workers;
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start() { co_spawn(workers.get_executor(), work(), asio::detached); }
} // namespace good_global

namespace bad_chosen {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_chosen::work'
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &a, asio::thread_pool &b, bool urgent) {
  asio::any_io_executor executor = a.get_executor();
  if (urgent)
    executor = loop.get_executor();
  co_spawn(executor, work(), asio::detached);
}
} // namespace bad_chosen
namespace good_chosen {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &a, asio::thread_pool &b, bool urgent) {
  asio::any_io_executor executor = a.get_executor();
  if (urgent)
    executor = b.get_executor();
  co_spawn(executor, work(), asio::detached);
}
} // namespace good_chosen

namespace bad_this_coro {
awaitable<void> child() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_this_coro::child'
  co_return;
}
awaitable<void> parent() { co_spawn(co_await asio::this_coro::executor, child(), asio::detached); }
void start(asio::io_context &loop, asio::thread_pool &pool) { co_spawn(loop, parent(), asio::detached); }
} // namespace bad_this_coro
namespace good_this_coro {
awaitable<void> child() {
  ::sleep(1);
  co_return;
}
awaitable<void> parent() { co_spawn(co_await asio::this_coro::executor, child(), asio::detached); }
void start(asio::io_context &loop, asio::thread_pool &pool) { co_spawn(pool, parent(), asio::detached); }
} // namespace good_this_coro

// A pool that serves sockets is a loop for whoever waits for them.
namespace bad_pool_with_sockets {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_pool_with_sockets::work'
  co_return;
}
void start() {
  asio::io_context loop;
  asio::thread_pool pool;
  asio::ip::tcp::acceptor acceptor(pool, asio::ip::tcp::endpoint());
  co_spawn(pool, work(), asio::detached);
  pool.join();
}
} // namespace bad_pool_with_sockets
namespace good_pool_with_sockets {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start() {
  asio::io_context loop;
  asio::thread_pool pool;
  asio::ip::tcp::acceptor acceptor(loop, asio::ip::tcp::endpoint());
  co_spawn(pool, work(), asio::detached);
  pool.join();
}
} // namespace good_pool_with_sockets

namespace bad_structure {
struct contexts {
  asio::io_context loop;
  asio::thread_pool pool;
};
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_structure::work'
  co_return;
}
void start(contexts &all) { co_spawn(all.loop, work(), asio::detached); }
} // namespace bad_structure
namespace good_structure {
struct contexts {
  asio::io_context loop;
  asio::thread_pool pool;
};
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start(contexts &all) { co_spawn(all.pool, work(), asio::detached); }
} // namespace good_structure

namespace bad_function_pointer {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_function_pointer::work'
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  awaitable<void> (*entry)() = work;
  co_spawn(loop, entry, asio::detached);
}
} // namespace bad_function_pointer
namespace good_function_pointer {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  awaitable<void> (*entry)() = work;
  co_spawn(pool, entry, asio::detached);
}
} // namespace good_function_pointer

namespace bad_stored_awaitable {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_stored_awaitable::work'
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  auto task = work();
  co_spawn(loop, std::move(task), asio::detached);
}
} // namespace bad_stored_awaitable
namespace good_stored_awaitable {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  auto task = work();
  co_spawn(pool, std::move(task), asio::detached);
}
} // namespace good_stored_awaitable

namespace bad_system_executor {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_system_executor::work'
  co_return;
}
void start(asio::io_context &loop) { co_spawn(loop.get_executor(), work(), asio::detached); }
} // namespace bad_system_executor
namespace good_system_executor {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start(asio::io_context &loop) { co_spawn(asio::system_executor(), work(), asio::detached); }
} // namespace good_system_executor

namespace bad_executor_result {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_executor_result::work'
  co_return;
}
asio::any_io_executor executor_of(asio::io_context &loop, asio::thread_pool &pool) { return loop.get_executor(); }
void start(asio::io_context &loop, asio::thread_pool &pool) {
  co_spawn(executor_of(loop, pool), work(), asio::detached);
}
} // namespace bad_executor_result
namespace good_executor_result {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
asio::any_io_executor executor_of(asio::io_context &loop, asio::thread_pool &pool) { return pool.get_executor(); }
void start(asio::io_context &loop, asio::thread_pool &pool) {
  co_spawn(executor_of(loop, pool), work(), asio::detached);
}
} // namespace good_executor_result

namespace bad_reassigned {
awaitable<void> work() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'bad_reassigned::work'
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  asio::any_io_executor executor = pool.get_executor();
  executor = loop.get_executor();
  co_spawn(executor, work(), asio::detached);
}
} // namespace bad_reassigned
namespace good_reassigned {
awaitable<void> work() {
  ::sleep(1);
  co_return;
}
void start(asio::io_context &loop, asio::thread_pool &pool) {
  asio::any_io_executor executor = loop.get_executor();
  executor = pool.get_executor();
  co_spawn(executor, work(), asio::detached);
}
} // namespace good_reassigned
