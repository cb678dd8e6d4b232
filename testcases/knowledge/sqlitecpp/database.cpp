// RUN: %check_both %s -- -std=c++20
// Everything that touches the database file blocks; in-memory databases and bound parameters do not.
#include "awaitable.hpp"
#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/Savepoint.h>
#include <string>
using boost::asio::awaitable;

awaitable<void> bad_open(const std::string &path) {
  SQLite::Database users("users.db");
  // CHECK: :[[@LINE-1]]:20: warning: 'SQLite::Database::Database' blocks the event loop in coroutine 'bad_open'
  SQLite::Database other(path, SQLite::OPEN_READWRITE);
  // CHECK: :[[@LINE-1]]:20: warning: 'SQLite::Database::Database' blocks the event loop in coroutine 'bad_open'
  SQLite::Database::isUnencrypted(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Database::isUnencrypted' blocks the event loop in coroutine 'bad_open'
  SQLite::Database::getHeaderInfo(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Database::getHeaderInfo' blocks the event loop in coroutine 'bad_open'
  co_return;
}

awaitable<void> good_open() {
  SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE);
  SQLite::Database shared("file::memory:?cache=shared", SQLite::OPEN_READWRITE | SQLite::OPEN_URI);
  SQLite::Database named("file:users?mode=memory", SQLite::OPEN_READWRITE | SQLite::OPEN_URI);
  co_return;
}

awaitable<void> bad_queries(SQLite::Database &database, SQLite::Database &copy) {
  database.exec("DELETE FROM users");
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Database::exec' blocks the event loop in coroutine 'bad_queries'
  database.tryExec("DELETE FROM users");
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Database::tryExec' blocks the event loop in coroutine 'bad_queries'
  database.execAndGet("SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Database::execAndGet' blocks the event loop in coroutine 'bad_queries'
  database.tableExists("users");
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Database::tableExists' blocks the event loop in coroutine 'bad_queries'
  database.backup("copy.db", SQLite::Database::Save);
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Database::backup' blocks the event loop in coroutine 'bad_queries'
  database.loadExtension("words", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Database::loadExtension' blocks the event loop in coroutine 'bad_queries'
  database.rekey("secret");
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Database::rekey' blocks the event loop in coroutine 'bad_queries'
  SQLite::Statement statement(database, "SELECT 1");
  // CHECK: :[[@LINE-1]]:21: warning: 'SQLite::Statement::Statement' blocks the event loop in coroutine 'bad_queries'
  statement.executeStep();
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Statement::executeStep' blocks the event loop in coroutine 'bad_queries'
  statement.tryExecuteStep();
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Statement::tryExecuteStep' blocks the event loop in coroutine 'bad_queries'
  statement.exec();
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Statement::exec' blocks the event loop in coroutine 'bad_queries'
  SQLite::Backup backup(copy, database);
  backup.executeStep();
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Backup::executeStep' blocks the event loop in coroutine 'bad_queries'
  co_return;
}

awaitable<void> good_binding(SQLite::Statement &statement) {
  statement.bind(1, 2);
  statement.clearBindings();
  int number = statement.getColumn(0);
  (void)number;
  co_return;
}

awaitable<void> bad_transactions(SQLite::Database &database) {
  SQLite::Transaction transaction(database);
  // CHECK: :[[@LINE-1]]:23: warning: 'SQLite::Transaction::{{~?}}Transaction' blocks the event loop in coroutine 'bad_transactions'
  transaction.commit();
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Transaction::commit' blocks the event loop in coroutine 'bad_transactions'
  SQLite::Transaction now(database, SQLite::TransactionBehavior::IMMEDIATE);
  // CHECK: :[[@LINE-1]]:23: warning: 'SQLite::Transaction::{{~?}}Transaction' blocks the event loop in coroutine 'bad_transactions'
  SQLite::Savepoint point(database, "point");
  // CHECK: :[[@LINE-1]]:21: warning: 'SQLite::Savepoint::{{~?}}Savepoint' blocks the event loop in coroutine 'bad_transactions'
  point.rollback();
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Savepoint::rollback' blocks the event loop in coroutine 'bad_transactions'
  point.release();
  // CHECK: :[[@LINE-1]]:3: warning: 'SQLite::Savepoint::release' blocks the event loop in coroutine 'bad_transactions'
  co_return;
}
