// Where a coroutine of Boost.Asio goes on after an await: what the checker's knowledge says of hops, held against Asio
// itself. testcases/minimal-pairs/hops has the same cases for the checker.
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gtest/gtest.h>

#include <chrono>
#include <exception>
#include <thread>

namespace {

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using namespace std::chrono_literals;

/// A loop in this thread, and a pool of one other.
class AsioHops : public ::testing::Test {
protected:
  bool on_loop() const { return std::this_thread::get_id() == loop_thread_; }

  /// Runs what `make()` returns on the loop, to its end.
  template <class Make>
  void run(Make make) {
    asio::co_spawn(loop_, make(), [](std::exception_ptr error) {
      if (error)
        std::rethrow_exception(error);
    });
    loop_.run();
  }

  awaitable<void> pause() {
    asio::steady_timer timer(co_await asio::this_coro::executor, 1ms);
    co_await timer.async_wait(use_awaitable);
  }
  static awaitable<void> move_to(asio::thread_pool& pool) {
    co_await asio::post(asio::bind_executor(pool, use_awaitable));
  }
  static awaitable<void> do_nothing() { co_return; }
  auto bound() { return asio::bind_executor(pool_, use_awaitable); }

  std::thread::id loop_thread_ = std::this_thread::get_id();
  asio::io_context loop_;
  asio::thread_pool pool_{1};
};

TEST_F(AsioHops, PostingToAPoolMovesNothing) {
  run([this]() -> awaitable<void> {
    co_await asio::post(pool_, use_awaitable);
    EXPECT_TRUE(on_loop());
    co_await asio::defer(pool_, use_awaitable);
    EXPECT_TRUE(on_loop());
    co_await asio::dispatch(pool_, use_awaitable);
    EXPECT_TRUE(on_loop());
  });
}

TEST_F(AsioHops, ABoundTokenMovesUntilTheNextSuspension) {
  run([this]() -> awaitable<void> {
    co_await asio::post(bound());
    EXPECT_FALSE(on_loop());
    (void)co_await asio::this_coro::executor; // no suspension
    EXPECT_FALSE(on_loop());
    co_await pause();
    EXPECT_TRUE(on_loop());
  });
}

TEST_F(AsioHops, AnyOperationMovesWhenItsTokenIsBound) {
  run([this]() -> awaitable<void> {
    asio::steady_timer timer(loop_, 1ms);
    co_await timer.async_wait(bound());
    EXPECT_FALSE(on_loop());
  });
}

TEST_F(AsioHops, AStrandOfThePoolMovesToo) {
  run([this]() -> awaitable<void> {
    co_await asio::post(asio::bind_executor(asio::make_strand(pool_), use_awaitable));
    EXPECT_FALSE(on_loop());
  });
}

TEST_F(AsioHops, AHopInAHelperMovesWhoeverAwaitsIt) {
  run([this]() -> awaitable<void> {
    co_await move_to(pool_);
    EXPECT_FALSE(on_loop());
  });
}

TEST_F(AsioHops, AHelperThatDoesNotSuspendMovesNothing) {
  run([this]() -> awaitable<void> {
    co_await asio::post(bound());
    co_await do_nothing();
    EXPECT_FALSE(on_loop());
  });
}

TEST_F(AsioHops, AnOperationThatIsStoredMovesWhereItIsAwaited) {
  run([this]() -> awaitable<void> {
    auto hop = asio::post(bound());
    EXPECT_TRUE(on_loop());
    co_await std::move(hop);
    EXPECT_FALSE(on_loop());
  });
}

TEST_F(AsioHops, ACoroutineSpawnedOnAPoolStaysThere) {
  bool stayed = false;
  asio::co_spawn(
      pool_,
      [&]() -> awaitable<void> {
        co_await pause();
        stayed = !on_loop();
      },
      asio::detached);
  pool_.join();
  EXPECT_TRUE(stayed);
}

} // namespace
