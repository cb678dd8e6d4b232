// RUN: %check_both %s --config %S/Inputs/rules.yaml -- -std=c++20 -I%S/../../Inputs/nostall-mock
// One client has many requests under way; what changes something or takes a lock keeps its place.
#include <nostall/client.hpp>
#include <nostall/semaphore.hpp>
using boost::asio::awaitable;
using nostall::client;

awaitable<unsigned> bad_get(client &c) {
  const auto first = co_await c.get("http://localhost/1");
  // CHECK: :[[@LINE-1]]:22: warning: {{.*}} [nostall-sequential-awaits]
  const auto second = co_await c.get("http://localhost/2");
  co_return first.status + second.status;
}

awaitable<unsigned> good_post(client &c) {
  const auto first = co_await c.post("http://localhost/1", "text");
  const auto second = co_await c.get("http://localhost/2");
  const auto third = co_await c.post_json("http://localhost/3", 3);
  const auto fourth = co_await c.get("http://localhost/4");
  co_return first.status + second.status + third.status + fourth.status;
}

awaitable<unsigned> good_locked(client &c, nostall::semaphore &limit, nostall::async_mutex &mutex) {
  const auto permit = co_await limit.acquire();
  const auto first = co_await c.get("http://localhost/1");
  const auto lock = co_await mutex.lock();
  const auto second = co_await c.get("http://localhost/2");
  co_return permit && lock ? first.status + second.status : 0;
}
