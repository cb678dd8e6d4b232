// Routes, parameters and what handlers return, over real connections.
#include "support/running_server.hpp"

#include <boost/describe.hpp>
#include <boost/json/parse.hpp>
#include <chrono>
#include <gtest/gtest.h>
#include <nostall/sleep.hpp>
#include <optional>
#include <stdexcept>
#include <thread>

namespace {

using namespace nostall;
using namespace nostall::testing;
namespace json = boost::json;

enum class color { red, green };
BOOST_DESCRIBE_ENUM(color, red, green)

struct part {
  std::string name;
  int count = 0;
};
BOOST_DESCRIBE_STRUCT(part, (), (name, count))

struct order {
  int id = 0;
  std::vector<part> parts;
  std::optional<std::string> note;
  color paint = color::red;
};
BOOST_DESCRIBE_STRUCT(order, (), (id, parts, note, paint))

json::value json_of(const std::string& response) { return json::parse(body_of(response)); }

class Routing : public ::testing::Test {
protected:
  app app_;
};

TEST_F(Routing, FindsTheHandlerOfAFixedPath) {
  app_.get("/", []() -> task<std::string> { co_return "root"; });
  app_.get("/a/b", []() -> task<std::string> { co_return "a/b"; });
  running_server server(app_);
  EXPECT_EQ(body_of(server.get("/")), "root");
  EXPECT_EQ(body_of(server.get("/a/b")), "a/b");
  EXPECT_EQ(status_of(server.get("/a")), 404);
  EXPECT_EQ(status_of(server.get("/a/b/")), 404);
  EXPECT_EQ(json_of(server.get("/nowhere")), json::parse(R"({"detail": "Not Found"})"));
}

TEST_F(Routing, AFixedSegmentGoesBeforeAParameter) {
  app_.get("/users/me", []() -> task<std::string> { co_return "me"; });
  app_.get("/users/{id}", [](int id) -> task<std::string> { co_return "user " + std::to_string(id); });
  app_.get("/users/{id}/posts/{post}",
           [](int id, std::string post) -> task<std::string> { co_return std::to_string(id) + " " + post; });
  running_server server(app_);
  EXPECT_EQ(body_of(server.get("/users/me")), "me");
  EXPECT_EQ(body_of(server.get("/users/7")), "user 7");
  EXPECT_EQ(body_of(server.get("/users/7/posts/first")), "7 first");
  EXPECT_EQ(status_of(server.get("/users/me/posts/first")), 422);
}

TEST_F(Routing, APathIsDecodedSegmentBySegment) {
  app_.get("/say/{what}", [](std::string what) -> task<std::string> { co_return what; });
  app_.get("/files/{path...}", [](std::string path) -> task<std::string> { co_return path; });
  running_server server(app_);
  EXPECT_EQ(body_of(server.get("/say/a%20b%2Fc+d")), "a b/c+d");
  EXPECT_EQ(body_of(server.get("/files/a/b%20c/d")), "a/b c/d");
  EXPECT_EQ(body_of(server.get("/files/")), "");
  EXPECT_EQ(status_of(server.get("/say/%zz")), 400);
  EXPECT_EQ(status_of(server.get("/say/%")), 400);
  EXPECT_EQ(status_of(server.get("/say/%00")), 400);
}

TEST_F(Routing, AMethodThatAPathDoesNotHaveIsToldWhichItHas) {
  app_.get("/thing", []() -> task<std::string> { co_return "got"; });
  app_.put("/thing", []() -> task<std::string> { co_return "put"; });
  app_.any("/all",
           [](const request& request) -> task<std::string> { co_return std::string(to_string(request.method())); });
  running_server server(app_);
  const std::string refused = server.request("POST", "/thing");
  EXPECT_EQ(status_of(refused), 405);
  EXPECT_EQ(header_of(refused, "Allow"), "GET, HEAD, PUT");
  EXPECT_EQ(body_of(server.request("PUT", "/thing")), "put");
  EXPECT_EQ(body_of(server.request("DELETE", "/all")), "DELETE");
}

TEST_F(Routing, EveryMethodHasAFunction) {
  const auto method = [](const request& request) -> task<std::string> {
    co_return std::string(to_string(request.method()));
  };
  app_.get("/", method).post("/", method).put("/", method).patch("/", method).del("/", method);
  app_.options("/", method).any("/", method);
  app_.head("/head", []() -> task<response> { co_return response(200).header("X-Head", "yes"); });
  running_server server(app_);
  for (const char* each : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"})
    EXPECT_EQ(body_of(server.request(each, "/")), each);
  EXPECT_EQ(header_of(server.request("HEAD", "/head"), "X-Head"), "yes");
  EXPECT_EQ(header_of(server.get("/head"), "Allow"), "HEAD");
}

TEST_F(Routing, HeadIsGetWithoutTheBody) {
  app_.get("/thing", []() -> task<std::string> { co_return "12345"; });
  running_server server(app_);
  raw_client client(server.port());
  client.send("HEAD /thing HTTP/1.1\r\nHost: a\r\n\r\n");
  const std::string head = client.head();
  EXPECT_EQ(status_of(head), 200);
  EXPECT_EQ(header_of(head, "Content-Length"), "5");
  client.send("GET /thing HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(body_of(client.response()), "12345"); // nothing stood in between
}

TEST_F(Routing, PathParametersAreConverted) {
  app_.get("/i/{n}", [](std::int8_t n) -> task<std::string> { co_return std::to_string(n); });
  app_.get("/u/{n}", [](std::uint64_t n) -> task<std::string> { co_return std::to_string(n); });
  app_.get("/b/{n}", [](bool n) -> task<std::string> { co_return n ? "yes" : "no"; });
  app_.get("/d/{n}", [](double n) -> task<std::string> { co_return std::to_string(n); });
  app_.get("/e/{n}", [](color n) -> task<std::string> { co_return n == color::green ? "green" : "red"; });
  running_server server(app_);
  EXPECT_EQ(body_of(server.get("/i/-128")), "-128");
  EXPECT_EQ(status_of(server.get("/i/128")), 422);
  EXPECT_EQ(status_of(server.get("/i/1x")), 422);
  EXPECT_EQ(body_of(server.get("/u/18446744073709551615")), "18446744073709551615");
  EXPECT_EQ(status_of(server.get("/u/-1")), 422);
  EXPECT_EQ(body_of(server.get("/b/TRUE")), "yes");
  EXPECT_EQ(body_of(server.get("/b/0")), "no");
  EXPECT_EQ(status_of(server.get("/b/2")), 422);
  EXPECT_EQ(body_of(server.get("/d/1.5")), "1.500000");
  EXPECT_EQ(body_of(server.get("/e/green")), "green");
  EXPECT_EQ(json_of(server.get("/e/blue")), json::parse(
                                                R"({"detail": [{"loc": ["path", "n"], "type": "type_error.enum",
                "msg": "value is not a valid enumeration member; permitted: 'red', 'green'"}]})"));
}

TEST_F(Routing, QueryParametersAreRequiredOptionalOrHaveADefault) {
  app_.get("/q",
           [](query<"a", int> a, query<"b", std::optional<std::string>> b, query<"c", int, 3> c,
              query<"d", std::string, fixed_string("dd")> d) -> task<std::string> {
             co_return std::to_string(*a) + "," + b->value_or("-") + "," + std::to_string(c) + "," + *d;
           });
  running_server server(app_);
  EXPECT_EQ(body_of(server.get("/q?a=1")), "1,-,3,dd");
  EXPECT_EQ(body_of(server.get("/q?c=4&b=x%26+y&a=-1&d=&a=9")), "-1,x& y,4,");
  EXPECT_EQ(json_of(server.get("/q?c=x")), json::parse(R"({"detail": [
      {"loc": ["query", "a"], "msg": "field required", "type": "value_error.missing"},
      {"loc": ["query", "c"], "msg": "value is not a valid integer", "type": "type_error.integer"}]})"));
}

