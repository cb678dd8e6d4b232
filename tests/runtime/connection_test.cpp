// Connections in trouble: slow clients, clients that go away, deadlines, floods, and the end of the server.
#include "support/running_server.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <gtest/gtest.h>
#include <nostall/to_thread.hpp>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <list>
#include <set>
#include <stop_token>

namespace {

using namespace nostall;
using namespace nostall::testing;
using namespace std::chrono_literals;
namespace asio = boost::asio;

// Suspends for as long as it is not cancelled; counts who was.
std::atomic<int> cancelled;
struct count_cancellation {
  bool done = false;
  ~count_cancellation() { cancelled += !done; }
};

task<> sleep(std::chrono::milliseconds time) {
  asio::steady_timer timer(co_await asio::this_coro::executor, time);
  co_await timer.async_wait(use_task);
}

class Connections : public ::testing::Test {
protected:
  Connections() {
    cancelled = 0;
    app_.get("/", []() -> task<std::string> { co_return "root"; });
    app_.get("/wait", [this]() -> task<std::string> {
      count_cancellation counted;
      ++began_;
      co_await sleep(1h);
      counted.done = true;
      co_return "waited";
    });
    app_.get("/short", [this]() -> task<std::string> {
      ++began_;
      co_await sleep(30ms);
      co_return "short";
    });
    app_.get("/large", []() -> task<std::string> { co_return std::string(8'000'000, 'x'); });
    app_.get("/stream", []() -> task<response> {
      co_return response::stream([](stream_writer& out) -> task<> {
        count_cancellation counted;
        for (;;)
          co_await out.write(std::string(10'000, 'x'));
      });
    });
  }

  static constexpr std::string_view get(std::string_view path) {
    return path == "/"        ? "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
           : path == "/wait"  ? "GET /wait HTTP/1.1\r\nHost: a\r\n\r\n"
           : path == "/short" ? "GET /short HTTP/1.1\r\nHost: a\r\n\r\n"
           : path == "/large" ? "GET /large HTTP/1.1\r\nHost: a\r\n\r\n"
                              : "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n";
  }

  app app_;
  settings how_ = quick();
  std::atomic<int> began_ = 0; // handlers that wait
};

TEST_F(Connections, AHeaderThatDripsIsClosedInTime) {
  how_.deadlines.header = 200ms;
  running_server server(app_, how_);
  raw_client client(server.port());
  const std::string text = "GET / HTTP/1.1\r\nHost: " + std::string(10'000, 'a');
  std::size_t sent = 0;
  const auto began = std::chrono::steady_clock::now();
  while (sent < text.size() && !client.closed_within(5ms))
    try {
      client.send({&text[sent++], 1});
    } catch (const std::system_error&) {
      break;
    }
  EXPECT_LT(sent, text.size());
  EXPECT_LT(std::chrono::steady_clock::now() - began, 9s);
  EXPECT_EQ(status_of(client.some()), 408);
}

TEST_F(Connections, ABodyThatDoesNotComeIs408) {
  how_.deadlines.body = 100ms;
  running_server server(app_, how_);
  raw_client client(server.port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab");
  EXPECT_EQ(status_of(client.all()), 408);
}

TEST_F(Connections, SilentConnectionsAreClosedWithoutAWord) {
  how_.deadlines.header = how_.deadlines.keep_alive = 100ms;
  running_server server(app_, how_);
  raw_client fresh(server.port()), used(server.port());
  used.send(get("/"));
  EXPECT_EQ(body_of(used.response()), "root");
  EXPECT_EQ(fresh.all(), "");
  EXPECT_EQ(used.all(), "");
}

TEST_F(Connections, AHandlerThatDoesNotFinishIs503AndCancelled) {
  how_.deadlines.handler = 100ms;
  running_server server(app_, how_);
  raw_client client(server.port());
  client.send(get("/wait"));
  EXPECT_EQ(status_of(client.all()), 503);
  EXPECT_TRUE(eventually([] { return cancelled == 1; }));
  EXPECT_TRUE(server.logged("GET /wait"));
  EXPECT_TRUE(server.logged("connection_test.cpp:"));
}

TEST_F(Connections, AClientThatClosesCancelsItsRequest) {
  running_server server(app_);
  {
    raw_client client(server.port());
    client.send(get("/wait"));
    EXPECT_TRUE(eventually([this] { return began_ == 1; }));
  }
  EXPECT_TRUE(eventually([] { return cancelled == 1; }));
  EXPECT_EQ(body_of(server.get("/")), "root");
}

TEST_F(Connections, AResetCancelsTheRequestToo) {
  running_server server(app_);
  raw_client client(server.port());
  client.send(get("/wait"));
  EXPECT_TRUE(eventually([this] { return began_ == 1; }));
  client.reset();
  EXPECT_TRUE(eventually([] { return cancelled == 1; }));
}

TEST_F(Connections, CancellationReachesAFunctionOnAThread) {
  std::atomic<bool> stopped = false;
  app_.get("/thread", [&]() -> task<> {
    co_await to_thread([&](std::stop_token stop) {
      ++began_;
      while (!stop.stop_requested())
        std::this_thread::sleep_for(1ms);
      stopped = true;
    });
  });
  running_server server(app_);
  {
    raw_client client(server.port());
    client.send("GET /thread HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_TRUE(eventually([this] { return began_ == 1; }));
  }
  EXPECT_TRUE(eventually([&] { return stopped.load(); }));
}

TEST_F(Connections, AClientThatHalfClosesGetsWhatWasReady) {
  running_server server(app_);
  raw_client client(server.port());
  client.send(get("/large"));
  client.half_close();
  EXPECT_EQ(body_of(client.all()).size(), 8'000'000u);
}

TEST_F(Connections, RequestsThatAreHandledLeaveTheOthersTheLoop) {
  running_server server(app_);
  raw_client waiting(server.port());
  waiting.send(get("/wait"));
  for (int index = 0; index < 20; ++index)
    EXPECT_EQ(body_of(server.get("/")), "root");
}

TEST_F(Connections, ASlowReaderSlowsItsStreamDown) {
  std::atomic<std::size_t> produced = 0;
  app_.get("/count", [&]() -> task<response> {
    co_return response::stream([&](stream_writer& out) -> task<> {
      const std::string part(100'000, 'x');
      for (int index = 0; index < 1000; ++index) {
        co_await out.write(part);
        produced += part.size();
      }
    });
  });
  running_server server(app_);
  raw_client client(server.port());
  client.send("GET /count HTTP/1.1\r\nHost: a\r\n\r\n");
  std::size_t before = 0;
  do { // until it stands still
    before = produced;
    std::this_thread::sleep_for(100ms);
  } while (produced != before);
  EXPECT_LT(produced.load(), 50'000'000u);
  EXPECT_EQ(body_of(client.response()).size(), 100'000'000u);
  EXPECT_EQ(produced.load(), 100'000'000u);
}

TEST_F(Connections, AReaderThatStopsIsClosed) {
  how_.deadlines.write = 100ms;
  running_server server(app_, how_);
  raw_client stream(server.port()), large(server.port());
  stream.send(get("/stream"));
  large.send(get("/large"));
  EXPECT_TRUE(eventually([] { return cancelled == 1; }));
  std::this_thread::sleep_for(300ms);
  EXPECT_LT(large.all().size(), 8'000'000u);
}

TEST_F(Connections, AnEndlessStreamDoesNotKeepTheLoop) {
  running_server server(app_);
  raw_client client(server.port());
  client.send(get("/stream"));
  std::atomic<bool> done = false;
  std::thread reader([&] {
    while (!done)
      client.some();
  });
  for (int index = 0; index < 20; ++index)
    EXPECT_EQ(body_of(server.get("/")), "root");
  done = true;
  reader.join();
}

TEST_F(Connections, StreamsAreChunkedOrEndWithTheConnection) {
  app_.get("/events", []() -> task<response> {
    co_return server_sent_events([](stream_writer& out) -> task<> {
      co_await out.event("one\ntwo", "name", "7");
      co_await sleep(5ms);
      co_await out.event("three");
    });
  });
  app_.get("/broken", []() -> task<response> {
    co_return response::stream([](stream_writer& out) -> task<> {
      co_await out.write("begin");
      throw std::runtime_error("no more");
    });
  });
  running_server server(app_);
  const std::string events = server.get("/events");
  EXPECT_EQ(header_of(events, "Content-Type"), "text/event-stream");
  EXPECT_EQ(header_of(events, "Transfer-Encoding"), "chunked");
  EXPECT_EQ(body_of(events), "id: 7\nevent: name\ndata: one\ndata: two\n\ndata: three\n\n");
  raw_client old(server.port());
  old.send("GET /events HTTP/1.0\r\n\r\n");
  const std::string unchunked = old.all();
  EXPECT_FALSE(header_of(unchunked, "Transfer-Encoding"));
  EXPECT_EQ(body_of(unchunked), "id: 7\nevent: name\ndata: one\ndata: two\n\ndata: three\n\n");
  raw_client broken(server.port());
  broken.send("GET /broken HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_TRUE(broken.all().ends_with("5\r\nbegin\r\n")); // no last chunk
  EXPECT_TRUE(server.logged("/broken threw: no more"));
}

TEST_F(Connections, WorkInTheBackgroundComesAfterTheResponse) {
  std::atomic<bool> may_end = false, ended = false;
  app_.get("/back", [&]() -> task<response> {
    co_return std::move(response(202).background([&]() -> task<> {
      while (!may_end)
        co_await sleep(1ms);
      ended = true;
    }));
  });
  app_.get("/bad", []() -> task<response> {
    co_return std::move(response(202).background([]() -> task<> {
      throw std::runtime_error("behind");
      co_return;
    }));
  });
  {
    running_server server(app_);
    EXPECT_EQ(status_of(server.get("/back")), 202);
    EXPECT_FALSE(ended);
    EXPECT_EQ(status_of(server.get("/bad")), 202);
    EXPECT_TRUE(server.logged("a background task threw: behind"));
    may_end = true;
  } // waits for it
  EXPECT_TRUE(ended);
}

TEST_F(Connections, AFloodThatTakesAllDescriptorsDoesNotEndTheServer) {
  running_server server(app_);
  {
    std::list<raw_client> clients(30);
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    const int next = ::dup(0);
    ::close(next);
    rlimit few = before;
    few.rlim_cur = static_cast<rlim_t>(next) + 5;
    setrlimit(RLIMIT_NOFILE, &few);
    for (raw_client& client : clients)
      client.connect(server.port()); // the backlog takes them
    EXPECT_TRUE(server.logged("cannot accept connections"));
    setrlimit(RLIMIT_NOFILE, &before);
    for (raw_client& client : clients) { // and none is lost
      client.send(get("/"));
      EXPECT_EQ(body_of(client.response()), "root");
    }
  }
  EXPECT_EQ(body_of(server.get("/")), "root");
}

TEST_F(Connections, MoreThanTheAllowedConnectionsAreClosed) {
  how_.limits.connections = 3;
  running_server server(app_, how_);
  std::list<raw_client> clients;
  for (int index = 0; index < 3; ++index) {
    clients.emplace_back(server.port()).send(get("/"));
    EXPECT_EQ(body_of(clients.back().response()), "root");
  }
  raw_client fourth(server.port());
  EXPECT_TRUE(fourth.closed_within(10s));
  clients.clear();
  EXPECT_TRUE(eventually([&] {
    raw_client again(server.port());
    return !again.closed_within(20ms);
  }));
}

TEST_F(Connections, AGracefulStopCompletesRequestsAndClosesIdleConnections) {
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

TEST_F(Connections, WhatDoesNotEndAtTheStopIsCancelledAndWhatIgnoresThatIsNamed) {
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

TEST_F(Connections, HooksRunBeforeTheFirstAndAfterTheLastRequest) {
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

TEST_F(Connections, AHookThatThrowsKeepsTheServerFromStarting) {
  app_.on_start([]() -> task<> {
    throw std::runtime_error("no database");
    co_return;
  });
  server server(app_, how_);
  EXPECT_THROW(server.start(), std::runtime_error);
}

TEST_F(Connections, SeveralWorkersServeTheSamePort) {
  how_.workers = 3;
  app_.get("/who", []() -> task<std::uint64_t> { co_return std::hash<std::thread::id>()(std::this_thread::get_id()); });
  running_server server(app_, how_);
  std::set<std::string> seen;
  EXPECT_TRUE(eventually([&] {
    seen.insert(body_of(server.get("/who")));
    return seen.size() == 3;
  }));
}

TEST_F(Connections, AHandlerMayStopTheServer) {
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
