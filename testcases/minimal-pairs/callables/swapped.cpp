// RUN: %check_both %s -- -std=c++20
// Work that is swapped out of a queue is run by whoever swapped it out.
#include "awaitable.hpp"
#include <deque>
#include <functional>
#include <unistd.h>
#include <utility>
using boost::asio::awaitable;
using tasks = std::deque<std::function<void()>>;

namespace bad_member_swap {
struct queue {
  tasks waiting;
  void push(std::function<void()> f) { waiting.push_back(std::move(f)); }
  awaitable<void> drain() {
    tasks todo;
    todo.swap(waiting);
    for (auto &task : todo)
      task();
      // CHECK: :[[@LINE-1]]:7: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_member_swap::queue::drain'
    co_return;
  }
};
void set_up(queue &q) { q.push([] { ::sleep(1); }); }
} // namespace bad_member_swap

namespace good_member_swap {
struct queue {
  tasks waiting;
  void push(std::function<void()> f) { waiting.push_back(std::move(f)); }
  awaitable<void> drain() {
    tasks todo;
    todo.resize(waiting.size());
    for (auto &task : todo)
      task();
    co_return;
  }
};
void set_up(queue &q) { q.push([] { ::sleep(1); }); }
} // namespace good_member_swap

namespace bad_swap {
struct queue {
  tasks waiting;
  void push(std::function<void()> f) { waiting.push_back(std::move(f)); }
  awaitable<void> drain() {
    tasks todo;
    std::swap(todo, waiting);
    for (auto &task : todo)
      task();
      // CHECK: :[[@LINE-1]]:7: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_swap::queue::drain'
    co_return;
  }
};
void set_up(queue &q) { q.push([] { ::sleep(1); }); }
} // namespace bad_swap

namespace good_swap {
struct queue {
  tasks waiting;
  void push(std::function<void()> f) { waiting.push_back(std::move(f)); }
  awaitable<void> drain() {
    tasks todo;
    std::swap(todo, todo);
    for (auto &task : todo)
      task();
    co_return;
  }
};
void set_up(queue &q) { q.push([] { ::sleep(1); }); }
} // namespace good_swap

namespace bad_exchange {
struct queue {
  tasks waiting;
  void push(std::function<void()> f) { waiting.push_back(std::move(f)); }
  awaitable<void> drain() {
    tasks todo;
    todo = std::exchange(waiting, {});
    for (auto &task : todo)
      task();
      // CHECK: :[[@LINE-1]]:7: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_exchange::queue::drain'
    co_return;
  }
};
void set_up(queue &q) { q.push([] { ::sleep(1); }); }
} // namespace bad_exchange

namespace good_exchange {
struct queue {
  tasks waiting;
  void push(std::function<void()> f) { waiting.push_back(std::move(f)); }
  awaitable<void> drain() {
    tasks todo;
    todo = std::exchange(todo, {});
    for (auto &task : todo)
      task();
    co_return;
  }
};
void set_up(queue &q) { q.push([] { ::sleep(1); }); }
} // namespace good_exchange
