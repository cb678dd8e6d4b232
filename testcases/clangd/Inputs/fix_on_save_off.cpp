#include "awaitable.hpp"
#include <unistd.h>

boost::asio::awaitable<void> session() {
  ::sleep(1);
  co_return;
}
