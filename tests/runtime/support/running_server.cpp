// See running_server.hpp.
#include "support/running_server.hpp"

namespace nostall::testing {

settings quick() {
  settings how;
  how.deadlines.sweep = std::chrono::milliseconds(20);
  how.watchdog.threshold = std::chrono::milliseconds(0); // tests on a busy machine stall without a fault of theirs
  return how;
}

running_server::running_server(app& served, settings how)
    : server_(served, [&] {
        how.log = [this](log_level, std::string_view line) {
          const std::lock_guard lock(mutex_);
          log_.append(line).append("\n");
        };
        return std::move(how);
      }()) {
  server_.start();
}

running_server::~running_server() = default;

std::string running_server::get(std::string_view target) { return request("GET", target); }

std::string running_server::request(std::string_view method, std::string_view target, std::string_view body,
                                    std::string_view headers) {
  raw_client client(port());
  std::string text(method);
  text.append(" ").append(target).append(" HTTP/1.1\r\nHost: test\r\n").append(headers);
  if (!body.empty())
    text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
  client.send(text.append("\r\n").append(body));
  return method == "HEAD" ? client.head() : client.response();
}

std::string running_server::log() const {
  const std::lock_guard lock(mutex_);
  return log_;
}

bool running_server::logged(std::string_view text) const {
  return eventually([&] { return log().find(text) != std::string::npos; });
}

} // namespace nostall::testing
