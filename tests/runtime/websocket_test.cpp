// WebSockets against RFC 6455: the cases of the Autobahn suite's chapters 1 to 7, frame by frame, against an echo; then
// what the server adds: refusals, several senders, clients that go away.
#include "support/running_server.hpp"
#include "support/websocket_client.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <gtest/gtest.h>
#include <nostall/sleep.hpp>
#include <nostall/websocket.hpp>
#include <stdexcept>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace {

using namespace nostall;
using namespace nostall::testing;
using namespace std::chrono_literals;

constexpr unsigned continuation = 0, text = 1, binary = 2, closing = 8, ping = 9, pong = 10;

class WebSockets : public ::testing::Test {
protected:
  WebSockets() {
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

// Chapter 1: framing.
TEST_F(WebSockets, EchoesTextAndBinaryMessagesOfAllSizes) {
  websocket_client client(server().port(), "/echo");
  for (const unsigned opcode : {text, binary})
    for (const std::size_t size : {0, 125, 126, 127, 128, 65535, 65536})
      for (const char fill : {'*', '\x7f'}) {
        client.send({.opcode = opcode, .payload = std::string(size, fill)});
        expect_echo(client, opcode, std::string(size, fill));
      }
}

TEST_F(WebSockets, TakesFramesInPiecesOfAnySize) {
  websocket_client client(server().port(), "/echo");
  for (const std::size_t piece : {1UL, 7UL, 997UL}) {
    const std::string payload(piece * 100 + 200, 'x'), bytes = encode({.payload = payload});
    for (std::size_t at = 0; at < bytes.size(); at += piece)
      client.send(std::string_view(bytes).substr(at, piece));
    expect_echo(client, text, payload);
  }
}

// Chapter 2: pings and pongs.
TEST_F(WebSockets, AnswersPings) {
  websocket_client client(server().port(), "/echo");
  for (const std::string& payload :
       {std::string(), std::string("Hello"), std::string("\x00\xff\xfe\xfd", 4), std::string(125, '\xfe')}) {
    client.send({.opcode = ping, .payload = payload});
    expect_echo(client, pong, payload);
  }
  for (int index = 0; index < 10; ++index)
    client.send({.opcode = ping, .payload = std::to_string(index)});
  for (int index = 0; index < 10; ++index)
    expect_echo(client, pong, std::to_string(index));
}

TEST_F(WebSockets, IgnoresPongsThatNobodyAskedFor) {
  websocket_client client(server().port(), "/echo");
  client.send({.opcode = pong});
  client.send({.opcode = pong, .payload = "unsolicited"});
  client.send({.opcode = ping, .payload = "after"});
  expect_echo(client, pong, "after");
}

TEST_F(WebSockets, RefusesPingsThatAreTooLong) {
  EXPECT_EQ(refused({{.opcode = ping, .payload = std::string(126, 'x')}}), 1002u);
}

// Chapter 3: reserved bits.
TEST_F(WebSockets, RefusesReservedBits) {
  for (unsigned bits = 1; bits < 8; ++bits)
    EXPECT_EQ(refused({{.payload = "x", .reserved = bits}}), 1002u) << bits;
  EXPECT_EQ(refused({{.opcode = ping, .reserved = 5}}), 1002u);
  EXPECT_EQ(refused({{.opcode = closing, .reserved = 7}}), 1002u);
  websocket_client client(server().port(), "/echo");
  client.send({.payload = "good"});
  client.send({.payload = "bad", .reserved = 2});
  client.send({.opcode = ping});
  expect_echo(client, text, "good");
  EXPECT_EQ(client.receive_close(), 1002u);
}

// Chapter 4: opcodes.
TEST_F(WebSockets, RefusesReservedOpcodes) {
  for (const unsigned opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
    EXPECT_EQ(refused({{.opcode = opcode}}), 1002u) << opcode;
    EXPECT_EQ(refused({{.opcode = opcode, .payload = "payload"}, {.opcode = ping}}), 1002u) << opcode;
  }
}

// Chapter 5: fragmentation.
TEST_F(WebSockets, PutsFragmentsTogether) {
  websocket_client client(server().port(), "/echo");
  client.send({.payload = "fragment1", .fin = false});
  client.send({.opcode = continuation, .payload = "fragment2"});
  expect_echo(client, text, "fragment1fragment2");
  client.send({.opcode = binary, .fin = false});
  client.send({.opcode = continuation, .payload = "a", .fin = false});
  client.send({.opcode = ping, .payload = "between"});
  client.send({.opcode = continuation});
  expect_echo(client, pong, "between");
  expect_echo(client, binary, "a");
}

TEST_F(WebSockets, RefusesControlFramesInFragments) {
  EXPECT_EQ(refused({{.opcode = ping, .payload = "a", .fin = false}, {.opcode = continuation, .payload = "b"}}), 1002u);
  EXPECT_EQ(refused({{.opcode = pong, .payload = "a", .fin = false}, {.opcode = continuation, .payload = "b"}}), 1002u);
}

TEST_F(WebSockets, RefusesContinuationsOfNothingAndMessagesInsideMessages) {
  EXPECT_EQ(refused({{.opcode = continuation, .payload = "x"}}), 1002u);
  EXPECT_EQ(refused({{.opcode = continuation, .payload = "x", .fin = false}, {.payload = "y"}}), 1002u);
  EXPECT_EQ(refused({{.payload = "a", .fin = false}, {.payload = "b"}}), 1002u);
  EXPECT_EQ(refused({{.payload = "a", .fin = false}, {.opcode = binary, .payload = "b", .fin = false}}), 1002u);
  EXPECT_EQ(refused({{.payload = "a", .fin = false},
                     {.opcode = continuation, .payload = "b"},
                     {.opcode = continuation, .payload = "c"}}),
            1002u);
}

TEST_F(WebSockets, RefusesFramesWithoutAMask) { EXPECT_EQ(refused({{.payload = "x", .masked = false}}), 1002u); }

// Chapter 6: UTF-8.
TEST_F(WebSockets, EchoesValidText) {
  websocket_client client(server().port(), "/echo");
  for (const std::string& valid :
       {std::string("Hello-\xc2\xb5@\xc3\x9f\xc3\xb6\xc3\xa4\xc3\xbc\xc3\xa0\xc3\xa1-UTF-8!!"), std::string(1, '\0'),
        std::string("\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5"), std::string("\xf0\x90\x80\x80"),
        std::string("\xf4\x8f\xbf\xbf"), std::string("\xef\xbf\xbf"), std::string("\xed\x9f\xbf"),
        std::string("\xee\x80\x80")}) {
    client.send({.payload = valid});
    expect_echo(client, text, valid);
    for (std::size_t cut = 0; cut < valid.size(); ++cut) // also in the middle of a character
      client.send(
          {.opcode = cut == 0 ? text : continuation, .payload = valid.substr(cut, 1), .fin = cut + 1 == valid.size()});
    expect_echo(client, text, valid);
  }
}

TEST_F(WebSockets, RefusesInvalidText) {
  for (const std::string& invalid :
       {std::string("\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80\x65\x64"),
        std::string("\xf4\x90\x80\x80"), std::string("\x80"), std::string("\xbf"), std::string("\xc0\xaf"),
        std::string("\xe0\x80\xaf"), std::string("\xf0\x80\x80\xaf"), std::string("\xf8\x88\x80\x80\x80"),
        std::string("\xed\xa0\x80"), std::string("\xed\xbf\xbf"), std::string("\xfe"), std::string("\xff"),
        std::string("\xc3"), std::string("\xf0\x90\x80")}) {
    EXPECT_EQ(refused({{.payload = invalid}}), 1007u);
    EXPECT_EQ(refused({{.payload = "ok", .fin = false}, {.opcode = continuation, .payload = invalid}}), 1007u);
  }
}

TEST_F(WebSockets, RefusesInvalidTextBeforeTheMessageEnds) {
  EXPECT_EQ(refused({{.payload = "\xce\xba\xf4\x90", .fin = false}}), 1007u);
}

// Chapter 7: closing.
TEST_F(WebSockets, AnswersACloseWithItsCode) {
  for (const unsigned code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
    EXPECT_EQ(refused({{.opcode = closing, .payload = close_payload(code)}}), code);
  EXPECT_EQ(refused({{.opcode = closing}}), 1000u); // no code is answered with a normal one
  EXPECT_EQ(refused({{.opcode = closing, .payload = close_payload(1000, std::string(123, '*'))}}), 1000u);
}

TEST_F(WebSockets, RefusesClosesThatAreMalformed) {
  for (const unsigned code : {0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999})
    EXPECT_EQ(refused({{.opcode = closing, .payload = close_payload(code)}}), 1002u) << code;
  EXPECT_EQ(refused({{.opcode = closing, .payload = "x"}}), 1002u);
  EXPECT_EQ(refused({{.opcode = closing, .payload = close_payload(1000, std::string(124, '*'))}}), 1002u);
  EXPECT_EQ(refused({{.opcode = closing, .payload = close_payload(1000, "\xce\xed\xa0\x80")}}), 1002u);
}

TEST_F(WebSockets, SaysNothingAfterAClose) {
  {
    websocket_client client(server().port(), "/echo");
    client.send({.opcode = closing, .payload = close_payload(1000)});
    client.send({.payload = "too late"});
    client.send({.opcode = ping});
    EXPECT_EQ(client.receive_close(), 1000u);
    EXPECT_TRUE(client.raw().closed_within(10s));
  }
  EXPECT_TRUE(eventually([this] { return ended_ == 1; }));
}

TEST_F(WebSockets, AMessageThatIsTooLargeIs1009) {
  EXPECT_EQ(refused({{.opcode = binary, .payload = std::string(2'000'000, 'x')}}), 1009u);
}

TEST_F(WebSockets, ARequestThatIsNoHandshakeIs426) {
  const std::string plain = server().get("/echo");
  EXPECT_EQ(status_of(plain), 426);
  EXPECT_EQ(header_of(plain, "Upgrade"), "websocket");
  EXPECT_EQ(status_of(server().request("GET", "/echo", "", "Upgrade: websocket\r\nConnection: Upgrade\r\n")), 426);
  EXPECT_EQ(status_of(server().request("POST", "/echo")), 405);
}

TEST_F(WebSockets, WrongParametersAreRefusedBeforeTheHandshake) {
  app_.websocket("/room/{id}", [](int id, websocket& peer) -> task<> { co_await peer.send(std::to_string(id)); });
  EXPECT_EQ(status_of(server().request("GET", "/room/x", "",
                                       "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")),
            422);
  websocket_client client(server().port(), "/room/7");
  expect_echo(client, text, "7");
  EXPECT_EQ(client.receive_close(), 1000u); // its handler has ended
}

TEST_F(WebSockets, AHandlerThatThrowsClosesWith1011) {
  app_.websocket("/bug", [](websocket& peer) -> task<> {
    co_await peer.send("before");
    throw std::runtime_error("inside");
  });
  websocket_client client(server().port(), "/bug");
  EXPECT_EQ(client.receive_close(), 1011u);
  EXPECT_TRUE(server().logged("/bug threw: inside"));
}

TEST_F(WebSockets, AMiddlewareThatWaitsDoesNotDisturbTheHandshake) {
  app_.use([](request& request, next_handler next) -> task<response> {
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, 5ms);
    co_await timer.async_wait(use_task);
    co_return co_await next(request);
  });
  websocket_client client(server().port(), "/echo");
  client.send({.payload = "hello"});
  expect_echo(client, text, "hello");
}

TEST_F(WebSockets, SendersTakeTurns) {
  std::vector<websocket*> peers; // the loop's
  std::atomic<int> come = 0;
  app_.websocket("/all", [&](websocket& peer) -> task<> {
    peers.push_back(&peer);
    ++come;
    while (auto message = co_await peer.read())
      for (websocket* each : peers)
        co_await each->send(message->data);
  });
  std::vector<std::unique_ptr<websocket_client>> clients;
  for (int index = 0; index < 4; ++index)
    clients.push_back(std::make_unique<websocket_client>(server().port(), "/all"));
  EXPECT_TRUE(eventually([&] { return come == 4; }));
  const std::string large(200'000, 'x');
  for (const auto& client : clients)
    client->send({.payload = large});
  for (const auto& client : clients)
    for (int index = 0; index < 4; ++index)
      expect_echo(*client, text, large);
}

TEST_F(WebSockets, AClientThatGoesAwayEndsTheHandler) {
  {
    websocket_client client(server().port(), "/echo");
    client.send({.payload = "x"});
    expect_echo(client, text, "x");
  }
  EXPECT_TRUE(eventually([this] { return ended_ == 1; }));
  websocket_client client(server().port(), "/echo");
  client.send({.payload = "x"});
  expect_echo(client, text, "x");
  client.raw().reset();
  EXPECT_TRUE(eventually([this] { return ended_ == 2; }));
}

TEST_F(WebSockets, AGracefulStopEndsThem) {
  websocket_client client(server().port(), "/echo");
  client.send({.payload = "x"});
  expect_echo(client, text, "x");
  server().server().stop();
  server().server().wait();
  EXPECT_TRUE(client.raw().closed_within(10s));
}

TEST_F(WebSockets, ArgumentsThatAreTakenByReferenceLiveAsLongAsTheHandler) {
  app_.websocket("/say/{word}", [](const std::string& word, websocket& peer) -> task<> {
    co_await sleep_for(std::chrono::milliseconds(20));
    co_await peer.send(word);
  });
  const std::string word(100, 'w');
  websocket_client client(server().port(), "/say/" + word);
  expect_echo(client, text, word);
}

} // namespace
