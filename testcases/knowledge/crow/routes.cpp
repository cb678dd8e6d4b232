// RUN: %check_both %s -- -std=c++20
// Handlers of routes and WebSockets run on the loop of their connection.
#include "crow/crow.h"
#include <chrono>
#include <thread>
#include <unistd.h>

struct bad_functor {
  crow::response operator()(const crow::request &) const {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_functor::operator()'
    return 200;
  }
};

int main() {
  crow::SimpleApp app;
  CROW_ROUTE(app, "/slow")([] {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in main'
    return "done";
  });
  CROW_ROUTE(app, "/functor").methods(1)(bad_functor());
  CROW_ROUTE(app, "/later")([](const crow::request &, crow::response &answer) {
    std::thread([&answer] {
      ::sleep(1);
      answer.end();
    }).detach();
  });
  CROW_WEBSOCKET_ROUTE(app, "/socket")
      .onopen([](crow::websocket::connection &) {
        ::sleep(1);
        // CHECK: :[[@LINE-1]]:9: warning: 'sleep' blocks the event loop in completion handler 'lambda in main'
      })
      .onmessage([](crow::websocket::connection &, const std::string &, bool) {
        ::sleep(1);
        // CHECK: :[[@LINE-1]]:9: warning: 'sleep' blocks the event loop in completion handler 'lambda in main'
      })
      .onclose([](crow::websocket::connection &, const std::string &) {
        ::sleep(1);
        // CHECK: :[[@LINE-1]]:9: warning: 'sleep' blocks the event loop in completion handler 'lambda in main'
      });
  CROW_CATCHALL_ROUTE(app)([] {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in main'
    return 404;
  });
  app.tick(std::chrono::seconds(1), [&app] {
    app.run();
    // CHECK: :[[@LINE-1]]:5: warning: 'crow::Crow::run' blocks the event loop in completion handler 'lambda in main'; use 'run_async'
  });
  app.port(8000).multithreaded().run();
}
