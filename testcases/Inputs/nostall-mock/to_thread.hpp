// The declarations of nostall/to_thread.hpp and nostall/limiter.hpp, without the seconds that Asio costs.
#pragma once
#include "coroutine_promise.hpp"
#include <cstddef>

namespace nostall {

class thread_limiter {
public:
  explicit thread_limiter(std::size_t limit);
  ~thread_limiter();
};

template <typename BoundCall> class [[nodiscard]] to_thread_operation : public mock::awaiter<void> {};

template <typename Function, typename... Arguments>
auto to_thread(thread_limiter &, Function &&, Arguments &&...) {
  return to_thread_operation<Function>();
}

template <typename Function, typename... Arguments> auto to_thread(Function &&, Arguments &&...) {
  return to_thread_operation<Function>();
}

} // namespace nostall
