// RUN: %check_both %s -- -std=c++20
// Connecting and every command of a transaction are round trips; escaping and bookkeeping are not.
#include "awaitable.hpp"
#include "libpqxx/pqxx.hpp"
using boost::asio::awaitable;

awaitable<void> bad_connection() {
  pqxx::connection plain;
  // CHECK: :[[@LINE-1]]:20: warning: 'pqxx::basic_connection_base::basic_connection_base' blocks the event loop in coroutine 'bad_connection'
  pqxx::connection connection("dbname=users");
  // CHECK: :[[@LINE-1]]:20: warning: 'pqxx::basic_connection_base::basic_connection_base' blocks the event loop in coroutine 'bad_connection'
  connection.activate();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection_base::activate' blocks the event loop in coroutine 'bad_connection'
  connection.prepare_now("one");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection_base::prepare_now' blocks the event loop in coroutine 'bad_connection'
  connection.unprepare("one");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection_base::unprepare' blocks the event loop in coroutine 'bad_connection'
  connection.set_variable("work_mem", "'64MB'");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection_base::set_variable' blocks the event loop in coroutine 'bad_connection'
  connection.get_variable("work_mem");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection_base::get_variable' blocks the event loop in coroutine 'bad_connection'
  connection.set_client_encoding("UTF8");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection_base::set_client_encoding' blocks the event loop in coroutine 'bad_connection'
  connection.cancel_query();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection_base::cancel_query' blocks the event loop in coroutine 'bad_connection'
  connection.await_notification();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection_base::await_notification' blocks the event loop in coroutine 'bad_connection'; use 'get_notifs' when the loop sees 'sock()' readable
  connection.await_notification(1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection_base::await_notification' blocks the event loop in coroutine 'bad_connection'
  co_return;
}

awaitable<void> good_connection(pqxx::connection &connection) {
  connection.prepare("one", "SELECT 1");
  connection.get_notifs();
  (void)connection.is_open();
  co_return;
}

awaitable<void> bad_transaction(pqxx::connection &connection) {
  pqxx::work work(connection);
  // CHECK: :[[@LINE-1]]:14: warning: 'pqxx::transaction::transaction' blocks the event loop in coroutine 'bad_transaction'
  pqxx::subtransaction part(work);
  // CHECK: :[[@LINE-1]]:24: warning: 'pqxx::subtransaction::subtransaction' blocks the event loop in coroutine 'bad_transaction'
  work.exec("SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::exec' blocks the event loop in coroutine 'bad_transaction'
  work.exec0("DELETE FROM users");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::exec0' blocks the event loop in coroutine 'bad_transaction'
  work.exec1("SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::exec1' blocks the event loop in coroutine 'bad_transaction'
  work.exec_n(2, "SELECT * FROM users");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::exec_n' blocks the event loop in coroutine 'bad_transaction'
  work.exec_params("SELECT $1", 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::exec_params' blocks the event loop in coroutine 'bad_transaction'
  work.exec_params0("DELETE FROM users WHERE id = $1", 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::exec_params0' blocks the event loop in coroutine 'bad_transaction'
  work.exec_params1("SELECT $1", 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::exec_params1' blocks the event loop in coroutine 'bad_transaction'
  work.exec_params_n(2, "SELECT $1", 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::exec_params_n' blocks the event loop in coroutine 'bad_transaction'
  work.exec_prepared("one", 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::exec_prepared' blocks the event loop in coroutine 'bad_transaction'
  work.exec_prepared0("one", 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::exec_prepared0' blocks the event loop in coroutine 'bad_transaction'
  work.exec_prepared1("one", 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::exec_prepared1' blocks the event loop in coroutine 'bad_transaction'
  work.exec_prepared_n(2, "one", 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::exec_prepared_n' blocks the event loop in coroutine 'bad_transaction'
  work.set_variable("work_mem", "'64MB'");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::set_variable' blocks the event loop in coroutine 'bad_transaction'
  work.get_variable("work_mem");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::get_variable' blocks the event loop in coroutine 'bad_transaction'
  work.commit();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::commit' blocks the event loop in coroutine 'bad_transaction'
  co_return;
}

awaitable<void> bad_other_transactions(pqxx::connection &connection) {
  pqxx::robusttransaction<> robust(connection);
  // CHECK: :[[@LINE-1]]:29: warning: 'pqxx::robusttransaction::robusttransaction' blocks the event loop in coroutine 'bad_other_transactions'
  robust.abort();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::abort' blocks the event loop in coroutine 'bad_other_transactions'
  pqxx::nontransaction plain(connection);
  plain.exec("VACUUM");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::exec' blocks the event loop in coroutine 'bad_other_transactions'
  co_return;
}

awaitable<void> good_transaction(pqxx::work &work) {
  std::string quoted = work.esc("O'Neil");
  int count = pqxx::perform([&] { return static_cast<int>(quoted.size()); });
  (void)count;
  co_return;
}
