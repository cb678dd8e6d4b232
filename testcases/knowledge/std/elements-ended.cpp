// RUN: %check_both %s -- -std=c++20
// What takes elements out of a container ends them where it stands.
#include "awaitable.hpp"
#include <deque>
#include <forward_list>
#include <map>
#include <unistd.h>
#include <unordered_map>
#include <vector>
using boost::asio::awaitable;

struct slow_close {
  ~slow_close() { ::sleep(1); }
};
struct quick {
  ~quick() {}
};

awaitable<void> bad(std::vector<slow_close> &v, std::deque<slow_close> &d, std::forward_list<slow_close> &f,
                    std::map<int, slow_close> &m, std::unordered_map<int, slow_close> &u) {
  v.erase(v.begin());
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad'
  v.pop_back();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad'
  d.pop_front();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad'
  f.pop_front();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad'
  m.erase(1);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad'
  u.clear();
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop in coroutine 'bad'
  co_return;
}

awaitable<void> good(std::vector<quick> &v, std::deque<quick> &d, std::map<int, quick> &m, std::vector<int> &numbers) {
  v.erase(v.begin());
  d.pop_back();
  d.pop_front();
  m.erase(1);
  numbers.erase(numbers.begin());
  numbers.pop_back();
  co_return;
}
