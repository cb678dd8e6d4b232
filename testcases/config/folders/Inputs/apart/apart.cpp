#include "awaitable.hpp"
#include "../waits.hpp"
#include <unistd.h>
boost::asio::awaitable<void> apart() {
  ::sleep(1);
  everybody_waits();
  loud_waits();
  co_return;
}
