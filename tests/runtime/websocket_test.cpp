// What the server adds to RFC 6455: refusals, several senders, clients that go away. What it does frame by frame is
// in websocket_cases_test.cpp and websocket_utf8_test.cpp.
#include "support/websocket_fixture.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <nostall/sleep.hpp>
#include <stdexcept>

#include <memory>
#include <vector>

namespace {

using namespace nostall;
using namespace nostall::testing;
using namespace std::chrono_literals;

class WebSockets : public websocket_fixture {};

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
