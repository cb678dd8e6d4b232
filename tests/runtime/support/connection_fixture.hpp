// An app whose handlers take their time, for tests of connections: they count who was cancelled.
#pragma once

#include "support/running_server.hpp"

#include <atomic>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <chrono>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

namespace nostall::testing {

// Suspends for as long as it is not cancelled; counts who was.
inline std::atomic<int> cancelled;
struct count_cancellation {
  bool done = false;
  ~count_cancellation() { cancelled += !done; }
};

inline task<> sleep(std::chrono::milliseconds time) {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, time);
  co_await timer.async_wait(use_task);
}

class connection_fixture : public ::testing::Test {
protected:
  connection_fixture() {
    cancelled = 0;
    app_.get("/", []() -> task<std::string> { co_return "root"; });
    app_.get("/wait", [this]() -> task<std::string> {
      count_cancellation counted;
      ++began_;
      co_await sleep(std::chrono::hours(1));
      counted.done = true;
      co_return "waited";
    });
    app_.get("/short", [this]() -> task<std::string> {
      ++began_;
      co_await sleep(std::chrono::milliseconds(30));
      co_return "short";
    });
    app_.get("/large", []() -> task<std::string> { co_return std::string(8'000'000, 'x'); });
    app_.get("/stream", []() -> task<response> {
      co_return response::stream([](stream_writer& out) -> task<> {
        count_cancellation counted;
        for (;;)
          co_await out.write(std::string(10'000, 'x'));
      });
    });
  }

  static constexpr std::string_view get(std::string_view path) {
    return path == "/"        ? "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
           : path == "/wait"  ? "GET /wait HTTP/1.1\r\nHost: a\r\n\r\n"
           : path == "/short" ? "GET /short HTTP/1.1\r\nHost: a\r\n\r\n"
           : path == "/large" ? "GET /large HTTP/1.1\r\nHost: a\r\n\r\n"
                              : "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n";
  }

  app app_;
  settings how_ = quick();
  std::atomic<int> began_ = 0; // handlers that wait
};

} // namespace nostall::testing