TEST_F(Routing, HeaderFieldsAreParameters) {
  app_.get("/h", [](header<"X-Token"> token, header<"X-Count", int, 1> count) -> task<std::string> {
    co_return *token + std::to_string(count);
  });
  running_server server(app_);
  EXPECT_EQ(body_of(server.request("GET", "/h", "", "x-token: abc\r\n")), "abc1");
  EXPECT_EQ(json_of(server.request("GET", "/h", "", "X-Count: 2\r\n")), json::parse(R"({"detail": [
      {"loc": ["header", "X-Token"], "msg": "field required", "type": "value_error.missing"}]})"));
}

TEST_F(Routing, ABodyIsBoundToADescribedStruct) {
  app_.post("/orders", [](order made) -> task<with_status<order>> {
    ++made.id;
    co_return with_status{201, made};
  });
  running_server server(app_);
  const std::string created =
      server.request("POST", "/orders", R"({"id": 1, "parts": [{"name": "n", "count": 2}], "paint": "green"})");
  EXPECT_EQ(status_of(created), 201);
  EXPECT_EQ(header_of(created, "Content-Type"), "application/json");
  EXPECT_EQ(json_of(created).at("id"), 2);
  EXPECT_EQ(json_of(created).at("paint"), "green");
  const std::string wrong =
      server.request("POST", "/orders", R"({"parts": [{"name": "n", "count": "x"}, {"count": 1}], "paint": "red"})");
  EXPECT_EQ(status_of(wrong), 422);
  EXPECT_EQ(json_of(wrong), json::parse(R"({"detail": [
      {"loc": ["body", "id"], "msg": "field required", "type": "value_error.missing"},
      {"loc": ["body", "parts", 0, "count"], "msg": "value is not a valid integer", "type": "type_error.integer"},
      {"loc": ["body", "parts", 1, "name"], "msg": "field required", "type": "value_error.missing"}]})"));
}

