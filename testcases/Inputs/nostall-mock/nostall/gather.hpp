// The declaration of nostall/gather.hpp, without the seconds that Asio costs.
#pragma once
#include "awaitable.hpp"
#include <tuple>

namespace nostall {

template <typename Executor, typename... T>
boost::asio::awaitable<std::tuple<T...>, Executor> gather(boost::asio::awaitable<T, Executor>... coroutines);

} // namespace nostall
