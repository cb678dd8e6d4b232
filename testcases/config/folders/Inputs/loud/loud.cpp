#include "awaitable.hpp"
#include "../waits.hpp"
#include <unistd.h>
boost::asio::awaitable<void> loud() {
  ::sleep(1);
  everybody_waits();
  loud_waits();
  co_return;
}
