// to_thread against the promises of its header: what comes back, where the coroutine resumes, what stays alive, and
// what happens when the call is cancelled or its io_context goes away.
#include <nostall/annotations.hpp>
#include <nostall/to_thread.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <latch>
#include <memory>
#include <optional>
#include <semaphore>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using nostall::thread_limiter;
using nostall::to_thread;

NOSTALL_BLOCKING int twice(int number) { return 2 * number; }

// Runs a coroutine on a loop of its own and gives what it returned or threw.
template <typename T>
T run(asio::awaitable<T> coroutine) {
  asio::io_context loop(1);
  std::future<T> result = asio::co_spawn(loop, std::move(coroutine), asio::use_future);
  loop.run();
  return result.get();
}

// Waits for something that another thread does in its own time.
template <typename Condition>
void wait_until(Condition condition) {
  while (!condition())
    std::this_thread::sleep_for(1ms);
}

// What comes back.

TEST(ToThread, ReturnsTheResult) {
  EXPECT_EQ(42, run([]() -> asio::awaitable<int> { co_return co_await to_thread(twice, 21); }()));
}

TEST(ToThread, RunsOnAnotherThread) {
  EXPECT_NE(std::this_thread::get_id(), run([]() -> asio::awaitable<std::thread::id> {
              co_return co_await to_thread(std::this_thread::get_id);
            }()));
}

TEST(ToThread, ThrowsWhatTheFunctionThrew) {
  try {
    run([]() -> asio::awaitable<int> {
      co_return co_await to_thread([]() -> int { throw std::out_of_range("the reason"); });
    }());
    FAIL() << "nothing was thrown";
  } catch (const std::out_of_range& error) {
    EXPECT_STREQ("the reason", error.what());
  }
}

TEST(ToThread, AnExceptionCanBeCaughtAndTheCoroutineGoesOn) {
  EXPECT_EQ(2, run([]() -> asio::awaitable<int> {
              int caught = 0;
              for (int i = 0; i < 2; ++i)
                try {
                  co_await to_thread([] { throw std::runtime_error("void function"); });
                } catch (const std::runtime_error&) {
                  ++caught;
                }
              co_return caught;
            }()));
}

TEST(ToThread, ReturnsVoid) {
  bool done = false;
  run([](bool& done) -> asio::awaitable<void> { co_await to_thread([&] { done = true; }); }(done));
  EXPECT_TRUE(done);
}

TEST(ToThread, MovesFunctionArgumentsAndResult) {
  const auto result = run([]() -> asio::awaitable<std::unique_ptr<std::string>> {
    auto function = [prefix = std::make_unique<std::string>("move ")](std::unique_ptr<std::string> text) {
      text->insert(0, *prefix);
      return text;
    };
    co_return co_await to_thread(std::move(function), std::make_unique<std::string>("only"));
  }());
  EXPECT_EQ("move only", *result);
}

TEST(ToThread, ReturnsReferences) {
  run([]() -> asio::awaitable<void> {
    std::string text = "before";
    std::string& same = co_await to_thread([&]() -> std::string& { return text; });
    EXPECT_EQ(&text, &same);
    const int number = 1;
    const int& constant = co_await to_thread([&]() -> const int& { return number; });
    EXPECT_EQ(&number, &constant);
  }());
}

struct without_default {
  explicit without_default(int number) : number(number) {}
  const int number;
};

TEST(ToThread, ReturnsTypesWithoutDefaultConstructorOrAssignment) {
  EXPECT_EQ(7, run([]() -> asio::awaitable<int> {
              const without_default value = co_await to_thread([] { return without_default(7); });
              co_return value.number;
            }()));
}

TEST(ToThread, CallsMembersAndPassesReferencesByStdRef) {
  struct counter {
    int value = 0;
    int add(int& by) { return value += by++; }
  };
  run([]() -> asio::awaitable<void> {
    counter counter;
    int by = 5;
    EXPECT_EQ(5, co_await to_thread(&counter::add, &counter, std::ref(by)));
    EXPECT_EQ(5, counter.value);
    EXPECT_EQ(6, by);
  }());
}

// Where the coroutine runs.

TEST(ToThread, ResumesOnItsOwnLoop) {
  run([]() -> asio::awaitable<void> {
    const auto loop_thread = std::this_thread::get_id();
    for (int i = 0; i < 20; ++i) {
      const auto other = co_await to_thread([] { return std::this_thread::get_id(); });
      EXPECT_EQ(loop_thread, std::this_thread::get_id());
      EXPECT_NE(loop_thread, other);
    }
  }());
}

