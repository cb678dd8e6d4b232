// RUN: %check_both %s -- -std=c++20
// mysql_store_result fetches all rows, so that mysql_fetch_row only walks them; mysql_use_result leaves them at the
// server.
#include <boost/asio.hpp>
#include <mariadb/mysql.h>
namespace asio = boost::asio;

namespace bad_row {
asio::awaitable<void> work(asio::thread_pool &pool, MYSQL *connection) {
  co_await asio::post(asio::bind_executor(pool, asio::use_awaitable));
  MYSQL_RES *result = mysql_use_result(connection);
  co_await asio::post(asio::use_awaitable);
  while (mysql_fetch_row(result)) {
    // CHECK: :[[@LINE-1]]:10: warning: 'mysql_fetch_row' blocks the event loop in coroutine 'bad_row::work'
  }
}
} // namespace bad_row
namespace good_row {
asio::awaitable<void> work(asio::thread_pool &pool, MYSQL *connection) {
  co_await asio::post(asio::bind_executor(pool, asio::use_awaitable));
  MYSQL_RES *result = mysql_store_result(connection);
  co_await asio::post(asio::use_awaitable);
  while (mysql_fetch_row(result)) {
  }
}
} // namespace good_row
