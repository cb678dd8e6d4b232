// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Closing a stream writes what is buffered: nothing, where nothing was written.
#include <boost/asio.hpp>
#include <cstdio>
using boost::asio::awaitable;

namespace bad_written {
awaitable<void> work(std::FILE *made, const char *text) {
  std::FILE *f = fdopen(3, "w");
  std::fputs(text, f); // NOLINT(nostall-blocking-call)
  std::fclose(f);
  // CHECK: :[[@LINE-1]]:3: warning: 'fclose' blocks the event loop in coroutine 'bad_written::work'
  co_return;
}
} // namespace bad_written
namespace good_written {
awaitable<void> work(std::FILE *made, const char *text) {
  std::FILE *f = fdopen(3, "w");
  std::fputs(text, stderr); // NOLINT
  std::fclose(f);
  co_return;
}
} // namespace good_written

namespace bad_handed_on {
void fill(std::FILE *f);
awaitable<void> work() {
  std::FILE *f = fdopen(3, "w");
  fill(f);
  std::fclose(f);
  // CHECK: :[[@LINE-1]]:3: warning: 'fclose' blocks the event loop in coroutine 'bad_handed_on::work'
  co_return;
}
} // namespace bad_handed_on
namespace good_handed_on {
void fill(int f);
awaitable<void> work() {
  std::FILE *f = fdopen(3, "w");
  fill(fileno(f));
  std::fclose(f);
  co_return;
}
} // namespace good_handed_on

namespace bad_flushed {
awaitable<void> work(std::FILE *f, bool flush) {
  if (flush)
    std::fflush(f); // NOLINT(nostall-blocking-call)
  std::fclose(f);
  // CHECK: :[[@LINE-1]]:3: warning: 'fclose' blocks the event loop in coroutine 'bad_flushed::work'
  co_return;
}
} // namespace bad_flushed
namespace good_flushed {
awaitable<void> work(std::FILE *f, bool flush) {
  if (!flush)
    co_return;
  std::fflush(f); // NOLINT(nostall-blocking-call)
  std::fclose(f);
  co_return;
}
} // namespace good_flushed
