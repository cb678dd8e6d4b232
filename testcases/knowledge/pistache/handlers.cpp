// RUN: %check_both %s -- -std=c++17 -fdelayed-template-parsing
// Handlers of requests and routes run on the endpoint's loops. Clang parses a part of the headers only where it is used.
#include <memory>
#include <pistache/endpoint.h>
#include <pistache/router.h>
#include <thread>
#include <unistd.h>
using namespace Pistache;

class bad_handler : public Http::Handler {
  HTTP_PROTOTYPE(bad_handler)
  void onRequest(const Http::Request &, Http::ResponseWriter writer) override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_handler::onRequest'
    writer.send(Http::Code::Ok, "late");
  }
  void onTimeout(const Http::Request &, Http::ResponseWriter) override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_handler::onTimeout'
  }
  void onConnection(const std::shared_ptr<Tcp::Peer> &) override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_handler::onConnection'
  }
  void onDisconnection(const std::shared_ptr<Tcp::Peer> &) override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_handler::onDisconnection'
  }
};

class bad_stream : public Tcp::Handler {
  PROTOTYPE_OF(Tcp::Handler, bad_stream)
  void onInput(const char *, size_t, const std::shared_ptr<Tcp::Peer> &) override {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_stream::onInput'
  }
};

class good_handler : public Http::Handler {
  HTTP_PROTOTYPE(good_handler)
  void onRequest(const Http::Request &, Http::ResponseWriter writer) override {
    std::thread([writer = std::make_shared<Http::ResponseWriter>(std::move(writer))] {
      ::sleep(1);
      writer->send(Http::Code::Ok, "done");
    }).detach();
  }
};

class bad_service {
public:
  void setup(Rest::Router &router) {
    Rest::Routes::Get(router, "/user", Rest::Routes::bind(&bad_service::user, this));
    router.addMiddleware(Rest::Routes::middleware(&bad_service::check, this));
  }

private:
  void user(const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_service::user'
  }
  bool check(Http::Request &, Http::ResponseWriter &) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_service::check'
    return true;
  }
};

void bad_routes(Rest::Router &router) {
  Rest::Routes::Post(router, "/user", [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
    return Rest::Route::Result::Ok;
  });
  Rest::Routes::Put(router, "/user", [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
    return Rest::Route::Result::Ok;
  });
  Rest::Routes::Patch(router, "/user", [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
    return Rest::Route::Result::Ok;
  });
  Rest::Routes::Delete(router, "/user", [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
    return Rest::Route::Result::Ok;
  });
  Rest::Routes::Options(router, "/user", [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
    return Rest::Route::Result::Ok;
  });
  Rest::Routes::Head(router, "/user", [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
    return Rest::Route::Result::Ok;
  });
  Rest::Routes::NotFound(router, [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_routes'
    return Rest::Route::Result::Ok;
  });
}

void bad_router(Rest::Router &router) {
  router.get("/user", [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_router'
    return Rest::Route::Result::Ok;
  });
  router.post("/user", [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_router'
    return Rest::Route::Result::Ok;
  });
  router.put("/user", [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_router'
    return Rest::Route::Result::Ok;
  });
  router.patch("/user", [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_router'
    return Rest::Route::Result::Ok;
  });
  router.del("/user", [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_router'
    return Rest::Route::Result::Ok;
  });
  router.options("/user", [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_router'
    return Rest::Route::Result::Ok;
  });
  router.head("/user", [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_router'
    return Rest::Route::Result::Ok;
  });
  router.addRoute(Http::Method::Get, "/user", [](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_router'
    return Rest::Route::Result::Ok;
  });
  router.addCustomHandler([](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_router'
    return Rest::Route::Result::Ok;
  });
  router.addNotFoundHandler([](const Rest::Request &, Http::ResponseWriter) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_router'
    return Rest::Route::Result::Ok;
  });
  router.addDisconnectHandler([](const std::shared_ptr<Tcp::Peer> &) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_router'
  });
}

void bad_waits(Rest::Router &router, Http::Endpoint &endpoint) {
  router.get("/wait", [&endpoint](const Rest::Request &, Http::ResponseWriter writer) {
    auto sent = writer.send(Http::Code::Ok, "text");
    Async::Barrier<ssize_t> barrier(sent);
    barrier.wait();
    // CHECK: :[[@LINE-1]]:5: warning: 'Pistache::Async::Barrier::wait' blocks the event loop in completion handler 'lambda in bad_waits'; use 'then'
    barrier.wait_for(std::chrono::seconds(1));
    // CHECK: :[[@LINE-1]]:5: warning: 'Pistache::Async::Barrier::wait_for' blocks the event loop in completion handler 'lambda in bad_waits'; use 'then'
    endpoint.serve();
    // CHECK: :[[@LINE-1]]:5: warning: 'Pistache::Http::Endpoint::serve' blocks the event loop in completion handler 'lambda in bad_waits'; use 'serveThreaded'
    return Rest::Route::Result::Ok;
  });
}

void good_waits(Rest::Router &router) {
  router.get("/wait", [](const Rest::Request &, Http::ResponseWriter writer) {
    writer.send(Http::Code::Ok, "text").then([](ssize_t) {}, Async::NoExcept);
    return Rest::Route::Result::Ok;
  });
}

int main() {
  Http::Endpoint endpoint(Address(Ipv4::any(), Port(80)));
  endpoint.setHandler(std::make_shared<good_handler>());
  endpoint.serve();
}
