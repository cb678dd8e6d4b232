#include "../called.hpp"
#include "awaitable.hpp"
boost::asio::awaitable<void> calls_quiet() {
  nap();
  co_return;
}
