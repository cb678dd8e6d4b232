// HTTP/1.1 as bytes: what is accepted, what is refused and with which status, and where one request ends.
#include "support/running_server.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <nostall/to_thread.hpp>
#include <thread>

namespace {

using namespace nostall;
using namespace nostall::testing;
using namespace std::chrono_literals;

class Protocol : public ::testing::Test {
protected:
  Protocol() {
    app_.get("/", []() -> task<std::string> { co_return "root"; });
    app_.get("/slow", [] {
      std::this_thread::sleep_for(5ms);
      return std::string("slow");
    });
    app_.post("/echo", [](const request& request) -> task<std::string> { co_return std::string(request.body()); });
    app_.any("/target", [](const request& request) -> task<std::string> {
      co_return std::string(request.path()) + "|" + std::string(request.query_string());
    });
  }

  // The status of what the server answers, and that it closes afterwards.
  unsigned refused(std::string_view bytes) {
    running_server server(app_, how_);
    raw_client client(server.port());
    client.send(bytes);
    const std::string answer = client.all();
    EXPECT_EQ(header_of(answer, "Connection"), "close") << answer;
    const unsigned status = status_of(answer);
    const bool logged = status < 400 || server.logged("127.0.0.1 is refused with " + std::to_string(status) + "\n");
    EXPECT_TRUE(logged) << server.log();
    return status;
  }

  // The answer to a request, after which the connection must be usable.
  std::string answered(std::string_view bytes) {
    running_server server(app_, how_);
    raw_client client(server.port());
    client.send(bytes);
    std::string answer = client.response();
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(body_of(client.response()), "root");
    return answer;
  }

