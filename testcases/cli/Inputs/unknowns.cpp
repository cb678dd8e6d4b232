#include "awaitable.hpp"
using boost::asio::awaitable;
namespace driver {
void connect();
void query();
void never_called_from_a_loop();
} // namespace driver
void helper();
void helper() {
  driver::query();
}
awaitable<void> first() {
  helper();
  co_return;
}
awaitable<void> second() {
  driver::connect();
  driver::query();
  co_return;
}
awaitable<void> third() {
  helper();
  co_return;
}
void on_a_thread() { driver::never_called_from_a_loop(); }
