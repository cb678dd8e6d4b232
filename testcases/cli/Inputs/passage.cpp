#include "awaitable.hpp"
#include <unistd.h>
void nap() { ::usleep(1); }
void help() { nap(); }
void doze() { ::usleep(1); } // NOLINT
void rest() { doze(); }
boost::asio::awaitable<void> session() {
  help();
  rest();
  co_return;
}
