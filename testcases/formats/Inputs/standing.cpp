#include "awaitable.hpp"
#include <unistd.h>
void doze() { ::usleep(1); }
boost::asio::awaitable<void> told() {
  doze();
  co_return;
}
boost::asio::awaitable<void> silent() {
  doze(); // NOLINT(nostall-blocking-call)
  co_return;
}
