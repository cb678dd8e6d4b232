// WebSockets against RFC 6455: the cases of the Autobahn suite's chapters 1 to 5 and 7, frame by frame, against an
// echo.
#include "support/websocket_fixture.hpp"

#include <system_error>

namespace {

using namespace nostall::testing;
using namespace std::chrono_literals;

class WebSocketCases : public websocket_fixture {
protected:
  static void send_in_pieces(websocket_client& client, const std::string& bytes, std::size_t piece) {
    for (std::size_t at = 0; at < bytes.size(); at += piece)
      client.send(std::string_view(bytes).substr(at, piece));
  }

  // A good message, and then that frame and a ping.
  void expect_echo_before_refusal(const frame& bad, std::size_t piece) {
    websocket_client client(server().port(), "/echo");
    try {
      send_in_pieces(client, encode({.payload = "good"}) + encode(bad) + encode({.opcode = ping}), piece);
    } catch (const std::system_error&) {
      // The server may have closed before all is sent.
    }
    expect_echo(client, text, "good");
    EXPECT_EQ(client.receive_close(), 1002u);
  }
};

// Chapter 1: framing.
TEST_F(WebSocketCases, EchoesTextAndBinaryMessagesOfAllSizes) {
  websocket_client client(server().port(), "/echo");
  for (const unsigned opcode : {text, binary})
    for (const std::size_t size : {0, 125, 126, 127, 128, 65535, 65536})
      for (const char fill : {'*', '\x7f'}) {
        client.send({.opcode = opcode, .payload = std::string(size, fill)});
        expect_echo(client, opcode, std::string(size, fill));
      }
}

TEST_F(WebSocketCases, TakesFramesInPiecesOfAnySize) {
  websocket_client client(server().port(), "/echo");
  for (const unsigned opcode : {text, binary})
    for (const std::size_t piece : {1UL, 7UL, 997UL}) {
      const std::string payload(piece == 997 ? 65536 : piece * 100 + 200, 'x');
      send_in_pieces(client, encode({.opcode = opcode, .payload = payload}), piece);
      expect_echo(client, opcode, payload);
    }
}

// Chapter 2: pings and pongs.
TEST_F(WebSocketCases, AnswersPings) {
  websocket_client client(server().port(), "/echo");
  for (const std::string& payload :
       {std::string(), std::string("Hello"), std::string("\x00\xff\xfe\xfd", 4), std::string(125, '\xfe')}) {
    client.send({.opcode = ping, .payload = payload});
    expect_echo(client, pong, payload);
  }
}

TEST_F(WebSocketCases, AnswersPingsThatComeInARowOrInPieces) {
  websocket_client client(server().port(), "/echo");
  std::string ten;
  for (int index = 0; index < 10; ++index)
    ten += encode({.opcode = ping, .payload = "payload-" + std::to_string(index)});
  for (const std::size_t piece : {ten.size(), 1UL}) {
    send_in_pieces(client, ten, piece);
    for (int index = 0; index < 10; ++index)
      expect_echo(client, pong, "payload-" + std::to_string(index));
  }
  send_in_pieces(client, encode({.opcode = ping, .payload = std::string(125, '\xfe')}), 1);
  expect_echo(client, pong, std::string(125, '\xfe'));
}

TEST_F(WebSocketCases, IgnoresPongsThatNobodyAskedFor) {
  websocket_client client(server().port(), "/echo");
  client.send({.opcode = pong});
  client.send({.opcode = pong, .payload = "unsolicited"});
  client.send({.opcode = ping, .payload = "after"});
  expect_echo(client, pong, "after");
}

TEST_F(WebSocketCases, RefusesPingsThatAreTooLong) {
  EXPECT_EQ(refused({{.opcode = ping, .payload = std::string(126, 'x')}}), 1002u);
}

// Chapter 3: reserved bits.
TEST_F(WebSocketCases, RefusesReservedBits) {
  for (unsigned bits = 1; bits < 8; ++bits)
    EXPECT_EQ(refused({{.payload = "x", .reserved = bits}}), 1002u) << bits;
  EXPECT_EQ(refused({{.opcode = binary, .payload = "x", .reserved = 5}}), 1002u);
  EXPECT_EQ(refused({{.opcode = ping, .reserved = 5}}), 1002u);
  EXPECT_EQ(refused({{.opcode = closing, .reserved = 7}}), 1002u);
  for (const std::size_t piece : {100UL, 1UL})
    expect_echo_before_refusal({.payload = "bad", .reserved = 2}, piece);
}

// Chapter 4: opcodes.
TEST_F(WebSocketCases, RefusesReservedOpcodes) {
  for (const unsigned opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
    EXPECT_EQ(refused({{.opcode = opcode}}), 1002u) << opcode;
    EXPECT_EQ(refused({{.opcode = opcode, .payload = "payload"}, {.opcode = ping}}), 1002u) << opcode;
    expect_echo_before_refusal({.opcode = opcode, .payload = "payload"}, opcode % 2 ? 100 : 1);
  }
}

// Chapter 5: fragmentation.
TEST_F(WebSocketCases, PutsFragmentsTogether) {
  websocket_client client(server().port(), "/echo");
  const std::string two =
      encode({.payload = "fragment1", .fin = false}) + encode({.opcode = continuation, .payload = "fragment2"});
  for (const std::size_t piece : {two.size(), 10UL, 1UL}) {
    send_in_pieces(client, two, piece);
    expect_echo(client, text, "fragment1fragment2");
  }
}

TEST_F(WebSocketCases, AnswersPingsBetweenFragments) {
  websocket_client client(server().port(), "/echo");
  const std::string between =
      encode({.payload = "1", .fin = false}) + encode({.opcode = continuation, .payload = "2", .fin = false}) +
      encode({.opcode = ping, .payload = "first"}) + encode({.opcode = continuation, .payload = "3", .fin = false}) +
      encode({.opcode = continuation, .payload = "4", .fin = false}) + encode({.opcode = ping, .payload = "second"}) +
      encode({.opcode = continuation, .payload = "5"});
  for (const std::size_t piece : {between.size(), 7UL, 1UL}) {
    send_in_pieces(client, between, piece);
    expect_echo(client, pong, "first");
    expect_echo(client, pong, "second");
    expect_echo(client, text, "12345");
  }
}

TEST_F(WebSocketCases, FragmentsMayBeEmpty) {
  websocket_client client(server().port(), "/echo");
  for (const unsigned opcode : {text, binary})
    for (const std::string middle : {"", "middle frame payload"}) {
      client.send({.opcode = opcode, .fin = false});
      client.send({.opcode = continuation, .payload = middle, .fin = false});
      client.send({.opcode = continuation});
      expect_echo(client, opcode, middle);
    }
}

TEST_F(WebSocketCases, RefusesControlFramesInFragments) {
  EXPECT_EQ(refused({{.opcode = ping, .payload = "a", .fin = false}, {.opcode = continuation, .payload = "b"}}), 1002u);
  EXPECT_EQ(refused({{.opcode = pong, .payload = "a", .fin = false}, {.opcode = continuation, .payload = "b"}}), 1002u);
}

TEST_F(WebSocketCases, RefusesContinuationsOfNothingAndMessagesInsideMessages) {
  EXPECT_EQ(refused({{.opcode = continuation, .payload = "x"}}), 1002u);
  EXPECT_EQ(refused({{.opcode = continuation, .payload = "x", .fin = false}, {.payload = "y"}}), 1002u);
  EXPECT_EQ(refused({{.opcode = continuation, .payload = "x", .fin = false},
                     {.payload = "a", .fin = false},
                     {.opcode = continuation, .payload = "b"}}),
            1002u);
  EXPECT_EQ(refused({{.payload = "a", .fin = false}, {.payload = "b"}}), 1002u);
  EXPECT_EQ(refused({{.payload = "a", .fin = false}, {.opcode = binary, .payload = "b", .fin = false}}), 1002u);
  EXPECT_EQ(refused({{.payload = "a", .fin = false},
                     {.opcode = continuation, .payload = "b"},
                     {.opcode = continuation, .payload = "c"}}),
            1002u);
}

TEST_F(WebSocketCases, RefusesFramesWithoutAMask) { EXPECT_EQ(refused({{.payload = "x", .masked = false}}), 1002u); }

// Chapter 7: closing.
TEST_F(WebSocketCases, AnswersACloseWithItsCode) {
  for (const unsigned code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
    EXPECT_EQ(refused({{.opcode = closing, .payload = close_payload(code)}}), code);
  EXPECT_EQ(refused({{.opcode = closing}}), 1000u); // no code is answered with a normal one
  EXPECT_EQ(refused({{.opcode = closing, .payload = close_payload(1000, std::string(123, '*'))}}), 1000u);
}

TEST_F(WebSocketCases, RefusesClosesThatAreMalformed) {
  for (const unsigned code : {0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999})
    EXPECT_EQ(refused({{.opcode = closing, .payload = close_payload(code)}}), 1002u) << code;
  EXPECT_EQ(refused({{.opcode = closing, .payload = "x"}}), 1002u);
  EXPECT_EQ(refused({{.opcode = closing, .payload = close_payload(1000, std::string(124, '*'))}}), 1002u);
  EXPECT_EQ(refused({{.opcode = closing, .payload = close_payload(1000, "\xce\xed\xa0\x80")}}), 1002u);
}

TEST_F(WebSocketCases, AnswersACloseAfterMessages) {
  websocket_client client(server().port(), "/echo");
  for (const std::size_t size : {12UL, 256UL * 1024}) {
    client.send({.payload = std::string(size, '*')});
    expect_echo(client, text, std::string(size, '*'));
  }
  client.send({.opcode = closing, .payload = close_payload(1000)});
  EXPECT_EQ(client.receive_close(), 1000u);
}

TEST_F(WebSocketCases, WhatFollowsACloseIsIgnored) {
  const frame close{.opcode = closing, .payload = close_payload(1000)};
  EXPECT_EQ(refused({close, close}), 1000u);
  EXPECT_EQ(refused({close, {.opcode = ping}}), 1000u);
  EXPECT_EQ(refused({{.payload = "begun", .fin = false}, close, {.opcode = continuation, .payload = "ended"}}), 1000u);
}

TEST_F(WebSocketCases, SaysNothingAfterAClose) {
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

} // namespace
