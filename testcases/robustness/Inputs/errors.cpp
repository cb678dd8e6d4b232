#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> before() {
  ::sleep(1);
  co_return;
}
awaitable<void> broken() {
  int x = nowhere;
  missing<int>(x)->y++;
  co_await unknown_thing();
}
struct half { void f( };
awaitable<void> after() {
  ::sleep(1);
  co_return;
}
