#include "awaitable.hpp"
void help();

boost::asio::awaitable<void> session() {
  help();
  co_return;
}
