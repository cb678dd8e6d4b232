// RUN: %check_both %s -- -std=c++20
// What returns a future has already begun, and goes on when the future is dropped.
#include "seastar/seastar.hpp"
using namespace std::chrono_literals;
using seastar::future;

future<> save();

future<> good() {
  save();
  seastar::sleep(1s);
  co_await save();
}
