// A server's beginning and end: hooks, workers, the graceful stop.
#include "support/connection_fixture.hpp"

#include <memory>
#include <set>
#include <stdexcept>
#include <thread>

namespace {

using namespace nostall;
using namespace nostall::testing;
using namespace std::chrono_literals;
namespace asio = boost::asio;

class Stop : public connection_fixture {};

TEST_F(Stop, AGracefulStopCompletesRequestsAndClosesIdleConnections) {
  auto server = std::make_unique<running_server>(app_);
  raw_client idle(server->port()), busy(server->port()), stream(server->port());
  idle.send(get("/"));
  EXPECT_EQ(body_of(idle.response()), "root");
  stream.send(get("/stream"));
  EXPECT_FALSE(stream.some().empty());
  busy.send(get("/short"));
  EXPECT_TRUE(eventually([this] { return began_ == 1; }));
  server->server().stop();
  const std::string answer = busy.response();
  EXPECT_EQ(body_of(answer), "short");
  EXPECT_EQ(header_of(answer, "Connection"), "close");
  EXPECT_TRUE(idle.closed_within(10s));
  server->server().wait();
  EXPECT_EQ(cancelled, 1);
  EXPECT_THROW(raw_client(server->port()), std::system_error);
}

TEST_F(Stop, WhatDoesNotEndAtTheStopIsCancelledAndWhatIgnoresThatIsNamed) {
  how_.drain = 50ms;
  how_.cancelled_drain = 50ms;
  app_.get("/deaf", [this]() -> task<> {
    ++began_;
    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    co_await sleep(1h);
  });
  running_server server(app_, how_);
  raw_client waiting(server.port()), deaf(server.port());
  waiting.send(get("/wait"));
  deaf.send("GET /deaf HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_TRUE(eventually([this] { return began_ == 2; }));
  server.server().stop();
  server.server().wait();
  EXPECT_EQ(cancelled, 1);
  EXPECT_TRUE(server.logged("given up at the stop: GET /deaf"));
  EXPECT_EQ(server.log().find("GET /wait"), std::string::npos);
}

TEST_F(Stop, HooksRunBeforeTheFirstAndAfterTheLastRequest) {
  std::string order;
  app_.on_start([&]() -> task<> {
    co_await sleep(1ms);
    order += "start ";
  });
  app_.on_stop([&]() -> task<> {
    co_await sleep(1ms);
    order += "stop";
  });
  app_.get("/mark", [&]() -> task<> {
    order += "request ";
    co_return;
  });
  {
    running_server server(app_);
    EXPECT_EQ(status_of(server.get("/mark")), 204);
  }
  EXPECT_EQ(order, "start request stop");
}

TEST_F(Stop, AHookThatThrowsKeepsTheServerFromStarting) {
  app_.on_start([]() -> task<> {
    throw std::runtime_error("no database");
    co_return;
  });
  server server(app_, how_);
  EXPECT_THROW(server.start(), std::runtime_error);
}

TEST_F(Stop, SeveralWorkersServeTheSamePort) {
  how_.workers = 3;
  app_.get("/who", []() -> task<std::uint64_t> { co_return std::hash<std::thread::id>()(std::this_thread::get_id()); });
  running_server server(app_, how_);
  std::set<std::string> seen;
  EXPECT_TRUE(eventually([&] {
    seen.insert(body_of(server.get("/who")));
    return seen.size() == 3;
  }));
}

TEST_F(Stop, AHandlerMayStopTheServer) {
  nostall::server* running = nullptr;
  app_.get("/stop", [&]() -> task<std::string> {
    running->stop();
    co_return "bye";
  });
  running_server server(app_);
  running = &server.server();
  EXPECT_EQ(body_of(server.get("/stop")), "bye");
  server.server().wait();
}

} // namespace
