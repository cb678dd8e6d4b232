#include "awaitable.hpp"
#include "middle.hpp"

boost::asio::awaitable<void> handler() {
  help();
  co_return;
}
