// RUN: %check_both %s -- -std=c++20
// Every request of the client blocks; setting it up does not.
#include "awaitable.hpp"
#include "cpp-httplib/httplib.h"
using boost::asio::awaitable;

awaitable<void> bad_requests(httplib::Request request) {
  httplib::Client client("http://example.com");
  client.Get("/users");
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::Client::Get' blocks the event loop in coroutine 'bad_requests'
  client.Get("/users", httplib::Headers());
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::Client::Get' blocks the event loop in coroutine 'bad_requests'
  client.Get("/users", [](const char *, size_t) { return true; });
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::Client::Get' blocks the event loop in coroutine 'bad_requests'
  client.Head("/users");
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::Client::Head' blocks the event loop in coroutine 'bad_requests'
  client.Post("/users", "{}", "application/json");
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::Client::Post' blocks the event loop in coroutine 'bad_requests'
  client.Put("/users", "{}", "application/json");
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::Client::Put' blocks the event loop in coroutine 'bad_requests'
  client.Patch("/users", "{}", "application/json");
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::Client::Patch' blocks the event loop in coroutine 'bad_requests'
  client.Delete("/users");
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::Client::Delete' blocks the event loop in coroutine 'bad_requests'
  client.Options("/users");
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::Client::Options' blocks the event loop in coroutine 'bad_requests'
  client.send(request);
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::Client::send' blocks the event loop in coroutine 'bad_requests'
  co_return;
}

awaitable<void> bad_secure_requests(httplib::Request request) {
  httplib::SSLClient client("example.com", 443);
  client.Get("/users");
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::ClientImpl::Get' blocks the event loop in coroutine 'bad_secure_requests'
  client.Head("/users");
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::ClientImpl::Head' blocks the event loop in coroutine 'bad_secure_requests'
  client.Post("/users", "{}", "application/json");
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::ClientImpl::Post' blocks the event loop in coroutine 'bad_secure_requests'
  client.Put("/users", "{}", "application/json");
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::ClientImpl::Put' blocks the event loop in coroutine 'bad_secure_requests'
  client.Patch("/users", "{}", "application/json");
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::ClientImpl::Patch' blocks the event loop in coroutine 'bad_secure_requests'
  client.Delete("/users");
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::ClientImpl::Delete' blocks the event loop in coroutine 'bad_secure_requests'
  client.Options("/users");
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::ClientImpl::Options' blocks the event loop in coroutine 'bad_secure_requests'
  client.send(request);
  // CHECK: :[[@LINE-1]]:3: warning: 'httplib::ClientImpl::send' blocks the event loop in coroutine 'bad_secure_requests'
  co_return;
}

awaitable<void> good_setup() {
  httplib::Client client("http://example.com");
  client.set_read_timeout(5);
  client.set_logger([](const httplib::Request &, const httplib::Response &) {});
  (void)client.is_valid();
  client.stop();
  co_return;
}
