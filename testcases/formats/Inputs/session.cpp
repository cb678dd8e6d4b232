#include "awaitable.hpp"
#include <unistd.h>
void nap() { ::usleep(1); }
boost::asio::awaitable<void> session() {
  /* längere Pause */ nap();
  co_return;
}
