// REQUIRES: llvm-22
// RUN: rm -rf %t && mkdir %t
// RUN: %gxx -std=c++20 -I%S/Inputs -I%runtime-include %s -o %t/before -pthread
// RUN: not %t/before > %t/before.txt
// RUN: %filecheck %s --check-prefix=BEFORE --input-file %t/before.txt
// RUN: cp %s %t/fixed.cpp
// RUN: %nostall check --unsafe-fixes %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include
// RUN: %gxx -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/after -pthread
// RUN: timeout 60 %t/after > %t/after.txt
// RUN: %filecheck %s --check-prefix=AFTER --input-file %t/after.txt
// For each kind of fix: before it the loop stands still while the call waits, after it another coroutine goes on.
#include "loop-turns.hpp"
#include <string>
#include <thread>
#include <unistd.h>
using boost::asio::awaitable;
using boost::asio::ip::tcp;

using executor = boost::asio::io_context::executor_type;
std::string slow_text() {
  ::usleep(60'000);
  return "text";
}

awaitable<void> sleeps() {
  std::this_thread::sleep_for(std::chrono::milliseconds(60));
  co_return;
}
awaitable<void> offloads() {
  if (slow_text() != "text")
    throw std::runtime_error("wrong result");
  co_return;
}
awaitable<void, executor> concrete() {
  std::this_thread::sleep_for(std::chrono::milliseconds(60));
  co_return;
}
awaitable<void> waits() {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, std::chrono::milliseconds(60));
  timer.wait();
}

// A peer on a thread of its own, which accepts, and writes after a while.
struct slow_peer {
  boost::asio::io_context own;
  tcp::acceptor acceptor{own, {boost::asio::ip::address_v4::loopback(), 0}};
  tcp::endpoint endpoint = acceptor.local_endpoint();
  std::thread thread{[this] {
    tcp::socket socket = acceptor.accept();
    ::usleep(60'000);
    boost::asio::write(socket, boost::asio::buffer("12345678", 8));
  }};
};
awaitable<void> reads(tcp::endpoint endpoint) {
  tcp::socket socket(co_await boost::asio::this_coro::executor);
  socket.connect(endpoint);
  char data[8];
  boost::system::error_code error;
  if (boost::asio::read(socket, boost::asio::buffer(data), error) != 8 || error)
    throw std::runtime_error("wrong size");
}

int main() {
  int failed = 0;
  {
    boost::asio::io_context loop;
    failed += report("timer for a sleep", ticks_during(loop, sleeps()));
  }
  {
    boost::asio::io_context loop;
    failed += report("offload", ticks_during(loop, offloads()));
  }
  {
    boost::asio::io_context loop;
    failed += report("concrete executor", ticks_during(loop, concrete()));
  }
  {
    boost::asio::io_context loop;
    failed += report("timer", ticks_during(loop, waits()));
  }
  {
    boost::asio::io_context loop;
    slow_peer peer;
    failed += report("connect and read", ticks_during(loop, reads(peer.endpoint)));
    peer.thread.join();
  }
  return failed;
}
// BEFORE: timer for a sleep: the loop stood still
// BEFORE-NEXT: offload: the loop stood still
// BEFORE-NEXT: concrete executor: the loop stood still
// BEFORE-NEXT: timer: the loop stood still
// BEFORE-NEXT: connect and read: the loop stood still
// AFTER: timer for a sleep: the loop turned
// AFTER-NEXT: offload: the loop turned
// AFTER-NEXT: concrete executor: the loop turned
// AFTER-NEXT: timer: the loop turned
// AFTER-NEXT: connect and read: the loop turned
