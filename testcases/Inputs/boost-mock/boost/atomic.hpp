// Boost.Atomic's waits in miniature.
#pragma once

namespace boost {
namespace atomics {
namespace detail {
template <typename T> class base_atomic {
public:
  T wait(T old_val) const volatile noexcept;
  void notify_one() volatile noexcept;
};
template <bool IsInterprocess> struct atomic_flag_impl {
  bool wait(bool old_val) const volatile noexcept;
  void notify_one() volatile noexcept;
};
} // namespace detail
template <typename T> class atomic : public detail::base_atomic<T> {
public:
  constexpr explicit atomic(T v) noexcept : value(v) {}
  T load() const volatile noexcept;

private:
  T value;
};
typedef detail::atomic_flag_impl<false> atomic_flag;
} // namespace atomics
using atomics::atomic;
using atomics::atomic_flag;
} // namespace boost
