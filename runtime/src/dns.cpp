// Look-ups by getaddrinfo on threads of their own limiter. Asio's resolver does the same on a single thread, where one
// server that does not answer holds up all look-ups after it.
#include <nostall/dns.hpp>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/basic_resolver.hpp>
#include <nostall/detail/abandonable_call.hpp>

namespace nostall {

namespace asio = boost::asio;
using asio::ip::tcp;

thread_limiter& dns_limiter() {
  static thread_limiter& limiter = *new thread_limiter({.limit = 8, .name = "dns"});
  return limiter;
}

task<std::vector<tcp::endpoint>> resolve(std::string host, std::uint16_t port) {
  boost::system::error_code not_an_address;
  if (const auto address = asio::ip::make_address(host, not_an_address); !not_an_address)
    co_return std::vector<tcp::endpoint>{tcp::endpoint(address, port)};
  auto look_up = [host = std::move(host), port] {
    asio::io_context unused; // the resolver wants one; resolve() does not use it
    tcp::resolver resolver(unused);
    std::vector<tcp::endpoint> endpoints;
    for (const auto& entry : resolver.resolve(host, std::to_string(port), tcp::resolver::numeric_service))
      endpoints.push_back(entry.endpoint());
    return endpoints;
  };
  co_return co_await detail::abandonable_call(dns_limiter(), std::move(look_up));
}

} // namespace nostall
