// Semaphore, mutex and queue: who gets what in which order, on one loop and between several.
#include <nostall/queue.hpp>
#include <nostall/semaphore.hpp>
#include <nostall/sleep.hpp>
#include <nostall/timeout.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_future.hpp>
#include <gmock/gmock.h>

#include <chrono>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using nostall::async_mutex;
using nostall::async_queue;
using nostall::semaphore;
using nostall::sleep_for;
using nostall::task;
using testing::ElementsAre;

template <typename T>
T run(task<T> coroutine) {
  asio::io_context loop(1);
  std::future<T> result = asio::co_spawn(loop, std::move(coroutine), asio::use_future);
  loop.run();
  return result.get();
}

TEST(Semaphore, LetsSoManyInAndServesInOrder) {
  asio::io_context loop(1);
  semaphore places(2);
  int inside = 0, most = 0;
  std::vector<int> order;
  for (int i = 0; i < 6; ++i)
    asio::co_spawn(
        loop,
        [](semaphore& places, int& inside, int& most, std::vector<int>& order, int i) -> task<> {
          const auto permit = co_await places.acquire();
          order.push_back(i);
          most = std::max(most, ++inside);
          co_await sleep_for(2ms);
          --inside;
        }(places, inside, most, order, i),
        asio::detached);
  loop.run();
  EXPECT_EQ(2, most);
  EXPECT_THAT(order, ElementsAre(0, 1, 2, 3, 4, 5));
  EXPECT_EQ(2u, places.available());
}

TEST(Semaphore, GivesPermitsBackHoweverTheyGo) {
  semaphore one(1);
  run([](semaphore& one) -> task<> {
    auto first = co_await one.acquire();
    EXPECT_TRUE(first);
    EXPECT_FALSE(one.try_acquire());
    semaphore::permit second = std::move(first);
    EXPECT_FALSE(first);
    EXPECT_EQ(0u, one.available());
    second = {};
    EXPECT_EQ(1u, one.available());
    try {
      const auto third = co_await one.acquire();
      throw 3;
    } catch (int) {
    }
    EXPECT_TRUE(one.try_acquire());
  }(one));
  EXPECT_EQ(1u, one.available());
}

TEST(Semaphore, WhoGivesUpLeavesTheLine) {
  semaphore one(1);
  run([](semaphore& one) -> task<> {
    auto held = co_await one.acquire();
    EXPECT_THROW(co_await nostall::timeout(5ms, one.acquire()), nostall::timed_out);
    held = {};
    EXPECT_EQ(1u, one.available()) << "nobody waits for it any more";
  }(one));
}

TEST(Semaphore, WhoIsDestroyedLeavesTheLine) {
  semaphore one(1);
  auto held = one.try_acquire();
  {
    asio::io_context loop(1);
    asio::co_spawn(loop, [](semaphore& one) -> task<> { co_await one.acquire(); }(one), asio::detached);
    loop.run_for(5ms);
  }
  held = {};
  EXPECT_EQ(1u, one.available());
}

TEST(Semaphore, APermitThatCannotBeDeliveredGoesBack) {
  semaphore one(1);
  {
    asio::io_context loop(1);
    auto held = one.try_acquire();
    asio::co_spawn(loop, [](semaphore& one) -> task<> { co_await one.acquire(); }(one), asio::detached);
    loop.run_for(5ms);
    held = {}; // handed over to the coroutine, which does not run again
  }
  EXPECT_EQ(1u, one.available());
}

TEST(Semaphore, CanGrow) {
  semaphore none(0);
  asio::io_context loop(1);
  int served = 0;
  for (int i = 0; i < 3; ++i)
    asio::co_spawn(
        loop,
        [](semaphore& none, int& served) -> task<> {
          const auto permit = co_await none.acquire();
          ++served;
        }(none, served),
        asio::detached);
  asio::post(loop, [&] { none.add(1); });
  loop.run();
  EXPECT_EQ(3, served);
  EXPECT_EQ(1u, none.available());
}

TEST(AsyncMutex, KeepsOthersOutAcrossAwaits) {
  asio::io_context loop(1);
  async_mutex mutex;
  bool inside = false;
  for (int i = 0; i < 5; ++i)
    asio::co_spawn(
        loop,
        [](async_mutex& mutex, bool& inside) -> task<> {
          const auto lock = co_await mutex.lock();
          EXPECT_FALSE(inside);
          EXPECT_FALSE(mutex.try_lock());
          inside = true;
          co_await sleep_for(1ms);
          inside = false;
        }(mutex, inside),
        asio::detached);
  loop.run();
  EXPECT_TRUE(mutex.try_lock());
}

