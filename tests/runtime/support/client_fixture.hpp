// A loop with a server that answers as scripted, and a client to ask it.
#pragma once

#include "support/scripted_server.hpp"

#include <gtest/gtest.h>
#include <initializer_list>
#include <nostall/client.hpp>
#include <utility>

namespace nostall::test {

namespace asio = boost::asio;

// g++ 12 does not compile braces with several values inside of a coroutine's co_await expressions.
inline client_headers headers(std::initializer_list<std::pair<std::string, std::string>> all) { return {all}; }

// A loop with a server and a client.
class client_fixture : public testing::Test {
protected:
  // Runs `body(client, server)` against a server that answers so.
  template <typename Body>
  void with(scripted_server::script answers, Body body, client_options options = {},
            asio::ssl::context* tls = nullptr) {
    asio::io_context loop(1);
    scripted_server server(loop, std::move(answers), tls);
    std::exception_ptr thrown;
    {
      client upstream(std::move(options));
      asio::co_spawn(loop, body(upstream, server), [&](std::exception_ptr error) {
        thrown = error;
        loop.stop();
      });
      loop.run();
    }
    if (thrown)
      std::rethrow_exception(thrown);
  }
};

} // namespace nostall::test
