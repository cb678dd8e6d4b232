// RUN: %check_both %s -- -std=c++20
// A coroutine that moves to another thread stays there.
#include "qcoro/qcoro.hpp"
#include <thread>
using namespace std::chrono_literals;
using QCoro::Task;

Task<> good_thread(QThread *worker) {
  co_await QCoro::moveToThread(worker);
  std::this_thread::sleep_for(1s);
}
