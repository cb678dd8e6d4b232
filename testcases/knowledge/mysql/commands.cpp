// RUN: %check_both %s -- -std=c++20
// Every command waits for the server; the '_start' and '_cont' siblings and what works on memory do not.
#include "awaitable.hpp"
#include <mariadb/mysql.h>
using boost::asio::awaitable;

awaitable<void> bad_query(MYSQL *connection) {
  mysql_real_connect(connection, "db", "ada", "secret", "users", 3306, nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_real_connect' blocks the event loop in coroutine 'bad_query'; use 'mysql_real_connect_start' and 'mysql_real_connect_cont'
  mysql_query(connection, "SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_query' blocks the event loop in coroutine 'bad_query'; use 'mysql_real_query_start' and 'mysql_real_query_cont'
  mysql_real_query(connection, "SELECT 1", 8);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_real_query' blocks the event loop in coroutine 'bad_query'
  mysql_send_query(connection, "SELECT 1", 8);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_send_query' blocks the event loop in coroutine 'bad_query'
  mysql_read_query_result(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_read_query_result' blocks the event loop in coroutine 'bad_query'
  MYSQL_RES *result = mysql_store_result(connection);
  // CHECK: :[[@LINE-1]]:23: warning: 'mysql_store_result' blocks the event loop in coroutine 'bad_query'; use 'mysql_store_result_start' and 'mysql_store_result_cont'
  mysql_fetch_row(result);
  // The rows of one result are here, those of the next are still at the server.
  MYSQL_RES *next = mysql_use_result(connection);
  mysql_fetch_row(next);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_fetch_row' blocks the event loop in coroutine 'bad_query'; use 'mysql_fetch_row_start' and 'mysql_fetch_row_cont'
  mysql_next_result(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_next_result' blocks the event loop in coroutine 'bad_query'
  co_return;
}

awaitable<void> good_query(MYSQL *connection) {
  MYSQL *connected = nullptr;
  int error = 0;
  mysql_real_connect_start(&connected, connection, "db", "ada", "secret", "users", 3306, nullptr, 0);
  mysql_real_connect_cont(&connected, connection, MYSQL_WAIT_READ);
  mysql_real_query_start(&error, connection, "SELECT 1", 8);
  mysql_real_query_cont(&error, connection, MYSQL_WAIT_READ);
  MYSQL_RES *result = mysql_use_result(connection);
  MYSQL_ROW row;
  mysql_fetch_row_start(&row, result);
  mysql_fetch_row_cont(&row, result, MYSQL_WAIT_READ);
  (void)mysql_num_fields(result);
  char quoted[64];
  mysql_real_escape_string(connection, quoted, "O'Neil", 6);
  co_return;
}

awaitable<void> bad_commands(MYSQL *connection) {
  mysql_autocommit(connection, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_autocommit' blocks the event loop in coroutine 'bad_commands'; use its siblings '_start' and '_cont' of MariaDB's non-blocking interface
  mysql_change_user(connection, "ada", "secret", "users");
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_change_user' blocks the event loop in coroutine 'bad_commands'
  mysql_commit(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_commit' blocks the event loop in coroutine 'bad_commands'
  mysql_dump_debug_info(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_dump_debug_info' blocks the event loop in coroutine 'bad_commands'
  mysql_kill(connection, 7);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_kill' blocks the event loop in coroutine 'bad_commands'
  mysql_list_fields(connection, "users", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_list_fields' blocks the event loop in coroutine 'bad_commands'
  mysql_ping(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_ping' blocks the event loop in coroutine 'bad_commands'
  mysql_refresh(connection, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_refresh' blocks the event loop in coroutine 'bad_commands'
  mysql_reset_connection(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_reset_connection' blocks the event loop in coroutine 'bad_commands'
  mysql_rollback(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_rollback' blocks the event loop in coroutine 'bad_commands'
  mysql_select_db(connection, "users");
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_select_db' blocks the event loop in coroutine 'bad_commands'
  mysql_set_character_set(connection, "utf8mb4");
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_set_character_set' blocks the event loop in coroutine 'bad_commands'
  mysql_set_server_option(connection, MYSQL_OPTION_MULTI_STATEMENTS_ON);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_set_server_option' blocks the event loop in coroutine 'bad_commands'
  mysql_shutdown(connection, SHUTDOWN_DEFAULT);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_shutdown' blocks the event loop in coroutine 'bad_commands'
  mysql_stat(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_stat' blocks the event loop in coroutine 'bad_commands'
  mysql_list_dbs(connection, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_list_dbs' blocks the event loop in coroutine 'bad_commands'
  mysql_list_processes(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_list_processes' blocks the event loop in coroutine 'bad_commands'
  mysql_list_tables(connection, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_list_tables' blocks the event loop in coroutine 'bad_commands'
  mariadb_reconnect(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'mariadb_reconnect' blocks the event loop in coroutine 'bad_commands'
  co_return;
}

awaitable<void> bad_statement(MYSQL_STMT *statement) {
  mysql_stmt_prepare(statement, "SELECT 1", 8);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_stmt_prepare' blocks the event loop in coroutine 'bad_statement'
  mysql_stmt_execute(statement);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_stmt_execute' blocks the event loop in coroutine 'bad_statement'; use its siblings '_start' and '_cont' of MariaDB's non-blocking interface
  mysql_stmt_store_result(statement);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_stmt_store_result' blocks the event loop in coroutine 'bad_statement'
  mysql_stmt_fetch(statement);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_stmt_fetch' blocks the event loop in coroutine 'bad_statement'; use 'mysql_stmt_fetch_start' and 'mysql_stmt_fetch_cont'
  mysql_stmt_next_result(statement);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_stmt_next_result' blocks the event loop in coroutine 'bad_statement'
  mysql_stmt_reset(statement);
  // CHECK: :[[@LINE-1]]:3: warning: 'mysql_stmt_reset' blocks the event loop in coroutine 'bad_statement'
  mariadb_stmt_execute_direct(statement, "SELECT 1", 8);
  // CHECK: :[[@LINE-1]]:3: warning: 'mariadb_stmt_execute_direct' blocks the event loop in coroutine 'bad_statement'
  co_return;
}

awaitable<void> good_statement(MYSQL_STMT *statement, MYSQL_BIND *bindings) {
  int error = 0;
  mysql_stmt_bind_param(statement, bindings);
  mysql_stmt_execute_start(&error, statement);
  mysql_stmt_execute_cont(&error, statement, MYSQL_WAIT_READ);
  (void)mysql_stmt_affected_rows(statement);
  co_return;
}
