// The declarations of C++/WinRT that winrt.yaml names: winrt/base.h and winrt/Windows.Foundation.h. The members that
// wait belong to the classes that interfaces inherit their methods from; the promises to the coroutine traits.
#pragma once
#include "coroutine_promise.hpp"
#include <chrono>

namespace winrt {

namespace Windows::Foundation {
using TimeSpan = std::chrono::duration<long long, std::ratio<1, 10'000'000>>;
enum class AsyncStatus { Started, Completed };
} // namespace Windows::Foundation

namespace impl {
template <typename D> struct consume_Windows_Foundation_IAsyncAction {
  auto get() const {}
  auto wait_for(Windows::Foundation::TimeSpan const &) const { return Windows::Foundation::AsyncStatus::Completed; }
};
template <typename D, typename TProgress> struct consume_Windows_Foundation_IAsyncActionWithProgress {
  auto get() const {}
  auto wait_for(Windows::Foundation::TimeSpan const &) const { return Windows::Foundation::AsyncStatus::Completed; }
};
template <typename D, typename TResult> struct consume_Windows_Foundation_IAsyncOperation {
  auto get() const { return TResult(); }
  auto wait_for(Windows::Foundation::TimeSpan const &) const { return Windows::Foundation::AsyncStatus::Completed; }
};
template <typename D, typename TResult, typename TProgress>
struct consume_Windows_Foundation_IAsyncOperationWithProgress {
  auto get() const { return TResult(); }
  auto wait_for(Windows::Foundation::TimeSpan const &) const { return Windows::Foundation::AsyncStatus::Completed; }
};
struct background : mock::awaiter<void> {};
struct timespan_awaiter : mock::awaiter<void> {};
struct apartment_awaiter : mock::awaiter<void> {};
struct dispatcher : mock::awaiter<void> {};
} // namespace impl

namespace Windows::Foundation {
struct IAsyncAction : impl::consume_Windows_Foundation_IAsyncAction<IAsyncAction> {
  mock::awaiter<void> operator co_await() const;
};
template <typename TProgress>
struct IAsyncActionWithProgress
    : impl::consume_Windows_Foundation_IAsyncActionWithProgress<IAsyncActionWithProgress<TProgress>, TProgress> {
  mock::awaiter<void> operator co_await() const;
};
template <typename TResult>
struct IAsyncOperation : impl::consume_Windows_Foundation_IAsyncOperation<IAsyncOperation<TResult>, TResult> {
  mock::awaiter<TResult> operator co_await() const;
};
template <typename TResult, typename TProgress>
struct IAsyncOperationWithProgress
    : impl::consume_Windows_Foundation_IAsyncOperationWithProgress<IAsyncOperationWithProgress<TResult, TProgress>,
                                                                   TResult, TProgress> {
  mock::awaiter<TResult> operator co_await() const;
};
} // namespace Windows::Foundation

namespace Windows::UI::Core {
class CoreDispatcher {};
} // namespace Windows::UI::Core

struct fire_and_forget {
  struct promise_type : mock::promise<fire_and_forget, void, std::suspend_never> {};
};

[[nodiscard]] impl::background resume_background() noexcept;
[[nodiscard]] impl::timespan_awaiter resume_after(Windows::Foundation::TimeSpan duration) noexcept;
[[nodiscard]] impl::dispatcher resume_foreground(Windows::UI::Core::CoreDispatcher const &dispatcher) noexcept;

} // namespace winrt

template <typename... Args> struct std::coroutine_traits<winrt::Windows::Foundation::IAsyncAction, Args...> {
  using promise_type = mock::promise<winrt::Windows::Foundation::IAsyncAction, void, std::suspend_never>;
};
template <typename T, typename... Args>
struct std::coroutine_traits<winrt::Windows::Foundation::IAsyncActionWithProgress<T>, Args...> {
  using promise_type = mock::promise<winrt::Windows::Foundation::IAsyncActionWithProgress<T>, void, std::suspend_never>;
};
template <typename T, typename... Args>
struct std::coroutine_traits<winrt::Windows::Foundation::IAsyncOperation<T>, Args...> {
  using promise_type = mock::promise<winrt::Windows::Foundation::IAsyncOperation<T>, T, std::suspend_never>;
};
template <typename T, typename P, typename... Args>
struct std::coroutine_traits<winrt::Windows::Foundation::IAsyncOperationWithProgress<T, P>, Args...> {
  using promise_type =
      mock::promise<winrt::Windows::Foundation::IAsyncOperationWithProgress<T, P>, T, std::suspend_never>;
};
