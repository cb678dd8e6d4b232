// RUN: %check_both %s -- -std=c++20
// The overloads with an error code wait in the same way; their diagnostics have no place in an edit.
#include "boost-mysql/boost/mysql.hpp"
using boost::asio::awaitable;
using boost::mysql::any_connection, boost::mysql::connect_params, boost::mysql::connection, boost::mysql::diagnostics;
using boost::mysql::error_code, boost::mysql::execution_state, boost::mysql::handshake_params, boost::mysql::results;

awaitable<void> bad_errors(any_connection &server, execution_state &state, results &rows, error_code &error, diagnostics &info) {
  server.connect(connect_params(), error, info);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::connect' blocks the event loop in coroutine 'bad_errors'
  server.execute("SELECT 2", rows, error, info);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::execute' blocks the event loop in coroutine 'bad_errors'
  server.start_execution("SELECT 1", state, error, info);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::start_execution' blocks the event loop in coroutine 'bad_errors'
  server.ping(error, info);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::any_connection::ping' blocks the event loop in coroutine 'bad_errors'
  co_return;
}

awaitable<void> bad_stream(connection<int> &server, error_code &error, diagnostics &info) {
  server.connect(7, handshake_params(), error, info);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::mysql::connection::connect' blocks the event loop in coroutine 'bad_stream'
  co_return;
}

awaitable<void> good_errors(any_connection &server, results &rows) {
  co_await server.async_execute("SELECT 1", rows, boost::asio::use_awaitable);
}
