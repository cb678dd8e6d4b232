// RUN: %check_both %s -- -std=c++20
// Handlers of endpoints and connections, and the callbacks of timers, run on the endpoint's io_context.
#include <fstream>
#include <string>
#include <thread>
#include <unistd.h>
#include <websocketpp/client.hpp>
#include <websocketpp/config/asio.hpp>
#include <websocketpp/config/asio_client.hpp>
#include <websocketpp/server.hpp>
using websocketpp::connection_hdl;
using websocketpp::lib::bind;
using websocketpp::lib::placeholders::_1;
using websocketpp::lib::placeholders::_2;
using server = websocketpp::server<websocketpp::config::asio>;
using tls_server = websocketpp::server<websocketpp::config::asio_tls>;
using client = websocketpp::client<websocketpp::config::asio_client>;

class bad_server {
public:
  bad_server() {
    endpoint.init_asio();
    endpoint.set_open_handler(bind(&bad_server::on_open, this, _1));
    endpoint.set_message_handler(bind(&bad_server::on_message, this, _1, _2));
    endpoint.set_http_handler([this](connection_hdl handle) { on_http(handle); });
    // CHECK: :[[@LINE-1]]:63: warning: 'bad_server::on_http' blocks the event loop in completion handler 'lambda in bad_server::bad_server': it calls 'std::basic_ifstream::basic_ifstream'
    endpoint.set_tcp_pre_bind_handler([](auto) {
      ::sleep(1);
      return websocketpp::lib::error_code();
    });
  }
  void serve() {
    endpoint.listen(9002);
    endpoint.start_accept();
    endpoint.run();
  }

private:
  void on_open(connection_hdl) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_server::on_open'
  }
  void on_message(connection_hdl, server::message_ptr) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'bad_server::on_message'
  }
  void on_http(connection_hdl) {
    std::ifstream page("page.html");
  }
  server endpoint;
};

class good_server {
public:
  good_server() {
    endpoint.init_asio();
    endpoint.set_open_handler([this](connection_hdl handle) { std::thread([this, handle] { greet(handle); }).detach(); });
  }
  void serve() {
    std::ifstream settings("settings");
    endpoint.listen("localhost", "9002");
    endpoint.start_accept();
    endpoint.run();
  }

private:
  void greet(connection_hdl handle) {
    ::sleep(1);
    endpoint.send(handle, "welcome", websocketpp::frame::opcode::text);
  }
  server endpoint;
};

void bad_plain_function(server *, connection_hdl) {
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the event loop in completion handler 'bad_plain_function'
}

void bad_endpoint(server &endpoint) {
  endpoint.set_close_handler(bind(&bad_plain_function, &endpoint, _1));
  endpoint.set_fail_handler([](connection_hdl) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_endpoint'
  });
  endpoint.set_ping_handler([](connection_hdl, const std::string &) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_endpoint'
    return true;
  });
  endpoint.set_pong_handler([](connection_hdl, const std::string &) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_endpoint'
  });
  endpoint.set_pong_timeout_handler([](connection_hdl, const std::string &) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_endpoint'
  });
  endpoint.set_interrupt_handler([](connection_hdl) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_endpoint'
  });
  endpoint.set_validate_handler([](connection_hdl) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_endpoint'
    return true;
  });
  endpoint.set_tcp_init_handler([](connection_hdl) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_endpoint'
  });
  endpoint.set_tcp_pre_init_handler([](connection_hdl) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_endpoint'
  });
  endpoint.set_tcp_post_init_handler([](connection_hdl) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_endpoint'
  });
  endpoint.set_socket_init_handler([](connection_hdl, auto &) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_endpoint'
  });
  endpoint.set_timer(1000, [](const websocketpp::lib::error_code &) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_endpoint'
  });
}

void bad_secure(tls_server &endpoint) {
  endpoint.set_tls_init_handler([](connection_hdl) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_secure'
    return websocketpp::lib::shared_ptr<boost::asio::ssl::context>();
  });
}

void bad_connection(client &endpoint) {
  websocketpp::lib::error_code error;
  client::connection_ptr connection = endpoint.get_connection("ws://host/", error);
  connection->set_message_handler([](connection_hdl, client::message_ptr) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_connection'
  });
  connection->set_timer(1000, [](const websocketpp::lib::error_code &) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_connection'
  });
  endpoint.connect(connection);
}

void bad_inner(server &endpoint, server &other, client &third) {
  endpoint.set_open_handler([&](connection_hdl) {
    other.listen("localhost", "9003");
    // CHECK: :[[@LINE-1]]:5: warning: 'websocketpp::transport::asio::endpoint::listen' blocks the event loop in completion handler 'lambda in bad_inner'; use 'listen' with an endpoint or a port
    other.run();
    // CHECK: :[[@LINE-1]]:5: warning: 'websocketpp::transport::asio::endpoint::run' blocks the event loop in completion handler 'lambda in bad_inner'; use the loop that already runs
    third.run_one();
    // CHECK: :[[@LINE-1]]:5: warning: 'websocketpp::transport::asio::endpoint::run_one' blocks the event loop in completion handler 'lambda in bad_inner'
  });
}

void good_inner(server &endpoint, server &other) {
  endpoint.set_open_handler([&](connection_hdl) {
    other.listen(9003);
    other.start_accept();
    other.poll();
  });
}
