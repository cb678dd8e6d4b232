// RUN: %check_both %s -- -std=c++20
// Poco::Data: connecting, and statements that are executed at once.
#include "awaitable.hpp"
#include "poco/data.hpp"
using boost::asio::awaitable;
using namespace Poco::Data::Keywords;

awaitable<void> bad_session(Poco::Data::SessionPool &pool) {
  Poco::Data::Session session("PostgreSQL", "host=db");
  // CHECK: :[[@LINE-1]]:23: warning: 'Poco::Data::Session::Session' blocks the event loop in coroutine 'bad_session'
  session.open();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Session::open' blocks the event loop in coroutine 'bad_session'
  session.reconnect();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Session::reconnect' blocks the event loop in coroutine 'bad_session'
  session.begin();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Session::begin' blocks the event loop in coroutine 'bad_session'
  session.commit();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Session::commit' blocks the event loop in coroutine 'bad_session'
  session.rollback();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Session::rollback' blocks the event loop in coroutine 'bad_session'
  session.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Session::close' blocks the event loop in coroutine 'bad_session'
  pool.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::SessionPool::get' blocks the event loop in coroutine 'bad_session'
  co_return;
}

awaitable<void> good_session(Poco::Data::Session &session, Poco::Data::SessionPool &pool) {
  Poco::Data::Session same(session);
  (void)same.isConnected();
  (void)pool.available();
  co_return;
}

awaitable<void> bad_statement(Poco::Data::Session &session) {
  session << "DROP TABLE users", now;
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Statement::operator,' blocks the event loop in coroutine 'bad_statement'; use 'executeAsync'
  Poco::Data::Statement statement(session);
  statement.execute();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Statement::execute' blocks the event loop in coroutine 'bad_statement'; use 'executeAsync'
  statement.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Statement::wait' blocks the event loop in coroutine 'bad_statement'
  now(statement);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Keywords::now' blocks the event loop in coroutine 'bad_statement'
  Poco::Data::RecordSet rows(session, "SELECT 1");
  // CHECK: :[[@LINE-1]]:25: warning: 'Poco::Data::RecordSet::RecordSet' blocks the event loop in coroutine 'bad_statement'
  co_return;
}

awaitable<void> good_statement(Poco::Data::Session &session) {
  Poco::Data::Statement statement(session);
  statement << "SELECT 1", async;
  statement.executeAsync();
  (void)statement.done();
  Poco::Data::RecordSet rows(statement);
  rows.moveNext();
  (void)rows.rowCount();
  co_return;
}

awaitable<void> bad_transaction(Poco::Data::Session &session, int transactor) {
  Poco::Data::Transaction transaction(session);
  // CHECK: :[[@LINE-1]]:27: warning: 'Poco::Data::Transaction::Transaction' blocks the event loop in coroutine 'bad_transaction'
  Poco::Data::Transaction started(session, true);
  // CHECK: :[[@LINE-1]]:27: warning: 'Poco::Data::Transaction::Transaction' blocks the event loop in coroutine 'bad_transaction'
  Poco::Data::Transaction whole(session, transactor);
  // CHECK: :[[@LINE-1]]:27: warning: 'Poco::Data::Transaction::Transaction' blocks the event loop in coroutine 'bad_transaction'
  transaction.begin();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Transaction::begin' blocks the event loop in coroutine 'bad_transaction'
  transaction.execute("DROP TABLE users");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Transaction::execute' blocks the event loop in coroutine 'bad_transaction'
  transaction.transact(transactor);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Transaction::transact' blocks the event loop in coroutine 'bad_transaction'
  transaction.commit();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Transaction::commit' blocks the event loop in coroutine 'bad_transaction'
  transaction.rollback();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Data::Transaction::rollback' blocks the event loop in coroutine 'bad_transaction'
  co_return;
}

awaitable<void> good_transaction(Poco::Data::Session &session) {
  Poco::Data::Transaction waiting(session, false);
  (void)waiting.isActive();
  co_return;
}
