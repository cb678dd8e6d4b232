// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -isystem%runtime-include
// The tutorials' endpoint that fetches from two places, with the runtime itself.
#include <boost/json.hpp>
#include <nostall/client.hpp>
#include <nostall/server.hpp>
#include <string>
using nostall::client;
using nostall::client_response;
using nostall::task;

task<boost::json::value> fetch(client &upstream, std::string url, std::string what);

class tour {
public:
  // CHECK-FIXES-LABEL: combined_data(
  task<boost::json::value> combined_data(int id) {
    auto user = co_await fetch(upstream_, user_url(id), "user");
    // CHECK: :[[@LINE-1]]:17: warning: coroutine 'tour::combined_data' awaits 'fetch' and 'fetch' one after the other, although none needs the result of another; use 'co_await nostall::gather(fetch(...), fetch(...))'
    auto todos = co_await fetch(upstream_, base_ + "/todos?userId=" + std::to_string(id), "todos");
    co_return boost::json::object{{"user", std::move(user)}, {"todos", std::move(todos)}};
  }

  // CHECK-FIXES-LABEL: both(
  task<unsigned> both(std::string first, std::string second) {
    client_response one = co_await upstream_.get(first);
    // CHECK: :[[@LINE-1]]:27: warning: {{.*}} [nostall-sequential-awaits]
    // CHECK: :[[@LINE-2]]:27: note:
    // CHECK: :[[@LINE+1]]:29: note:
    client_response other = co_await upstream_.get(second);
    co_return one.status + other.status;
  }

  // The second needs what the first has found.
  task<boost::json::value> next(int id) {
    auto user = co_await fetch(upstream_, user_url(id), "user");
    auto todos = co_await fetch(upstream_, base_ + std::string(user.at("todos").as_string()), "todos");
    co_return boost::json::object{{"user", std::move(user)}, {"todos", std::move(todos)}};
  }

  // Something is changed first.
  task<unsigned> changed(std::string url) {
    client_response one = co_await upstream_.post(url, "text");
    client_response other = co_await upstream_.get(url);
    co_return one.status + other.status;
  }

private:
  std::string user_url(int id) const { return base_ + "/users/" + std::to_string(id); }

  std::string base_;
  client upstream_;
};
