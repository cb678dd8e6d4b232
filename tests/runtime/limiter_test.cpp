// Limiters beyond what to_thread_test.cpp says of them: bounded lines, names,
// figures, and the pool for compute.
#include <nostall/task.hpp>
#include <nostall/to_thread.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_future.hpp>
#include <gmock/gmock.h>

#include <atomic>
#include <chrono>
#include <future>
#include <latch>
#include <numeric>
#include <thread>
#include <vector>

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using nostall::limiter_options;
using nostall::limiter_statistics;
using nostall::thread_limiter;
using nostall::to_thread;

// Keeps the threads of a limiter busy until it is destroyed.
class occupied {
public:
  occupied(thread_limiter& limiter, std::size_t calls) {
    const std::shared_future<void> released = release_.get_future().share();
    for (std::size_t i = 0; i < calls; ++i)
      calls_.push_back(to_thread(limiter, [released] { released.wait(); })(asio::use_future));
  }

  ~occupied() {
    release_.set_value();
    for (std::future<void>& call : calls_)
      call.wait();
  }

private:
  std::promise<void> release_;
  std::vector<std::future<void>> calls_;
};

void wait_until_running(const thread_limiter& limiter, std::size_t number) {
  while (limiter.running() != number)
    std::this_thread::sleep_for(1ms);
}

TEST(LimiterLine, RefusesWhatFindsItFull) {
  thread_limiter limiter({.limit = 2, .max_waiting = 1, .name = "small"});
  bool ran = false;
  {
    const occupied all(limiter, 3);
    wait_until_running(limiter, 2);
    std::future<void> refused = to_thread(limiter, [&] { ran = true; })(asio::use_future);
    try {
      refused.get();
      FAIL() << "was not refused";
    } catch (const nostall::limiter_full& error) {
      EXPECT_EQ("small", error.limiter());
      EXPECT_STREQ("limiter 'small' is full: 2 running, 1 waiting", error.what());
      EXPECT_GE(error.retry_after(), 1s);
    }
  }
  EXPECT_FALSE(ran);
  EXPECT_EQ(7, to_thread(limiter, [] { return 7; })(asio::use_future).get()) << "there is room again";
  EXPECT_EQ(1u, limiter.statistics().refused);
}

TEST(LimiterLine, WithoutPlacesStillRunsAsManyAsItHasThreads) {
  thread_limiter limiter({.limit = 3, .max_waiting = 0});
  const occupied all(limiter, 3);
  wait_until_running(limiter, 3);
  EXPECT_THROW(to_thread(limiter, [] {})(asio::use_future).get(), nostall::limiter_full);
}

TEST(LimiterLine, TheCoroutineGetsTheRefusal) {
  thread_limiter limiter({.limit = 1, .max_waiting = 0});
  const occupied all(limiter, 1);
  wait_until_running(limiter, 1);
  asio::io_context loop(1);
  bool caught = false;
  asio::co_spawn(
      loop,
      [&]() -> nostall::task<> {
        try {
          co_await to_thread(limiter, [] {});
        } catch (const nostall::limiter_full&) {
          caught = true;
        }
      },
      asio::detached);
  loop.run();
  EXPECT_TRUE(caught);
}

TEST(LimiterLine, ACallHasEndedWhenItsCoroutineResumes) {
  thread_limiter limiter(2);
  asio::io_context loop(1);
  std::vector<std::uint64_t> finished;
  asio::co_spawn(
      loop,
      [&]() -> nostall::task<> {
        for (int call = 0; call < 100; ++call) {
          co_await to_thread(limiter, [] {});
          EXPECT_EQ(0u, limiter.running());
          finished.push_back(limiter.statistics().finished);
        }
      },
      asio::detached);
  loop.run();
  ASSERT_EQ(100u, finished.size());
  for (std::size_t call = 0; call < finished.size(); ++call)
    EXPECT_EQ(call + 1, finished[call]);
}

TEST(LimiterLine, CanBeBoundedLater) {
  thread_limiter limiter(1);
  const occupied all(limiter, 3);
  wait_until_running(limiter, 1);
  limiter.set_max_waiting(1);
  EXPECT_EQ(2u, limiter.waiting());
  EXPECT_THROW(to_thread(limiter, [] {})(asio::use_future).get(), nostall::limiter_full);
}

TEST(LimiterLine, AWithdrawnCallMakesRoom) {
  thread_limiter limiter({.limit = 1, .max_waiting = 1});
  asio::io_context loop(1);
  asio::cancellation_signal cancel;
  std::promise<void> release;
  std::future<void> first = to_thread(limiter, [&] { release.get_future().wait(); })(asio::use_future);
  wait_until_running(limiter, 1);
  to_thread(limiter, [] {})(asio::bind_executor(loop, asio::bind_cancellation_slot(cancel.slot(), asio::detached)));
  cancel.emit(asio::cancellation_type::total);
  std::future<int> third = to_thread(limiter, [] { return 3; })(asio::use_future);
  release.set_value();
  EXPECT_EQ(3, third.get());
  loop.run();
}

