// The watchdog against real stalls on real loops: that they are found,
// explained, counted and timed, and that the program does not notice being
// looked at.
#include <nostall/task.hpp>
#include <nostall/to_thread.hpp>
#include <nostall/watchdog.hpp>

#include "support/whole_stacks.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <gmock/gmock.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace watched_program {

using namespace std::chrono_literals;

constexpr unsigned line_of_sleep = __LINE__ + 2;
nostall::task<> sleeps() {
  std::this_thread::sleep_for(120ms);
  co_return;
}

nostall::task<> helper_that_sleeps() {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, 1ms);
  co_await timer.async_wait(nostall::use_task);
  std::this_thread::sleep_for(120ms);
}

nostall::task<> calls_helper() { co_await helper_that_sleeps(); }

[[gnu::noinline]] void spin(std::chrono::milliseconds duration) {
  const auto end = std::chrono::steady_clock::now() + duration;
  while (std::chrono::steady_clock::now() < end)
    ;
}

nostall::task<> computes() {
  spin(150ms);
  co_return;
}

nostall::task<> waits_for_data(int socket) {
  char byte = 0;
  EXPECT_EQ(1, read(socket, &byte, 1));
  co_return;
}

nostall::task<> waits_for_a_lock(std::mutex& mutex) {
  const std::lock_guard lock(mutex);
  co_return;
}

void plain_handler() { std::this_thread::sleep_for(120ms); }

} // namespace watched_program

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using nostall::stall;
using nostall::watchdog;
using nostall::watchdog_options;
using nostall::testing::whole_stacks;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;

// Runs a loop under a watchdog and keeps what it reports.
class watched_run {
public:
  explicit watched_run(watchdog_options options = {}) {
    options.on_stall = [this](const stall& s) { stalls.push_back(s); };
    options_ = std::move(options);
  }

  void operator()(nostall::task<> coroutine) {
    asio::io_context loop(1);
    asio::co_spawn(loop, std::move(coroutine), asio::detached);
    operator()(loop);
  }

  void operator()(asio::io_context& loop) {
    watchdog dog(options_);
    {
      const auto watched = dog.watch(loop);
      loop.run();
    }
    std::this_thread::sleep_for(100ms); // the last stall is seen to have ended
    statistics = dog.statistics();
  }

  const stall& only() const {
    static const stall none;
    EXPECT_EQ(1u, stalls.size());
    return stalls.empty() ? none : stalls.front();
  }

  std::vector<stall> stalls; // read after the run
  nostall::watchdog_statistics statistics;

private:
  watchdog_options options_;
};

bool calls(const stall& s, const std::string& function) {
  for (const nostall::stack_frame& frame : s.stack)
    if (frame.function == function)
      return true;
  return false;
}

TEST(Watchdog, IsSilentAboutALoopThatTurns) {
  watched_run run;
  run([]() -> nostall::task<> {
    asio::steady_timer timer(co_await asio::this_coro::executor);
    for (int i = 0; i < 30; ++i) {
      timer.expires_after(10ms);
      co_await timer.async_wait(nostall::use_task);
    }
    co_await nostall::to_thread([] { std::this_thread::sleep_for(100ms); });
  }());
  EXPECT_TRUE(run.stalls.empty());
  EXPECT_EQ(0u, run.statistics.stalls);
}

TEST(Watchdog, NamesTheCoroutineThatSleeps) {
  watched_run run;
  run(watched_program::sleeps());
  const stall& seen = run.only();
  EXPECT_EQ("watched_program::sleeps", seen.function);
  EXPECT_THAT(seen.file, EndsWith("watchdog_test.cpp"));
  EXPECT_EQ(watched_program::line_of_sleep, seen.line);
  EXPECT_FALSE(seen.on_cpu);
  EXPECT_EQ("clock_nanosleep", seen.system_call);
  EXPECT_EQ("sleep", seen.category);
  EXPECT_TRUE(seen.over);
  EXPECT_GE(seen.duration, 80ms);
  EXPECT_LT(seen.duration, 5s);
  EXPECT_TRUE(seen.awaited_by.empty()) << seen.awaited_by.front();
  EXPECT_EQ(1u, run.statistics.stalls);
  EXPECT_EQ(seen.duration, run.statistics.stalled_longest);
}

