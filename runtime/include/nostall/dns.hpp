// Names of hosts to addresses, without blocking the loop.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <nostall/limiter.hpp>
#include <nostall/task.hpp>
#include <string>
#include <vector>

namespace nostall {

/// The addresses of a host, in the order in which the system says to try them; a numeric address is returned
/// as it is, at once.
///
/// Resolved by the system's resolver (getaddrinfo) on a thread of dns_limiter(): several names are looked up
/// concurrently.
/// Errors: boost::system::system_error with asio's error codes for resolvers: host_not_found and others.
/// Cancellation: throws operation_aborted at once. The look-up itself cannot be cancelled: it occupies its thread until
/// it is done.
task<std::vector<boost::asio::ip::tcp::endpoint>> resolve(std::string host, std::uint16_t port);

/// The limiter of look-ups: 8 threads, named "dns". Never destroyed.
thread_limiter& dns_limiter();

} // namespace nostall
