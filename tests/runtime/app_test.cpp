// What stands around an app: the client for tests, metrics, the access log, a pool that is full.
#include "support/running_server.hpp"
#include "support/whole_stacks.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <gtest/gtest.h>
#include <nostall/metrics.hpp>
#include <nostall/test_client.hpp>
#include <stdexcept>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <list>
#include <thread>
#include <unistd.h>

namespace {

using namespace nostall;
using namespace nostall::testing;
using namespace std::chrono_literals;

TEST(TestClient, AsksWithoutASocket) {
  app tested;
  std::string order;
  tested.on_start([&]() -> task<> {
    order += "start ";
    co_return;
  });
  tested.on_stop([&]() -> task<> {
    order += "stop";
    co_return;
  });
  tested.use([](request& request, next_handler next) -> task<response> {
    response inner = co_await next(request);
    co_return std::move(inner.header("X-Path", request.path()));
  });
  tested.get("/hello/{name}", [](std::string name) -> task<std::string> { co_return "Hello " + name; });
  tested.get("/plain", [](header<"X-A"> a) { return *a; });
  tested.post("/length", [](const request& request) -> task<std::size_t> { co_return request.body().size(); });
  tested.get("/later", [&]() -> task<response> {
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, 1ms);
    co_await timer.async_wait(use_task);
    co_return std::move(response::stream([](stream_writer& out) -> task<> {
                          co_await out.write("a");
                          co_await out.write("b");
                        }).background([&]() -> task<> {
      order += "background ";
      co_return;
    }));
  });
  tested.get("/bug", []() -> task<> {
    throw std::logic_error("bug");
    co_return;
  });
  {
    test_client client(tested);
    EXPECT_EQ(client.get("/hello/you%21").body(), "Hello you!");
    EXPECT_EQ(client.get("/hello/you").header("X-Path"), "/hello/you");
    EXPECT_EQ(client.get("/plain", {{"x-a", "1"}}).body(), "1");
    EXPECT_EQ(client.get("/plain").status(), 422u);
    EXPECT_EQ(client.get("/nowhere").status(), 404u);
    EXPECT_EQ(client.post("/length", std::string(5'000'000, 'x')).body(), "5000000");
    EXPECT_EQ(client.get("/later").body(), "ab");
    EXPECT_THROW(client.get("/bug"), std::logic_error);
    EXPECT_THROW(client.get("no slash"), std::invalid_argument);
  }
  EXPECT_EQ(order, "start background stop");
}

TEST(Pool, ThatIsFullAnswers503WithRetryAfter) {
  std::atomic<bool> go = false;
  thread_limiter limiter(limiter_options{.limit = 1, .max_waiting = 1, .name = "small pool"});
  app served;
  served.run_plain_handlers_on(limiter);
  served.get("/work", [&] {
    while (!go)
      std::this_thread::sleep_for(1ms);
    return std::string("done");
  });
  running_server server(served);
  std::list<raw_client> clients;
  for (int index = 0; index < 2; ++index) {
    clients.emplace_back(server.port()).send("GET /work HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_TRUE(
        eventually([&] { return limiter.running() == 1 && limiter.running() + limiter.waiting() == clients.size(); }));
  }
  const std::string refused = server.get("/work");
  EXPECT_EQ(status_of(refused), 503);
  EXPECT_GE(std::stoi(header_of(refused, "Retry-After").value_or("0")), 1);
  EXPECT_TRUE(server.logged("answered with 503 {\"detail\":\"Service Unavailable\"}: GET /work")) << server.log();
  const std::string text = metrics();
  EXPECT_NE(text.find("nostall_pool_waiting{limiter=\"small pool\"} 1\n"), std::string::npos) << text;
  EXPECT_NE(text.find("nostall_pool_refused_total{limiter=\"small pool\"} 1\n"), std::string::npos) << text;
  go = true;
  for (raw_client& client : clients)
    EXPECT_EQ(body_of(client.response()), "done");
}

// The value of a sample, which must stand there exactly once.
double sample(const std::string& text, const std::string& name) {
  const std::size_t at = text.find("\n" + name + " ");
  if (at == std::string::npos || text.find("\n" + name + " ", at + 1) != std::string::npos)
    throw std::runtime_error(name + " in " + text);
  return std::stod(text.substr(at + name.size() + 2));
}

