#include "awaitable.hpp"
#include <unistd.h>

using boost::asio::awaitable;

static int level = 0;
static int nap() { return ::usleep(100000); }
static void touch() {
  ::sleep(1);
  ++level;
}

awaitable<void> session() {
  /* für 𝄞 */ nap();
  nap(), nap();
  touch();
  nap(); // NOLINT(nostall-blocking-call): once, when the session ends
  co_return;
}
