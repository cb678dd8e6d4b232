// Coroutines that run at the same time: gather, when_any, timeout, task_group, sleep_for.
#include <nostall/gather.hpp>
#include <nostall/sleep.hpp>
#include <nostall/task_group.hpp>
#include <nostall/timeout.hpp>
#include <nostall/to_thread.hpp>
#include <nostall/when_any.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_future.hpp>
#include <gmock/gmock.h>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using boost::system::system_error;
using nostall::gather;
using nostall::sleep_for;
using nostall::task;
using nostall::when_any;
using testing::ElementsAre;
using clock = std::chrono::steady_clock;

template <typename T>
T run(task<T> coroutine) {
  asio::io_context loop(1);
  std::future<T> result = asio::co_spawn(loop, std::move(coroutine), asio::use_future);
  loop.run();
  return result.get();
}

// Runs it and cancels it soon after it began.
void run_and_cancel(task<> coroutine) {
  asio::io_context loop(1);
  asio::cancellation_signal signal;
  std::exception_ptr error;
  bool ended = false;
  asio::co_spawn(loop, std::move(coroutine),
                 asio::bind_cancellation_slot(signal.slot(), [&](std::exception_ptr thrown) {
                   error = thrown;
                   ended = true;
                 }));
  asio::steady_timer timer(loop, 20ms);
  timer.async_wait([&](auto) { signal.emit(asio::cancellation_type::terminal); });
  loop.run();
  ASSERT_TRUE(ended);
  if (error)
    std::rethrow_exception(error);
}

// Writes down its end, however it comes.
struct end_of {
  std::vector<std::string>& ends;
  std::string name;
  ~end_of() { ends.push_back(name); }
};

task<int> value_after(std::chrono::milliseconds time, int value) {
  co_await sleep_for(time);
  co_return value;
}

task<int> fails_after(std::chrono::milliseconds time, const char* what) {
  co_await sleep_for(time);
  throw std::runtime_error(what);
}

task<int> fails_at_once() {
  throw std::runtime_error("at once");
  co_return 0;
}

task<> forever(std::vector<std::string>& ends, std::string name) {
  const end_of end{ends, name};
  co_await sleep_for(1h);
}

TEST(SleepFor, TakesItsTime) {
  const auto started = clock::now();
  run([]() -> task<> { co_await sleep_for(30ms); }());
  EXPECT_GE(clock::now() - started, 30ms);
}

TEST(SleepFor, CanBeCancelled) { EXPECT_THROW(run_and_cancel(sleep_for(1h)), system_error); }

TEST(Gather, GivesAllResultsInOrder) {
  const auto result = run([]() -> task<std::tuple<int, std::string, std::monostate>> {
    auto text = []() -> task<std::string> { co_return "text"; };
    co_return co_await gather(value_after(20ms, 1), text(), sleep_for(1ms));
  }());
  EXPECT_EQ(1, std::get<0>(result));
  EXPECT_EQ("text", std::get<1>(result));
}

TEST(Gather, RunsThemAtTheSameTime) {
  const auto started = clock::now();
  run([]() -> task<> {
    std::vector<task<>> sleeps;
    for (int i = 0; i < 20; ++i)
      sleeps.push_back(sleep_for(50ms));
    co_await gather(std::move(sleeps));
  }());
  EXPECT_LT(clock::now() - started, 20 * 50ms);
}

