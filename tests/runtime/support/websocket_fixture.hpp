// A server with an echo of WebSocket messages at /echo.
#pragma once

#include "support/running_server.hpp"
#include "support/websocket_client.hpp"

#include <atomic>
#include <gtest/gtest.h>
#include <nostall/websocket.hpp>
#include <optional>
#include <string>
#include <vector>

namespace nostall::testing {

inline constexpr unsigned continuation = 0, text = 1, binary = 2, closing = 8, ping = 9, pong = 10;

class websocket_fixture : public ::testing::Test {
protected:
  websocket_fixture() {
    app_.websocket("/echo", [this](websocket& peer) -> task<> {
      while (auto message = co_await peer.read()) {
        if (message->binary)
          co_await peer.send_binary(message->data);
        else
          co_await peer.send(message->data);
      }
      ++ended_;
    });
  }

  void expect_echo(websocket_client& client, unsigned opcode, const std::string& payload) {
    const frame got = client.receive();
    EXPECT_EQ(got.opcode, opcode);
    EXPECT_EQ(got.payload, payload);
    EXPECT_TRUE(got.fin);
    EXPECT_FALSE(got.masked);
  }

  // Sends the frames on a new connection; the code that the server closes with.
  unsigned refused(const std::vector<frame>& frames) {
    websocket_client client(server().port(), "/echo");
    for (const frame& sent : frames)
      client.send(sent);
    return client.receive_close();
  }

  running_server& server() {
    if (!server_)
      server_.emplace(app_);
    return *server_;
  }

  app app_;
  std::atomic<int> ended_ = 0;
  std::optional<running_server> server_;
};

} // namespace nostall::testing
