// One task in three forms, and what each does to everybody else: the demonstration of why a loop must not be blocked.
// The task is to wait 20 ms for something slow.
//
//     /blocking    a coroutine that blocks: the loop stands still for 20 ms at each request. The checker reports it.
//     /offloaded   a plain function, which the runtime runs on a thread because its type says that it may block
//     /awaited     a coroutine that awaits: nothing is occupied while it waits
//     /ping        somebody else, who wants an answer at once
//
// runtime/bench/three_forms.py puts each under load and asks /ping meanwhile; `./dev demo` shows the table.
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <chrono>
#include <cstdlib>
#include <nostall/server.hpp>
#include <string>
#include <thread>

namespace {

using namespace std::chrono_literals;
using nostall::task;

// Deliberately wrong.
task<std::string> blocking() {
  std::this_thread::sleep_for(20ms);
  co_return "blocked the loop for 20 ms";
}

std::string offloaded() {
  std::this_thread::sleep_for(20ms);
  return "blocked a thread for 20 ms";
}

task<std::string> awaited() {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, 20ms);
  co_await timer.async_wait(nostall::use_task);
  co_return "waited 20 ms";
}

task<std::string> ping() { co_return "pong"; }

} // namespace

int main(int count, char** arguments) {
  nostall::app app;
  app.get("/blocking", blocking);
  app.get("/offloaded", offloaded);
  app.get("/awaited", awaited);
  app.get("/ping", ping);
  const auto port = static_cast<std::uint16_t>(count > 1 ? std::atoi(arguments[1]) : 8080);
  nostall::server(app, {.port = port}).run();
}
