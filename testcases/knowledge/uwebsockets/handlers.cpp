// RUN: %check_both %s -- -std=c++20
// Handlers run on the loop that their app's thread turns.
#include "uwebsockets/uWebSockets/App.h"
#include <thread>
#include <unistd.h>
#include <utility>

struct user {};

void bad_routes(uWS::App &app) {
  app.get("/user", [](auto *, auto *) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
  });
  app.post("/user", [](auto *, auto *) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
  });
  app.put("/user", [](auto *, auto *) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
  });
  app.patch("/user", [](auto *, auto *) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
  });
  app.del("/user", [](auto *, auto *) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
  });
  app.options("/user", [](auto *, auto *) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
  });
  app.head("/user", [](auto *, auto *) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
  });
  app.connect("/user", [](auto *, auto *) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
  });
  app.trace("/user", [](auto *, auto *) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
  });
  app.any("/user", [](auto *, auto *) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
  });
}

void bad_sockets(uWS::App &app) {
  app.ws<user>("/socket", {.open =
                               [](auto *) {
                                 ::sleep(1);
                                 // CHECK: :[[@LINE-1]]:34: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_sockets'
                               },
                           .message =
                               [](auto *, std::string_view) {
                                 ::sleep(1);
                                 // CHECK: :[[@LINE-1]]:34: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_sockets'
                               }});
}

void bad_response(uWS::App &app) {
  app.post("/upload", [](auto *response, auto *) {
    response->onData([](std::string_view, bool) {
      ::sleep(1);
      // CHECK: :[[@LINE-1]]:7: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_response'
    });
    response->onAborted([] {
      ::sleep(1);
      // CHECK: :[[@LINE-1]]:7: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_response'
    });
    response->onWritable([](unsigned long) {
      ::sleep(1);
      // CHECK: :[[@LINE-1]]:7: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_response'
      return true;
    });
    response->cork([] { ::sleep(1); });
    // CHECK: :[[@LINE-1]]:5: warning: 'uWS::HttpResponse::cork' blocks the event loop in completion handler 'lambda in bad_response' (line 67): it calls 'sleep'
  });
}

void bad_inner(uWS::App &app, uWS::App &other) {
  app.get("/inner", [&other](auto *, auto *) {
    other.run();
    // CHECK: :[[@LINE-1]]:5: warning: 'uWS::TemplatedApp::run' blocks the event loop in completion handler 'lambda in bad_inner'; use the loop that already runs
    uWS::Loop::get()->run();
    // CHECK: :[[@LINE-1]]:5: warning: 'uWS::Loop::run' blocks the event loop in completion handler 'lambda in bad_inner'
    uWS::run();
    // CHECK: :[[@LINE-1]]:5: warning: 'uWS::run' blocks the event loop in completion handler 'lambda in bad_inner'
  });
}

void bad_defer(uWS::Loop *loop) {
  ofats::any_invocable<void()> later = [] {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_defer'
  };
  loop->defer(std::move(later));
  loop->defer([] {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_defer'
  });
}

int main() {
  uWS::Loop *loop = uWS::Loop::get();
  uWS::App()
      .get("/good",
           [loop](auto *response, auto *) {
             std::thread([loop, response] {
               ::sleep(1);
               loop->defer([response] { response->end("done"); });
             }).detach();
           })
      .listen(80, [](us_listen_socket_t *) { ::sleep(1); })
      .run();
}