TEST_F(Routing, ABodyThatIsNoJsonIs422WithThePlace) {
  app_.post("/any", [](json::value value) -> task<json::value> { co_return value; });
  app_.post("/list", [](body<std::vector<int>> values) { return values->size(); });
  running_server server(app_);
  EXPECT_EQ(json_of(server.request("POST", "/any", R"([1, {"a": null}])")), json::parse(R"([1, {"a": null}])"));
  EXPECT_EQ(json_of(server.request("POST", "/any", "[1, x]")).at("detail").at(0).at("loc"),
            json::parse(R"(["body", 4])"));
  EXPECT_EQ(status_of(server.request("POST", "/any", "[1] 2")), 422);
  EXPECT_EQ(status_of(server.request("POST", "/any", "[1")), 422);
  EXPECT_EQ(status_of(server.request("POST", "/any")), 422);
  EXPECT_EQ(json_of(server.request("POST", "/list", "[1,2,3]")), 3);
  EXPECT_EQ(status_of(server.request("POST", "/list", "{}")), 422);
}

task<std::string> by_reference(const std::string& path, std::string&& copy, const query<"q", std::string>& asked,
                               const header<"X-Word">& word, const order& body) {
  const std::string before = path + copy + *asked + *word + body.parts.at(0).name;
  co_await sleep_for(std::chrono::milliseconds(20));
  co_return before == path + copy + *asked + *word + body.parts.at(0).name ? before : "changed";
}

TEST_F(Routing, ArgumentsThatACoroutineTakesByReferenceLiveAsLongAsIt) {
  app_.put("/text/{a}/{b}", by_reference);
  app_.put("/response/{a}", [](const std::string& path) -> task<response> {
    co_await sleep_for(std::chrono::milliseconds(20));
    co_return response(200, path);
  });
  app_.put("/nothing/{a}", [](const std::string& path) -> task<> {
    co_await sleep_for(std::chrono::milliseconds(20));
    if (path.size() != 100)
      throw http_error(500, path);
  });
  app_.put("/not-a-coroutine/{a}", [](const std::string& path) {
    return [](const std::string& same) -> task<std::string> {
      co_await sleep_for(std::chrono::milliseconds(20));
      co_return same;
    }(path);
  });
  running_server server(app_);
  const auto long_text = [](char letter) { return std::string(100, letter); }; // nothing that fits into a string
  const std::string a = long_text('a'), b = long_text('b'), c = long_text('c'), d = long_text('d'), e = long_text('e');
  const std::string body = R"({"id": 1, "parts": [{"name": ")" + e + R"(", "count": 1}], "paint": "red"})";
  EXPECT_EQ(body_of(server.request("PUT", "/text/" + a + "/" + b + "?q=" + c, body, "X-Word: " + d + "\r\n")),
            a + b + c + d + e);
  EXPECT_EQ(body_of(server.request("PUT", "/response/" + a)), a);
  EXPECT_EQ(status_of(server.request("PUT", "/nothing/" + a)), 204);
  EXPECT_EQ(body_of(server.request("PUT", "/not-a-coroutine/" + a)), a);
  EXPECT_EQ(status_of(server.request("PUT", "/text/" + a + "/" + b, body)), 422);
}

