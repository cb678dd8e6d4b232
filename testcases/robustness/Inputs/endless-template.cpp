#include "awaitable.hpp"
#include <unistd.h>
template <int N> struct level {
  static int down() { return level<N + 1>::down(); }
};
int start() { return level<0>::down(); }
boost::asio::awaitable<void> session() {
  ::usleep(1);
  co_return;
}
