// Several coroutines at the same time, and all of their results:
//
//     auto [user, orders] = co_await gather(fetch_user(id), fetch_orders(id));
//     std::vector<page> pages = co_await gather(std::move(downloads));      // a vector of task<page>
//
// The first one that fails cancels the others; the error is thrown when all of them have ended, so that none is left
// running without its caller knowing.
#pragma once

#include <boost/asio/this_coro.hpp>
#include <nostall/detail/child_group.hpp>
#include <tuple>
#include <utility>
#include <vector>

namespace nostall {

namespace detail {

// Keeps a child's value, or cancels the others for its error if that is the first.
template <typename Executor, typename T>
auto keep_or_fail(child_group<Executor>& group, std::exception_ptr& error, std::optional<value_of<T>>& value) {
  return [&group, &error, &value](child_outcome<T> outcome) {
    value = std::move(outcome.value);
    if (outcome.error && !error) {
      error = std::move(outcome.error);
      group.cancel();
    }
  };
}

} // namespace detail

/// Runs the coroutines concurrently on the caller's executor and gives all results in their order; std::monostate for a
/// coroutine that returns nothing.
///
/// Errors: the first error cancels the others (terminal) and is thrown when all have ended.
/// Cancellation: reaches all of them; the caller resumes when all have ended.
/// Lifetime: no coroutine outlives the call.
template <typename Executor, typename... T>
boost::asio::awaitable<std::tuple<detail::value_of<T>...>, Executor>
gather(boost::asio::awaitable<T, Executor>... coroutines) {
  using group_type = detail::child_group<Executor>;
  std::exception_ptr error;
  std::tuple<std::optional<detail::value_of<T>>...> values;
  auto group = std::make_shared<group_type>(co_await boost::asio::this_coro::executor);
  std::apply(
      [&](auto&... value) {
        (group->start(std::move(coroutines), detail::keep_or_fail<Executor, T>(*group, error, value)), ...);
      },
      values);
  co_await group_type::wait(std::move(group));
  if (error)
    std::rethrow_exception(error);
  co_return std::apply([](auto&... value) { return std::tuple<detail::value_of<T>...>(std::move(*value)...); }, values);
}

/// The same for any number of one kind: gives a vector of the results in their order, or nothing.
template <typename T, typename Executor>
boost::asio::awaitable<std::conditional_t<std::is_void_v<T>, void, std::vector<detail::value_of<T>>>, Executor>
gather(std::vector<boost::asio::awaitable<T, Executor>> coroutines) {
  using group_type = detail::child_group<Executor>;
  std::exception_ptr error;
  std::vector<std::optional<detail::value_of<T>>> values(coroutines.size());
  auto group = std::make_shared<group_type>(co_await boost::asio::this_coro::executor);
  for (std::size_t i = 0; i < coroutines.size(); ++i)
    group->start(std::move(coroutines[i]), detail::keep_or_fail<Executor, T>(*group, error, values[i]));
  co_await group_type::wait(std::move(group));
  if (error)
    std::rethrow_exception(error);
  if constexpr (!std::is_void_v<T>) {
    std::vector<T> results;
    results.reserve(values.size());
    for (std::optional<T>& value : values)
      results.push_back(std::move(*value));
    co_return results;
  }
}

} // namespace nostall
