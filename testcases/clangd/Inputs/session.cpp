#include "awaitable.hpp"
#include <unistd.h>

using boost::asio::awaitable;

// The finding's cause is one call away.
static void nap() { ::sleep(1); }

awaitable<void> session() {
  // In a coroutine of a type that runs on a loop.
  nap();
  co_return;
}
