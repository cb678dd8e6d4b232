// RUN: %check_both %s -- -std=c++20
// Handlers of a listener share its pool with the I/O of all connections; waiting for a task there stops it.
#include "cpprest/cpprest/http_listener.h"
#include <fstream>
#include <unistd.h>
using web::http::http_request;
using web::http::methods;
using web::http::experimental::listener::http_listener;

static void bad_get(http_request request) {
  std::ifstream page("page.html");
  // CHECK: :[[@LINE-1]]:17: warning: 'std::basic_ifstream::basic_ifstream' blocks the event loop in completion handler 'bad_get'
  request.extract_json().get();
  // CHECK: :[[@LINE-1]]:3: warning: 'pplx::task::get' blocks the event loop in completion handler 'bad_get'; use 'then'
  request.extract_json().then([](pplx::task<web::json::value> document) { document.get(); }).wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'pplx::task::wait' blocks the event loop in completion handler 'bad_get'; use 'then'
  web::http::client::http_client client("http://backend");
  client.request(methods::GET).get();
  // CHECK: :[[@LINE-1]]:3: warning: 'pplx::task::get' blocks the event loop in completion handler 'bad_get'
  request.reply(200);
}

static void good_get(http_request request) {
  request.extract_json().then([request](pplx::task<web::json::value> document) {
    document.get();
    request.reply(200);
  });
  pplx::create_task([] {
    ::sleep(1);
    return 1;
  });
  web::http::client::http_client client("http://backend");
  auto answer = client.request(methods::GET);
  if (answer.is_done())
    answer.get();
}

int main() {
  http_listener listener("http://0.0.0.0:80");
  listener.support(methods::GET, bad_get);
  listener.support(methods::POST, good_get);
  listener.support([](http_request) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in main'
    http_listener inner("http://0.0.0.0:81");
    // CHECK: :[[@LINE-1]]:19: warning: 'web::http::experimental::listener::http_listener::~http_listener' blocks the event loop in completion handler 'lambda in main'
  });
  listener.open().wait();
}
