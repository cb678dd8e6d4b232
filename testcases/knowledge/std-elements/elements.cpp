// RUN: %check_both %s -- -std=c++20
// What the library constructs from forwarded arguments, and what ends with its containers and owners.
#include "awaitable.hpp"
#include <array>
#include <deque>
#include <forward_list>
#include <fstream>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <set>
#include <stack>
#include <tuple>
#include <unistd.h>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>
using boost::asio::awaitable;

struct connection {
  explicit connection(const char *) { ::sleep(1); }
  explicit connection(int) {}
};
struct slow_close {
  ~slow_close() { ::sleep(1); }
  auto operator<=>(const slow_close &) const = default;
};

awaitable<void> bad_constructs() {
  auto u = std::make_unique<connection>("name");
  // CHECK: :[[@LINE-1]]:12: warning: 'connection::connection' blocks the event loop in coroutine 'bad_constructs'
  auto s = std::make_shared<connection>("name");
  // CHECK: :[[@LINE-1]]:12: warning: 'connection::connection' blocks the event loop in coroutine 'bad_constructs'
  auto o = std::make_optional<connection>("name");
  // CHECK: :[[@LINE-1]]:12: warning: 'connection::connection' blocks the event loop in coroutine 'bad_constructs'
  o.emplace("name");
  // CHECK: :[[@LINE-1]]:3: warning: 'connection::connection' blocks the event loop in coroutine 'bad_constructs'
  std::vector<connection> v;
  v.emplace_back("name");
  // CHECK: :[[@LINE-1]]:3: warning: 'connection::connection' blocks the event loop in coroutine 'bad_constructs'
  std::deque<connection> d;
  d.emplace_back("name");
  // CHECK: :[[@LINE-1]]:3: warning: 'connection::connection' blocks the event loop in coroutine 'bad_constructs'
  d.emplace_front("name");
  // CHECK: :[[@LINE-1]]:3: warning: 'connection::connection' blocks the event loop in coroutine 'bad_constructs'
  std::list<connection> l;
  l.emplace_back("name");
  // CHECK: :[[@LINE-1]]:3: warning: 'connection::connection' blocks the event loop in coroutine 'bad_constructs'
  l.emplace_front("name");
  // CHECK: :[[@LINE-1]]:3: warning: 'connection::connection' blocks the event loop in coroutine 'bad_constructs'
  std::forward_list<connection> f;
  f.emplace_front("name");
  // CHECK: :[[@LINE-1]]:3: warning: 'connection::connection' blocks the event loop in coroutine 'bad_constructs'
  co_return;
}
awaitable<void> good_constructs() {
  auto u = std::make_unique<connection>(1);
  auto s = std::make_shared<connection>(1);
  auto o = std::make_optional<connection>(1);
  o.emplace(1);
  std::vector<connection> v;
  v.emplace_back(1);
  std::deque<connection> d;
  d.emplace_front(1);
  std::list<connection> l;
  l.emplace_front(1);
  std::forward_list<connection> f;
  f.emplace_front(1);
  co_return;
}
awaitable<void> bad_library_class() {
  auto file = std::make_shared<std::ofstream>("name");
  // CHECK: :[[@LINE-1]]:15: warning: 'std::basic_ofstream::basic_ofstream' blocks the event loop in coroutine 'bad_library_class'
  co_return;
}
awaitable<void> good_library_class() {
  auto file = std::make_shared<std::ofstream>();
  co_return;
}

awaitable<void> bad_owners(slow_close *raw) {
  std::shared_ptr<slow_close> s(raw);
  // CHECK: :[[@LINE-1]]:31: warning: 'slow_close::~slow_close' blocks the event loop in coroutine 'bad_owners'
  co_return;
}
awaitable<void> bad_containers() {
  std::deque<slow_close> deque;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::list<slow_close> list;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::forward_list<slow_close> forward_list;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::set<slow_close> set;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::array<slow_close, 2> array;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::queue<slow_close> queue;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::stack<slow_close> stack;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::map<int, slow_close> map;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::multimap<int, slow_close> multimap;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::unordered_map<int, slow_close> unordered_map;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::unordered_multimap<int, slow_close> unordered_multimap;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::pair<int, slow_close> pair;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::tuple<int, slow_close> tuple;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::variant<int, slow_close> variant;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  co_return;
}
struct hash {
  size_t operator()(const slow_close &) const { return 0; }
};
awaitable<void> bad_more_containers() {
  std::multiset<slow_close> multiset;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::unordered_set<slow_close, hash> unordered_set;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::unordered_multiset<slow_close, hash> unordered_multiset;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  std::priority_queue<slow_close> priority_queue;
  // CHECK: :[[@LINE-1]]:{{[0-9]+}}: warning: 'slow_close::~slow_close' blocks
  co_return;
}
// What is moved on has nothing left to end here.
awaitable<std::unique_ptr<slow_close>> good_moved_on(std::vector<std::unique_ptr<slow_close>> &all) {
  all.push_back(std::make_unique<slow_close>());
  auto one = std::make_unique<slow_close>();
  co_return std::move(one);
}
