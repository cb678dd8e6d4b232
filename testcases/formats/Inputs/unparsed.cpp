#include "awaitable.hpp"
#include <unistd.h>
int broken = not_declared;
boost::asio::awaitable<void> late() {
  ::sleep(1);
  co_return;
}
