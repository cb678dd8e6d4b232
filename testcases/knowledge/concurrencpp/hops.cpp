// RUN: %check_both %s -- -std=c++20
// A hop goes to the executor that it names, and lasts until the next one.
#include "concurrencpp/concurrencpp.hpp"
#include <thread>
using namespace std::chrono_literals;
using concurrencpp::result;

result<void> good_hop(std::shared_ptr<concurrencpp::thread_pool_executor> background) {
  co_await concurrencpp::resume_on(background);
  std::this_thread::sleep_for(1s);
}

result<void> good_hop_by_reference(concurrencpp::thread_executor &threads) {
  co_await concurrencpp::resume_on(threads);
  std::this_thread::sleep_for(1s);
}

result<void> bad_hop_back(std::shared_ptr<concurrencpp::thread_pool_executor> background,
                          std::shared_ptr<concurrencpp::manual_executor> loop) {
  co_await concurrencpp::resume_on(background);
  co_await concurrencpp::resume_on(loop);
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the event loop in coroutine 'bad_hop_back'
}
