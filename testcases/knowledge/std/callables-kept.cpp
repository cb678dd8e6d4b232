// RUN: %check_both %s -- -std=c++23
// Callables that are kept for later, or only passed on, do not run here: this file has no finding. Constructors keep
// them, and so does 'operator=' of the same types.
#include "awaitable.hpp"
#include <algorithm>
#include <any>
#include <deque>
#include <exception>
#include <forward_list>
#include <functional>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <queue>
#include <set>
#include <stack>
#include <string>
#include <tuple>
#include <unistd.h>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>
using boost::asio::awaitable;

struct Slow {
  void operator()() const { sleep(1); }
  void operator()(int *) const { sleep(1); }
  void member() { sleep(1); }
  friend auto operator<=>(const Slow &, const Slow &) = default;
};
struct Hash {
  std::size_t operator()(const Slow &) const { return 0; }
};
using Job = std::function<void()>;
void at_end() { sleep(1); }

awaitable<void> good_wrappers(Slow slow) {
  Job job(slow);
  job = slow;
  std::move_only_function<void()> once(slow);
  once = slow;
  std::packaged_task<void()> task(slow);
  auto bound = std::bind(slow);
  auto front = std::bind_front(slow);
  auto member = std::mem_fn(&Slow::member);
  auto negated = std::not_fn(slow);
  std::set_terminate(at_end);
  std::set_new_handler(at_end);
  co_return;
}

awaitable<void> good_passing(Slow slow, Job job) {
  Slow moved = std::move(slow);
  Slow forwarded = std::forward<Slow>(moved);
  std::as_const(slow);
  std::move_if_noexcept(slow);
  std::ref(slow);
  std::cref(slow);
  std::swap(slow, moved);
  std::iter_swap(&slow, &moved);
  job = std::exchange(job, slow);
  std::promise<Job> promise;
  promise.set_value(slow);
  co_return;
}

awaitable<void> good_makers(Slow slow) {
  auto shared = std::make_shared<Slow>(slow);
  auto unique = std::make_unique<Slow>(slow);
  auto allocated = std::allocate_shared<Slow>(std::allocator<Slow>(), slow);
  auto pair = std::make_pair(1, slow);
  auto tuple = std::make_tuple(1, slow);
  auto maybe = std::make_optional(slow);
  // A deleter, which runs later.
  std::shared_ptr<int> owner(nullptr, slow);
  owner.reset(static_cast<int *>(nullptr), slow);
  std::unique_ptr<int, Slow> sole(nullptr, slow);
  co_return;
}

awaitable<void> good_values(Slow slow) {
  std::any any(slow);
  any = slow;
  any.emplace<Slow>(slow);
  std::optional<Slow> maybe(slow);
  maybe = slow;
  maybe.emplace(slow);
  std::pair<int, Slow> pair(1, slow);
  std::tuple<int, Slow> tuple(1, slow);
  std::variant<int, Slow> either(slow);
  either = slow;
  either.emplace<Slow>(slow);
  co_return;
}

awaitable<void> good_sequences(Slow slow) {
  std::vector<Slow> vector;
  vector.push_back(slow);
  vector.emplace_back(slow);
  vector.insert(vector.end(), slow);
  vector.emplace(vector.end(), slow);
  std::vector<Job> jobs;
  jobs.push_back([] { sleep(1); });
  jobs.emplace_back([] { sleep(1); });
  std::deque<Slow> deque;
  deque.push_back(slow);
  deque.push_front(slow);
  deque.emplace_back(slow);
  deque.emplace_front(slow);
  deque.insert(deque.end(), slow);
  std::list<Slow> list;
  list.push_back(slow);
  list.push_front(slow);
  list.emplace_back(slow);
  list.emplace_front(slow);
  list.insert(list.end(), slow);
  std::forward_list<Slow> forward;
  forward.push_front(slow);
  forward.emplace_front(slow);
  std::queue<Slow> queue;
  queue.push(slow);
  queue.emplace(slow);
  std::stack<Slow> stack;
  stack.push(slow);
  stack.emplace(slow);
  std::priority_queue<Slow> ordered;
  ordered.push(slow);
  ordered.emplace(slow);
  co_return;
}

awaitable<void> good_maps(Slow slow) {
  std::map<int, Slow> map;
  map.insert({1, slow});
  map.emplace(1, slow);
  map.emplace_hint(map.end(), 1, slow);
  map.insert_or_assign(1, slow);
  map.try_emplace(1, slow);
  std::unordered_map<int, Slow> unordered;
  unordered.insert({1, slow});
  unordered.emplace(1, slow);
  unordered.insert_or_assign(1, slow);
  unordered.try_emplace(1, slow);
  std::multimap<int, Slow> multimap;
  multimap.emplace(1, slow);
  std::unordered_multimap<int, Slow> unordered_multimap;
  unordered_multimap.emplace(1, slow);
  std::set<Slow> set;
  set.insert(slow);
  set.emplace(slow);
  std::multiset<Slow> multiset;
  multiset.insert(slow);
  std::unordered_set<Slow, Hash> unordered_set;
  unordered_set.insert(slow);
  co_return;
}