TEST(Watchdog, NamesWhoAwaitsTheCoroutine) {
  watched_run run;
  run(watched_program::calls_helper());
  EXPECT_EQ("watched_program::helper_that_sleeps", run.only().function);
  if (whole_stacks) {
    EXPECT_THAT(run.only().awaited_by, ElementsAre("watched_program::calls_helper"));
  }
}

TEST(Watchdog, NamesTheHandlerByItsFunction) {
  nostall::name_handler(watched_program::calls_helper, "GET /helper");
  const auto handler = [](int) -> nostall::task<> { co_await watched_program::helper_that_sleeps(); };
  nostall::name_handler(handler, "GET /lambda");
  watched_run by_function, by_type;
  by_function(watched_program::calls_helper());
  by_type(handler(1));
  if (whole_stacks) {
    EXPECT_EQ("GET /helper", by_function.only().handler);
    EXPECT_EQ("GET /lambda", by_type.only().handler);
  }
}

TEST(Watchdog, NamesTheActivity) {
  watched_run run;
  asio::io_context loop(1);
  asio::post(loop, [] {
    const nostall::activity_scope activity("the nightly clean-up");
    std::this_thread::sleep_for(100ms);
  });
  run(loop);
  EXPECT_EQ("the nightly clean-up", run.only().handler);
}

TEST(Watchdog, NamesTheActivityThatTookLongestOfSeveralInARow) {
  asio::io_context loop(1);
  const auto add = [&loop](const char* name, std::chrono::milliseconds duration) {
    asio::post(loop, [name, duration] {
      const nostall::activity_scope scope(name);
      std::this_thread::sleep_for(duration);
    });
  };
  add("first", 60ms);
  add("longest", 300ms);
  add("last", 60ms);
  watched_run run;
  run(loop);
  ASSERT_EQ(run.stalls.size(), 1u);
  EXPECT_EQ(run.stalls[0].handler, "longest");
}

TEST(Watchdog, NamesACompletionHandler) {
  watched_run run;
  asio::io_context loop(1);
  asio::post(loop, [] { watched_program::plain_handler(); });
  run(loop);
  if (whole_stacks) {
    EXPECT_THAT(run.only().function, HasSubstr("NamesACompletionHandler"));
  }
  EXPECT_EQ("sleep", run.only().category);
}

TEST(Watchdog, TellsComputingFromWaiting) {
  watched_run run;
  run(watched_program::computes());
  EXPECT_TRUE(run.only().on_cpu);
  EXPECT_EQ("compute", run.only().category);
  EXPECT_EQ("", run.only().system_call);
  if (whole_stacks) {
    EXPECT_EQ("watched_program::computes", run.only().function);
    EXPECT_TRUE(calls(run.only(), "watched_program::spin"));
  }
}

TEST(Watchdog, TellsWhatIsWaitedFor) {
  std::array<int, 2> sockets{};
  ASSERT_EQ(0, socketpair(AF_UNIX, SOCK_STREAM, 0, sockets.data()));
  std::thread writes([&] {
    std::this_thread::sleep_for(150ms);
    EXPECT_EQ(1, write(sockets[1], "x", 1));
  });
  watched_run network;
  network(watched_program::waits_for_data(sockets[0]));
  writes.join();
  close(sockets[0]);
  close(sockets[1]);
  EXPECT_EQ("read", network.only().system_call);
  EXPECT_EQ("network", network.only().category);
  if (whole_stacks) {
    EXPECT_EQ("watched_program::waits_for_data", network.only().function);
  }

  std::mutex mutex;
  std::promise<void> locked;
  std::thread holds([&] {
    const std::lock_guard lock(mutex);
    locked.set_value();
    std::this_thread::sleep_for(150ms);
  });
  locked.get_future().wait();
  watched_run lock;
  lock(watched_program::waits_for_a_lock(mutex));
  holds.join();
  EXPECT_EQ("futex", lock.only().system_call);
  EXPECT_EQ("lock", lock.only().category);
}

TEST(Watchdog, ReportsAStallThatDoesNotEnd) {
  std::promise<stall> reported;
  watchdog dog({.report_unfinished_after = 100ms, .on_stall = [&](const stall& s) { reported.set_value(s); }});
  asio::io_context loop(1);
  std::promise<void> release;
  asio::post(loop, [&] { release.get_future().wait(); });
  std::thread runs([&] {
    const auto watched = dog.watch(loop);
    loop.run();
  });
  const stall seen = reported.get_future().get(); // while it goes on
  EXPECT_FALSE(seen.over);
  EXPECT_GE(seen.duration, 100ms);
  EXPECT_THAT(seen.text(), HasSubstr("and does still"));
  release.set_value();
  runs.join();
}

