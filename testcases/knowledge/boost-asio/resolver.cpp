// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A resolver asks name servers, save for addresses that are no names.
#include <boost/asio.hpp>
namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;

awaitable<void> bad_resolve(tcp::resolver &resolver, std::string_view host, tcp::endpoint peer) {
  boost::system::error_code ec;
  auto results = resolver.resolve(host, "https");
  // CHECK: :[[@LINE-1]]:18: warning: 'boost::asio::ip::basic_resolver::resolve' blocks the event loop in coroutine 'bad_resolve'; use 'resolver.async_resolve'
  results = resolver.resolve(host, "https", ec);
  // CHECK: :[[@LINE-1]]:13: warning: 'boost::asio::ip::basic_resolver::resolve' blocks the event loop in coroutine 'bad_resolve'
  results = resolver.resolve(host, "80", tcp::resolver::numeric_service);
  // CHECK: :[[@LINE-1]]:13: warning: 'boost::asio::ip::basic_resolver::resolve' blocks the event loop in coroutine 'bad_resolve'
  results = resolver.resolve(tcp::v4(), host, "https");
  // CHECK: :[[@LINE-1]]:13: warning: 'boost::asio::ip::basic_resolver::resolve' blocks the event loop in coroutine 'bad_resolve'
  results = resolver.resolve("example.org", "80");
  // CHECK: :[[@LINE-1]]:13: warning: 'boost::asio::ip::basic_resolver::resolve' blocks the event loop in coroutine 'bad_resolve'
  results = resolver.resolve(peer);
  // CHECK: :[[@LINE-1]]:13: warning: 'boost::asio::ip::basic_resolver::resolve' blocks the event loop in coroutine 'bad_resolve'
  co_return;
}

awaitable<void> good_resolve(tcp::resolver &resolver, std::string_view host) {
  auto results = co_await resolver.async_resolve(host, "https", asio::use_awaitable);
  results = resolver.resolve(host, "80", tcp::resolver::numeric_host);
  results = resolver.resolve(tcp::v4(), host, "80", tcp::resolver::numeric_host);
  results = resolver.resolve("127.0.0.1", "80");
  results = resolver.resolve("::1", "80");
}
