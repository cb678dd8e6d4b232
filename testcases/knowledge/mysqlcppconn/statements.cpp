// RUN: %check_both %s -- -std=c++20
// Each statement waits for the server; parameters and rows are in memory.
#include "awaitable.hpp"
#include "mysqlcppconn/mysql_driver.h"
#include <memory>
using boost::asio::awaitable;

awaitable<void> bad_connect(sql::ConnectOptionsMap &options) {
  sql::mysql::MySQL_Driver *driver = sql::mysql::get_mysql_driver_instance();
  std::unique_ptr<sql::Connection> connection(driver->connect("tcp://db:3306", "ada", "secret"));
  // CHECK: :[[@LINE-1]]:47: warning: 'sql::mysql::MySQL_Driver::connect' blocks the event loop in coroutine 'bad_connect'
  sql::Driver *plain = get_driver_instance();
  plain->connect(options);
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::Driver::connect' blocks the event loop in coroutine 'bad_connect'
  connection->setSchema("users");
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::Connection::setSchema' blocks the event loop in coroutine 'bad_connect'
  connection->getSchema();
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::Connection::getSchema' blocks the event loop in coroutine 'bad_connect'
  connection->isValid();
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::Connection::isValid' blocks the event loop in coroutine 'bad_connect'
  connection->reconnect();
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::Connection::reconnect' blocks the event loop in coroutine 'bad_connect'
  co_return;
}

awaitable<void> bad_statements(sql::Connection &connection) {
  std::unique_ptr<sql::Statement> statement(connection.createStatement());
  statement->execute("DELETE FROM users");
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::Statement::execute' blocks the event loop in coroutine 'bad_statements'
  statement->executeUpdate("DELETE FROM users");
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::Statement::executeUpdate' blocks the event loop in coroutine 'bad_statements'
  std::unique_ptr<sql::ResultSet> rows(statement->executeQuery("SELECT 1"));
  // CHECK: :[[@LINE-1]]:40: warning: 'sql::Statement::executeQuery' blocks the event loop in coroutine 'bad_statements'
  statement->getMoreResults();
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::Statement::getMoreResults' blocks the event loop in coroutine 'bad_statements'
  std::unique_ptr<sql::PreparedStatement> prepared(connection.prepareStatement("SELECT ?"));
  // CHECK: :[[@LINE-1]]:52: warning: 'sql::Connection::prepareStatement' blocks the event loop in coroutine 'bad_statements'
  prepared->execute();
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::PreparedStatement::execute' blocks the event loop in coroutine 'bad_statements'
  prepared->executeUpdate();
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::PreparedStatement::executeUpdate' blocks the event loop in coroutine 'bad_statements'
  rows.reset(prepared->executeQuery());
  // CHECK: :[[@LINE-1]]:14: warning: 'sql::PreparedStatement::executeQuery' blocks the event loop in coroutine 'bad_statements'
  co_return;
}

awaitable<void> good_statements(sql::Connection &connection, sql::PreparedStatement &prepared, sql::ResultSet &rows) {
  std::unique_ptr<sql::Statement> statement(connection.createStatement());
  prepared.clearParameters();
  prepared.setInt(1, 7);
  while (rows.next())
    rows.getInt(1);
  connection.isClosed();
  co_return;
}

awaitable<void> bad_transaction(sql::Connection &connection) {
  connection.setAutoCommit(false);
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::Connection::setAutoCommit' blocks the event loop in coroutine 'bad_transaction'
  connection.setTransactionIsolation(sql::TRANSACTION_SERIALIZABLE);
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::Connection::setTransactionIsolation' blocks the event loop in coroutine 'bad_transaction'
  sql::Savepoint *point = connection.setSavepoint("point");
  // CHECK: :[[@LINE-1]]:27: warning: 'sql::Connection::setSavepoint' blocks the event loop in coroutine 'bad_transaction'
  connection.releaseSavepoint(point);
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::Connection::releaseSavepoint' blocks the event loop in coroutine 'bad_transaction'
  connection.commit();
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::Connection::commit' blocks the event loop in coroutine 'bad_transaction'
  connection.rollback();
  // CHECK: :[[@LINE-1]]:3: warning: 'sql::Connection::rollback' blocks the event loop in coroutine 'bad_transaction'
  co_return;
}
