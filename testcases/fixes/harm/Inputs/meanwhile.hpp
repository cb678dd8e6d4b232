// For programs whose harm shows only while a call runs on a thread: it waits there until another coroutine has run. On
// the loop, where no other coroutine can run, it waits in vain. Nothing here orders what the two do, so that
// ThreadSanitizer sees a race if there is one.
#pragma once
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdio>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

inline std::atomic<bool> others_have_run = false;
inline void others_run() { others_have_run.store(true, std::memory_order_relaxed); }
inline void wait_for_others() {
  for (int i = 0; i < 300 && !others_have_run.load(std::memory_order_relaxed); ++i)
    ::usleep(1000);
}

/// Runs coroutines that begin in this order.
template <typename... Coroutines> void run(Coroutines &&...each) {
  asio::io_context loop;
  (asio::co_spawn(loop, std::move(each), asio::detached), ...);
  loop.run();
}
/// The exit status of a program that has seen no harm if `fine`.
inline int verdict(bool fine) {
  std::puts(fine ? "no harm" : "harm");
  return fine ? 0 : 1;
}