TEST(ToThread, ResumesOnItsStrand) {
  asio::thread_pool pool(4);
  const auto strand = asio::make_strand(pool);
  asio::co_spawn(
      strand,
      [&]() -> asio::awaitable<void> {
        for (int i = 0; i < 50; ++i) {
          co_await to_thread([] {});
          EXPECT_TRUE(strand.running_in_this_thread());
        }
      },
      asio::use_future)
      .get();
}

template <typename Executor>
asio::awaitable<int, Executor> with_concrete_executor() {
  int captured = 20;
  int& same = co_await to_thread([&]() -> int& { return captured; });
  co_await to_thread([&] { ++captured; });
  co_return same + co_await to_thread([&] { return captured; });
}

TEST(ToThread, WorksWithConcreteExecutors) {
  asio::io_context loop(1);
  auto plain = asio::co_spawn(loop, with_concrete_executor<asio::io_context::executor_type>(), asio::use_future);
  auto strand =
      asio::co_spawn(asio::make_strand(loop), with_concrete_executor<asio::strand<asio::io_context::executor_type>>(),
                     asio::use_future);
  loop.run();
  EXPECT_EQ(42, plain.get());
  EXPECT_EQ(42, strand.get());
}

TEST(ToThread, TheLoopTurnsMeanwhile) {
  run([]() -> asio::awaitable<void> {
    std::atomic<int> turns = 0;
    asio::co_spawn(
        co_await asio::this_coro::executor,
        [&]() -> asio::awaitable<void> {
          asio::steady_timer timer(co_await asio::this_coro::executor);
          while (turns < 10) {
            timer.expires_after(1ms);
            co_await timer.async_wait(asio::use_awaitable);
            ++turns;
          }
        },
        asio::detached);
    // Would wait for ever if the loop were not turning.
    co_await to_thread([&] { wait_until([&] { return turns == 10; }); });
    EXPECT_EQ(10, turns);
  }());
}

TEST(ToThread, TheLoopDoesNotRunOutOfWork) {
  asio::io_context loop;
  std::binary_semaphore may_return{0};
  bool resumed = false;
  asio::co_spawn(
      loop,
      [&]() -> asio::awaitable<void> {
        co_await to_thread([&] { may_return.acquire(); });
        resumed = true;
      },
      asio::detached);
  std::thread releases_later([&] {
    std::this_thread::sleep_for(50ms);
    may_return.release();
  });
  loop.run(); // comes back only when there is no more work
  EXPECT_TRUE(resumed);
  releases_later.join();
}

// Other completion tokens.

TEST(ToThread, IsAnAsynchronousOperationForEveryToken) {
  asio::io_context loop;
  std::optional<int> given;
  to_thread(twice, 1)(asio::bind_executor(loop, [&](std::exception_ptr error, int result) {
    EXPECT_FALSE(error);
    given = result;
  }));
  EXPECT_FALSE(given);
  loop.run();
  EXPECT_EQ(2, given);

  EXPECT_EQ(4, to_thread(twice, 2)(asio::use_future).get());
  EXPECT_THROW(to_thread([] { throw std::runtime_error("void"); })(asio::use_future).get(), std::runtime_error);
  EXPECT_EQ(5, to_thread([] { return without_default(5); })(asio::use_future).get().get().number);
  to_thread([] {})(asio::detached);
}

TEST(ToThread, SeveralAtOnceWithAwaitableOperators) {
  using namespace asio::experimental::awaitable_operators;
  std::latch both(2);
  const auto [one, two] = run([](std::latch& both) -> asio::awaitable<std::tuple<int, int>> {
    const auto meet = [&](int result) {
      both.arrive_and_wait();
      return result;
    };
    co_return co_await (to_thread(meet, 1)(asio::use_awaitable) && to_thread(meet, 2)(asio::use_awaitable));
  }(both));
  EXPECT_EQ(1, one);
  EXPECT_EQ(2, two);
}

// What stays alive.

