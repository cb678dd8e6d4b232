// What a program sees of being watched: nothing. System calls return the same, at the same time, with the watchdog and
// without.
#include <nostall/task.hpp>
#include <nostall/watchdog.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using nostall::stall;
using nostall::watchdog;

struct call_result {
  long value;
  int error;
  bool on_time;
  bool operator==(const call_result&) const = default;
};

template <typename Call>
call_result timed(std::chrono::milliseconds least, Call call) {
  const auto started = std::chrono::steady_clock::now();
  errno = 0;
  const long value = static_cast<long>(call());
  const int error = errno;
  return {value, value < 0 ? error : 0, std::chrono::steady_clock::now() - started >= least};
}

// Every call here waits far beyond the threshold, so that each is looked at
// while it waits.
std::vector<call_result> waiting_calls() {
  std::array<int, 2> pipe_ends{}, sockets{};
  EXPECT_EQ(0, pipe(pipe_ends.data()));
  EXPECT_EQ(0, socketpair(AF_UNIX, SOCK_STREAM, 0, sockets.data()));
  const int poller = epoll_create1(0);
  std::vector<call_result> results;
  results.push_back(timed(80ms, [] {
    const timespec time{.tv_sec = 0, .tv_nsec = 80'000'000};
    timespec left{.tv_sec = 7, .tv_nsec = 7};
    const int result = nanosleep(&time, &left);
    return result == 0 ? left.tv_sec * 100 + left.tv_nsec : result; // 707: not written to
  }));
  results.push_back(timed(80ms, [] { return usleep(80'000); }));
  results.push_back(timed(0ms, [] { return sleep(1); })); // seconds left
  results.push_back(timed(80ms, [&] {
    pollfd descriptor{.fd = pipe_ends[0], .events = POLLIN, .revents = 0};
    return poll(&descriptor, 1, 80);
  }));
  results.push_back(timed(80ms, [&] {
    fd_set readable;
    FD_ZERO(&readable);
    FD_SET(pipe_ends[0], &readable);
    timeval time{.tv_sec = 0, .tv_usec = 80'000};
    return select(pipe_ends[0] + 1, &readable, nullptr, nullptr, &time);
  }));
  results.push_back(timed(80ms, [&] {
    epoll_event event{};
    return epoll_wait(poller, &event, 1, 80);
  }));
  results.push_back(timed(80ms, [&] {
    const timeval time{.tv_sec = 0, .tv_usec = 80'000};
    setsockopt(sockets[0], SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
    char byte = 0;
    return recv(sockets[0], &byte, 1, 0);
  }));
  std::thread writes([&] {
    std::this_thread::sleep_for(120ms);
    EXPECT_EQ(1, write(pipe_ends[1], "x", 1));
  });
  results.push_back(timed(0ms, [&] {
    char byte = 0;
    return read(pipe_ends[0], &byte, 1);
  }));
  writes.join();
  for (const int descriptor : {pipe_ends[0], pipe_ends[1], sockets[0], sockets[1], poller})
    close(descriptor);
  return results;
}

TEST(WatchdogTransparency, SystemCallsReturnTheSame) {
  const std::vector<call_result> unwatched = waiting_calls();
  std::vector<call_result> watched;
  std::atomic<int> reports = 0;
  {
    watchdog dog({.reports_per_minute = 1000, .on_stall = [&](const stall&) { ++reports; }});
    asio::io_context loop(1);
    asio::co_spawn(
        loop,
        [&]() -> nostall::task<> {
          watched = waiting_calls();
          co_return;
        },
        asio::detached);
    const auto registration = dog.watch(loop);
    loop.run();
  }
  EXPECT_GT(reports, 0);
  EXPECT_EQ(unwatched, watched);
}

// The stall is one, from the watchdog's view; it looks once, and may meet the
// thread computing, about to sleep, or asleep. Whatever it meets, no call is
// cut short.
TEST(WatchdogTransparency, CallsAreNotCutShortBetweenComputing) {
  std::atomic<int> cut_short = 0;
  for (int round = 0; round < 20; ++round) {
    asio::io_context loop(1);
    asio::co_spawn(
        loop,
        [&]() -> nostall::task<> {
          for (int i = 0; i < 40; ++i) {
            const timespec time{.tv_sec = 0, .tv_nsec = 100'000};
            cut_short += nanosleep(&time, nullptr) != 0;
            cut_short += poll(nullptr, 0, 0) != 0;
            const auto end = std::chrono::steady_clock::now() + 50us;
            while (std::chrono::steady_clock::now() < end)
              ;
          }
          co_return;
        },
        asio::detached);
    watchdog dog({.threshold = 1ms, .reports_per_minute = 1000, .on_stall = [](const stall&) {}});
    const auto watched = dog.watch(loop);
    loop.run();
  }
  EXPECT_EQ(0, cut_short);
}

TEST(WatchdogTransparency, ALoopThatEndsIsNotMissed) {
  watchdog dog({.on_stall = [](const stall& s) { ADD_FAILURE() << s.text(); }});
  for (int i = 0; i < 20; ++i) {
    asio::io_context loop(1);
    asio::post(loop, [] {});
    const auto watched = dog.watch(loop);
    loop.run();
  }
  std::this_thread::sleep_for(100ms);
  EXPECT_EQ(0u, dog.statistics().stalls);
}

} // namespace
