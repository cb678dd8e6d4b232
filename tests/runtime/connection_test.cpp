// Connections in trouble: slow clients, clients that go away, deadlines, floods.
#include "support/connection_fixture.hpp"

#include <nostall/gather.hpp>
#include <nostall/timeout.hpp>
#include <nostall/to_thread.hpp>
#include <sys/resource.h>
#include <unistd.h>

#include <list>
#include <stdexcept>
#include <stop_token>
#include <thread>

namespace {

using namespace nostall;
using namespace nostall::testing;
using namespace std::chrono_literals;

class Connections : public connection_fixture {};

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
  EXPECT_TRUE(server.logged("127.0.0.1 is refused with 408\n"));
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
  EXPECT_TRUE(server.logged("connection_fixture.hpp:"));
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
  EXPECT_TRUE(server.logged("has gone: GET /wait"));
}

TEST_F(Connections, AResetCancelsTheRequestToo) {
  running_server server(app_);
  raw_client client(server.port());
  client.send(get("/wait"));
  EXPECT_TRUE(eventually([this] { return began_ == 1; }));
  client.reset();
  EXPECT_TRUE(eventually([] { return cancelled == 1; }));
  EXPECT_TRUE(server.logged("a client has gone: GET /wait"));
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

TEST_F(Connections, CancellationReachesTheWholeTreeOfARequest) {
  std::atomic<bool> stopped = false;
  const auto wait = [this]() -> task<> {
    count_cancellation counted;
    ++began_;
    co_await sleep(1h);
  };
  app_.get("/tree", [&]() -> task<> {
    const auto on_a_thread = [&]() -> task<> {
      co_await to_thread([&](std::stop_token stop) {
        ++began_;
        while (!stop.stop_requested())
          std::this_thread::sleep_for(1ms);
        stopped = true;
      });
    };
    const auto below = [&]() -> task<> { co_await gather(wait(), on_a_thread()); };
    co_await gather(wait(), timeout(1h, below()));
  });
  how_.deadlines.handler = 200ms;
  running_server server(app_, how_);
  raw_client client(server.port());
  client.send("GET /tree HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(status_of(client.all()), 503);
  EXPECT_EQ(began_, 3);
  EXPECT_TRUE(eventually([&] { return stopped && cancelled == 2; }));
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
  EXPECT_TRUE(server.logged("127.0.0.1 does not take its response, and is closed\n"));
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
  EXPECT_TRUE(server.logged("closed a new connection: there are 3 already"));
  clients.clear();
  EXPECT_TRUE(eventually([&] {
    raw_client again(server.port());
    return !again.closed_within(20ms);
  }));
}

} // namespace
