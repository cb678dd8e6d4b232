// The HTTP client against servers that answer as scripted: requests, connections, redirects, bodies. Trouble is in
// client_trouble_test.cpp.
#include "support/client_fixture.hpp"

#include <nostall/client.hpp>
#include <nostall/gather.hpp>

#include <boost/asio/use_future.hpp>
#include <gmock/gmock.h>

#include <array>

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using nostall::client;
using nostall::client_error;
using nostall::client_headers;
using nostall::client_options;
using nostall::client_request;
using nostall::client_response;
using nostall::task;
using nostall::test::headers;
using nostall::test::ok;
using nostall::test::scripted_answer;
using nostall::test::scripted_server;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using Client = nostall::test::client_fixture;

TEST_F(Client, Gets) {
  with([](const std::string&) { return ok("hello", "X-Extra: 1\r\n"); },
       [](client& upstream, scripted_server& server) -> task<> {
         const client_response answer = co_await upstream.get(server.url("/path?q=1#part"));
         EXPECT_EQ(200u, answer.status);
         EXPECT_EQ("OK", answer.reason);
         EXPECT_EQ("hello", answer.body);
         EXPECT_EQ("1", answer.headers.find("x-extra"));
         EXPECT_EQ(std::nullopt, answer.headers.find("absent"));
         EXPECT_TRUE(answer.ok());
         const std::string& request = server.requests().at(0);
         EXPECT_THAT(request, StartsWith("GET /path?q=1 HTTP/1.1\r\nHost: localhost:"));
         EXPECT_THAT(request, HasSubstr("User-Agent: nostall\r\n"));
         EXPECT_THAT(request, Not(HasSubstr("Content-Length")));
       });
}

TEST_F(Client, PostsJson) {
  with([](const std::string&) { return ok(R"({"answer": 42})"); },
       [](client& upstream, scripted_server& server) -> task<> {
         const boost::json::value question{{"question", true}};
         const client_response answer = co_await upstream.post_json(server.url("/"), question);
         EXPECT_EQ(42, answer.json().at("answer").as_int64());
         EXPECT_THAT(server.requests().at(0), HasSubstr("Content-Type: application/json\r\n"));
         EXPECT_THAT(server.requests().at(0), HasSubstr("Content-Length: 17\r\n\r\n{\"question\":true}"));
       });
}

TEST_F(Client, SendsMethodsHeadersAndEmptyBodies) {
  with(
      [](const std::string& request) {
        return request.starts_with("HEAD") ? scripted_answer{{"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"}}
                                           : ok("");
      },
      [](client& upstream, scripted_server& server) -> task<> {
        EXPECT_EQ("", (co_await upstream.send({server.url(), "HEAD"})).body);
        client_request request{server.url(), "DELETE"};
        request.headers = headers({{"User-Agent", "own"}, {"A", "b"}});
        co_await upstream.send(std::move(request));
        co_await upstream.post(server.url(), "");
        EXPECT_THAT(server.requests().at(1), HasSubstr("User-Agent: own\r\nA: b\r\n"));
        EXPECT_THAT(server.requests().at(1), Not(HasSubstr("nostall")));
        EXPECT_THAT(server.requests().at(2), HasSubstr("Content-Length: 0\r\n"));
        EXPECT_EQ(1, server.connections());
      });
}

TEST_F(Client, RefusesWhatWouldForgeARequest) {
  with([](const std::string&) { return ok(""); },
       [](client& upstream, scripted_server& server) -> task<> {
         const client_headers forged = headers({{"A", "b\r\nC: d"}}), no_name = headers({{"A b", "c"}});
         EXPECT_THROW(co_await upstream.get(server.url(), forged), client_error);
         EXPECT_THROW(co_await upstream.get(server.url(), no_name), client_error);
         EXPECT_THROW(co_await upstream.send({server.url(), "GET / HTTP"}), client_error);
         EXPECT_THROW(co_await upstream.get(server.url("/a b")), client_error);
         constexpr std::array urls{"", "localhost", "ftp://localhost/", "http://", "/path", "http:///x"};
         for (const char* url : urls)
           EXPECT_THROW(co_await upstream.get(url), client_error) << url;
         EXPECT_TRUE(server.requests().empty());
       });
}

TEST_F(Client, UsesConnectionsAgain) {
  with([](const std::string&) { return ok("x"); },
       [](client& upstream, scripted_server& server) -> task<> {
         for (int i = 0; i < 5; ++i)
           co_await upstream.get(server.url());
         EXPECT_EQ(1, server.connections());
         EXPECT_EQ(1u, upstream.idle_connections());
       });
}

