// A header-only library that the program carries with it: analysed, but without findings of its own.
#pragma once
#include "awaitable.hpp"
#include <unistd.h>

namespace library {
inline void connect() { ::sleep(1); }
inline void describe() {}
inline boost::asio::awaitable<void> session() {
  ::sleep(1);
  co_return;
}
} // namespace library
