#pragma once
#include "awaitable.hpp"
#include <unistd.h>
inline boost::asio::awaitable<void> in_header() {
  ::sleep(1);
  co_return;
}
