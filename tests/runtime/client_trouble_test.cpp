// The HTTP client in trouble: limits, what is no response, time limits, cancellation, nobody there, certificates.
#include "support/certificate.hpp"
#include "support/client_fixture.hpp"

#include <nostall/timeout.hpp>

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using nostall::client;
using nostall::client_error;
using nostall::client_request;
using nostall::client_response;
using nostall::task;
using nostall::test::ok;
using nostall::test::scripted_answer;
using nostall::test::scripted_server;
using testing::HasSubstr;

using ClientTrouble = nostall::test::client_fixture;

TEST_F(ClientTrouble, LimitsWhatItCollects) {
  with(
      [](const std::string& request) {
        if (request.find("/head") != request.npos)
          return ok("", "X: " + std::string(2000, 'x') + "\r\n");
        return ok(std::string(1001, 'x'));
      },
      [](client& upstream, scripted_server& server) -> task<> {
        EXPECT_THROW(co_await upstream.get(server.url("/body")), client_error);
        EXPECT_THROW(co_await upstream.get(server.url("/head")), boost::system::system_error);
      },
      {.max_head = 1500, .max_body = 1000});
}

TEST_F(ClientTrouble, ReportsWhatIsNoResponse) {
  int number = 0;
  with(
      [&](const std::string&) {
        const std::vector<std::string> answers{"nonsense\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
                                               "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", ""};
        return scripted_answer{{answers.at(static_cast<std::size_t>(number++))}, 0ms, true};
      },
      [](client& upstream, scripted_server& server) -> task<> {
        for (int i = 0; i < 4; ++i)
          EXPECT_THROW(co_await upstream.get(server.url()), boost::system::system_error) << i;
        EXPECT_EQ(0u, upstream.idle_connections());
      });
}

TEST_F(ClientTrouble, HasTimeLimits) {
  const auto never = [](const std::string&) { return scripted_answer{{"too late"}, 1h}; };
  with(never,
       [](client& upstream, scripted_server& server) -> task<> {
         EXPECT_THROW(co_await upstream.get(server.url()), nostall::timed_out);
       },
       {.read_timeout = 20ms});
  with(never,
       [](client& upstream, scripted_server& server) -> task<> {
         EXPECT_THROW(co_await upstream.get(server.url()), nostall::timed_out);
         client_request brief(server.url());
         brief.timeout = 5ms;
         EXPECT_THROW(co_await upstream.send(std::move(brief)), nostall::timed_out);
       },
       {.timeout = 20ms});
  with([](const std::string&) { return scripted_answer{{"HTTP/1.1 200 OK\r\n\r\n", "late"}, 100ms}; },
       [](client& upstream, scripted_server& server) -> task<> {
         auto stream = co_await upstream.stream({server.url()});
         EXPECT_EQ("late", co_await stream.read());
         EXPECT_THROW(co_await stream.read(), nostall::timed_out);
         EXPECT_EQ(std::nullopt, co_await stream.read()) << "its connection is closed";
       },
       {.read_timeout = 150ms});
}

TEST_F(ClientTrouble, CanBeCancelled) {
  with([](const std::string&) { return scripted_answer{{"too late"}, 1h}; },
       [](client& upstream, scripted_server& server) -> task<> {
         EXPECT_THROW(co_await nostall::timeout(10ms, upstream.get(server.url())), nostall::timed_out);
         EXPECT_EQ(0u, upstream.idle_connections());
       });
}

TEST_F(ClientTrouble, ReportsThatNobodyListens) {
  asio::io_context loop(1);
  client upstream;
  std::string url;
  {
    scripted_server gone(loop, [](const std::string&) { return ok(""); });
    url = gone.url();
  }
  std::exception_ptr thrown;
  asio::co_spawn(loop, upstream.get(url), [&](std::exception_ptr error, const client_response&) { thrown = error; });
  loop.run();
  ASSERT_TRUE(thrown);
  try {
    std::rethrow_exception(thrown);
  } catch (const boost::system::system_error& error) {
    EXPECT_EQ(asio::error::connection_refused, error.code());
    EXPECT_THAT(error.what(), HasSubstr("connect to localhost:"));
  }
}

TEST_F(ClientTrouble, SpeaksTlsAndChecksCertificates) {
  const auto& made = nostall::test::localhost_certificate();
  asio::ssl::context tls(asio::ssl::context::tls_server);
  tls.use_certificate_chain(asio::buffer(made.pem));
  tls.use_private_key(asio::buffer(made.key_pem), asio::ssl::context::pem);
  const std::filesystem::path trusted =
      std::filesystem::temp_directory_path() / ("nostall-ca." + std::to_string(getpid()));
  std::ofstream(trusted) << made.pem;
  const auto hello = [](const std::string&) { return ok("hello"); };
  with(
      hello,
      [](client& upstream, scripted_server& server) -> task<> {
        EXPECT_EQ("hello", (co_await upstream.get(server.url())).body);
        EXPECT_EQ("hello", (co_await upstream.get(server.url())).body);
        EXPECT_EQ(1, server.connections());
        std::string other_name = server.url();
        other_name.replace(other_name.find("localhost"), 9, "127.0.0.1");
        EXPECT_THROW(co_await upstream.get(other_name), boost::system::system_error);
      },
      {.ca_file = trusted.string()}, &tls);
  with(
      hello,
      [](client& upstream, scripted_server& server) -> task<> {
        EXPECT_THROW(co_await upstream.get(server.url()), boost::system::system_error);
      },
      {}, &tls);
  with(
      hello,
      [](client& upstream, scripted_server& server) -> task<> {
        EXPECT_EQ("hello", (co_await upstream.get(server.url())).body);
      },
      {.verify = false}, &tls);
  std::filesystem::remove(trusted);
}

} // namespace
