// Runs a coroutine beside a second one that ticks every millisecond, and says whether the loop turned meanwhile.
#pragma once
#include <boost/asio.hpp>
#include <cstdio>

template <typename Coroutine> int ticks_during(boost::asio::io_context &loop, Coroutine coroutine) {
  bool done = false;
  int ticks = 0;
  co_spawn(loop, std::move(coroutine), [&](std::exception_ptr error) {
    done = true;
    if (error)
      std::rethrow_exception(error);
  });
  co_spawn(
      loop,
      [&]() -> boost::asio::awaitable<void> {
        boost::asio::steady_timer timer(loop);
        while (!done) {
          timer.expires_after(std::chrono::milliseconds(1));
          co_await timer.async_wait(boost::asio::use_awaitable);
          ticks += !done;
        }
      },
      boost::asio::detached);
  loop.run();
  return ticks;
}

// Every one of the coroutines in the tests waits for 60 ms or longer.
inline int report(const char *name, int ticks) {
  std::printf("%s: the loop %s\n", name, ticks >= 5 ? "turned" : "stood still");
  return ticks >= 5 ? 0 : 1;
}
