// Boost.Asio's token for futures in miniature; boost/asio.hpp has it too, but
// <future> costs more than all of the rest.
#pragma once
#include "awaitable.hpp"
#include <future>

namespace boost::asio {
template <typename Allocator = std::allocator<void>> class use_future_t {
public:
  constexpr use_future_t() {}
  template <typename Function> struct packaged {
    void operator()() const;
  };
  template <typename Function>
  packaged<Function> operator()(Function &&function) const {
    __builtin_trap();
  }
};
constexpr use_future_t<> use_future;
template <typename Allocator, typename Signature>
struct async_result<use_future_t<Allocator>, Signature> {
  using return_type = std::future<typename detail::awaited<Signature>::type>;
};
} // namespace boost::asio
