// What to_thread costs: CPU time of the whole process a call, with 1, 8 and 64 coroutines that call it in turn. The
// function does nothing, so that everything measured is the way there and back. One line a case:
//
//     to_thread coroutines=64 calls=200000 cpu_us_per_call=4.10 wall_us_per_call=3.20
//
// `to_thread_bench COROUTINES CALLS` measures one case.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <nostall/task.hpp>
#include <nostall/to_thread.hpp>
#include <sys/resource.h>

namespace {

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

nostall::task<> call_in_turn(long& left) {
  while (left > 0) {
    --left;
    co_await nostall::to_thread([] {});
  }
}

void run(int coroutines, long calls) {
  boost::asio::io_context loop(1);
  long left = calls;
  for (int i = 0; i < coroutines; ++i)
    boost::asio::co_spawn(loop, call_in_turn(left), boost::asio::detached);
  loop.run();
}

void measure(int coroutines, long calls) {
  run(coroutines, calls / 10); // starts the threads
  const double cpu = cpu_seconds();
  const auto started = std::chrono::steady_clock::now();
  run(coroutines, calls);
  const std::chrono::duration<double, std::micro> wall = std::chrono::steady_clock::now() - started;
  std::printf("to_thread coroutines=%d calls=%ld cpu_us_per_call=%.2f wall_us_per_call=%.2f\n", coroutines, calls,
              (cpu_seconds() - cpu) * 1e6 / double(calls), wall.count() / double(calls));
}

} // namespace

int main(int argc, char** argv) {
  if (argc == 3) {
    measure(std::atoi(argv[1]), std::atol(argv[2]));
    return 0;
  }
  measure(1, 50'000);
  measure(8, 200'000);
  measure(64, 200'000);
}