TEST(Gather, TakesAnyNumberOfOneKind) {
  EXPECT_THAT(run([]() -> task<std::vector<int>> {
                std::vector<task<int>> all;
                for (int i = 0; i < 5; ++i)
                  all.push_back(value_after(std::chrono::milliseconds(10 - 2 * i), i));
                co_return co_await gather(std::move(all));
              }()),
              ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(run([]() -> task<std::vector<int>> { co_return co_await gather(std::vector<task<int>>()); }()),
              ElementsAre());
}

struct no_default {
  explicit no_default(int number) : number(number) {}
  std::unique_ptr<int> only_movable;
  int number;
};

TEST(Gather, MovesResultsOfAnyType) {
  EXPECT_EQ(7, run([]() -> task<int> {
              auto make = [](int number) -> task<no_default> { co_return no_default(number); };
              auto [three, four] = co_await gather(make(3), make(4));
              co_return three.number + four.number;
            }()));
}

TEST(Gather, TheFirstErrorCancelsTheOthersAndWaitsForThem) {
  std::vector<std::string> ends;
  const auto started = clock::now();
  try {
    run([](std::vector<std::string>& ends) -> task<> {
      const end_of end{ends, "caller"};
      co_await gather(forever(ends, "a"), fails_after(10ms, "the first"), fails_after(1h, "later"), forever(ends, "b"));
    }(ends));
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ("the first", error.what());
  }
  EXPECT_THAT(ends, ElementsAre("a", "b", "caller"));
  EXPECT_LT(clock::now() - started, 10s);
}

TEST(Gather, ErrorsBeforeTheFirstSuspension) {
  std::vector<std::string> ends;
  EXPECT_THROW(run([](std::vector<std::string>& ends) -> task<> {
                 co_await gather(fails_at_once(), forever(ends, "a"), fails_at_once());
               }(ends)),
               std::runtime_error);
  EXPECT_THROW(
      run([](std::vector<std::string>& ends) -> task<> { co_await gather(forever(ends, "a"), fails_at_once()); }(ends)),
      std::runtime_error);
}

TEST(Gather, CancellationReachesAll) {
  std::vector<std::string> ends;
  EXPECT_THROW(run_and_cancel([](std::vector<std::string>& ends) -> task<> {
                 const end_of end{ends, "caller"};
                 co_await gather(forever(ends, "a"), gather(forever(ends, "b"), forever(ends, "c")));
               }(ends)),
               system_error);
  EXPECT_THAT(ends, ElementsAre("a", "b", "c", "caller"));
}

TEST(Gather, CancellationReachesToThreadAndWaitsForIt) {
  std::atomic<bool> returned = false;
  auto function = [&](std::stop_token stop) {
    while (!stop.stop_requested())
      std::this_thread::sleep_for(1ms);
    std::this_thread::sleep_for(20ms);
    returned = true;
  };
  auto waits = [&]() -> task<> { co_await nostall::to_thread(function); };
  try {
    run_and_cancel([&]() -> task<> { co_await gather(waits(), sleep_for(1h)); }());
  } catch (const system_error&) {
  }
  EXPECT_TRUE(returned);
}

TEST(Gather, DestroyingTheLoopDestroysChildrenBeforeTheirParent) {
  std::vector<std::string> ends;
  {
    asio::io_context loop(1);
    asio::co_spawn(
        loop,
        [](std::vector<std::string>& ends) -> task<> {
          const end_of end{ends, "parent"};
          co_await gather(forever(ends, "a"), forever(ends, "b"));
        }(ends),
        asio::detached);
    loop.run_for(10ms);
  }
  ASSERT_EQ(3u, ends.size());
  EXPECT_EQ("parent", ends.back());
}

TEST(WhenAny, GivesTheFirstAndCancelsTheOthers) {
  std::vector<std::string> ends;
  const auto first = run([](std::vector<std::string>& ends) -> task<std::variant<int, std::monostate, int>> {
    co_return co_await when_any(value_after(1h, 1), forever(ends, "other"), value_after(5ms, 3));
  }(ends));
  EXPECT_EQ(2u, first.index());
  EXPECT_EQ(3, std::get<2>(first));
  EXPECT_THAT(ends, ElementsAre("other"));
}

TEST(WhenAny, OfOneKind) {
  const auto [index, value] = run([]() -> task<std::pair<std::size_t, int>> {
    std::vector<task<int>> all;
    for (const int i : {30, 5, 20})
      all.push_back(value_after(std::chrono::milliseconds(i), i));
    co_return co_await when_any(std::move(all));
  }());
  EXPECT_EQ(1u, index);
  EXPECT_EQ(5, value);
  EXPECT_THROW(run([]() -> task<> { co_await when_any(std::vector<task<>>()); }()), std::invalid_argument);
}

TEST(WhenAny, ThrowsTheErrorOfTheFirst) {
  EXPECT_THROW(run([]() -> task<> { co_await when_any(fails_after(1ms, "first"), value_after(1h, 1)); }()),
               std::runtime_error);
  EXPECT_EQ(1, run([]() -> task<int> {
              co_return std::get<1>(co_await when_any(fails_after(1h, "never"), value_after(1ms, 1)));
            }()));
}

TEST(WhenAny, CanBeCancelled) {
  std::vector<std::string> ends;
  EXPECT_THROW(run_and_cancel([](std::vector<std::string>& ends) -> task<> {
                 co_await when_any(forever(ends, "a"), forever(ends, "b"));
               }(ends)),
               system_error);
  EXPECT_THAT(ends, ElementsAre("a", "b"));
}

TEST(Timeout, GivesTheResultInTime) {
  EXPECT_EQ(4, run(nostall::timeout(1h, value_after(1ms, 4))));
  run(nostall::timeout(1h, sleep_for(1ms)));
  EXPECT_THROW(run(nostall::timeout(1h, fails_after(1ms, "its own"))), std::runtime_error);
}

TEST(Timeout, CancelsWhatTakesLonger) {
  std::vector<std::string> ends;
  try {
    run(nostall::timeout(10ms, forever(ends, "late")));
    FAIL() << "nothing was thrown";
  } catch (const nostall::timed_out& error) {
    EXPECT_STREQ("timed out after 10 ms", error.what());
  }
  EXPECT_THAT(ends, ElementsAre("late"));
}

TEST(Timeout, LosesNoResultThatComesInSpiteOfIt) {
  auto stubborn = []() -> task<int> {
    co_return co_await nostall::to_thread([] {
      std::this_thread::sleep_for(40ms);
      return 5;
    });
  };
  EXPECT_EQ(5, run(nostall::timeout(5ms, stubborn())));
}

TEST(Timeout, CancellationFromOutsideIsNoTimeout) {
  std::vector<std::string> ends;
  EXPECT_THROW(run_and_cancel(nostall::timeout(1h, forever(ends, "a"))), system_error);
  EXPECT_THAT(ends, ElementsAre("a"));
}

TEST(Timeout, Nests) {
  std::vector<std::string> ends;
  EXPECT_THROW(run(nostall::timeout(1h, nostall::timeout(5ms, forever(ends, "a")))), nostall::timed_out);
  EXPECT_THROW(run(nostall::timeout(5ms, nostall::timeout(1h, forever(ends, "b")))), nostall::timed_out);
  EXPECT_THAT(ends, ElementsAre("a", "b"));
}

TEST(TaskGroup, WaitsForAllThatWereStarted) {
  std::vector<std::string> ends;
  run([](std::vector<std::string>& ends) -> task<> {
    co_await nostall::with_task_group([&](nostall::task_group& group) -> task<> {
      const auto work = [](std::vector<std::string>& ends, nostall::task_group& group, int depth) -> task<> {
        const auto again = [](auto& self, std::vector<std::string>& ends, nostall::task_group& group,
                              int depth) -> task<> {
          co_await sleep_for(std::chrono::milliseconds(depth));
          if (depth > 0)
            group.spawn(self(self, ends, group, depth - 1));
          ends.push_back(std::to_string(depth));
        };
        co_await again(again, ends, group, depth);
        co_await sleep_for(50ms); // `again` is used by what it started
      };
      group.spawn(work(ends, group, 3));
      ends.push_back("body");
      co_return;
    });
    ends.push_back("after");
  }(ends));
  EXPECT_THAT(ends, ElementsAre("body", "3", "2", "1", "0", "after"));
}

TEST(TaskGroup, AnErrorCancelsTheOthersAndTheBody) {
  std::vector<std::string> ends;
  EXPECT_THROW(run(nostall::with_task_group([&](nostall::task_group& group) -> task<> {
                 group.spawn(forever(ends, "child"));
                 group.spawn([]() -> task<> { co_await fails_after(5ms, "child"); }());
                 co_await forever(ends, "body");
               })),
               std::runtime_error);
  EXPECT_THAT(ends, testing::UnorderedElementsAre("child", "body"));
}

TEST(TaskGroup, AnErrorOfTheBodyCancelsTheChildren) {
  std::vector<std::string> ends;
  EXPECT_THROW(run(nostall::with_task_group([&](nostall::task_group& group) -> task<> {
                 group.spawn(forever(ends, "child"));
                 co_await sleep_for(5ms);
                 throw std::logic_error("body");
               })),
               std::logic_error);
  EXPECT_THAT(ends, ElementsAre("child"));
}

TEST(TaskGroup, CanBeStopped) {
  std::vector<std::string> ends;
  run(nostall::with_task_group([&](nostall::task_group& group) -> task<> {
    group.spawn(forever(ends, "a"));
    co_await sleep_for(5ms);
    EXPECT_EQ(2u, group.size());
    group.cancel();
    EXPECT_TRUE(group.cancelled());
    group.spawn(forever(ends, "too late")); // does not begin
  }));
  EXPECT_THAT(ends, ElementsAre("a"));
}

TEST(TaskGroup, CanBeStoppedBeforeAnythingWasAwaited) {
  std::vector<std::string> ends;
  run(nostall::with_task_group([&](nostall::task_group& group) -> task<> {
    group.spawn(forever(ends, "a"));
    group.cancel();
    co_return;
  }));
  EXPECT_TRUE(ends.empty());
}

TEST(TaskGroup, CancellationReachesAll) {
  std::vector<std::string> ends;
  EXPECT_THROW(run_and_cancel(nostall::with_task_group([&](nostall::task_group& group) -> task<> {
                 group.spawn(forever(ends, "child"));
                 co_await forever(ends, "body");
               })),
               system_error);
  EXPECT_THAT(ends, testing::UnorderedElementsAre("child", "body"));
}

} // namespace
