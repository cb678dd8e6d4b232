// See server.hpp.
#include <nostall/server.hpp>

#include "logger.hpp"
#include "metrics_source.hpp"
#include "tls.hpp"
#include "worker.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

namespace nostall {

struct server::state {
  state(app& served, settings how) : served(served), how(std::move(how)), log(this->how.log) {
    watchdog_options options = this->how.watchdog;
    if (!options.on_stall)
      options.on_stall = [this](const stall& seen) { log.write(log_level::warning, seen.text()); };
    if (options.threshold.count() > 0)
      dog.emplace(std::move(options));
  }

  void run(detail::worker& worker) {
    if (!dog)
      return worker.run();
    const auto watched = dog->watch(worker.context());
    worker.run();
  }

  // Runs a coroutine on the first worker's loop, which nobody else runs at the time.
  void run_hooks(task<> (app::*hooks)()) {
    std::exception_ptr failed;
    boost::asio::io_context& loop = workers.front()->context();
    loop.restart();
    boost::asio::co_spawn(loop, (served.*hooks)(), [&](std::exception_ptr error) {
      failed = error;
      loop.stop(); // although hooks may have left something running
    });
    loop.run();
    loop.restart();
    if (failed)
      std::rethrow_exception(failed);
  }

  app& served;
  const settings how;
  detail::logger log;
  std::optional<watchdog> dog;
  std::unique_ptr<boost::asio::ssl::context> tls;
  std::vector<std::unique_ptr<detail::worker>> workers;
  std::vector<detail::metrics_source> sources;
  std::optional<detail::stall_source> stalls;
  std::vector<std::thread> threads;
  std::uint16_t port = 0;
};

server::server(app& served, settings how) : state_(std::make_unique<state>(served, std::move(how))) {
  state& all = *state_;
  if (all.how.workers == 0)
    throw std::invalid_argument("a server needs at least one worker");
  all.tls = detail::make_tls_context(all.how);
  for (unsigned index = 0; index < all.how.workers; ++index)
    all.workers.push_back(std::make_unique<detail::worker>(served, all.how, all.log, all.tls.get()));
  for (const auto& each : all.workers)
    all.sources.emplace_back(each->counted());
  if (all.dog)
    all.stalls.emplace(*all.dog);
}

server::~server() {
  stop();
  wait();
}

void server::start() {
  state& all = *state_;
  all.port = all.how.port;
  for (const auto& each : all.workers)
    all.port = each->listen(all.port);
  all.run_hooks(&app::start);
  for (const auto& each : all.workers) {
    each->accept();
    all.threads.emplace_back([&all, worker = each.get()] { all.run(*worker); });
  }
}

std::uint16_t server::port() const noexcept { return state_->port; }

void server::stop() noexcept {
  for (const auto& each : state_->workers)
    each->stop();
}

void server::wait() {
  state& all = *state_;
  if (all.threads.empty())
    return;
  for (std::thread& each : all.threads)
    each.join();
  all.threads.clear();
  try {
    all.run_hooks(&app::stop);
  } catch (const std::exception& error) {
    all.log.write(log_level::error, std::string("a stop hook threw: ") + error.what());
  }
  for (const auto& each : all.workers)
    each->log_pending_awaits();
}

void server::run() {
  boost::asio::io_context signals_context;
  boost::asio::signal_set signals(signals_context, SIGINT, SIGTERM);
  signals.async_wait([this](const boost::system::error_code& error, int) {
    if (!error)
      stop();
  });
  start();
  std::thread waiting([&] { signals_context.run(); });
  wait();
  signals_context.stop();
  waiting.join();
}

} // namespace nostall
