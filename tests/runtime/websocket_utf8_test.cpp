// Text of WebSockets is UTF-8: the cases of the Autobahn suite's chapter 6, each in one frame, in a frame for each
// byte, and in a frame that arrives byte by byte.
#include "support/websocket_fixture.hpp"

#include <initializer_list>

namespace {

using namespace nostall::testing;

std::string from_hex(std::string_view digits) {
  std::string bytes;
  for (std::size_t at = 0; at < digits.size(); at += 2)
    bytes += static_cast<char>(std::stoi(std::string(digits.substr(at, 2)), nullptr, 16));
  return bytes;
}

class WebSocketText : public websocket_fixture {
protected:
  static std::string in_frames_of_one_byte(const std::string& bytes) {
    std::string frames;
    for (std::size_t at = 0; at < bytes.size(); ++at)
      frames += encode(
          {.opcode = at == 0 ? text : continuation, .payload = bytes.substr(at, 1), .fin = at + 1 == bytes.size()});
    return frames;
  }

  void expect_valid(std::initializer_list<std::string_view> all) {
    websocket_client client(server().port(), "/echo");
    for (const std::string_view digits : all) {
      SCOPED_TRACE(digits);
      const std::string bytes = from_hex(digits);
      client.send({.payload = bytes});
      expect_echo(client, text, bytes);
      client.send(in_frames_of_one_byte(bytes));
      expect_echo(client, text, bytes);
      for (const char byte : encode({.payload = bytes}))
        client.send({&byte, 1});
      expect_echo(client, text, bytes);
    }
  }

  void expect_invalid(std::initializer_list<std::string_view> all) {
    for (const std::string_view digits : all) {
      SCOPED_TRACE(digits);
      const std::string bytes = from_hex(digits);
      EXPECT_EQ(code_after(encode({.payload = bytes})), 1007u);
      EXPECT_EQ(code_after(in_frames_of_one_byte(bytes)), 1007u);
      EXPECT_EQ(
          code_after(encode({.payload = "ok", .fin = false}) + encode({.opcode = continuation, .payload = bytes})),
          1007u);
    }
  }

  // What the server closes with when it gets these bytes.
  unsigned code_after(const std::string& bytes) {
    websocket_client client(server().port(), "/echo");
    client.send(bytes);
    return client.receive_close();
  }
};

TEST_F(WebSocketText, GreetingsAndGreek) {
  expect_valid({"48656c6c6f2dc2b540c39fc3b6c3a4c3bcc3a0c3a12d5554462d382121", "cebae1bdb9cf83cebcceb5"});
  expect_invalid({"cebae1bdb9cf83cebcceb5eda080656469746564"});
}

TEST_F(WebSocketText, PrefixesAreValidWhereACharacterEnds) {
  expect_valid({"ceba", "cebae1bdb9", "cebae1bdb9cf83", "cebae1bdb9cf83cebc", "cebae1bdb9cf83cebcceb5"});
  expect_invalid({"ce", "cebae1", "cebae1bd", "cebae1bdb9cf", "cebae1bdb9cf83ce", "cebae1bdb9cf83cebcce"});
}

TEST_F(WebSocketText, TheFirstAndTheLastOfEachLength) {
  expect_valid({"00", "c280", "e0a080", "f0908080", "7f", "dfbf", "efbfbf", "f48fbfbf"});
  expect_invalid({"f888808080", "fc8480808080", "f7bfbfbf", "fbbfbfbfbf", "fdbfbfbfbfbf"});
}

TEST_F(WebSocketText, AroundTheLimits) {
  expect_valid({"ed9fbf", "ee8080", "efbfbd", "f48fbfbf"});
  expect_invalid({"f4908080"});
}

TEST_F(WebSocketText, ContinuationBytesOfNothing) {
  expect_invalid(
      {"80", "bf", "80bf", "80bf80", "80bf80bf", "80bf80bf80", "80bf80bf80bf",
       "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2"
       "b3b4b5b6b7b8b9babbbcbdbebf"});
}

TEST_F(WebSocketText, LonelyFirstBytes) {
  expect_invalid({"c020c120c220c320de20df20", "e020e120ee20ef20", "f020f120f620f720", "f820f920fa20fb20", "fc20fd20"});
}

TEST_F(WebSocketText, LastBytesThatAreMissing) {
  expect_invalid({"c0", "e080", "f08080", "f8808080", "fc80808080", "df", "efbf", "f7bfbf", "fbbfbfbf", "fdbfbfbfbf",
                  "c0e080f08080f8808080fc80808080dfefbff7bfbffbbfbfbffdbfbfbfbf"});
}

TEST_F(WebSocketText, BytesThatDoNotExist) { expect_invalid({"fe", "ff", "fefeffff"}); }

TEST_F(WebSocketText, LongerThanNeedBe) {
  expect_invalid({"c0af", "e080af", "f08080af", "f8808080af", "fc80808080af", "c1bf", "e09fbf", "f08fbfbf",
                  "f887bfbfbf", "fc83bfbfbfbf", "c080", "e08080", "f0808080", "f880808080", "fc8080808080"});
}

TEST_F(WebSocketText, Surrogates) {
  expect_invalid({"eda080", "edadbf", "edae80", "edafbf", "edb080", "edbe80", "edbfbf", "eda080edb080", "eda080edbfbf",
                  "edadbfedb080", "edadbfedbfbf", "edae80edb080", "edae80edbfbf", "edafbfedb080", "edafbfedbfbf"});
}

TEST_F(WebSocketText, CodePointsThatAreNoCharactersAreText) {
  expect_valid({"efbfbe",   "efbfbf",   "f09fbfbe", "f09fbfbf", "f0afbfbe", "f0afbfbf", "f0bfbfbe",
                "f0bfbfbf", "f18fbfbe", "f18fbfbf", "f19fbfbe", "f19fbfbf", "f1afbfbe", "f1afbfbf",
                "f1bfbfbe", "f1bfbfbf", "f28fbfbe", "f28fbfbf", "f29fbfbe", "f29fbfbf", "f2afbfbe",
                "f2afbfbf", "f2bfbfbe", "f2bfbfbf", "f38fbfbe", "f38fbfbf", "f39fbfbe", "f39fbfbf",
                "f3afbfbe", "f3afbfbf", "f3bfbfbe", "f3bfbfbf", "f48fbfbe", "f48fbfbf"});
}

TEST_F(WebSocketText, SpecialsAreText) {
  expect_valid({"efbfb9", "efbfba", "efbfbb", "efbfbc", "efbfbd", "efbfbe", "efbfbf"});
}

TEST_F(WebSocketText, IsRefusedBeforeTheMessageEnds) {
  EXPECT_EQ(code_after(encode({.payload = from_hex("cebae1bdb9cf83cebcceb5f490"), .fin = false})), 1007u);
  EXPECT_EQ(code_after(encode({.payload = from_hex("cebae1bdb9cf83cebcceb5"), .fin = false}) +
                       encode({.opcode = continuation, .payload = from_hex("f4908080"), .fin = false})),
            1007u);
}

TEST_F(WebSocketText, IsRefusedBeforeTheFrameEnds) {
  const std::string whole = encode({.payload = from_hex("cebae1bdb9cf83cebcceb5f4908080656469746564")});
  EXPECT_EQ(code_after(whole.substr(0, whole.size() - 6)), 1007u);
}

} // namespace
