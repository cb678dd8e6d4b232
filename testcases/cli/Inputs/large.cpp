#include "awaitable.hpp"
#include <sys/socket.h>
#include <unistd.h>
void unseen();
void nothing() {}
void answer_now(int peer) { char byte; ::recv(peer, &byte, 1, MSG_DONTWAIT); }
// Between the calls that do nothing stands one that sleeps.
void nap() { ::usleep(1); }
boost::asio::awaitable<void> large(int peer) {
  char byte;
  unseen();
  nothing();
  answer_now(peer);
  nap();
  ::recv(peer, &byte, 1, MSG_DONTWAIT);
  unseen();
  co_return;
}
boost::asio::awaitable<void> harmless(int peer) {
  nothing();
  answer_now(peer);
  unseen();
  co_return;
}
