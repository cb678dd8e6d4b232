// REQUIRES: llvm-22
// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -I%runtime-include
// Members, subscripts and postfix operators bind tighter than 'co_await': the fix stands in parentheses.
#include <boost/asio.hpp>
#include <string>
#include <unistd.h>
using boost::asio::awaitable;
using boost::asio::ip::tcp;

std::string load(const std::string &name) {
  ::usleep(1);
  return name;
}
struct row {
  std::string name;
  int values[2];
  int operator()(int x) const { return x; }
  row &operator++(int) { return *this; }
};
row fetch() {
  ::usleep(1);
  return {};
}

awaitable<std::size_t> members(std::string name) {
  std::size_t size = load(name).size() + 1;
  // CHECK: :[[@LINE-1]]:22: warning: 'load' blocks
  // CHECK-FIXES: {{^}}  std::size_t size = (co_await nostall::to_thread([&] { return load(name); })).size() + 1;
  while (!load(name).empty())
    // CHECK: :[[@LINE-1]]:11: warning: 'load' blocks
    // CHECK-FIXES: {{^}}  while (!(co_await nostall::to_thread([&] { return load(name); })).empty())
    ++size;
  size += fetch().name.size();
  // CHECK: :[[@LINE-1]]:11: warning: 'fetch' blocks
  // CHECK-FIXES: {{^}}  size += (co_await nostall::to_thread([&] { return fetch(); })).name.size();
  co_return size;
}

awaitable<int> operators() {
  int sum = fetch().values[1];
  // CHECK: :[[@LINE-1]]:13: warning: 'fetch' blocks
  // CHECK-FIXES: {{^}}  int sum = (co_await nostall::to_thread([&] { return fetch(); })).values[1];
  sum += fetch()(1);
  // CHECK: :[[@LINE-1]]:10: warning: 'fetch' blocks
  // CHECK-FIXES: {{^}}  sum += (co_await nostall::to_thread([&] { return fetch(); }))(1);
  fetch()++;
  // CHECK: :[[@LINE-1]]:3: warning: 'fetch' blocks
  // CHECK-FIXES: {{^}}  (co_await nostall::to_thread([&] { return fetch(); }))++;
  sum += load("a")[0];
  // CHECK: :[[@LINE-1]]:10: warning: 'load' blocks
  // CHECK-FIXES: {{^}}  sum += (co_await nostall::to_thread([&] { return load("a"); }))[0];
  co_return sum;
}

awaitable<tcp::endpoint> siblings(tcp::resolver &resolver, std::string host) {
  co_return resolver.resolve(host, "80").begin()->endpoint();
  // CHECK: :[[@LINE-1]]:13: warning: 'boost::asio::ip::basic_resolver::resolve'
  // CHECK-FIXES: {{^}}  co_return (co_await resolver.async_resolve(host, "80", boost::asio::use_awaitable)).begin()->endpoint();
}

// Nothing binds tighter here.
awaitable<bool> plain(std::string name) {
  co_return load(name) == "text";
  // CHECK: :[[@LINE-1]]:13: warning: 'load' blocks
  // CHECK-FIXES: {{^}}  co_return co_await nostall::to_thread([&] { return load(name); }) == "text";
}
