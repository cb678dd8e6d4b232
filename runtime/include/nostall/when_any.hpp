// The first of several coroutines to end:
//
//     auto first = co_await when_any(ask(primary), ask(replica));     // a variant: which one is first.index()
//
// The others are cancelled, and waited for.
#pragma once

#include <boost/asio/this_coro.hpp>
#include <nostall/detail/child_group.hpp>
#include <stdexcept>
#include <utility>
#include <variant>
#include <vector>

namespace nostall {

namespace detail {

// What the first child to end leaves, and that there was one.
template <typename Executor, typename Value>
struct first_of {
  child_group<Executor>& group;
  bool ended = false;
  std::exception_ptr error = nullptr;
  std::optional<Value> value = std::nullopt;

  template <typename T, typename Wrap>
  auto keep(Wrap wrap) {
    return [this, wrap](child_outcome<T> outcome) {
      if (std::exchange(ended, true))
        return;
      error = std::move(outcome.error);
      if (!error)
        value.emplace(wrap(std::move(*outcome.value)));
      group.cancel();
    };
  }

  Value get() && {
    if (error)
      std::rethrow_exception(error);
    return std::move(*value);
  }
};

} // namespace detail

/// Runs the coroutines concurrently on the caller's executor until the first of them ends, and gives its result at its
/// index of a variant; std::monostate for a coroutine that returns nothing. The others are cancelled (terminal), and
/// the caller resumes when they have ended too; what they return or throw is dropped.
///
/// Errors: if the first to end failed, its error.
/// Cancellation: reaches all of them.
template <typename Executor, typename... T>
boost::asio::awaitable<std::variant<detail::value_of<T>...>, Executor>
when_any(boost::asio::awaitable<T, Executor>... coroutines) {
  static_assert(sizeof...(T) > 0, "the first of none never ends");
  using group_type = detail::child_group<Executor>;
  using result = std::variant<detail::value_of<T>...>;
  auto group = std::make_shared<group_type>(co_await boost::asio::this_coro::executor);
  detail::first_of<Executor, result> first{*group};
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (group->start(std::move(coroutines), first.template keep<T>([](detail::value_of<T> value) {
      return result(std::in_place_index<I>, std::move(value));
    })),
     ...);
  }(std::index_sequence_for<T...>());
  co_await group_type::wait(std::move(group));
  co_return std::move(first).get();
}

/// The same for any number of one kind: gives the index of the first and what it returned.
/// Errors: std::invalid_argument if there is none.
template <typename T, typename Executor>
boost::asio::awaitable<std::pair<std::size_t, detail::value_of<T>>, Executor>
when_any(std::vector<boost::asio::awaitable<T, Executor>> coroutines) {
  using group_type = detail::child_group<Executor>;
  using result = std::pair<std::size_t, detail::value_of<T>>;
  if (coroutines.empty())
    throw std::invalid_argument("when_any of nothing");
  auto group = std::make_shared<group_type>(co_await boost::asio::this_coro::executor);
  detail::first_of<Executor, result> first{*group};
  for (std::size_t i = 0; i < coroutines.size(); ++i)
    group->start(std::move(coroutines[i]),
                 first.template keep<T>([i](detail::value_of<T> value) { return result(i, std::move(value)); }));
  co_await group_type::wait(std::move(group));
  co_return std::move(first).get();
}

} // namespace nostall