TEST(ToThread, DestroysTheFunctionOnItsThreadBeforeTheCoroutineResumes) {
  struct witness {
    std::thread::id* where;
    explicit witness(std::thread::id& where) : where(&where) {}
    witness(witness&& other) noexcept : where(std::exchange(other.where, nullptr)) {}
    ~witness() {
      if (where)
        *where = std::this_thread::get_id();
    }
  };
  run([]() -> asio::awaitable<void> {
    std::thread::id destroyed_on;
    auto function = [witness = witness(destroyed_on)] { return std::this_thread::get_id(); };
    const auto ran_on = co_await to_thread(std::move(function));
    EXPECT_EQ(ran_on, destroyed_on);
  }());
}

// A local of a coroutine that knows whether a function which refers to it still runs.
struct guarded_local {
  std::atomic<bool> in_use = false;
  std::atomic<bool>& destroyed;
  explicit guarded_local(std::atomic<bool>& destroyed) : destroyed(destroyed) {}
  ~guarded_local() {
    EXPECT_FALSE(in_use) << "destroyed while the function uses it";
    destroyed = true;
  }
};

TEST(ToThread, CapturesStayValidWhenTheLoopIsStoppedAndDestroyed) {
  std::binary_semaphore started{0};
  std::atomic<bool> destroyed = false;
  std::atomic<bool> resumed = false;
  std::optional<asio::io_context> loop(std::in_place, 1);
  asio::co_spawn(
      *loop,
      [&]() -> asio::awaitable<void> {
        guarded_local local(destroyed);
        asio::steady_timer timer(co_await asio::this_coro::executor, 1h);
        co_await to_thread([&] {
          local.in_use = true;
          started.release();
          std::this_thread::sleep_for(100ms);
          EXPECT_FALSE(destroyed);
          local.in_use = false;
        });
        resumed = true;
      },
      asio::detached);
  std::thread runs([&] { loop->run(); });
  started.acquire();
  loop->stop();
  runs.join();
  EXPECT_FALSE(destroyed);
  loop.reset(); // waits for the function, then destroys the coroutine
  EXPECT_TRUE(destroyed);
  EXPECT_FALSE(resumed);
}

TEST(ToThread, ADestroyedLoopAsksRunningFunctionsToStopAndDropsWaitingOnes) {
  thread_limiter limiter(1);
  std::binary_semaphore started{0};
  std::atomic<bool> stop_seen = false;
  std::atomic<bool> waiting_one_ran = false;
  std::atomic<bool> destroyed[2] = {false, false};
  std::optional<asio::io_context> loop(std::in_place);
  asio::co_spawn(
      *loop,
      [&]() -> asio::awaitable<void> {
        guarded_local local(destroyed[0]);
        co_await to_thread(limiter, [&](std::stop_token stop) {
          local.in_use = true;
          started.release();
          wait_until([&] { return stop.stop_requested(); });
          stop_seen = true;
          local.in_use = false;
        });
      },
      asio::detached);
  asio::co_spawn(
      *loop,
      [&]() -> asio::awaitable<void> {
        guarded_local local(destroyed[1]);
        co_await to_thread(limiter, [&] {
          local.in_use = false;
          waiting_one_ran = true;
        });
      },
      asio::detached);
  loop->poll();
  started.acquire();
  loop.reset();
  EXPECT_TRUE(stop_seen);
  EXPECT_FALSE(waiting_one_ran);
  EXPECT_TRUE(destroyed[0]);
  EXPECT_TRUE(destroyed[1]);
  EXPECT_EQ(0u, limiter.waiting());
}

TEST(ToThread, ALoopCanBeDestroyedWithStrandsOfItsOwn) {
  for (const bool strand_first : {true, false}) {
    std::optional<asio::io_context> loop(std::in_place);
    std::binary_semaphore started{0};
    std::atomic<bool> destroyed = false;
    const auto coroutine = [&]() -> asio::awaitable<void> {
      guarded_local local(destroyed);
      co_await to_thread([&] {
        local.in_use = true;
        started.release();
        std::this_thread::sleep_for(20ms);
        local.in_use = false;
      });
    };
    if (!strand_first)
      asio::co_spawn(*loop, to_thread([] {})(asio::use_awaitable), asio::detached);
    asio::co_spawn(asio::make_strand(*loop), coroutine, asio::detached);
    loop->poll();
    started.acquire();
    loop.reset();
    EXPECT_TRUE(destroyed);
  }
}

