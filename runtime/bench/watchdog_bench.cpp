// What the watchdog costs a loop that never stalls: CPU time of the whole process a turn of a busy loop, watched and
// unwatched in turn (medians, for the cost of the pairs), and the share of a processor that watching an idle loop
// takes. One line a case:
//
//     watchdog busy unwatched_ns=152.1 watched_ns=152.6 cost_percent=0.33
//     watchdog idle cpu_percent=0.20
#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdio>
#include <future>
#include <nostall/watchdog.hpp>
#include <optional>
#include <sys/resource.h>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

struct turns {
  boost::asio::io_context& loop;
  long left;

  void operator()() {
    if (--left > 0)
      boost::asio::post(loop, turns(*this));
  }
};

// Nanoseconds of CPU time a turn.
double busy(bool watched) {
  constexpr long number = 10'000'000;
  boost::asio::io_context loop(1);
  std::optional<nostall::watchdog> dog;
  if (watched)
    dog.emplace();
  boost::asio::post(loop, turns{loop, number});
  const double before = cpu_seconds();
  {
    std::optional<nostall::watchdog::registration> registration;
    if (dog)
      registration.emplace(dog->watch(loop));
    loop.run();
  }
  return (cpu_seconds() - before) * 1e9 / double(number);
}

double idle_percent() {
  boost::asio::io_context loop(1);
  nostall::watchdog dog;
  boost::asio::steady_timer timer(loop, 3s);
  timer.async_wait([](const boost::system::error_code&) {});
  const double before = cpu_seconds();
  const auto registration = dog.watch(loop);
  loop.run();
  return (cpu_seconds() - before) / 3 * 100;
}

} // namespace

int main() {
  // The C library takes locks in a cheaper way as long as there is a single thread; no server has only one.
  std::promise<void> done;
  std::thread second([&] { done.get_future().wait(); });
  std::vector<double> unwatched, watched, cost;
  for (int round = 0; round < 15; ++round) {
    unwatched.push_back(busy(false));
    watched.push_back(busy(true));
    cost.push_back((watched.back() / unwatched.back() - 1) * 100);
  }
  std::printf("watchdog busy unwatched_ns=%.1f watched_ns=%.1f cost_percent=%.2f\n", median(unwatched), median(watched),
              median(cost));
  std::printf("watchdog idle cpu_percent=%.2f\n", idle_percent());
  done.set_value();
  second.join();
}
