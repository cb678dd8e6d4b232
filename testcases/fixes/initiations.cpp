// REQUIRES: llvm-22
// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -I%runtime-include
// An initiation runs on the loop, when the coroutine awaits. The call that takes it only makes what is awaited: neither
// that nor what stands in the initiation moves to a thread.
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

template <class Token> auto ring(asio::any_io_executor executor, Token &&token) {
  auto begin = [executor]<class Handler>(Handler &&handler) mutable {
    ::usleep(10);
    // CHECK-FIXES: {{^}}    ::usleep(10);
    asio::post(executor, [handler = std::forward<Handler>(handler)]() mutable { handler(7); });
  };
  return asio::async_initiate<Token, void(int)>(begin, token);
}
awaitable<int> through_a_function() {
  co_return co_await ring(co_await asio::this_coro::executor, asio::use_awaitable);
  // CHECK: :[[@LINE-1]]:22: warning: 'ring' blocks
  // CHECK: :[[@LINE-2]]:22: note: no edit is made, because the call only creates the awaitable
  // CHECK-FIXES: {{^}}  co_return co_await ring(co_await asio::this_coro::executor, asio::use_awaitable);
}
awaitable<void> directly() {
  co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(
      // CHECK: :[[@LINE-1]]:12: warning: {{.*}} blocks
      // CHECK: :[[@LINE-2]]:12: note: no edit is made, because the call only creates the awaitable
      // CHECK-FIXES: {{^}}  co_await asio::async_initiate<const asio::use_awaitable_t<>, void()>(
      [](auto &&handler) {
        ::usleep(10);
        // CHECK-FIXES: {{^}}        ::usleep(10);
        asio::post(std::move(handler));
      },
      asio::use_awaitable);
}
// The same work before the operation is begun.
int nap() { return ::usleep(10); }
awaitable<void> before() {
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { nap(); });
  co_await asio::post(asio::use_awaitable);
}
