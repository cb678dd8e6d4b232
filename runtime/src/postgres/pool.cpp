// Keeps connections that are fit for use, the one used last first.
#include <nostall/postgres/pool.hpp>

#include <nostall/timeout.hpp>
#include <vector>

namespace nostall::postgres {

struct pool::state {
  explicit state(pool_options how) : options(std::move(how)), permits(options.max_connections) {}
  const pool_options options;
  semaphore permits;
  std::vector<std::unique_ptr<connection>> idle;
};

pool::pool(pool_options options) : state_(std::make_shared<state>(std::move(options))) {}

pool::lease::~lease() {
  if (connection_ && connection_->idle())
    pool_->idle.push_back(std::move(connection_));
}

task<pool::lease> pool::acquire() {
  const std::shared_ptr<state> own = state_;
  lease taken;
  taken.permit_ = co_await own->permits.acquire();
  taken.pool_ = own;
  while (!own->idle.empty() && !taken.connection_) {
    taken.connection_ = std::move(own->idle.back());
    own->idle.pop_back();
    if (!taken.connection_->idle())
      taken.connection_.reset(); // the server has closed it
  }
  if (!taken.connection_) {
    connection made = co_await timeout(own->options.connect_timeout, connection::connect(own->options.where));
    taken.connection_ = std::make_unique<connection>(std::move(made));
  }
  co_return taken;
}

std::size_t pool::idle() const { return state_->idle.size(); }

} // namespace nostall::postgres