TEST_F(Client, DoesNotKeepWhatTheServerCloses) {
  with([](const std::string&) { return ok("x", "Connection: close\r\n"); },
       [](client& upstream, scripted_server& server) -> task<> {
         for (int i = 0; i < 2; ++i)
           co_await upstream.get(server.url());
         EXPECT_EQ(2, server.connections());
         EXPECT_EQ(0u, upstream.idle_connections());
       });
}

TEST_F(Client, NoticesThatAKeptConnectionWasClosed) {
  int answers = 0;
  with(
      [&](const std::string&) {
        scripted_answer answer = ok("x");
        answer.close = ++answers == 1; // without having said so
        return answer;
      },
      [](client& upstream, scripted_server& server) -> task<> {
        co_await upstream.get(server.url());
        co_await nostall::sleep_for(10ms);
        EXPECT_EQ("x", (co_await upstream.post(server.url(), "body")).body);
        EXPECT_EQ(2, server.connections());
      });
}

TEST_F(Client, SendsAgainWhatMetAClosingConnection) {
  int requests = 0;
  const auto closes_at_second = [&](const std::string&) {
    return ++requests == 2 ? scripted_answer{{}, 0ms, true} : ok("x");
  };
  with(closes_at_second, [](client& upstream, scripted_server& server) -> task<> {
    co_await upstream.get(server.url());
    EXPECT_EQ("x", (co_await upstream.get(server.url())).body);
    EXPECT_EQ(3u, server.requests().size());
  });
  requests = 0;
  with(closes_at_second, [](client& upstream, scripted_server& server) -> task<> {
    co_await upstream.get(server.url());
    EXPECT_THROW(co_await upstream.post(server.url(), "once only"), boost::system::system_error);
    EXPECT_EQ(2u, server.requests().size());
  });
}

TEST_F(Client, LimitsConnectionsToAnOrigin) {
  with([](const std::string&) { return scripted_answer{ok("x").parts, 5ms}; },
       [](client& upstream, scripted_server& server) -> task<> {
         std::vector<task<client_response>> all;
         for (int i = 0; i < 12; ++i)
           all.push_back(upstream.get(server.url()));
         EXPECT_EQ(12u, (co_await nostall::gather(std::move(all))).size());
         EXPECT_EQ(3, server.connections());
       },
       {.max_connections = 3});
}

TEST_F(Client, RaisesForStatus) {
  with([](const std::string&) { return scripted_answer{{"HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nlate"}}; },
       [](client& upstream, scripted_server& server) -> task<> {
         const client_response answer = co_await upstream.get(server.url("/x"));
         EXPECT_EQ("late", answer.body);
         EXPECT_FALSE(answer.ok());
         try {
           answer.raise_for_status();
           ADD_FAILURE() << "nothing was thrown";
         } catch (const nostall::http_status_error& error) {
           EXPECT_EQ(503u, error.status());
           EXPECT_THAT(error.what(), StartsWith("503 Busy for http://localhost:"));
         }
       });
}

scripted_answer redirect_to(int status, const std::string& location) {
  return {
      {"HTTP/1.1 " + std::to_string(status) + " Moved\r\nContent-Length: 2\r\nLocation: " + location + "\r\n\r\n.."}};
}

TEST_F(Client, FollowsRedirects) {
  with(
      [](const std::string& request) {
        if (request.find(" /a ") != request.npos)
          return redirect_to(302, "b?x=1");
        if (request.find(" /b?x=1 ") != request.npos)
          return redirect_to(307, "/c");
        return ok("there");
      },
      [](client& upstream, scripted_server& server) -> task<> {
        const client_response answer = co_await upstream.get(server.url("/a"));
        EXPECT_EQ("there", answer.body);
        EXPECT_EQ(server.url("/c"), answer.url);
        EXPECT_EQ(1, server.connections());
        const client_headers plain = headers({{"Content-Type", "text/plain"}});
        co_await upstream.post(server.url("/a"), "text", plain);
        EXPECT_THAT(server.requests().at(4), StartsWith("GET /b"));
        EXPECT_THAT(server.requests().at(4), Not(HasSubstr("Content-")));
        co_await upstream.post(server.url("/b?x=1"), "text");
        EXPECT_THAT(server.requests().at(7), StartsWith("POST /c"));
        EXPECT_THAT(server.requests().at(7), HasSubstr("\r\n\r\ntext"));
      });
}

