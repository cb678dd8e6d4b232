// REQUIRES: llvm-22
// RUN: rm -rf %t && mkdir %t && cp %s %t/fixed.cpp
// RUN: not %nostall check %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include > %t/report
// RUN: %filecheck %s --input-file %t/report
// RUN: not %nostall check --fix %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include && cmp %s %t/fixed.cpp
// RUN: %clangxx -O0 -g1 -fsanitize=thread -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/before -pthread && %t/before
// RUN: %nostall check --unsafe-fixes %t/fixed.cpp -- -std=c++20 -I%S/Inputs -I%runtime-include
// RUN: %clangxx -O0 -g1 -fsanitize=thread -std=c++20 -I%S/Inputs -I%runtime-include %t/fixed.cpp -o %t/after -pthread
// RUN: not %t/after > %t/output 2>&1 && %filecheck %s --check-prefix=HARM --input-file %t/output
// A call reads a local variable on a thread, of which a coroutine that was started before has the address.
#include "meanwhile.hpp"
#include <string>

std::size_t store(const std::string &text) {
  const std::size_t size = text.size();
  wait_for_others();
  return size;
}
awaitable<void> append(std::string &text) {
  co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable); // after who started it
  text += " and more";
  others_run();
  co_return;
}
awaitable<void> session() {
  std::string text = "some";
  const auto loop = co_await asio::this_coro::executor;
  asio::co_spawn(loop, append(text), asio::detached);
  store(text);
  // CHECK: calls 'store'
  // CHECK: {{^}}    unsafe fix (other code may hold the address of 'text' and use it while the call runs on another thread): co_await
  for (int turn = 0; turn < 3; ++turn)
    co_await asio::post(loop, asio::use_awaitable);
}

int main() {
  run(session());
  return verdict(true);
}
// CHECK-NOT: {{^}}    safe fix
// HARM: data race
