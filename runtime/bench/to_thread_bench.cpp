// What to_thread costs: CPU time of the whole process a call, with 1, 8 and 64 coroutines that call it in turn. The
// function does nothing, so that everything measured is the way there and back. The loop has a timer, so that it sleeps
// in epoll as one with sockets does. Beside it, what the kernel takes to wake a thread and be woken by it, twice
// write() and read() of an eventfd: one call alone cannot cost less. One line a case:
//
//     to_thread coroutines=64 calls=200000 cpu_us_per_call=0.50 wall_us_per_call=0.50
//     wake_and_back calls=50000 cpu_us_per_call=4.70 wall_us_per_call=4.70
//
// `to-thread-bench COROUTINES CALLS` measures one case.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <nostall/task.hpp>
#include <nostall/to_thread.hpp>
#include <string>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace {

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

nostall::task<> call_in_turn(long& left, boost::asio::steady_timer& timer) {
  while (left > 0) {
    --left;
    co_await nostall::to_thread([] {});
  }
  timer.cancel();
}

void call_to_thread(int coroutines, long calls) {
  boost::asio::io_context loop(1);
  boost::asio::steady_timer timer(loop, std::chrono::hours(1));
  timer.async_wait(boost::asio::detached);
  for (int i = 0; i < coroutines; ++i)
    boost::asio::co_spawn(loop, call_in_turn(calls, timer), boost::asio::detached);
  loop.run();
}

void wake_and_back(long calls) {
  const int there = eventfd(0, 0), back = eventfd(0, 0);
  std::thread other([=] {
    eventfd_t value = 0;
    for (long left = calls; left > 0 && eventfd_read(there, &value) == 0; --left)
      eventfd_write(back, 1);
  });
  eventfd_t value = 0;
  for (long left = calls; left > 0 && eventfd_write(there, 1) == 0; --left)
    eventfd_read(back, &value);
  other.join();
  close(there);
  close(back);
}

template <typename Function>
void measure(const char* what, long calls, Function run) {
  run(calls / 10); // starts the threads
  const double cpu = cpu_seconds();
  const auto started = std::chrono::steady_clock::now();
  run(calls);
  const std::chrono::duration<double, std::micro> wall = std::chrono::steady_clock::now() - started;
  std::printf("%s calls=%ld cpu_us_per_call=%.2f wall_us_per_call=%.2f\n", what, calls,
              (cpu_seconds() - cpu) * 1e6 / double(calls), wall.count() / double(calls));
}

void measure_to_thread(int coroutines, long calls) {
  measure(("to_thread coroutines=" + std::to_string(coroutines)).c_str(), calls,
          [=](long count) { call_to_thread(coroutines, count); });
}

} // namespace

int main(int argc, char** argv) {
  if (argc == 3) {
    measure_to_thread(std::atoi(argv[1]), std::atol(argv[2]));
    return 0;
  }
  measure("wake_and_back", 50'000, wake_and_back);
  measure_to_thread(1, 50'000);
  measure_to_thread(8, 200'000);
  measure_to_thread(64, 200'000);
}
