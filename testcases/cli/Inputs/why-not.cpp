#include "awaitable.hpp"
#include <mutex>
#include <poll.h>
#include <unistd.h>
void elsewhere();
boost::asio::awaitable<void> session(std::mutex &mutex, pollfd one) {
  ::sleep(1); // NOLINT(nostall-blocking-call)
  ::poll(&one, 1, 0);
  elsewhere();
  mutex.lock();
  mutex.unlock();
  co_return;
}
