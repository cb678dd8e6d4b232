// What Boost.Asio asks handlers for, in miniature.
#pragma once

namespace boost::asio {
template <typename T, typename Executor>
Executor get_associated_executor(const T &, const Executor &) {
  __builtin_trap();
}
template <typename T> int get_associated_allocator(const T &) {
  __builtin_trap();
}
template <typename T> int get_associated_cancellation_slot(const T &) {
  __builtin_trap();
}
} // namespace boost::asio
