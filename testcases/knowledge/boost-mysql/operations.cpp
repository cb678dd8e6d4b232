// RUN: %check_both %s --unsafe-fixes -- -std=c++20
// Synchronous operations wait for the server, and have their asynchronous form as a fix.
#include "boost-mysql/boost/mysql.hpp"
#include <unistd.h>
using boost::asio::awaitable;
using boost::mysql::any_connection, boost::mysql::character_set, boost::mysql::connect_params, boost::mysql::connection;
using boost::mysql::error_code, boost::mysql::execution_state, boost::mysql::handshake_params, boost::mysql::results;
using boost::mysql::statement;

awaitable<void> bad_any(any_connection &server, execution_state &state, statement &prepared, results &rows) {
  server.connect(connect_params());
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::connect' blocks the event loop in coroutine 'bad_any'; use 'connection.async_connect'
  server.execute("SELECT 1", rows);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::execute' blocks the event loop in coroutine 'bad_any'; use 'connection.async_execute'
  // CHECK-FIXES: co_await server.async_execute("SELECT 1", rows, boost::asio::use_awaitable);
  server.start_execution("SELECT 1", state);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::start_execution' blocks the event loop in coroutine 'bad_any'
  server.prepare_statement("SELECT ?");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::prepare_statement' blocks the event loop in coroutine 'bad_any'
  server.close_statement(prepared);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::close_statement' blocks the event loop in coroutine 'bad_any'
  server.read_some_rows(state);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::read_some_rows' blocks the event loop in coroutine 'bad_any'
  server.read_resultset_head(state);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::read_resultset_head' blocks the event loop in coroutine 'bad_any'
  server.set_character_set(character_set());
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::set_character_set' blocks the event loop in coroutine 'bad_any'
  server.ping();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::ping' blocks the event loop in coroutine 'bad_any'
  server.reset_connection();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::reset_connection' blocks the event loop in coroutine 'bad_any'
  server.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::close' blocks the event loop in coroutine 'bad_any'
  co_return;
}

awaitable<void> bad_stream(connection<int> &server, results &rows) {
  server.connect(7, handshake_params());
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::connection::connect' blocks the event loop in coroutine 'bad_stream'
  server.handshake(handshake_params());
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::connection::handshake' blocks the event loop in coroutine 'bad_stream'
  server.execute("SELECT 1", rows);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::connection::execute' blocks the event loop in coroutine 'bad_stream'
  server.quit();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::connection::quit' blocks the event loop in coroutine 'bad_stream'
  co_return;
}

awaitable<void> good_any(any_connection &server, results &rows) {
  co_await server.async_execute("SELECT 1", rows, boost::asio::use_awaitable);
  server.uses_ssl();
}

void bad_handler(any_connection &server) {
  server.async_ping([](error_code) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_handler'
  });
}