TEST(AsyncMutex, WorksBetweenLoopsAndResumesOnTheOwn) {
  async_mutex mutex;
  int counter = 0; // guarded by the mutex alone
  const auto work = [&] {
    asio::io_context loop(1);
    for (int i = 0; i < 4; ++i)
      asio::co_spawn(
          loop,
          [](async_mutex& mutex, int& counter) -> task<> {
            const auto self = std::this_thread::get_id();
            for (int i = 0; i < 200; ++i) {
              const auto lock = co_await mutex.lock();
              EXPECT_EQ(self, std::this_thread::get_id());
              ++counter;
            }
          }(mutex, counter),
          asio::detached);
    loop.run();
  };
  std::thread first(work), second(work);
  first.join();
  second.join();
  EXPECT_EQ(1600, counter);
}

TEST(AsyncQueue, IsFirstInFirstOut) {
  EXPECT_THAT(run([]() -> task<std::vector<int>> {
                async_queue<int> queue(8);
                for (int i = 0; i < 5; ++i)
                  EXPECT_TRUE(co_await queue.push(i));
                EXPECT_EQ(5u, queue.size());
                queue.close();
                std::vector<int> values;
                while (std::optional<int> value = co_await queue.pop())
                  values.push_back(*value);
                co_return values;
              }()),
              ElementsAre(0, 1, 2, 3, 4));
}

TEST(AsyncQueue, WhoPushesIntoAFullOneWaits) {
  asio::io_context loop(1);
  async_queue<std::unique_ptr<int>> queue(2);
  std::size_t most = 0;
  std::vector<int> got;
  asio::co_spawn(
      loop,
      [](auto& queue, std::size_t& most) -> task<> {
        for (int i = 0; i < 10; ++i) {
          EXPECT_TRUE(co_await queue.push(std::make_unique<int>(i)));
          most = std::max(most, queue.size());
        }
        queue.close();
      }(queue, most),
      asio::detached);
  asio::co_spawn(
      loop,
      [](auto& queue, std::vector<int>& got) -> task<> {
        co_await sleep_for(5ms);
        while (auto value = co_await queue.pop())
          got.push_back(**value);
      }(queue, got),
      asio::detached);
  loop.run();
  EXPECT_EQ(2u, most);
  EXPECT_THAT(got, ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
}

TEST(AsyncQueue, ClosingWakesEverybody) {
  asio::io_context loop(1);
  async_queue<int> empty(1), full(1);
  int nothing = 0, refused = 0;
  const auto pops = [](async_queue<int>& queue, int& nothing) -> task<> { nothing += !co_await queue.pop(); };
  const auto pushes = [](async_queue<int>& queue, int& refused) -> task<> { refused += !co_await queue.push(1); };
  EXPECT_TRUE(full.try_push(0));
  EXPECT_FALSE(full.try_push(0));
  for (int i = 0; i < 3; ++i) {
    asio::co_spawn(loop, pops(empty, nothing), asio::detached);
    asio::co_spawn(loop, pushes(full, refused), asio::detached);
  }
  loop.run_for(5ms);
  empty.close();
  full.close();
  full.close();
  loop.restart();
  loop.run();
  EXPECT_EQ(3, nothing);
  EXPECT_EQ(3, refused);
  EXPECT_FALSE(full.try_push(1));
}

TEST(AsyncQueue, WhoGivesUpLeavesNothingBehind) {
  run([]() -> task<> {
    async_queue<int> queue(1);
    EXPECT_THROW(co_await nostall::timeout(3ms, queue.pop()), nostall::timed_out);
    EXPECT_TRUE(co_await queue.push(1));
    EXPECT_THROW(co_await nostall::timeout(3ms, queue.push(2)), nostall::timed_out);
    EXPECT_EQ(1, co_await queue.pop());
    EXPECT_EQ(0u, queue.size());
    EXPECT_TRUE(queue.try_push(3));
  }());
}

TEST(AsyncQueue, WorksBetweenLoops) {
  async_queue<int> queue(4);
  long sum = 0;
  std::thread consumer([&] {
    run([](async_queue<int>& queue, long& sum) -> task<> {
      while (const auto value = co_await queue.pop())
        sum += *value;
    }(queue, sum));
  });
  run([](async_queue<int>& queue) -> task<> {
    for (int i = 1; i <= 1000; ++i)
      EXPECT_TRUE(co_await queue.push(i));
    queue.close();
  }(queue));
  consumer.join();
  EXPECT_EQ(500500, sum);
}

TEST(AsyncQueue, NeedsRoom) { EXPECT_THROW(async_queue<int>(0), std::invalid_argument); }

} // namespace