TEST(ToThread, LoopsComeAndGoWhileFunctionsReturn) {
  for (int round = 0; round < 200; ++round) {
    asio::io_context loop;
    for (int i = 0; i < 4; ++i)
      asio::co_spawn(
          loop,
          []() -> asio::awaitable<void> {
            for (;;)
              co_await to_thread([] {});
          },
          asio::detached);
    loop.run_for(std::chrono::microseconds(50 * (round % 10)));
  }
}

// Cancellation.

TEST(ToThread, CancellationReachesTheFunctionAndTheCoroutineWaitsForIt) {
  asio::io_context loop;
  asio::cancellation_signal signal;
  std::atomic<bool> started = false;
  bool resumed = false;
  asio::co_spawn(
      loop,
      [&]() -> asio::awaitable<void> {
        int local = 0;
        const int seen = co_await to_thread(
            [&](std::stop_token stop, int argument) {
              started = true;
              wait_until([&] { return stop.stop_requested(); });
              std::this_thread::sleep_for(20ms);
              local = argument;
              return argument;
            },
            3);
        EXPECT_EQ(3, seen); // a function that returns in spite of it has its result
        EXPECT_EQ(3, local);
        resumed = true;
      },
      asio::bind_cancellation_slot(signal.slot(), asio::detached));
  while (!started)
    loop.poll();
  signal.emit(asio::cancellation_type::terminal);
  EXPECT_FALSE(resumed);
  loop.run();
  EXPECT_TRUE(resumed);
}

TEST(ToThread, AFunctionWithoutStopTokenIsWaitedFor) {
  asio::io_context loop;
  asio::cancellation_signal signal;
  std::binary_semaphore may_return{0};
  bool resumed = false;
  asio::co_spawn(
      loop,
      [&]() -> asio::awaitable<void> {
        co_await to_thread([&] { may_return.acquire(); });
        resumed = true;
      },
      asio::bind_cancellation_slot(signal.slot(), asio::detached));
  wait_until([&] {
    loop.poll();
    return nostall::default_thread_limiter().running() > 0;
  });
  signal.emit(asio::cancellation_type::all);
  loop.run_for(20ms);
  EXPECT_FALSE(resumed);
  may_return.release();
  loop.run();
  EXPECT_TRUE(resumed);
}

TEST(ToThread, TotalCancellationComesTooLateForARunningFunction) {
  asio::io_context loop;
  asio::cancellation_signal signal;
  std::atomic<bool> started = false;
  std::binary_semaphore may_return{0};
  std::optional<bool> stop_seen;
  to_thread([&](std::stop_token stop) {
    started = true;
    may_return.acquire();
    return stop.stop_requested();
  })(asio::bind_cancellation_slot(signal.slot(), asio::bind_executor(loop, [&](std::exception_ptr error, bool seen) {
                                    EXPECT_FALSE(error);
                                    stop_seen = seen;
                                  })));
  wait_until([&] { return started.load(); });
  signal.emit(asio::cancellation_type::total);
  may_return.release();
  loop.run();
  EXPECT_EQ(false, stop_seen);
}

TEST(ToThread, ACallThatWaitsIsGivenUp) {
  for (const auto type :
       {asio::cancellation_type::total, asio::cancellation_type::partial, asio::cancellation_type::terminal}) {
    thread_limiter limiter(1);
    std::binary_semaphore may_return{0};
    asio::io_context loop;
    asio::cancellation_signal signal;
    to_thread(limiter, [&] { may_return.acquire(); })(asio::bind_executor(loop, asio::detached));
    wait_until([&] { return limiter.running() == 1; });
    boost::system::error_code code;
    bool ran = false;
    to_thread(limiter, [&] { ran = true; })(
        asio::bind_cancellation_slot(signal.slot(), asio::bind_executor(loop, [&](std::exception_ptr error) {
                                       try {
                                         std::rethrow_exception(error);
                                       } catch (const boost::system::system_error& error) {
                                         code = error.code();
                                       }
                                     })));
    EXPECT_EQ(1u, limiter.waiting());
    signal.emit(type);
    EXPECT_EQ(0u, limiter.waiting());
    EXPECT_FALSE(code) << "completes through the executor, never inside emit";
    loop.poll();
    EXPECT_EQ(asio::error::operation_aborted, code);
    may_return.release();
    loop.run();
    EXPECT_FALSE(ran);
  }
}

