// RUN: %check_both %s -- -std=c++20
// A loop that threads run for nothing but posted work is a pool, however it is held and posted to.
#include <boost/asio.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>
namespace asio = boost::asio;

// io_context has a method post, which old programs call.
namespace bad_method_post {
class workers {
public:
  workers() : guard_(queue_), thread_([this] { queue_.run(); }) {}
  void add(std::function<void()> work) { queue_.post(std::move(work)); }

private:
  asio::io_service queue_;
  asio::io_service::work guard_;
  asio::ip::tcp::acceptor acceptor_{queue_, {asio::ip::tcp::v4(), 80}};
  std::thread thread_;
};
void start(workers &w) {
  w.add([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:14: warning: 'sleep' blocks the event loop in completion handler
}
} // namespace bad_method_post
namespace good_method_post {
class workers {
public:
  workers() : guard_(queue_), thread_([this] { queue_.run(); }) {}
  void add(std::function<void()> work) { queue_.post(std::move(work)); }

private:
  asio::io_service queue_;
  asio::io_service::work guard_;
  std::thread thread_;
};
void start(workers &w) {
  w.add([] { ::sleep(1); });
}
} // namespace good_method_post

namespace bad_owned {
class workers {
public:
  workers() : queue_(std::make_shared<asio::io_context>()), timer_(*queue_) {}
  void start() {
    guard_.emplace(queue_->get_executor());
    threads_.emplace_back([queue = queue_] { queue->run(); });
  }
  void add(std::function<void()> work) { asio::post(*queue_, std::move(work)); }

private:
  std::shared_ptr<asio::io_context> queue_;
  asio::steady_timer timer_;
  std::optional<asio::executor_work_guard<asio::io_context::executor_type>> guard_;
  std::vector<std::thread> threads_;
};
void start(workers &w) {
  w.add([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:14: warning: 'sleep' blocks the event loop in completion handler
}
} // namespace bad_owned
namespace good_owned {
class workers {
public:
  workers() : queue_(std::make_shared<asio::io_context>()) {}
  void start() {
    guard_.emplace(queue_->get_executor());
    threads_.emplace_back([queue = queue_] { queue->run(); });
  }
  void add(std::function<void()> work) { asio::post(*queue_, std::move(work)); }

private:
  std::shared_ptr<asio::io_context> queue_;
  std::optional<asio::executor_work_guard<asio::io_context::executor_type>> guard_;
  std::vector<std::thread> threads_;
};
void start(workers &w) {
  w.add([] { ::sleep(1); });
}
} // namespace good_owned

// A local variable of main: the program's sockets are on the other one.
namespace bad_local {
void run() {
  asio::io_context loop, queue;
  auto guard = asio::make_work_guard(queue);
  std::thread thread([&] { queue.run(); });
  asio::ip::tcp::acceptor acceptor(queue, {asio::ip::tcp::v4(), 80});
  asio::post(queue, [] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:26: warning: 'sleep' blocks the event loop in completion handler
  loop.run();
  thread.join();
}
} // namespace bad_local
namespace good_local {
void run() {
  asio::io_context loop, queue;
  auto guard = asio::make_work_guard(queue);
  std::thread thread([&] { queue.run(); });
  asio::ip::tcp::acceptor acceptor(loop, {asio::ip::tcp::v4(), 80});
  asio::post(queue, [] { ::sleep(1); });
  loop.run();
  thread.join();
}
} // namespace good_local

namespace bad_global {
static asio::io_service database;
static asio::io_service loop;
void query() {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'bad_global::query'
}
void run() {
  asio::io_service::work work(database);
  std::thread thread([] { database.run(); });
  asio::ip::tcp::acceptor acceptor(loop, {asio::ip::tcp::v4(), 80});
  acceptor.async_accept([](boost::system::error_code, asio::ip::tcp::socket) { loop.post(query); });
  loop.run();
  thread.join();
}
} // namespace bad_global
namespace good_global {
static asio::io_service database;
static asio::io_service loop;
void query() {
  ::sleep(1);
}
void run() {
  asio::io_service::work work(database);
  std::thread thread([] { database.run(); });
  asio::ip::tcp::acceptor acceptor(loop, {asio::ip::tcp::v4(), 80});
  acceptor.async_accept([](boost::system::error_code, asio::ip::tcp::socket) { database.post(query); });
  loop.run();
  thread.join();
}
} // namespace good_global

// Coroutines that are spawned on it, and that wait for nothing there, only work.
namespace bad_spawned {
class server {
public:
  server() : guard_(asio::make_work_guard(disk_)), thread_([this] { disk_.run(); }) {}
  void run() {
    asio::co_spawn(net_, accept(), asio::detached);
    net_.run();
  }

private:
  asio::awaitable<void> accept() {
    asio::ip::tcp::acceptor acceptor(net_, {asio::ip::tcp::v4(), 80});
    auto socket = co_await acceptor.async_accept(asio::use_awaitable);
    co_await asio::co_spawn(net_, save(), asio::use_awaitable);
  }
  asio::awaitable<void> save() {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'bad_spawned::server::save'
    co_return;
  }
  asio::io_context net_, disk_;
  asio::executor_work_guard<asio::io_context::executor_type> guard_;
  std::thread thread_;
};
} // namespace bad_spawned
namespace good_spawned {
class server {
public:
  server() : guard_(asio::make_work_guard(disk_)), thread_([this] { disk_.run(); }) {}
  void run() {
    asio::co_spawn(net_, accept(), asio::detached);
    net_.run();
  }

private:
  asio::awaitable<void> accept() {
    asio::ip::tcp::acceptor acceptor(net_, {asio::ip::tcp::v4(), 80});
    auto socket = co_await acceptor.async_accept(asio::use_awaitable);
    co_await asio::co_spawn(disk_, save(), asio::use_awaitable);
  }
  asio::awaitable<void> save() {
    ::sleep(1);
    co_return;
  }
  asio::io_context net_, disk_;
  asio::executor_work_guard<asio::io_context::executor_type> guard_;
  std::thread thread_;
};
} // namespace good_spawned
