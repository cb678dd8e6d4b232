// Starting Boost.Asio's experimental coroutines in miniature.
#pragma once
#include "coro.hpp"

namespace boost::asio::experimental {
template <typename T, typename Executor, typename Allocator, typename CompletionToken>
asio::detail::result_of<CompletionToken, typename asio::detail::spawned<T>::type>
co_spawn(coro<void, T, Executor, Allocator> c, CompletionToken &&token) {
  __builtin_trap();
}
} // namespace boost::asio::experimental
