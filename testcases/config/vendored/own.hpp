// A header of the program's own bears findings.
#pragma once
#include "awaitable.hpp"
#include <unistd.h>

inline boost::asio::awaitable<void> own_header() {
  ::sleep(1);
  co_return;
}