TEST(LimiterStatistics, CountAndMeasure) {
  thread_limiter limiter({.limit = 1, .name = "measured"});
  {
    const occupied all(limiter, 2);
    wait_until_running(limiter, 1);
    std::this_thread::sleep_for(20ms);
    const limiter_statistics now = limiter.statistics();
    EXPECT_EQ("measured", now.name);
    EXPECT_EQ(1u, now.limit);
    EXPECT_EQ(1u, now.running);
    EXPECT_EQ(1u, now.waiting);
    EXPECT_EQ(1u, now.started);
    EXPECT_EQ(0u, now.finished);
  }
  to_thread(limiter, [] {})(asio::use_future).get();
  const limiter_statistics then = limiter.statistics();
  EXPECT_EQ(3u, then.started);
  EXPECT_GE(then.finished, 2u);
  EXPECT_GE(then.wait_longest, 20ms);
  EXPECT_GE(then.wait_total, then.wait_longest);
  EXPECT_GE(then.run_total, 20ms);
  EXPECT_EQ(3u, std::accumulate(then.wait_histogram.begin(), then.wait_histogram.end(), std::uint64_t{0}));
}

TEST(LimiterStatistics, SortsWaitsIntoBuckets) {
  limiter_statistics statistics;
  statistics.add_wait(0ms);
  statistics.add_wait(1ms);
  statistics.add_wait(2ms);
  statistics.add_wait(10s);
  EXPECT_THAT(statistics.wait_histogram, testing::ElementsAre(2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1));
}

TEST(LimiterStatistics, ExpectAWaitByWhatFunctionsTook) {
  limiter_statistics statistics;
  EXPECT_EQ(0s, statistics.expected_wait());
  statistics.limit = 2;
  statistics.waiting = 9;
  statistics.finished = 4;
  statistics.run_total = 8s; // 2 s each: 10 of them on 2 threads
  EXPECT_EQ(10s, statistics.expected_wait());
  EXPECT_EQ(10s, nostall::limiter_full(statistics).retry_after());
  statistics.waiting = 9999;
  EXPECT_EQ(60s, nostall::limiter_full(statistics).retry_after());
}

TEST(LimiterNames, AreListedWhileTheLimitersExist) {
  const auto names = [] {
    std::vector<std::string> all;
    for (const limiter_statistics& limiter : nostall::named_limiter_statistics())
      all.push_back(limiter.name);
    return all;
  };
  {
    const thread_limiter database({.limit = 2, .name = "database"});
    const thread_limiter nameless(1);
    EXPECT_THAT(names(), testing::Contains("database"));
    EXPECT_THAT(names(), testing::Not(testing::Contains("")));
  }
  EXPECT_THAT(names(), testing::Not(testing::Contains("database")));
}

TEST(ComputeLimiter, IsApartFromTheDefaultOne) {
  EXPECT_NE(&nostall::compute_limiter(), &nostall::default_thread_limiter());
  EXPECT_EQ(std::max(1U, std::thread::hardware_concurrency()), nostall::compute_limiter().limit());
  const occupied all(nostall::default_thread_limiter(), 40);
  wait_until_running(nostall::default_thread_limiter(), 40);
  EXPECT_EQ(5, to_thread(nostall::compute_limiter(), [] { return 5; })(asio::use_future).get());
}

// A limiter wakes one thread at a time; none of many that wait may be
// forgotten, whichever thread comes first.
TEST(LimiterThreads, NoCallIsForgotten) {
  for (const std::size_t limit : {1u, 2u, 7u}) {
    thread_limiter limiter(limit);
    std::atomic<int> ran = 0;
    std::vector<std::thread> submitters;
    for (int i = 0; i < 4; ++i)
      submitters.emplace_back([&] {
        for (int call = 0; call < 300; ++call)
          to_thread(limiter, [&] { ++ran; })(asio::use_future).get();
      });
    for (std::thread& submitter : submitters)
      submitter.join();
    EXPECT_EQ(1200, ran);
  }
}

// Functions that wait for one another all get a thread while there are threads.
TEST(LimiterThreads, AllRunAtTheSameTimeIfTheyMust) {
  for (int round = 0; round < 50; ++round) {
    thread_limiter limiter(6);
    std::latch together(6);
    std::vector<std::future<void>> calls;
    for (int i = 0; i < 6; ++i)
      calls.push_back(to_thread(limiter, [&] { together.arrive_and_wait(); })(asio::use_future));
    for (std::future<void>& call : calls)
      call.get();
  }
}

} // namespace
