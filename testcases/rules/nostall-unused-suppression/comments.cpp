// RUN: %check_both %s -- -std=c++20
// Comments that silence nothing are reported where they stand; those in use, bare ones and those for others are not.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

void harmless();
inline void seen_and_harmless() {}
void sleeps() { ::sleep(1); }
void sleeps_silently() { ::sleep(1); } // NOLINT(nostall-blocking-call)

awaitable<void> uses() {
  ::sleep(1); // NOLINT(nostall-blocking-call)
  sleeps();   // NOLINT(nostall-blocking-call)
  // NOLINTNEXTLINE(nostall-blocking-call)
  sleeps();
  // NOLINTBEGIN(nostall-blocking-call)
  sleeps();
  // NOLINTEND(nostall-blocking-call)
  sleeps_silently();
  uses(); // NOLINT(nostall-unawaited)
  harmless(); // NOLINT(nostall-blocking-call): its body was not seen
  co_return;
}

awaitable<void> bad() {
  seen_and_harmless(); // NOLINT(nostall-blocking-call)
  // CHECK: :[[@LINE-1]]:27: warning: 'nostall-blocking-call' in this NOLINT comment suppresses nothing; remove it
  // NOLINTNEXTLINE(nostall-blocking-call)
  // CHECK: :[[@LINE-1]]:6: warning: 'nostall-blocking-call' in this NOLINT comment suppresses nothing; remove it
  seen_and_harmless();
  // NOLINTBEGIN(nostall-unawaited)
  // CHECK: :[[@LINE-1]]:6: warning: 'nostall-unawaited' in this NOLINT comment suppresses nothing; remove it
  seen_and_harmless();
  // NOLINTEND(nostall-unawaited)
  sleeps(); // NOLINT(nostall-blocking-call, nostall-unawaited)
  // CHECK: :[[@LINE-1]]:16: warning: 'nostall-unawaited' in this NOLINT comment suppresses nothing; remove it
  co_return;
}

awaitable<void> others() {
  seen_and_harmless(); // NOLINT
  seen_and_harmless(); // NOLINT(bugprone-use-after-move)
  seen_and_harmless(); // NOLINT(*)
  seen_and_harmless(); // NOLINT(nostall-blocking-call, nostall-unused-suppression)
  co_return;
}
