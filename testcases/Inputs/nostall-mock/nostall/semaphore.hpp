// The declarations of nostall/semaphore.hpp, without the seconds that Asio costs.
#pragma once
#include "awaitable.hpp"
#include <cstddef>

namespace nostall {

class semaphore {
public:
  class permit {
  public:
    explicit operator bool() const;
  };
  explicit semaphore(std::size_t permits);
  boost::asio::awaitable<permit> acquire();
};

class async_mutex {
public:
  boost::asio::awaitable<semaphore::permit> lock();
};

} // namespace nostall
