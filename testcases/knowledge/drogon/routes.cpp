// RUN: %check_both %s -- -std=c++20
// Routes, controllers, filters and WebSockets run on the event loop of their connection.
#include "drogon/drogon.hpp"
#include <unistd.h>
#include <utility>
using namespace drogon;

void bad_route() {
  app().registerHandler("/slow", [](const HttpRequestPtr &, AdviceCallback &&) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_route'
  });
}

class bad_controller : public HttpController<bad_controller> {
public:
  static void initPathRouting() { registerMethod(&bad_controller::login, "/login"); }
  void login(const HttpRequestPtr &, AdviceCallback &&) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_controller::login'
  }
};

class bad_simple_controller : public HttpSimpleController<bad_simple_controller> {
public:
  void asyncHandleHttpRequest(const HttpRequestPtr &, AdviceCallback &&) override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_simple_controller::asyncHandleHttpRequest'
  }
  void good_reload() { ::sleep(1); }
};

class bad_socket : public WebSocketController<bad_socket> {
public:
  void handleNewMessage(const std::shared_ptr<WebSocketConnection> &, std::string &&,
                        const WebSocketMessageType &) override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_socket::handleNewMessage'
  }
  void handleConnectionClosed(const std::shared_ptr<WebSocketConnection> &) override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_socket::handleConnectionClosed'
  }
  void handleNewConnection(const HttpRequestPtr &, const std::shared_ptr<WebSocketConnection> &) override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_socket::handleNewConnection'
  }
};

class bad_filter : public HttpFilter<bad_filter> {
public:
  void doFilter(const HttpRequestPtr &, AdviceCallback &&, std::function<void()> &&next) override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_filter::doFilter'
    next();
  }
};
