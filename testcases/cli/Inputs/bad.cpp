#include "awaitable.hpp"
#include <unistd.h>
void nap() { ::usleep(1); }
boost::asio::awaitable<void> session() {
  nap();
  ::sleep(1);
  co_return;
}
boost::asio::awaitable<void> other() {
  nap();
  co_return;
}
