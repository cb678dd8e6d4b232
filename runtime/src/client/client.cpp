// The client's interface: redirects, collected bodies, time limits of the whole.
#include "client/exchange.hpp"

#include <boost/beast/core/string.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <nostall/client.hpp>
#include <nostall/timeout.hpp>

namespace nostall {

using detail::client_exchange;

namespace {

bool is_redirect(const client_response_head& head) {
  return (head.status == 301 || head.status == 302 || head.status == 303 || head.status == 307 || head.status == 308) &&
         head.headers.find("Location");
}

void remove(client_headers& headers, std::string_view name) {
  std::erase_if(headers, [&](const auto& header) { return boost::beast::iequals(header.first, name); });
}

// Makes of a request the one that its redirect asks for.
void redirect(client_request& request, const client_response_head& head) {
  std::string url = detail::resolve_reference(request.url, *head.headers.find("Location"));
  const bool post = request.method == "POST";
  if ((head.status == 303 && request.method != "HEAD") || ((head.status == 301 || head.status == 302) && post)) {
    request.method = "GET";
    request.body.clear();
    request.body_source = {};
    remove(request.headers, "Content-Type");
  } else if (request.body_source) {
    throw client_error("a body that is sent part by part cannot be sent again to " + url);
  }
  if (detail::parse_target(url).to != detail::parse_target(request.url).to) {
    remove(request.headers, "Authorization");
    remove(request.headers, "Cookie");
  }
  request.url = std::move(url);
}

task<client_response> collect(std::unique_ptr<client_exchange> exchange, std::size_t max_body) {
  client_response response;
  static_cast<client_response_head&>(response) = exchange->head;
  while (std::optional<std::string> part = co_await exchange->read()) {
    if (part->size() > max_body - response.body.size())
      throw client_error("the body of " + response.url + " is larger than " + std::to_string(max_body) + " bytes");
    response.body += *part;
  }
  co_return response;
}

} // namespace

std::optional<std::string_view> client_headers::find(std::string_view name) const {
  for (const auto& [own, value] : *this)
    if (boost::beast::iequals(own, name))
      return value;
  return std::nullopt;
}

void client_response_head::raise_for_status() const {
  if (status >= 400)
    throw http_status_error(status, url, reason);
}

boost::json::value client_response::json() const { return boost::json::parse(body); }

client_stream::client_stream(std::unique_ptr<client_exchange> exchange)
    : client_response_head(exchange->head), exchange_(std::move(exchange)) {}
client_stream::client_stream(client_stream&&) noexcept = default;
client_stream& client_stream::operator=(client_stream&&) noexcept = default;
client_stream::~client_stream() = default;

task<std::optional<std::string>> client_stream::read() { return exchange_->read(); }

client::client(client_options options) : pool_(std::make_shared<detail::client_pool>(std::move(options))) {}

std::size_t client::idle_connections() const { return pool_->idle(); }

task<std::unique_ptr<client_exchange>> client::follow(client_request request) {
  const std::shared_ptr<detail::client_pool> pool = pool_;
  for (std::size_t redirects = 0;; ++redirects) {
    auto exchange = co_await client_exchange::begin(pool, request);
    if (pool->options.max_redirects == 0 || !is_redirect(exchange->head))
      co_return exchange;
    if (redirects == pool->options.max_redirects)
      throw client_error("more than " + std::to_string(redirects) + " redirects, the last from " + request.url);
    redirect(request, exchange->head);
    co_await collect(std::move(exchange), pool->options.max_body); // so that the connection can be kept
  }
}

task<client_response> client::send(client_request request) {
  const auto limit = request.timeout.value_or(pool_->options.timeout);
  const std::size_t max_body = pool_->options.max_body;
  auto whole = [](task<std::unique_ptr<client_exchange>> followed, std::size_t max_body) -> task<client_response> {
    auto exchange = co_await std::move(followed);
    co_return co_await collect(std::move(exchange), max_body);
  };
  co_return co_await timeout(limit, whole(follow(std::move(request)), max_body));
}

task<client_stream> client::stream(client_request request) {
  const auto limit = request.timeout.value_or(pool_->options.timeout);
  auto exchange = co_await timeout(limit, follow(std::move(request)));
  co_return client_stream(std::move(exchange));
}

task<client_response> client::get(std::string url, client_headers headers) {
  client_request request(std::move(url));
  request.headers = std::move(headers);
  return send(std::move(request));
}

task<client_response> client::post(std::string url, std::string body, client_headers headers) {
  client_request request(std::move(url), "POST");
  request.headers = std::move(headers);
  request.body = std::move(body);
  return send(std::move(request));
}

task<client_response> client::post_json(std::string url, boost::json::value body, client_headers headers) {
  if (!headers.find("Content-Type"))
    headers.emplace_back("Content-Type", "application/json");
  return post(std::move(url), boost::json::serialize(body), std::move(headers));
}

} // namespace nostall
