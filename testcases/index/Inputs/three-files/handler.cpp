#include "awaitable.hpp"
#include "helper.hpp"

boost::asio::awaitable<void> handler() {
  help();
  co_return;
}
