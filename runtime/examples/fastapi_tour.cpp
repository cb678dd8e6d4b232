// The endpoints of the usual tutorials on async endpoints in FastAPI, in C++: what runs on the loop, what on a thread,
// and the one mistake that everybody makes. fastapi-tour PORT [UPSTREAM [FINDINGS]]
//
// Without an upstream, this program plays it at the next port. Each line: what to ask for, and what happens.
//
//     curl localhost:8000/external-users/1        a request to the upstream
//     curl localhost:8000/combined-data/1         two of them at the same time
//     curl localhost:8000/sync-task               2 s on a thread
//     curl localhost:8000/async-task              2 s of waiting
//     curl localhost:8000/async-blocking-task     2 s in which nobody gets an answer: `nostall check` reports it, and
//                                                 the watchdog names it in the log, and in the file FINDINGS
//     curl localhost:8000/slow
//     curl localhost:8000/calculate -d '{"a": 1, "b": 2}'
//     curl localhost:8000/weather/Paris
#include <boost/json.hpp>
#include <chrono>
#include <cstdlib>
#include <nostall/client.hpp>
#include <nostall/gather.hpp>
#include <nostall/metrics.hpp>
#include <nostall/server.hpp>
#include <nostall/sleep.hpp>
#include <string>
#include <thread>

namespace {

using namespace nostall;
using namespace std::chrono_literals;
namespace json = boost::json;

// Fetches JSON from the upstream; what goes wrong there is passed on as FastAPI's tutorials do it.
task<json::value> fetch(client& upstream, std::string url, std::string what) {
  client_response answer;
  std::string unreachable;
  try {
    answer = co_await upstream.get(url);
  } catch (const std::exception& error) {
    unreachable = error.what();
  }
  if (!unreachable.empty())
    throw http_error(503, "External API request failed: " + unreachable);
  if (answer.status >= 400)
    throw http_error(answer.status, "Error fetching " + what + " from external API: " + answer.body);
  co_return answer.json();
}

class tour {
public:
  explicit tour(std::string upstream) : upstream_(std::move(upstream)) {}

  void add_to(app& app) {
    app.get("/external-users/{user_id}", [this](int user_id) { return fetch(client_, user_url(user_id), "user"); });
    app.get("/combined-data/{user_id}", [this](int user_id) { return combined_data(user_id); });
    app.get("/sync-task", sync_task);
    app.get("/async-task", async_task);
    app.get("/async-blocking-task", async_blocking_task);
    app.get("/slow", slow);
    app.post("/calculate", calculate);
    app.get("/weather/{city}", weather);
    app.get("/metrics", [] { return metrics(); });
  }

private:
  std::string user_url(int id) const { return upstream_ + "/users/" + std::to_string(id); }

  // Both requests are under way at the same time; if one fails, the other is cancelled.
  task<json::value> combined_data(int user_id) {
    auto [user, todos] =
        co_await gather(fetch(client_, user_url(user_id), "combined data"),
                        fetch(client_, upstream_ + "/todos?userId=" + std::to_string(user_id), "combined data"));
    co_return json::object{{"user", std::move(user)}, {"todos", std::move(todos)}};
  }

  // No task: a plain function may block, so it runs on a thread.
  static json::value sync_task() {
    std::this_thread::sleep_for(2s);
    return {{"message", "Synchronous task completed after 2 seconds."}};
  }

  static task<json::value> async_task() {
    co_await sleep_for(2s);
    co_return json::value{{"message", "Asynchronous task completed after 2 seconds."}};
  }

  // Deliberately wrong: a coroutine runs on the loop, and this one keeps it for two seconds.
  static task<json::value> async_blocking_task() {
    std::this_thread::sleep_for(2s);
    co_return json::value{{"message", "Async task with blocking call completed (event loop was blocked)."}};
  }

  static task<json::value> slow() {
    co_await sleep_for(100ms);
    co_return json::value{{"message", "done"}};
  }

  static json::value calculate(json::value data) {
    std::this_thread::sleep_for(2s); // a computation
    std::int64_t sum = 0;
    if (!data.is_object())
      throw http_error(422, "a JSON object of numbers is wanted");
    for (const auto& [name, number] : data.get_object()) {
      if (!number.is_int64())
        throw http_error(422, "'" + std::string(name) + "' is no number");
      sum += number.get_int64();
    }
    return {{"result", sum}};
  }

  static task<json::value> weather(std::string city) {
    co_await sleep_for(1s);
    co_return json::value{{"city", city}, {"temperature", "25°C"}};
  }

  const std::string upstream_;
  client client_;
};

// Stands for the service somewhere else: users 1 to 10, each with two things to do; every answer takes 200 ms.
void add_upstream_to(app& app) {
  app.get("/users/{id}", [](int id) -> task<json::value> {
    co_await sleep_for(200ms);
    if (id < 1 || id > 10)
      throw http_error(404, "no such user");
    co_return json::value{{"id", id}, {"name", "User " + std::to_string(id)}};
  });
  app.get("/todos", [](query<"userId", int> user) -> task<json::value> {
    co_await sleep_for(200ms);
    co_return json::value{{{"userId", *user}, {"title", "write"}}, {{"userId", *user}, {"title", "read"}}};
  });
}

} // namespace

int main(int count, char** arguments) {
  const auto port = static_cast<std::uint16_t>(count > 1 ? std::atoi(arguments[1]) : 8000);
  app elsewhere;
  add_upstream_to(elsewhere);
  server upstream(elsewhere, {.port = static_cast<std::uint16_t>(port + 1)});
  const std::string url = count > 2 ? arguments[2] : "";
  if (url.empty())
    upstream.start();

  app app;
  tour endpoints(url.empty() ? "http://127.0.0.1:" + std::to_string(port + 1) : url);
  endpoints.add_to(app);
  server(app, {.port = port, .watchdog = {.findings_file = count > 3 ? arguments[3] : ""}}).run();
}
