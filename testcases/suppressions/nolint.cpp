// RUN: %check_both %s -- -std=c++20
// NOLINT in each of its forms, at the place and at the cause; other checks' names do not silence.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

void nap() { ::sleep(1); }

awaitable<void> at_the_place() {
  ::sleep(1); // NOLINT
  ::sleep(1); // NOLINT(nostall-blocking-call)
  ::sleep(1); // NOLINT(nostall-blocking-call): the reason
  ::sleep(1); // NOLINT(nostall-*)
  ::sleep(1); // NOLINT(bugprone-foo, nostall-blocking-call)
  nap();      // NOLINT(nostall-blocking-call)
  // NOLINTNEXTLINE
  ::sleep(1);
  // NOLINTNEXTLINE(nostall-blocking-call)
  ::sleep(1);
  // NOLINTBEGIN(nostall-blocking-call)
  ::sleep(1);
  nap();
  // NOLINTEND(nostall-blocking-call)
  // NOLINTBEGIN
  ::sleep(1);
  // NOLINTEND
  co_return;
}

awaitable<void> other_names() {
  ::sleep(1); // NOLINT(bugprone-foo)
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'other_names'
  ::sleep(1); // NOLINT(nostall-unawaited)
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'other_names'
  // CHECK: :[[@LINE-2]]:18: warning: 'nostall-unawaited' in this NOLINT comment suppresses nothing
  // NOLINTNEXTLINE(bugprone-foo)
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'other_names'
  // NOLINTNEXTLINE

  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'other_names'
  // NOLINTBEGIN(bugprone-foo)
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'other_names'
  // NOLINTEND(bugprone-foo)
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'other_names'
  co_return;
}

// At the cause it silences all victims, at any depth.
void accepted() {
  ::sleep(1); // NOLINT(nostall-blocking-call)
}
void accepted_next_line() {
  // NOLINTNEXTLINE(nostall-blocking-call)
  ::sleep(1);
}
void accepted_all_checks() {
  ::sleep(1); // NOLINT
}
// NOLINTBEGIN(nostall-blocking-call)
void accepted_block() { ::sleep(1); }
// NOLINTEND(nostall-blocking-call)
void accepted_deeper() { accepted(); }
void other_cause() {
  ::sleep(1); // NOLINT(bugprone-foo)
}
void accepted_and_not() {
  ::sleep(1); // NOLINT(nostall-blocking-call)
  ::sleep(2);
}
awaitable<void> at_the_cause() {
  accepted();
  accepted_next_line();
  accepted_all_checks();
  accepted_block();
  accepted_deeper();
  co_return;
}
awaitable<void> another_victim() {
  accepted();
  co_return;
}
awaitable<void> bad_causes() {
  other_cause();
  // CHECK: :[[@LINE-1]]:3: warning: 'other_cause' blocks the event loop in coroutine 'bad_causes'
  accepted_and_not();
  // CHECK: :[[@LINE-1]]:3: warning: 'accepted_and_not' blocks the event loop in coroutine 'bad_causes'
  co_return;
}
// A comment on a step between says nothing of the others.
void step_between() {
  nap(); // NOLINT(nostall-blocking-call)
}
