// What does not end when the server stops is named: each await that is still pending, by its source line.
#include "support/postgres_server.hpp"
#include "support/running_server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <gmock/gmock.h>
#include <nostall/client.hpp>
#include <nostall/gather.hpp>
#include <nostall/postgres/pool.hpp>
#include <nostall/queue.hpp>
#include <nostall/semaphore.hpp>
#include <nostall/sleep.hpp>
#include <nostall/task_group.hpp>
#include <nostall/timeout.hpp>
#include <nostall/to_thread.hpp>
#include <nostall/when_any.hpp>

#include <atomic>
#include <functional>
#include <list>
#include <source_location>

namespace {

using namespace nostall;
using namespace nostall::testing;
using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;
namespace asio = boost::asio;

using line_number = std::atomic<unsigned>;
line_number awaits_at; // the line after the last mark()
line_number outer_awaits_at;
line_number other_awaits_at;
std::atomic<int> began;

// Stands in the line before an await.
void mark(line_number& line, std::source_location where = std::source_location::current()) {
  line = where.line() + 1;
  ++began;
}

std::string place(unsigned line) { return std::string(__FILE__) + ":" + std::to_string(line); }
std::string pending_at(unsigned line) { return "pending at the stop: the await at " + place(line); }

class PendingAwaits : public ::testing::Test {
protected:
  PendingAwaits() {
    began = 0;
    how_.drain = how_.cancelled_drain = 100ms;
  }

  // Stops a server, which has been asked for each of these paths, when so many handlers have begun; what it logs.
  std::string log_of_stop(const std::vector<std::string>& paths, int handlers) {
    running_server server(app_, how_);
    std::list<raw_client> clients;
    for (const std::string& path : paths)
      clients.emplace_back(server.port()).send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_TRUE(eventually([&] { return began == handlers; }));
    server.server().stop();
    server.server().wait();
    before_end_();
    return finished_log(server);
  }

  // The log of a handler that does not listen to its cancellation.
  std::string log_of(std::function<task<>()> handler) {
    app_.get("/", [handler = std::move(handler)]() -> task<> {
      co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
      co_await handler();
    });
    return log_of_stop({"/"}, 1);
  }

