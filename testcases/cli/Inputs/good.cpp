#include "awaitable.hpp"
#include <unistd.h>
boost::asio::awaitable<int> fine() { co_return 1; }
void thread_code() { ::sleep(1); }
