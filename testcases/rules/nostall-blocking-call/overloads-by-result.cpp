// RUN: %check_both %s -- -std=c++20
// Templates of one name and one parameter list are different functions if something else tells them apart: the result
// type, what they require, const. Nothing instantiates them here.
#include "awaitable.hpp"
#include <type_traits>
#include <unistd.h>
using boost::asio::awaitable;

namespace by_result {
template <typename T> std::enable_if_t<std::is_class_v<T>, awaitable<void>> work(T) { co_return; }
template <typename T> std::enable_if_t<!std::is_class_v<T>, awaitable<void>> work(T) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'by_result::work'
  co_return;
}
} // namespace by_result

namespace by_requirement {
template <typename T>
  requires std::is_class_v<T>
awaitable<void> work(T) {
  co_return;
}
template <typename T>
  requires std::is_union_v<T>
awaitable<void> work(T) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'by_requirement::work'
  co_return;
}
template <typename T> awaitable<void> later(T) requires std::is_class_v<T> { co_return; }
template <typename T> awaitable<void> later(T) requires std::is_union_v<T> {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'by_requirement::later'
  co_return;
}
} // namespace by_requirement

namespace by_parameters {
template <typename T, std::enable_if_t<std::is_class_v<T>, int> = 0> awaitable<void> work(T) { co_return; }
template <typename T, std::enable_if_t<!std::is_class_v<T>, int> = 0> awaitable<void> work(T) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in coroutine 'by_parameters::work'
  co_return;
}
} // namespace by_parameters

template <typename T> struct by_const {
  awaitable<void> work() { co_return; }
  awaitable<void> work() const {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in coroutine 'by_const::work'
    co_return;
  }
};
