// RUN: %nostall dump --facts %s -- -std=c++20 -I%S/../../Inputs | %filecheck %s --check-prefix=FACTS
// RUN: %nostall dump --contracts %s -- -std=c++20 -I%S/../../Inputs | %filecheck %s --check-prefix=CONTRACTS
// A coroutine that resumes whoever awaits it where it ended takes that one along, through any number of them.
#include <cppcoro/cppcoro.hpp>
#include <unistd.h>

cppcoro::task<> outer(cppcoro::static_thread_pool &pool);
cppcoro::task<> inner(cppcoro::static_thread_pool &pool) { co_await pool.schedule(); }
cppcoro::task<> middle(cppcoro::static_thread_pool &pool) { co_await inner(pool); }
cppcoro::task<> nowhere() { co_return; }
cppcoro::task<> perhaps(cppcoro::static_thread_pool &pool, bool far) {
  if (far)
    co_await pool.schedule();
}
// CONTRACTS-LABEL: contract inner
// CONTRACTS: ends off-loop
// CONTRACTS-LABEL: contract middle
// CONTRACTS: ends off-loop
// CONTRACTS-LABEL: contract nowhere
// CONTRACTS-NOT: ends
// CONTRACTS-LABEL: contract perhaps
// CONTRACTS-NOT: ends off-loop
// CONTRACTS-LABEL: contract outer
// CONTRACTS: ends off-loop

cppcoro::task<> outer(cppcoro::static_thread_pool &pool) {
  ::sleep(1);
  co_await middle(pool);
  ::sleep(2);
  co_await nowhere();
  ::sleep(3);
}
// FACTS-LABEL: function outer
// FACTS-NEXT: [[@LINE-7]]:3 sleep: blocks by posix:sleep@{{[0-9]+$}}
// FACTS-NEXT: [[@LINE-6]]:3 sleep: {{[^;]+}}; off-loop{{$}}
// FACTS-NEXT: [[@LINE-5]]:3 sleep: {{[^;]+}}; off-loop{{$}}

cppcoro::task<> doubtful(cppcoro::static_thread_pool &pool, bool far) {
  co_await perhaps(pool, far);
  ::sleep(1);
}
// FACTS-LABEL: function doubtful
// FACTS-NEXT: [[@LINE-3]]:3 sleep: blocks by posix:sleep@{{[0-9]+$}}

cppcoro::task<> again(cppcoro::static_thread_pool &pool, int rounds) {
  if (rounds > 0)
    co_await again(pool, rounds - 1);
  co_await pool.schedule();
}
cppcoro::task<> recursive(cppcoro::static_thread_pool &pool) {
  co_await again(pool, 3);
  ::sleep(1);
}
// FACTS-LABEL: function recursive
// FACTS-NEXT: [[@LINE-3]]:3 sleep: {{[^;]+}}; off-loop{{$}}
