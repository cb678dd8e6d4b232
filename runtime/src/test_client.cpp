// See test_client.hpp.
#include <nostall/test_client.hpp>

#include "request_parser.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <optional>
#include <stdexcept>
#include <string>

namespace nostall {

namespace {

class collecting_writer final : public stream_writer {
public:
  task<> write(std::string_view data) override {
    collected.append(data);
    co_return;
  }

  std::string collected;
};

} // namespace

struct test_client::state {
  explicit state(app& tested) : tested(tested) {}

  // Turns the loop until the coroutine is done. What it left running goes on with the next one.
  void run(task<> work) {
    std::optional<std::exception_ptr> ended;
    boost::asio::co_spawn(loop, std::move(work), [&](std::exception_ptr error) { ended = error; });
    loop.restart();
    while (!ended)
      loop.run_one();
    if (*ended)
      std::rethrow_exception(*ended);
  }

  app& tested;
  boost::asio::io_context loop{1};
};

test_client::test_client(app& tested) : state_(std::make_unique<state>(tested)) { state_->run(tested.start()); }

test_client::~test_client() {
  try {
    state_->run(state_->tested.stop());
  } catch (...) { // a hook's exception has nowhere to go from here
  }
}

response test_client::request(verb method, std::string_view target, std::string_view body, header_list headers) {
  std::string text(to_string(method));
  text.append(" ").append(target).append(" HTTP/1.1\r\nHost: test\r\n");
  for (const auto& [name, value] : headers)
    text.append(name).append(": ").append(value).append("\r\n");
  if (!body.empty())
    text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
  text.append("\r\n").append(body);

  class request parsed;
  const limits allowed{.body = body.size() + 1, .header = text.size() + 1, .target = text.size() + 1};
  detail::request_parser parser(parsed, allowed);
  auto progress = parser.parse(text.data(), text.size());
  while (progress == detail::request_parser::progress::header)
    progress = parser.parse(text.data(), text.size());
  if (progress != detail::request_parser::progress::complete)
    throw std::invalid_argument("no request: " + text);

  response answer;
  const auto ask = [&]() -> task<> {
    std::exception_ptr error;
    try {
      answer = co_await state_->tested.dispatch(parsed);
    } catch (const http_error&) {
      error = std::current_exception();
    } catch (const limiter_full&) {
      error = std::current_exception();
    }
    if (error)
      answer = app::error_response(error);
    if (answer.producer()) {
      collecting_writer writer;
      co_await answer.producer()(writer);
      answer.body(std::move(writer.collected));
    }
    if (answer.background())
      co_await answer.background()();
  };
  state_->run(ask());
  return answer;
}

} // namespace nostall
