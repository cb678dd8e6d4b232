// RUN: %check_both %s -- -std=c++20
// What is not evaluated does not block: sizeof, decltype, noexcept, requires, typeid of a type, discarded branches,
// constant expressions. Silent.
#include "awaitable.hpp"
#include <type_traits>
#include <typeinfo>
#include <unistd.h>
using boost::asio::awaitable;

unsigned wait_a_second() { return ::sleep(1); }
template <typename T> concept sleeps = requires(T t) { ::sleep(t); };

awaitable<void> good_operands() {
  unsigned long size = sizeof(::sleep(1)) + sizeof(wait_a_second());
  decltype(wait_a_second()) value = 0;
  bool quiet = noexcept(::sleep(1));
  static_assert(requires { ::sleep(1); });
  static_assert(std::is_same_v<decltype(::sleep(1)), unsigned>);
  static_assert(sleeps<unsigned>);
  const std::type_info &type = typeid(wait_a_second());
  (void)size, (void)value, (void)quiet, (void)type;
  co_return;
}
awaitable<void> good_default_of_decltype(std::void_t<decltype(wait_a_second())> *) { co_return; }

// Naming a function is not calling it.
awaitable<void> good_address() {
  unsigned (*pointer)(unsigned) = &::sleep;
  (void)pointer;
  co_return;
}
