#include "awaitable.hpp"
#include <unistd.h>
void nap(const char *) { ::usleep(1); }
boost::asio::awaitable<void> session() {
  nap("größer");
  co_return;
}
