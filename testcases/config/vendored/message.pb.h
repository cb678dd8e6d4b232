// Generated code.
#pragma once
#include "awaitable.hpp"
#include <unistd.h>

namespace generated {
inline void call() { ::sleep(1); }
inline boost::asio::awaitable<void> stub() {
  ::sleep(1);
  co_return;
}
} // namespace generated
