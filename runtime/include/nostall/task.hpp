// The coroutine type of the runtime: Boost.Asio's awaitable, with the executor of an io_context as its type instead of
// the type-erased any_io_executor that Asio takes by default. The concrete type needs no virtual call and no copy of a
// polymorphic executor for each await.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <nostall/detail/pending_await.hpp>

namespace nostall {

/// What runs the coroutines of the runtime: the executor of a loop, which is an io_context that one thread runs.
using executor_type = boost::asio::io_context::executor_type;

/// A coroutine on such a loop. Nothing of it runs before it is awaited or given to co_spawn, and its holder owns
/// its frame. Its promise is one of nostall's own: include this before a coroutine of Asio's with the same executor.
template <typename T = void>
using task = boost::asio::awaitable<T, executor_type>;

/// The completion token that makes an asynchronous operation awaitable in a task: `co_await op(..., use_task)`.
inline constexpr boost::asio::use_awaitable_t<executor_type> use_task{};

} // namespace nostall