  app app_;
  settings how_ = quick();
};

TEST_F(Protocol, RefusesWhatIsNoRequest) {
  EXPECT_EQ(refused("\1\2\3\r\n\r\n"), 400);
  EXPECT_EQ(refused("hello\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET  / HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.1\nHost: a\n\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.1 \r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / FTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.x\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET nowhere HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET /#x HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
}

TEST_F(Protocol, RefusesMalformedFields) {
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nBad Name: b\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nName : b\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nNo-colon\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nX: a\1b\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nX: a\nY: b\r\n\r\n"), 400);
}

TEST_F(Protocol, RefusesFoldedFields) {
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nX:\r\n\tc\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n \r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nX:\r\n \r\n\r\n"), 400);
}

TEST_F(Protocol, WantsExactlyOneHost) {
  EXPECT_EQ(refused("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a, b\r\n\r\n"), 400);
  EXPECT_EQ(status_of(answered("GET / HTTP/1.1\r\nHost:\r\n\r\n")), 200);
  EXPECT_EQ(status_of(answered("GET / HTTP/1.1\r\nhOST: [::1]:80\r\n\r\n")), 200);
}

TEST_F(Protocol, RefusesTransferEncodingsThatItDoesNotHave) {
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n"), 400);
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n\r\n"), 400);
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"), 501);
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, gzip\r\n\r\n"), 501);
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n"), 501);
  EXPECT_EQ(refused("POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(
      refused("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"),
      400);
}

TEST_F(Protocol, RefusesTwoOpinionsOnTheLength) {
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"), 400);
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n"), 400);
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"), 400);
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na"), 400);
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n\r\na"), 400);
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\na"), 400);
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\na"), 400);
}

TEST_F(Protocol, RefusesOtherMethodsAndVersions) {
  EXPECT_EQ(refused("BREW / HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
  EXPECT_EQ(refused("get / HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
  EXPECT_EQ(refused("CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
  EXPECT_EQ(refused("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), 505);
  EXPECT_EQ(refused("GET / HTTP/1.2\r\nHost: a\r\n\r\n"), 505);
  EXPECT_EQ(refused("GET / HTTP/0.9\r\nHost: a\r\n\r\n"), 505);
  EXPECT_EQ(refused("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), 505);
}

TEST_F(Protocol, RefusesWhatIsTooLarge) {
  how_.limits.header = 1024;
  how_.limits.target = 512;
  how_.limits.body = 1000;
  how_.limits.fields = 10;
  const std::string line = "GET / HTTP/1.1\r\nHost: a\r\n";
  EXPECT_EQ(refused("GET /" + std::string(600, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
  EXPECT_EQ(refused("GET /" + std::string(100'000, 'x')), 414);
  EXPECT_EQ(refused(line + "X: " + std::string(1024, 'x') + "\r\n\r\n"), 431);
  EXPECT_EQ(refused(line + "X: " + std::string(100'000, 'x')), 431);
  std::string many = line;
  for (int index = 0; index < 10; ++index)
    many += "X: y\r\n";
  EXPECT_EQ(refused(many + "\r\n"), 431);
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n"), 413);
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n"), 413);
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n3e8\r\n"), 413);
  EXPECT_EQ(
      body_of(answered("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n" + std::string(1000, 'x'))),
      std::string(1000, 'x'));
}

TEST_F(Protocol, HasLimitsThatNeedNotBeSet) {
  const std::string line = "GET / HTTP/1.1\r\nHost: a\r\n", post = "POST /echo HTTP/1.1\r\nHost: a\r\n";
  const std::size_t body = 1024 * 1024, header = 16 * 1024, fields = 100;
  const auto with_length = [&](std::size_t length) {
    return post + "Content-Length: " + std::to_string(length) + "\r\n\r\n";
  };
  const std::string largest(body, 'x');
  EXPECT_EQ(body_of(answered(with_length(body) + largest)), largest);
  EXPECT_EQ(refused(with_length(body + 1)), 413);
  const auto of_size = [&](std::size_t size) {
    return line + "X: " + std::string(size - line.size() - 7, 'x') + "\r\n\r\n";
  };
  EXPECT_EQ(status_of(answered(of_size(header))), 200);
  EXPECT_EQ(refused(of_size(header + 1)), 431);
  const auto with_fields = [&](std::size_t number) {
    std::string text = line;
    while (--number > 0)
      text += "X: y\r\n";
    return text + "\r\n";
  };
  EXPECT_EQ(status_of(answered(with_fields(fields))), 200);
  EXPECT_EQ(refused(with_fields(fields + 1)), 431);
}

TEST_F(Protocol, AFloodOfBadRequestsIsNotOneOfTheLog) {
  how_.deadlines.sweep = std::chrono::milliseconds(500);
  running_server server(app_, how_);
  for (int index = 0; index < 200; ++index) {
    raw_client client(server.port());
    client.send("BAD\r\n\r\n");
    EXPECT_EQ(status_of(client.all()), 400);
  }
  EXPECT_TRUE(server.logged(" more lines about clients were left out"));
  const std::string log = server.log();
  EXPECT_LT(std::count(log.begin(), log.end(), '\n'), 150);
}

TEST_F(Protocol, EndlessFramingAroundABodyIsRefused) {
  how_.limits.body = 1000;
  const std::string extensions(200'000, 'x');
  EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;" + extensions), 413);
}

TEST_F(Protocol, TheStatusOfARefusalArrivesAlthoughTheClientGoesOnSending) {
  running_server server(app_);
  raw_client client(server.port());
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n");
  client.send_until_blocked(std::string(100'000, 'x'), 5'000'000);
  EXPECT_EQ(status_of(client.response()), 413);
}

TEST_F(Protocol, AcceptsWhatItShould) {
  EXPECT_EQ(body_of(answered("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")), "root");
  EXPECT_EQ(body_of(answered("GET http://b/target?q HTTP/1.1\r\nHost: a\r\n\r\n")), "/target|q");
  EXPECT_EQ(body_of(answered("GET http://b HTTP/1.1\r\nHost: a\r\n\r\n")), "root");
  EXPECT_EQ(body_of(answered("GET /target? HTTP/1.1\r\nHost: a\r\n\r\n")), "/target|");
  EXPECT_EQ(status_of(answered("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")), 404);
  EXPECT_EQ(body_of(answered("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")), "");
  EXPECT_EQ(body_of(answered("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nab")),
            "ab");
}

TEST_F(Protocol, ReadsChunkedBodies) {
  const std::string head = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n";
  EXPECT_EQ(body_of(answered(head + "3\r\nabc\r\n2;x=\"y\"\r\nde\r\n0\r\nTrailer: x\r\n\r\n")), "abcde");
  EXPECT_EQ(body_of(answered(head + "0\r\n\r\n")), "");
  std::string chunks, expected;
  for (int index = 0; index < 3000; ++index) {
    chunks += "A\r\n0123456789\r\n";
    expected += "0123456789";
  }
  EXPECT_EQ(body_of(answered(head + chunks + "0\r\n\r\n")), expected);
  EXPECT_EQ(refused(head + "x\r\n"), 400);
  EXPECT_EQ(refused(head + "1\r\nab\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(refused(head + "FFFFFFFFFFFFFFFFF\r\n"), 400);
}

TEST_F(Protocol, ARequestMayArriveByteByByte) {
  running_server server(app_);
  raw_client client(server.port());
  for (const char byte : std::string_view("\r\nPOST /echo?a=b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                                          "3\r\nabc\r\n1\r\nd\r\n0\r\nT: u\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")) {
    client.send({&byte, 1});
    std::this_thread::sleep_for(100us);
  }
  EXPECT_EQ(body_of(client.response()), "abcd");
  EXPECT_EQ(body_of(client.response()), "root");
}

TEST_F(Protocol, TheLastChunkMayArriveByteByByte) {
  running_server server(app_);
  raw_client client(server.port());
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
  for (const char byte : std::string_view("0\r\n\r\n")) {
    std::this_thread::sleep_for(20ms); // each in a read of its own
    client.send({&byte, 1});
  }
  EXPECT_EQ(body_of(client.response()), "a");
}

TEST_F(Protocol, AnswersPipelinedRequestsInOrder) {
  running_server server(app_);
  raw_client client(server.port());
  std::string requests;
  for (int index = 0; index < 300; ++index)
    requests += index % 50 == 7
                    ? "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"
                    : "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n" + std::to_string(100 + index);
  client.send(requests);
  for (int index = 0; index < 300; ++index)
    EXPECT_EQ(body_of(client.response()), index % 50 == 7 ? "slow" : std::to_string(100 + index));
}

TEST_F(Protocol, APipelinedErrorComesAfterTheGoodAnswers) {
  running_server server(app_);
  raw_client client(server.port());
  client.send(
      "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /slow HTTP/1.1\r\nHost: a\r\n\r\nBAD\r\n\r\nGET / HTTP/1.1\r\n\r\n");
  EXPECT_EQ(body_of(client.response()), "root");
  EXPECT_EQ(body_of(client.response()), "slow");
  EXPECT_EQ(status_of(client.response()), 400);
  EXPECT_EQ(client.all(), "");
}

TEST_F(Protocol, TheClientSaysWhetherTheConnectionStays) {
  EXPECT_EQ(refused("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), 200);
  EXPECT_EQ(refused("GET / HTTP/1.0\r\n\r\n"), 200);
  const std::string kept = answered("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(header_of(kept, "Connection"), "keep-alive");
  EXPECT_FALSE(header_of(answered("GET / HTTP/1.1\r\nHost: a\r\n\r\n"), "Connection"));
}

TEST_F(Protocol, TellsAClientThatAsksToSendItsBody) {
  running_server server(app_);
  raw_client client(server.port());
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.response(), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("ab");
  EXPECT_EQ(body_of(client.response()), "ab");
}

TEST_F(Protocol, EveryResponseHasADate) {
  const std::string date = header_of(answered("GET / HTTP/1.1\r\nHost: a\r\n\r\n"), "Date").value_or("none");
  EXPECT_EQ(date.size(), std::string_view("Sun, 06 Nov 1994 08:49:37 GMT").size());
  EXPECT_TRUE(date.ends_with(" GMT"));
}

} // namespace
