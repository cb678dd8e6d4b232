// RUN: %check_both %s -- -std=c++20
// Serving blocks; a handler runs on the server's own threads and may block there.
#include "awaitable.hpp"
#include "cpp-httplib/httplib.h"
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_server(httplib::Server &server, httplib::ThreadPool &pool, httplib::TaskQueue &queue) {
  server.listen("0.0.0.0", 8080);
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::Server::listen' blocks the event loop in coroutine 'bad_server'; use a thread of its own for the server
  server.listen_after_bind();
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::Server::listen_after_bind' blocks the event loop in coroutine 'bad_server'
  pool.shutdown();
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::ThreadPool::shutdown' blocks the event loop in coroutine 'bad_server'
  queue.shutdown();
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::TaskQueue::shutdown' blocks the event loop in coroutine 'bad_server'
  co_return;
}

awaitable<void> good_server(httplib::Server &server, httplib::ThreadPool &pool, httplib::TaskQueue &queue) {
  auto handler = [](const httplib::Request &, httplib::Response &) { ::sleep(1); };
  server.Get("/users", handler);
  server.Post("/users", handler);
  server.Put("/users", handler);
  server.Patch("/users", handler);
  server.Delete("/users", handler);
  server.Options("/users", handler);
  server.set_error_handler(handler);
  server.set_file_request_handler(handler);
  server.set_post_routing_handler(handler);
  server.set_exception_handler([](const httplib::Request &, httplib::Response &, std::exception_ptr) { ::sleep(1); });
  server.set_logger([](const httplib::Request &, const httplib::Response &) { ::sleep(1); });
  server.set_expect_100_continue_handler([](const httplib::Request &, httplib::Response &) -> int {
    ::sleep(1);
    return 100;
  });
  server.set_pre_routing_handler([](const httplib::Request &, httplib::Response &) {
    ::sleep(1);
    return httplib::Server::HandlerResponse::Unhandled;
  });
  pool.enqueue([] { ::sleep(1); });
  queue.enqueue([] { ::sleep(1); });
  server.stop();
  co_return;
}