TEST_F(Client, EndsRedirectsThatDoNotEnd) {
  with([](const std::string&) { return redirect_to(301, "/again"); },
       [](client& upstream, scripted_server& server) -> task<> {
         EXPECT_THROW(co_await upstream.get(server.url()), client_error);
         EXPECT_EQ(4u, server.requests().size());
       },
       {.max_redirects = 3});
  with([](const std::string&) { return redirect_to(301, "/again"); },
       [](client& upstream, scripted_server& server) -> task<> {
         EXPECT_EQ(301u, (co_await upstream.get(server.url())).status);
       },
       {.max_redirects = 0});
}

TEST_F(Client, KeepsCredentialsFromOtherHosts) {
  asio::io_context loop(1);
  scripted_server other(loop, [](const std::string&) { return ok("other"); });
  scripted_server first(loop, [&](const std::string&) { return redirect_to(302, other.url("/")); });
  client upstream;
  asio::co_spawn(
      loop,
      [&]() -> task<> {
        const client_headers own = headers({{"Authorization", "secret"}, {"Cookie", "secret"}, {"Other", "kept"}});
        const client_response answer = co_await upstream.get(first.url(), own);
        EXPECT_EQ("other", answer.body);
        loop.stop();
      },
      asio::detached);
  loop.run();
  EXPECT_THAT(first.requests().at(0), HasSubstr("Authorization: secret"));
  EXPECT_THAT(other.requests().at(0), Not(HasSubstr("secret")));
  EXPECT_THAT(other.requests().at(0), HasSubstr("Other: kept"));
}

TEST_F(Client, ReadsEveryKindOfBody) {
  with(
      [](const std::string& request) {
        if (request.find("/in-parts") != request.npos)
          return scripted_answer{{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                                  "3\r\nabc\r\n2;x=y\r\nde\r\n", "0\r\nTrailer: t\r\n\r\n"},
                                 2ms};
        if (request.find("/close") != request.npos)
          return scripted_answer{{"HTTP/1.1 200 OK\r\n\r\n", "until ", "the end"}, 2ms, true};
        if (request.find("/none") != request.npos)
          return scripted_answer{{"HTTP/1.1 204 No Content\r\n\r\n"}};
        return scripted_answer{
            {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n", ok("final").parts[0]}};
      },
      [](client& upstream, scripted_server& server) -> task<> {
        EXPECT_EQ("abcde", (co_await upstream.get(server.url("/in-parts"))).body);
        EXPECT_EQ("until the end", (co_await upstream.get(server.url("/close"))).body);
        EXPECT_EQ("", (co_await upstream.get(server.url("/none"))).body);
        EXPECT_EQ("final", (co_await upstream.get(server.url("/informational"))).body);
      });
}

TEST_F(Client, StreamsResponses) {
  with(
      [](const std::string&) {
        return scripted_answer{{"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", "01234", "56789"}, 10ms};
      },
      [](client& upstream, scripted_server& server) -> task<> {
        nostall::client_stream stream = co_await upstream.stream({server.url()});
        EXPECT_EQ(200u, stream.status);
        std::vector<std::string> parts;
        while (std::optional<std::string> part = co_await stream.read())
          parts.push_back(*part);
        EXPECT_THAT(parts, testing::ElementsAre("01234", "56789"));
        EXPECT_EQ(std::nullopt, co_await stream.read());
        EXPECT_EQ(1u, upstream.idle_connections());
        {
          auto left_unread = co_await upstream.stream({server.url()});
        }
        EXPECT_EQ(0u, upstream.idle_connections());
        EXPECT_EQ("0123456789", (co_await upstream.get(server.url())).body);
      });
}

TEST_F(Client, StreamsRequests) {
  with([](const std::string&) { return ok(""); },
       [](client& upstream, scripted_server& server) -> task<> {
         int left = 3;
         client_request request{server.url(), "POST"};
         request.body_source = [&left]() -> task<std::optional<std::string>> {
           co_await nostall::sleep_for(1ms);
           if (left == 0)
             co_return std::nullopt;
           co_return "part " + std::to_string(left--);
         };
         co_await upstream.send(std::move(request));
         EXPECT_THAT(
             server.requests().at(0),
             HasSubstr("Transfer-Encoding: chunked\r\n\r\n6\r\npart 3\r\n6\r\npart 2\r\n6\r\npart 1\r\n0\r\n\r\n"));
       });
}

} // namespace
