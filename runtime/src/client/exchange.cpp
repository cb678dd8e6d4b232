// Sends requests and reads responses on connections of the pool.
#include "client/exchange.hpp"

#include <algorithm>
#include <array>
#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>
#include <cstdio>
#include <nostall/timeout.hpp>

namespace nostall::detail {

namespace urls = boost::urls;

namespace {

void require_token(const std::string& text, const char* what) {
  const auto allowed = [](unsigned char c) {
    return c > ' ' && c < 127 && c != ':' && c != '(' && c != ')' && c != ',';
  };
  if (text.empty() || !std::all_of(text.begin(), text.end(), allowed))
    throw client_error(std::string("not allowed as ") + what + ": '" + text + "'");
}

void add_header(std::string& head, const std::string& name, const std::string& value) {
  require_token(name, "the name of a header");
  if (value.find_first_of(std::string_view("\r\n\0", 3)) != value.npos)
    throw client_error("a line break in the value of header '" + name + "'");
  head += name + ": " + value + "\r\n";
}

std::string serialize_head(const client_request& request, const target& at, const client_options& options) {
  require_token(request.method, "a method");
  std::string head = request.method + " " + at.path + " HTTP/1.1\r\nHost: " + at.authority + "\r\n";
  if (!options.user_agent.empty() && !request.headers.find("User-Agent"))
    add_header(head, "User-Agent", options.user_agent);
  if (!request.headers.find("Accept"))
    head += "Accept: */*\r\n";
  for (const auto& [name, value] : request.headers)
    add_header(head, name, value);
  if (request.body_source)
    head += "Transfer-Encoding: chunked\r\n";
  else if (!request.body.empty() || request.method == "POST" || request.method == "PUT" || request.method == "PATCH")
    head += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
  return head + "\r\n";
}

task<> send(client_connection& connection, const client_request& request, std::string head) {
  if (!request.body_source) {
    if (request.body.size() <= 64 * 1024) {
      co_await connection.write(head += request.body);
    } else {
      co_await connection.write(head);
      co_await connection.write(request.body);
    }
    co_return;
  }
  co_await connection.write(head);
  while (std::optional<std::string> part = co_await request.body_source()) {
    if (part->empty())
      continue; // an empty chunk would be the end
    std::array<char, 24> size{};
    const int digits = std::snprintf(size.data(), size.size(), "%zx\r\n", part->size());
    part->insert(0, size.data(), static_cast<std::size_t>(digits));
    co_await connection.write(*part += "\r\n");
  }
  co_await connection.write("0\r\n\r\n");
}

// A server may answer and close before it has read all; then the answer counts.
task<client_response_head> exchange_heads(client_pool::lease& lease, const client_request& request, std::string head) {
  client_connection& connection = *lease.connection;
  std::exception_ptr failure;
  try {
    co_await send(connection, request, std::move(head));
  } catch (const boost::system::system_error& error) {
    if (error.code() == boost::asio::error::operation_aborted)
      throw;
    failure = std::current_exception();
  }
  try {
    co_return co_await timeout(lease.pool->options.read_timeout,
                               connection.read_head(request.method, lease.pool->options.max_head));
  } catch (const boost::system::system_error&) {
    if (failure && !connection.answered())
      std::rethrow_exception(failure);
    throw;
  }
}

bool can_be_repeated(const client_request& request) {
  constexpr std::array methods{"GET", "HEAD", "PUT", "DELETE", "OPTIONS"};
  return !request.body_source && std::find(methods.begin(), methods.end(), request.method) != methods.end();
}

} // namespace

target parse_target(const std::string& url) {
  const auto parsed = urls::parse_uri(url);
  if (!parsed || (parsed->scheme() != "http" && parsed->scheme() != "https") || parsed->host().empty())
    throw client_error("not a http or https URL: '" + url + "'");
  target at;
  at.to.tls = parsed->scheme() == "https";
  at.to.host = parsed->host_type() == urls::host_type::ipv6 ? parsed->host_address() : parsed->host();
  at.to.port = parsed->has_port() && !parsed->port().empty() ? parsed->port_number() : at.to.tls ? 443 : 80;
  at.authority = parsed->encoded_host_and_port();
  at.path = std::string(parsed->encoded_path());
  if (at.path.empty())
    at.path = "/";
  if (parsed->has_query())
    at.path += "?" + std::string(parsed->encoded_query());
  return at;
}

std::string resolve_reference(const std::string& base, std::string_view reference) {
  const auto from = urls::parse_uri(base);
  const auto to = urls::parse_uri_reference(urls::string_view(reference.data(), reference.size()));
  urls::url result;
  if (!from || !to || !urls::resolve(*from, *to, result))
    throw client_error("redirected to what is no URL: '" + std::string(reference) + "'");
  result.remove_fragment();
  return std::string(result.buffer());
}

task<std::unique_ptr<client_exchange>> client_exchange::begin(std::shared_ptr<client_pool> pool,
                                                              const client_request& request) {
  const target at = parse_target(request.url);
  const std::string text = serialize_head(request, at, pool->options);
  for (bool again = false;; again = true) {
    client_pool::lease lease = co_await pool->take(at.to, again);
    try {
      client_response_head head = co_await exchange_heads(lease, request, text);
      head.url = request.url;
      co_return std::make_unique<client_exchange>(std::move(lease), std::move(head));
    } catch (const boost::system::system_error& error) {
      const bool stale = !lease.fresh && !lease.connection->answered() && !again &&
                         error.code() != boost::asio::error::operation_aborted;
      if (!stale || !can_be_repeated(request))
        throw;
    }
  }
}

task<std::optional<std::string>> client_exchange::read() {
  if (!lease_.connection)
    co_return std::nullopt;
  std::optional<std::string> part;
  try {
    part = co_await timeout(lease_.pool->options.read_timeout, lease_.connection->read_part());
  } catch (...) {
    lease_.connection.reset();
    lease_.permit = {};
    throw;
  }
  if (!part) {
    if (lease_.connection->reusable())
      lease_.keep();
    lease_.connection.reset();
    lease_.permit = {};
  }
  co_return part;
}

} // namespace nostall::detail
