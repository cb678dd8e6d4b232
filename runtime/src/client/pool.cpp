// Keeps connections and gives them out again, the one used last first.
#include "client/pool.hpp"

#include <nostall/timeout.hpp>

namespace nostall::detail {

namespace ssl = boost::asio::ssl;

namespace {

std::shared_ptr<ssl::context> tls_context(const client_options& options) {
  if (options.tls)
    return options.tls;
  auto context = std::make_shared<ssl::context>(ssl::context::tls_client);
  if (!options.ca_file.empty())
    context->load_verify_file(options.ca_file);
  else
    context->set_default_verify_paths();
  context->set_verify_mode(options.verify ? ssl::verify_peer : ssl::verify_none);
  return context;
}

} // namespace

client_pool::client_pool(client_options how) : options(std::move(how)), tls_(tls_context(options)) {}

client_pool::connections& client_pool::of(const origin& to) {
  return connections_.try_emplace(to, options.max_connections).first->second;
}

void client_pool::drop_stale(connections& some) const {
  const auto oldest = std::chrono::steady_clock::now() - options.keep_idle;
  std::erase_if(some.idle, [&](const auto& kept) { return kept->idle_since < oldest || !kept->quiet(); });
}

task<client_pool::lease> client_pool::take(origin to, bool only_fresh) {
  const std::shared_ptr<client_pool> self = shared_from_this();
  connections& there = of(to);
  lease taken; // filled in piece by piece: g++ 12 destroys parts of a braced list with co_await in it twice
  taken.permit = co_await there.permits.acquire();
  taken.pool = self;
  taken.to = to;
  drop_stale(there);
  if (only_fresh)
    there.idle.clear();
  if (!there.idle.empty()) {
    taken.connection = std::move(there.idle.back());
    there.idle.pop_back();
    taken.fresh = false;
  } else {
    taken.connection = co_await timeout(options.connect_timeout, client_connection::connect(to, *tls_, options.verify));
  }
  co_return taken;
}

void client_pool::lease::keep() {
  connection->idle_since = std::chrono::steady_clock::now();
  pool->of(to).idle.push_back(std::move(connection));
  permit = {};
}

std::size_t client_pool::idle() const {
  std::size_t number = 0;
  for (const auto& [to, some] : connections_)
    number += some.idle.size();
  return number;
}

} // namespace nostall::detail