  app app_;
  settings how_ = quick();
  std::function<void()> before_end_ = [] {};

private:
  // Lines are logged on another thread, in order.
  std::string finished_log(running_server& server) {
    std::string before, now = server.log();
    do {
      before = now;
      std::this_thread::sleep_for(50ms);
      now = server.log();
    } while (now != before);
    return now;
  }
};

TEST_F(PendingAwaits, OfASleep) {
  const std::string log = log_of([]() -> task<> {
    mark(awaits_at);
    co_await sleep_for(1h);
  });
  EXPECT_THAT(log, HasSubstr(pending_at(awaits_at)));
  EXPECT_THAT(log, HasSubstr("given up at the stop: GET /"));
}

TEST_F(PendingAwaits, OfAsiosOwnOperations) {
  const std::string log = log_of([]() -> task<> {
    asio::steady_timer timer(co_await asio::this_coro::executor, 1h);
    mark(awaits_at);
    co_await timer.async_wait(use_task);
  });
  EXPECT_THAT(log, HasSubstr(pending_at(awaits_at)));
}

TEST_F(PendingAwaits, OfADeferredOperation) {
  const std::string log = log_of([]() -> task<> {
    asio::steady_timer timer(co_await asio::this_coro::executor, 1h);
    mark(awaits_at);
    co_await timer.async_wait(asio::deferred);
  });
  EXPECT_THAT(log, HasSubstr(pending_at(awaits_at)));
}

task<> inner() {
  mark(awaits_at);
  co_await sleep_for(1h);
}

TEST_F(PendingAwaits, WithThoseOfWhoAwaitsTheCoroutine) {
  const std::string log = log_of([]() -> task<> {
    mark(outer_awaits_at), --began;
    co_await inner();
  });
  EXPECT_THAT(log, HasSubstr(pending_at(awaits_at) + ", awaited at " + place(outer_awaits_at)));
}

TEST_F(PendingAwaits, OfAnAwaitThatIsNotTheFirst) {
  const std::string log = log_of([]() -> task<> {
    mark(outer_awaits_at), --began;
    co_await sleep_for(1ms);
    mark(awaits_at);
    co_await sleep_for(1h);
  });
  EXPECT_THAT(log, HasSubstr(pending_at(awaits_at)));
  EXPECT_THAT(log, Not(HasSubstr(place(outer_awaits_at))));
}

TEST_F(PendingAwaits, OfEachChildOfAGather) {
  app_.get("/gather", []() -> task<> {
    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    const auto other = []() -> task<> {
      mark(other_awaits_at);
      co_await sleep_for(1h);
    };
    mark(outer_awaits_at);
    co_await gather(inner(), other());
  });
  const std::string log = log_of_stop({"/gather"}, 3);
  EXPECT_THAT(log, HasSubstr(pending_at(awaits_at)));
  EXPECT_THAT(log, HasSubstr(pending_at(other_awaits_at)));
  EXPECT_THAT(log, HasSubstr(pending_at(outer_awaits_at)));
}

TEST_F(PendingAwaits, InsideOfTaskGroupsTimeoutsAndWhenAny) {
  app_.get("/group", []() -> task<> {
    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    co_await with_task_group([](task_group& group) -> task<> {
      group.spawn(inner());
      co_return;
    });
  });
  const auto other = []() -> task<> {
    mark(other_awaits_at);
    co_await sleep_for(1h);
  };
  app_.get("/nested", [other]() -> task<> {
    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    co_await when_any(timeout(1h, other()), sleep_for(1h));
  });
  const std::string log = log_of_stop({"/group", "/nested"}, 2);
  EXPECT_THAT(log, HasSubstr(pending_at(awaits_at)));
  EXPECT_THAT(log, HasSubstr(pending_at(other_awaits_at)));
}

TEST_F(PendingAwaits, OfAFunctionOnAThread) {
  std::atomic<bool> may_end = false;
  before_end_ = [&] { may_end = true; };
  const std::string log = log_of([&]() -> task<> {
    const auto wait = [&] {
      while (!may_end)
        std::this_thread::sleep_for(1ms);
    };
    mark(awaits_at);
    co_await to_thread(wait);
  });
  EXPECT_THAT(log, HasSubstr(pending_at(awaits_at)));
}

TEST_F(PendingAwaits, OfMutexesSemaphoresAndQueues) {
  async_mutex mutex;
  const auto held = mutex.try_lock();
  semaphore none(0);
  async_queue<int> empty(1);
  line_number lines[3]{};
  const auto deaf = [] { return asio::this_coro::reset_cancellation_state(asio::disable_cancellation()); };
  app_.get("/mutex", [&]() -> task<> {
    co_await deaf();
    mark(lines[0]);
    auto guard = co_await mutex.lock();
  });
  app_.get("/semaphore", [&]() -> task<> {
    co_await deaf();
    mark(lines[1]);
    auto permit = co_await none.acquire();
  });
  app_.get("/queue", [&]() -> task<> {
    co_await deaf();
    mark(lines[2]);
    co_await empty.pop();
  });
  const std::string log = log_of_stop({"/mutex", "/semaphore", "/queue"}, 3);
  for (const line_number& line : lines)
    EXPECT_THAT(log, HasSubstr(pending_at(line)));
}

TEST_F(PendingAwaits, OfRequestsToOthers) {
  asio::io_context elsewhere;
  asio::ip::tcp::acceptor silent(elsewhere, {asio::ip::address_v4::loopback(), 0}); // nobody accepts
  client upstream;
  const std::string log = log_of([&]() -> task<> {
    const std::string url = "http://127.0.0.1:" + std::to_string(silent.local_endpoint().port());
    mark(awaits_at);
    co_await upstream.get(url);
  });
  EXPECT_THAT(log, HasSubstr(pending_at(awaits_at)));
}

TEST_F(PendingAwaits, OfQueries) {
  postgres::pool_options options;
  options.where = test::postgres_server::instance().where_local();
  postgres::pool database(options);
  const std::string log = log_of([&]() -> task<> {
    auto connection = co_await database.acquire();
    mark(awaits_at);
    co_await connection->query("select pg_sleep(3600)");
  });
  EXPECT_THAT(log, HasSubstr(pending_at(awaits_at)));
}

TEST_F(PendingAwaits, OfWorkInTheBackground) {
  app_.get("/", []() -> task<response> {
    co_return std::move(response(202).background([]() -> task<> {
      mark(awaits_at);
      co_await sleep_for(1h);
    }));
  });
  const std::string log = log_of_stop({"/"}, 1);
  EXPECT_THAT(log, HasSubstr(pending_at(awaits_at)));
  EXPECT_THAT(log, HasSubstr("given up at the stop: 1 background tasks"));
}

TEST_F(PendingAwaits, OfCoroutinesThatTheAppStarted) {
  app_.on_start([]() -> task<> {
    const auto forever = []() -> task<> {
      for (;;) {
        mark(awaits_at);
        co_await sleep_for(1h);
      }
    };
    asio::co_spawn(co_await asio::this_coro::executor, forever, asio::detached);
  });
  const std::string log = log_of_stop({}, 1);
  EXPECT_THAT(log, HasSubstr(pending_at(awaits_at)));
}

TEST_F(PendingAwaits, WhatTheAppStartedMayEndInTheTimeForIt) {
  how_.drain = 10s;
  bool ended = false;
  app_.on_start([&]() -> task<> {
    const auto a_while = [&]() -> task<> {
      mark(awaits_at);
      co_await sleep_for(100ms);
      ended = true;
    };
    asio::co_spawn(co_await asio::this_coro::executor, a_while, asio::detached);
  });
  EXPECT_EQ(log_of_stop({}, 1), "");
  EXPECT_TRUE(ended);
}

TEST_F(PendingAwaits, AreCountedWhereTheyAreMany) {
  app_.get("/", []() -> task<> {
    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    co_await inner();
  });
  EXPECT_THAT(log_of_stop({"/", "/", "/"}, 3), HasSubstr(" (3 times)"));
}

TEST_F(PendingAwaits, OfEachWorker) {
  how_.workers = 2;
  app_.get("/", []() -> task<> {
    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    co_await inner();
  });
  const std::string log = log_of_stop(std::vector<std::string>(16, "/"), 16);
  std::size_t named = 0;
  for (std::size_t at = 0; (at = log.find("pending at the stop", at)) != log.npos; ++at)
    ++named;
  EXPECT_GE(named, 1u);
  EXPECT_LE(named, 2u);
}

TEST_F(PendingAwaits, WhatWasCancelledIsNotNamed) {
  app_.get("/", []() -> task<> { co_await inner(); });
  const std::string log = log_of_stop({"/"}, 1);
  EXPECT_THAT(log, Not(HasSubstr("pending at the stop")));
}

} // namespace
