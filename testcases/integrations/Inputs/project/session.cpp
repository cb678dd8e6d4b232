#include "session.hpp"
#include "storage.hpp"
boost::asio::awaitable<void> session() {
  store(1);
  co_return;
}
