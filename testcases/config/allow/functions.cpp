// RUN: %check_both %s -- -std=c++20
// Functions that the configuration allows to block.
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;

namespace app {
void load_configuration() { ::sleep(1); }
void load_configuration_again() { ::sleep(1); }
struct cache {
  void find() { ::sleep(1); }
};
void all() {
  load_configuration();
  ::sleep(1);
}
} // namespace app
namespace other {
void load_configuration() { ::sleep(1); }
} // namespace other

awaitable<void> good_allowed(app::cache &c) {
  app::load_configuration();
  c.find();
  co_return;
}
awaitable<void> bad_others() {
  app::load_configuration_again();
  // CHECK: :[[@LINE-1]]:3: warning: 'app::load_configuration_again' blocks the event loop in coroutine 'bad_others'
  other::load_configuration();
  // CHECK: :[[@LINE-1]]:3: warning: 'other::load_configuration' blocks the event loop in coroutine 'bad_others'
  app::all();
  // CHECK: :[[@LINE-1]]:3: warning: 'app::all' blocks the event loop in coroutine 'bad_others'
  co_return;
}
