// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// An executor is followed to where it was made: through parameters, members, results and globals.
#include <boost/asio.hpp>
#include <memory>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

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
