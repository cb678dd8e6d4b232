// Any bytes into the parser and the router, whole and in pieces: both ways must say the same, nothing may be read that
// is not there (AddressSanitizer looks), and what is accepted must be what RFC 9112 allows.
#include "request_parser.hpp"

#include <cstdint>
#include <cstdlib>
#include <nostall/app.hpp>
#include <nostall/detail/router.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace nostall;
using detail::request_parser;

void require(bool condition) {
  if (!condition)
    std::abort();
}

// What came of some bytes, in words.
struct outcome {
  std::string text;
  std::size_t consumed = 0;
  bool operator==(const outcome&) const = default;
};

const limits& small() {
  static const limits allowed{.body = 4096, .header = 2048, .target = 512, .fields = 20};
  return allowed;
}

void describe(const request& seen, std::string& text) {
  text.append(to_string(seen.method())).append(" ").append(seen.target()).append("\n");
  for (std::size_t index = 0; index < seen.header_count(); ++index)
    text.append(seen.header_name(index)).append("=").append(seen.header_value(index)).append("\n");
  text.append(seen.body());
}

// Gives the parser `step` bytes more at a time, each time in memory of its own; the parser may change what it has seen.
outcome parse(std::string_view bytes, std::size_t step) {
  request seen;
  request_parser parser(seen, small());
  std::vector<char> exact;
  while (exact.size() < bytes.size()) {
    const std::string_view more = bytes.substr(exact.size(), step);
    std::vector<char> grown;
    grown.reserve(exact.size() + more.size());
    grown.insert(grown.end(), exact.begin(), exact.end());
    grown.insert(grown.end(), more.begin(), more.end());
    exact.swap(grown);
    auto progress = request_parser::progress::header;
    while (progress == request_parser::progress::header)
      progress = parser.parse(exact.data(), exact.size());
    if (progress == request_parser::progress::failed) {
      require(parser.status() >= 400 && parser.status() < 600);
      return {"refused"};
    }
    if (progress == request_parser::progress::complete) {
      outcome done{.consumed = parser.consumed()};
      describe(seen, done.text);
      require(seen.version() == 10 || seen.header(field::host).has_value());
      require(seen.body().size() <= small().body && seen.header_count() <= small().fields);
      return done;
    }
  }
  return {"incomplete"};
}

const detail::router& routes() {
  static detail::router& known = *[] {
    auto* made = new detail::router;
    const auto add = [&](const char* pattern) {
      const auto handler = [](const request&) -> task<> { co_return; };
      made->add(verb::get, std::make_unique<detail::loop_endpoint<decltype(handler)>>(
                               handler, pattern, detail::router::parameter_names(pattern), std::source_location()));
    };
    for (const char* pattern : {"/", "/a", "/a/{b}", "/a/{b}/c", "/{x}/{y}/{z}", "/files/{path...}"})
      add(pattern);
    return made;
  }();
  return known;
}

void route(std::string_view bytes) {
  std::vector<char> exact(bytes.begin(), bytes.end());
  request seen;
  request_parser parser(seen, small());
  auto progress = parser.parse(exact.data(), exact.size());
  while (progress == request_parser::progress::header)
    progress = parser.parse(exact.data(), exact.size());
  if (progress != request_parser::progress::complete)
    return;
  try {
    const detail::endpoint& found = routes().find(seen);
    for (std::size_t index = 0; index < found.names.size(); ++index)
      require(seen.path_parameter(index).find('\0') == std::string_view::npos);
  } catch (const http_error& error) {
    require(error.status() == 404 || error.status() == 405 || error.status() == 400);
  }
  seen.query("a");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const outcome whole = parse(bytes, bytes.size() + 1);
  // A refusal may come sooner when more is seen at once, so only what was accepted must be the same in pieces.
  for (const std::size_t step : {std::size_t(1), std::size_t(7)})
    if (whole.consumed > 0)
      require(parse(bytes, step) == whole);
  route(bytes);
  return 0;
}