TEST(Metrics, CountRequestsByStatusAndLatency) {
  app served;
  served.get("/metrics", [] { return metrics(); });
  running_server server(served);
  const std::string before = body_of(server.get("/metrics"));
  server.get("/nowhere");
  server.get("/metrics");
  const std::string after = body_of(server.get("/metrics"));
  const auto grown = [&](const std::string& name) { return sample(after, name) - sample(before, name); };
  EXPECT_EQ(grown("nostall_requests_total{status=\"2xx\"}"), 2);
  EXPECT_EQ(grown("nostall_requests_total{status=\"4xx\"}"), 1);
  EXPECT_EQ(grown("nostall_request_duration_seconds_count"), 3);
  EXPECT_EQ(grown("nostall_request_duration_seconds_bucket{le=\"+Inf\"}"), 3);
  EXPECT_EQ(grown("nostall_connections_accepted_total"), 3);
  EXPECT_GE(sample(after, "nostall_pool_started_total{limiter=\"default\"}"), 3);
}

TEST(Watchdog, OfAServerNamesTheRouteThatStalls) {
  app served;
  served.get("/stalls/{ms}", [](int ms) -> task<> {
    std::this_thread::sleep_for(std::chrono::milliseconds(ms));
    co_return;
  });
  settings how = quick();
  how.watchdog = watchdog_options();
  running_server server(served, how);
  const double before = sample(metrics(), "nostall_loop_stalls_total");
  EXPECT_EQ(status_of(server.get("/stalls/300")), 204);
  EXPECT_TRUE(server.logged(whole_stacks ? "GET /stalls/{ms}" : "the event loop stalled")) << server.log();
  EXPECT_GE(sample(metrics(), "nostall_loop_stalls_total"), before + 1);
}

TEST(AccessLog, HasALineForEachRequest) {
  app served;
  served.get("/hello", []() -> task<std::string> { co_return "Hello"; });
  settings how = quick();
  how.access_log = true;
  running_server server(served, how);
  server.get("/hello?x=1");
  server.get("/nowhere");
  EXPECT_TRUE(server.logged("127.0.0.1 \"GET /hello?x=1\" 200 5 "));
  EXPECT_TRUE(server.logged("127.0.0.1 \"GET /nowhere\" 404 "));
}

// A certificate for localhost, made by openssl.
class Tls : public ::testing::Test {
protected:
  Tls() {
    const std::string folder = ::testing::TempDir() + "nostall-tls-" + std::to_string(::getpid());
    std::filesystem::create_directories(folder);
    how_.certificate_chain_file = folder + "/certificate.pem";
    how_.private_key_file = folder + "/key.pem";
    run("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
        " -out " +
        how_.certificate_chain_file + " -keyout " + how_.private_key_file + " 2>&1");
  }

  // What the command printed.
  std::string run(const std::string& command) {
    std::string text;
    FILE* pipe = ::popen(command.c_str(), "r");
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe))
      text += static_cast<char>(c);
    ::pclose(pipe);
    return text;
  }

  std::string curl(std::uint16_t port, const std::string& rest) {
    return run("curl -sS --max-time 20 --cacert " + how_.certificate_chain_file +
               " https://localhost:" + std::to_string(port) + rest + " 2>&1");
  }

  settings how_ = quick();
};

TEST_F(Tls, ServesOverTls) {
  app served;
  served.get("/hello", []() -> task<std::string> { co_return "Hello"; });
  served.get("/large", [] { return std::string(3'000'000, 'x'); });
  served.post("/length", [](const request& request) { return request.body().size(); });
  running_server server(served, how_);
  EXPECT_EQ(curl(server.port(), "/hello"), "Hello");
  EXPECT_EQ(curl(server.port(), "/large").size(), 3'000'000u);
  EXPECT_EQ(curl(server.port(), "/hello https://localhost:" + std::to_string(server.port()) + "/hello"), "HelloHello");
  EXPECT_EQ(curl(server.port(), "/length --data-binary @" + how_.private_key_file),
            std::to_string(std::filesystem::file_size(how_.private_key_file)));
}

TEST_F(Tls, ClientsWithoutItAreClosed) {
  app served;
  running_server server(served, how_);
  raw_client client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(status_of(client.all()), 0u);
  EXPECT_TRUE(server.logged("127.0.0.1 does not speak TLS: ")) << server.log();
}

TEST_F(Tls, WithoutItsFilesThereIsNoServer) {
  app served;
  how_.private_key_file = "/nowhere";
  EXPECT_THROW(server(served, how_), std::exception);
  how_.private_key_file.clear();
  EXPECT_THROW(server(served, how_), std::invalid_argument);
}

} // namespace
