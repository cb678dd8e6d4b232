// What comes back from a function that ran on another thread: its result or its exception, kept until the one who
// waits takes it.
#pragma once

#include <exception>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace nostall::detail {

// A result as a completion handler gets it when it cannot get it as it is, for a handler that gets an exception must
// get a default value beside it: references, and types without a default constructor.
template <typename Result>
class boxed_result {
public:
  boxed_result() = default;
  explicit boxed_result(Result&& result) : result_(std::move(result)) {}
  Result get() && { return std::move(*result_); }

private:
  std::optional<Result> result_;
};

template <typename Result>
  requires std::is_reference_v<Result>
class boxed_result<Result> {
public:
  boxed_result() = default;
  explicit boxed_result(Result&& result) : result_(&result) {}
  Result get() && { return static_cast<Result>(*result_); }

private:
  std::remove_reference_t<Result>* result_ = nullptr;
};

template <typename Result>
inline constexpr bool needs_box = std::is_reference_v<Result> || !std::is_default_constructible_v<Result>;

// What a function with its arguments bound returns; see bound_call.
template <typename BoundCall>
using call_result = std::remove_cv_t<std::invoke_result_t<BoundCall, const std::stop_token&>>;

// What the handler gets besides the exception, and the handler's signature.
template <typename Result>
struct completion_of {
  using value = std::conditional_t<needs_box<Result>, boxed_result<Result>, Result>;
  using signature = void(std::exception_ptr, value);
};

template <>
struct completion_of<void> {
  using value = void;
  using signature = void(std::exception_ptr);
};

// What came of the function: its result or an exception.
template <typename Result>
struct call_outcome {
  using value = typename completion_of<Result>::value;
  std::exception_ptr error;
  std::optional<value> result;

  template <typename Function>
  void set_from(Function&& function) {
    result.emplace(std::forward<Function>(function)());
  }

  // The result, or the exception thrown. Once only.
  Result get() && {
    if (error)
      std::rethrow_exception(std::move(error));
    if constexpr (needs_box<Result>)
      return std::move(*result).get();
    else
      return std::move(*result);
  }

  // For a handler that has the signature of completion_of.
  template <typename Handler>
  void pass_to(Handler&& handler) && {
    if (error)
      std::move(handler)(std::move(error), value());
    else
      std::move(handler)(std::exception_ptr(), std::move(*result));
  }
};

template <>
struct call_outcome<void> {
  std::exception_ptr error;

  template <typename Function>
  void set_from(Function&& function) {
    std::forward<Function>(function)();
  }

  void get() && {
    if (error)
      std::rethrow_exception(std::move(error));
  }

  template <typename Handler>
  void pass_to(Handler&& handler) && {
    std::move(handler)(std::move(error));
  }
};

} // namespace nostall::detail