TEST(ToThread, CancellationRacesWithEverything) {
  thread_limiter limiter(2);
  asio::io_context loop;
  std::vector<std::unique_ptr<asio::cancellation_signal>> signals;
  int ended = 0;
  for (int i = 0; i < 300; ++i) {
    signals.push_back(std::make_unique<asio::cancellation_signal>());
    asio::co_spawn(
        loop,
        [&limiter]() -> asio::awaitable<void> {
          int local = 0;
          co_await to_thread(limiter, [&local](std::stop_token stop) {
            local = stop.stop_requested();
            std::this_thread::sleep_for(10us);
          });
        },
        asio::bind_cancellation_slot(signals.back()->slot(), [&ended](const std::exception_ptr&) { ++ended; }));
  }
  asio::co_spawn(
      loop,
      [&]() -> asio::awaitable<void> {
        asio::steady_timer timer(co_await asio::this_coro::executor);
        for (std::size_t i = 0; i < signals.size(); i += 2) {
          signals[signals.size() - 1 - i]->emit(asio::cancellation_type::terminal);
          timer.expires_after(20us);
          co_await timer.async_wait(asio::use_awaitable);
        }
      },
      asio::detached);
  loop.run();
  EXPECT_EQ(300, ended);
}

// Limiters.

TEST(ThreadLimiter, RunsAtMostFortyByDefault) {
  asio::io_context loop(1);
  std::atomic<int> running = 0;
  std::atomic<int> most = 0;
  std::binary_semaphore all_taken{0};
  std::promise<void> release;
  const std::shared_future<void> released = release.get_future().share();
  for (int i = 0; i < 100; ++i)
    asio::co_spawn(
        loop,
        [&]() -> asio::awaitable<void> {
          co_await to_thread([&] {
            const int now = ++running;
            for (int before = most; before < now && !most.compare_exchange_weak(before, now);)
              ;
            if (now == 40)
              all_taken.release();
            released.wait();
            --running;
          });
        },
        asio::detached);
  std::thread runs([&] { loop.run(); });
  all_taken.acquire();
  wait_until([] { return nostall::default_thread_limiter().waiting() == 60; });
  EXPECT_EQ(40, running);
  EXPECT_EQ(40u, nostall::default_thread_limiter().limit());
  release.set_value();
  runs.join();
  EXPECT_EQ(40, most);
}

TEST(ThreadLimiter, FirstComeFirstServed) {
  thread_limiter limiter(1);
  asio::io_context loop;
  std::vector<int> order;
  for (int i = 0; i < 10; ++i)
    to_thread(limiter, [&order, i] { order.push_back(i); })(asio::bind_executor(loop, asio::detached));
  loop.run();
  EXPECT_EQ((std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}), order);
}

TEST(ThreadLimiter, StartsNoMoreThreadsThanNeeded) {
  thread_limiter limiter(8);
  const auto thread_of_next = [&] { return to_thread(limiter, std::this_thread::get_id)(asio::use_future).get(); };
  const auto first = thread_of_next();
  for (int i = 0; i < 20; ++i) {
    wait_until([&] { return limiter.running() == 0; });
    EXPECT_EQ(first, thread_of_next());
  }
}

TEST(ThreadLimiter, DestructionWaitsForRunningFunctionsAndRefusesWaitingOnes) {
  asio::io_context loop;
  std::atomic<bool> returned = false;
  bool ran = false;
  std::error_code code;
  {
    thread_limiter limiter(1);
    to_thread(limiter, [&] {
      std::this_thread::sleep_for(50ms);
      returned = true;
    })(asio::bind_executor(loop, asio::detached));
    wait_until([&] { return limiter.running() == 1; });
    to_thread(limiter, [&] { ran = true; })(asio::bind_executor(loop, [&](std::exception_ptr error) {
      try {
        std::rethrow_exception(error);
      } catch (const std::system_error& error) {
        code = error.code();
      }
    }));
  }
  EXPECT_TRUE(returned);
  loop.run();
  EXPECT_FALSE(ran);
  EXPECT_EQ(std::errc::operation_canceled, code);
}

TEST(ThreadLimiter, CanLiveInTheCoroutineThatUsesIt) {
  EXPECT_EQ(10, run([]() -> asio::awaitable<int> {
              thread_limiter limiter(1);
              co_return co_await to_thread(limiter, twice, 5);
            }()));
}

TEST(ThreadLimiter, NeedsAtLeastOneThread) { EXPECT_THROW(thread_limiter(0), std::invalid_argument); }

} // namespace
