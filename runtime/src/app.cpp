// Routes, middleware and hooks: see app.hpp.
#include <nostall/app.hpp>
#include <nostall/detail/router.hpp>

#include <stdexcept>

namespace nostall {

app::app() : router_(std::make_unique<detail::router>()) {}
app::~app() = default;

std::vector<std::string> app::parameter_names(std::string_view pattern, std::size_t expected) {
  std::vector<std::string> names = detail::router::parameter_names(pattern);
  if (names.size() != expected)
    throw std::invalid_argument("route " + std::string(pattern) + ": the pattern has " + std::to_string(names.size()) +
                                " parameters, its handler takes " + std::to_string(expected));
  return names;
}

std::string app::name_of(verb method, std::string_view pattern) {
  return std::string(method == verb::unknown ? "any" : to_string(method)).append(" ").append(pattern);
}

void app::add(verb method, std::unique_ptr<detail::endpoint> endpoint) { router_->add(method, std::move(endpoint)); }

task<response> app::dispatch(request& request) {
  // Without middleware no coroutine stands between a connection and the handler.
  return middleware_.empty() ? handle(request) : dispatch_from(0, request);
}

task<response> app::handle(request& request) { return router_->find(request).call(request); }

task<response> app::dispatch_from(std::size_t position, request& request) {
  std::exception_ptr error;
  try {
    if (position == middleware_.size())
      co_return co_await handle(request);
    co_return co_await middleware_[position](request, next_handler(*this, position + 1));
  } catch (const http_error&) {
    error = std::current_exception();
  } catch (const limiter_full&) {
    error = std::current_exception();
  }
  co_return error_response(error);
}

task<response> next_handler::operator()(request& request) const { return owner_.dispatch_from(position_, request); }

response app::error_response(std::exception_ptr error) {
  try {
    std::rethrow_exception(std::move(error));
  } catch (const http_error& known) {
    return known.to_response();
  } catch (const limiter_full& full) {
    return http_error(503).header("Retry-After", std::to_string(full.retry_after().count())).to_response();
  } catch (...) {
    return http_error(500).to_response();
  }
}

task<> app::start() {
  for (const auto& hook : start_)
    co_await hook();
}

task<> app::stop() {
  for (const auto& hook : stop_)
    co_await hook();
}

} // namespace nostall