TEST(Watchdog, LeavesOutWhatIsTooMuchAndSaysSo) {
  watched_run run({.threshold = 5ms, .reports_per_minute = 2});
  asio::io_context loop(1);
  asio::co_spawn(
      loop,
      []() -> nostall::task<> {
        asio::steady_timer timer(co_await asio::this_coro::executor);
        for (int i = 0; i < 5; ++i) {
          std::this_thread::sleep_for(40ms);
          timer.expires_after(40ms);
          co_await timer.async_wait(nostall::use_task);
        }
      },
      asio::detached);
  run(loop);
  EXPECT_EQ(2u, run.stalls.size());
  EXPECT_GE(run.statistics.stalls, 5u);
  EXPECT_EQ(run.statistics.stalls - 2, run.statistics.left_out);
}

TEST(Watchdog, WatchesSeveralLoops) {
  std::vector<std::string> functions;
  std::optional<watchdog> dog(std::in_place,
                              watchdog_options{.on_stall = [&](const stall& s) { functions.push_back(s.function); }});
  const auto run = [&](nostall::task<> (*coroutine)()) {
    asio::io_context loop(1);
    asio::co_spawn(loop, coroutine(), asio::detached);
    const auto watched = dog->watch(loop);
    loop.run();
  };
  std::thread other([&] { run(watched_program::sleeps); });
  run(watched_program::calls_helper);
  other.join();
  dog.reset();
  EXPECT_THAT(functions,
              testing::UnorderedElementsAre("watched_program::sleeps", "watched_program::helper_that_sleeps"));
}

// What tools read.

TEST(WatchdogReport, IsAFindingOfTheChecker) {
  const std::string path = std::filesystem::temp_directory_path() / ("stalls." + std::to_string(getpid()));
  watched_run run({.findings_file = path});
  run(watched_program::calls_helper());
  std::ifstream file(path);
  std::string line;
  ASSERT_TRUE(std::getline(file, line));
  std::filesystem::remove(path);
  EXPECT_EQ(run.only().json(), line);
  const boost::json::object finding = boost::json::parse(line).as_object();
  std::vector<std::string> keys;
  for (const auto& member : finding)
    keys.emplace_back(member.key());
  EXPECT_THAT(keys, ElementsAre("rule", "category", "severity", "confidence", "file", "line", "column", "function",
                                "message", "chain", "fingerprint", "fix", "stall"));
  EXPECT_EQ("nostall-stalled-loop", finding.at("rule"));
  EXPECT_EQ("sleep", finding.at("category"));
  EXPECT_EQ("watched_program::helper_that_sleeps", finding.at("function"));
  EXPECT_EQ(32u, finding.at("fingerprint").as_string().size());
  EXPECT_THAT(std::string(finding.at("message").as_string()),
              testing::MatchesRegex("the event loop stalled for [0-9]+ ms in "
                                    "'watched_program::helper_that_sleeps', "
                                    "asleep in clock_nanosleep.*"));
  const boost::json::array& chain = finding.at("chain").as_array();
  ASSERT_FALSE(chain.empty());
  std::vector<std::string> step_keys;
  for (const auto& member : chain.front().as_object())
    step_keys.emplace_back(member.key());
  EXPECT_THAT(step_keys, ElementsAre("kind", "file", "line", "column", "function", "call", "reason"));
  EXPECT_EQ("call", chain.front().at("kind"));
  EXPECT_EQ("watched_program::helper_that_sleeps", chain.front().at("function"));
  EXPECT_EQ(finding.at("line"), chain.front().at("line"));
  EXPECT_EQ("seen asleep in clock_nanosleep", chain.back().at("reason"));
}

TEST(WatchdogReport, HasAFingerprintThatDoesNotDependOnTimes) {
  const auto fingerprint = [] {
    watched_run run;
    run(watched_program::sleeps());
    return boost::json::parse(run.only().json()).at("fingerprint");
  };
  EXPECT_EQ(fingerprint(), fingerprint());
}

} // namespace
