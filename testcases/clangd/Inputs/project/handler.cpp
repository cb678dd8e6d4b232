#include "awaitable.hpp"
#include "storage.hpp"

boost::asio::awaitable<void> handler() {
  load();
  co_return;
}

boost::asio::awaitable<void> other_handler() {
  store();
  co_return;
}