TEST_F(Routing, HandlersReturnValuesOfManyKinds) {
  app_.get("/text", []() -> task<const char*> { co_return "text"; });
  app_.get("/json", []() -> task<json::object> { co_return json::object{{"a", 1}}; });
  app_.get("/nothing", []() -> task<> { co_return; });
  app_.get("/response",
           []() -> task<response> { co_return response(202, "<p>", response::html).header("X-Extra", "1"); });
  app_.get("/plain/struct", [] { return part{"p", 2}; });
  app_.get("/plain/nothing", [] {});
  running_server server(app_);
  EXPECT_EQ(header_of(server.get("/text"), "Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(body_of(server.get("/json")), R"({"a":1})");
  EXPECT_EQ(status_of(server.get("/nothing")), 204);
  EXPECT_FALSE(header_of(server.get("/nothing"), "Content-Length"));
  EXPECT_EQ(status_of(server.get("/response")), 202);
  EXPECT_EQ(header_of(server.get("/response"), "X-Extra"), "1");
  EXPECT_EQ(header_of(server.get("/response"), "Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(body_of(server.get("/plain/struct")), R"({"name":"p","count":2})");
  EXPECT_EQ(status_of(server.get("/plain/nothing")), 204);
}

TEST_F(Routing, ErrorsThatAreThrownBecomeResponses) {
  app_.get("/teapot", []() -> task<std::string> {
    throw http_error(418, "short and stout");
    co_return "";
  });
  app_.get("/plain", []() -> std::string { throw http_error(503).header("Retry-After", "7"); });
  app_.get("/bug", []() -> task<std::string> {
    throw std::runtime_error("the secret");
    co_return "";
  });
  app_.get("/odd", []() -> task<std::string> {
    throw 42;
    co_return "";
  });
  running_server server(app_);
  EXPECT_EQ(status_of(server.get("/teapot")), 418);
  EXPECT_EQ(json_of(server.get("/teapot")), json::parse(R"({"detail": "short and stout"})"));
  EXPECT_EQ(status_of(server.get("/plain")), 503);
  EXPECT_EQ(header_of(server.get("/plain"), "Retry-After"), "7");
  const std::string bug = server.get("/bug");
  EXPECT_EQ(status_of(bug), 500);
  EXPECT_EQ(bug.find("secret"), std::string::npos);
  EXPECT_TRUE(server.logged("/bug threw: the secret"));
  EXPECT_EQ(status_of(server.get("/odd")), 500);
}

TEST_F(Routing, TheTypeOfAHandlerDecidesWhereItRuns) {
  app_.get("/loop",
           []() -> task<std::uint64_t> { co_return std::hash<std::thread::id>()(std::this_thread::get_id()); });
  app_.get("/thread", [] { return std::uint64_t(std::hash<std::thread::id>()(std::this_thread::get_id())); });
  running_server server(app_);
  const std::string loop = body_of(server.get("/loop"));
  EXPECT_EQ(body_of(server.get("/loop")), loop);
  EXPECT_NE(body_of(server.get("/thread")), loop);
}

TEST_F(Routing, MistakesInRoutesAreFoundWhenTheyAreAdded) {
  const auto nothing = []() -> task<> { co_return; };
  const auto one = [](int) -> task<> { co_return; };
  EXPECT_THROW(app_.get("no-slash", nothing), std::invalid_argument);
  EXPECT_THROW(app_.get("/{id}", nothing), std::invalid_argument);
  EXPECT_THROW(app_.get("/id", one), std::invalid_argument);
  EXPECT_THROW(app_.get("/{}", one), std::invalid_argument);
  EXPECT_THROW(app_.get("/a{id}", one), std::invalid_argument);
  EXPECT_THROW(app_.get("/{id...}/x", one), std::invalid_argument);
  app_.get("/{id}", one);
  EXPECT_THROW(app_.get("/{other}", one), std::invalid_argument);
}

TEST_F(Routing, MiddlewareStandsAroundEveryHandler) {
  app_.use([](request& request, next_handler next) -> task<response> {
    response inner = co_await next(request);
    co_return std::move(inner.header("X-Outer", std::to_string(inner.status())));
  });
  app_.use([](request& request, next_handler next) -> task<response> {
    if (request.path() == "/closed")
      throw http_error(403);
    co_return co_await next(request);
  });
  app_.get("/open", []() -> task<std::string> { co_return "open"; });
  app_.get("/bad", []() -> task<std::string> {
    throw http_error(409);
    co_return "";
  });
  running_server server(app_);
  EXPECT_EQ(body_of(server.get("/open")), "open");
  EXPECT_EQ(header_of(server.get("/open"), "X-Outer"), "200");
  EXPECT_EQ(header_of(server.get("/bad"), "X-Outer"), "409");
  EXPECT_EQ(header_of(server.get("/closed"), "X-Outer"), "403");
  EXPECT_EQ(header_of(server.get("/unknown"), "X-Outer"), "404");
}

TEST_F(Routing, HeaderFieldsOfResponsesCannotBreakOut) {
  response answer;
  EXPECT_THROW(answer.header("X", "a\r\nSet-Cookie: b"), std::invalid_argument);
  EXPECT_THROW(answer.header("X y", "a"), std::invalid_argument);
  EXPECT_THROW(answer.header("", "a"), std::invalid_argument);
}

} // namespace
