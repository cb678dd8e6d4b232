// RUN: %check_both %s -- -std=c++20
// Each statement runs on the server before the expression ends; what is prepared runs when it is executed.
#include "awaitable.hpp"
#include <soci/soci.h>
#include <string>
using boost::asio::awaitable;

awaitable<void> bad_connect(soci::connection_parameters parameters, soci::connection_pool &pool, soci::backend_factory &factory) {
  soci::session session("postgresql://dbname=users");
  // CHECK: :[[@LINE-1]]:17: warning: 'soci::session::session' blocks the event loop in coroutine 'bad_connect'
  soci::session second("postgresql", "dbname=users");
  // CHECK: :[[@LINE-1]]:17: warning: 'soci::session::session' blocks the event loop in coroutine 'bad_connect'
  soci::session third(parameters);
  // CHECK: :[[@LINE-1]]:17: warning: 'soci::session::session' blocks the event loop in coroutine 'bad_connect'
  soci::session fourth(factory, "dbname=users");
  // CHECK: :[[@LINE-1]]:17: warning: 'soci::session::session' blocks the event loop in coroutine 'bad_connect'
  soci::session pooled(pool);
  // CHECK: :[[@LINE-1]]:17: warning: 'soci::session::session' blocks the event loop in coroutine 'bad_connect'; use 'try_lease' with a timeout of 0
  session.open("postgresql://dbname=users");
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::open' blocks the event loop in coroutine 'bad_connect'
  session.reconnect();
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::reconnect' blocks the event loop in coroutine 'bad_connect'
  std::size_t position = pool.lease();
  // CHECK: :[[@LINE-1]]:26: warning: 'soci::connection_pool::lease' blocks the event loop in coroutine 'bad_connect'; use 'try_lease' with a timeout of 0
  pool.try_lease(position, 100);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::connection_pool::try_lease' blocks the event loop in coroutine 'bad_connect'; use a timeout of 0
  co_return;
}

awaitable<void> good_connect(soci::connection_pool &pool) {
  soci::session session;
  std::size_t position = 0;
  if (pool.try_lease(position, 0)) {
    soci::session &leased = pool.at(position);
    leased.set_log_stream(nullptr);
    pool.give_back(position);
  }
  co_return;
}

awaitable<void> bad_statements(soci::session &session, int number) {
  session << "SELECT COUNT(*) FROM users", soci::into(number);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::operator<<' blocks the event loop in coroutine 'bad_statements'
  session.once << "DELETE FROM users WHERE id = " << number;
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::details::once_type::operator<<' blocks the event loop in coroutine 'bad_statements'
  long long next = 0;
  session.get_next_sequence_value("ids", next);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::get_next_sequence_value' blocks the event loop in coroutine 'bad_statements'
  session.get_last_insert_id("users", next);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::get_last_insert_id' blocks the event loop in coroutine 'bad_statements'
  session.create_table("users").column("id", soci::dt_integer);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::create_table' blocks the event loop in coroutine 'bad_statements'
  session.truncate_table("users");
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::truncate_table' blocks the event loop in coroutine 'bad_statements'
  session.add_column("users", "name", soci::dt_string);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::add_column' blocks the event loop in coroutine 'bad_statements'
  session.alter_column("users", "name", soci::dt_string);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::alter_column' blocks the event loop in coroutine 'bad_statements'
  session.drop_column("users", "name");
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::drop_column' blocks the event loop in coroutine 'bad_statements'
  session.drop_table("users");
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::drop_table' blocks the event loop in coroutine 'bad_statements'
  std::string name;
  session.get_table_names(), soci::into(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::get_table_names' blocks the event loop in coroutine 'bad_statements'
  co_return;
}

awaitable<void> bad_prepared(soci::session &session, int number) {
  soci::statement insert = (session.prepare << "INSERT INTO users VALUES(:id)", soci::use(number));
  // CHECK: :[[@LINE-1]]:28: warning: 'soci::statement::statement' blocks the event loop in coroutine 'bad_prepared'
  insert.execute(true);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::statement::execute' blocks the event loop in coroutine 'bad_prepared'
  insert.fetch();
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::statement::fetch' blocks the event loop in coroutine 'bad_prepared'
  insert.prepare("SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::statement::prepare' blocks the event loop in coroutine 'bad_prepared'
  soci::procedure purge = (session.prepare << "purge(:id)", soci::use(number));
  // CHECK: :[[@LINE-1]]:27: warning: 'soci::procedure::procedure' blocks the event loop in coroutine 'bad_prepared'
  purge.execute(true);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::procedure::execute' blocks the event loop in coroutine 'bad_prepared'
  purge.fetch();
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::procedure::fetch' blocks the event loop in coroutine 'bad_prepared'
  soci::rowset<soci::row> rows = (session.prepare << "SELECT * FROM users");
  // CHECK: :[[@LINE-1]]:34: warning: 'soci::rowset::rowset' blocks the event loop in coroutine 'bad_prepared'
  auto row = rows.begin();
  // CHECK: :[[@LINE-1]]:14: warning: 'soci::rowset::begin' blocks the event loop in coroutine 'bad_prepared'
  ++row;
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::rowset_iterator::operator++' blocks the event loop in coroutine 'bad_prepared'
  co_return;
}

awaitable<void> good_prepared(soci::session &session, soci::statement &insert, int number) {
  auto later = (session.prepare << "INSERT INTO users VALUES(:id)", soci::use(number));
  soci::statement empty(session);
  empty.exchange(soci::use(number));
  insert.got_data();
  session.get_query();
  co_return;
}

awaitable<void> bad_transaction(soci::session &session, soci::blob &blob, char *buffer) {
  soci::transaction transaction(session);
  // CHECK: :[[@LINE-1]]:21: warning: 'soci::transaction::transaction' blocks the event loop in coroutine 'bad_transaction'
  transaction.commit();
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::transaction::commit' blocks the event loop in coroutine 'bad_transaction'
  transaction.rollback();
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::transaction::rollback' blocks the event loop in coroutine 'bad_transaction'
  session.begin();
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::begin' blocks the event loop in coroutine 'bad_transaction'
  session.commit();
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::commit' blocks the event loop in coroutine 'bad_transaction'
  session.rollback();
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::session::rollback' blocks the event loop in coroutine 'bad_transaction'
  blob.read(0, buffer, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::blob::read' blocks the event loop in coroutine 'bad_transaction'
  blob.read_from_start(buffer, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::blob::read_from_start' blocks the event loop in coroutine 'bad_transaction'
  blob.write(0, buffer, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::blob::write' blocks the event loop in coroutine 'bad_transaction'
  blob.write_from_start(buffer, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::blob::write_from_start' blocks the event loop in coroutine 'bad_transaction'
  blob.append(buffer, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::blob::append' blocks the event loop in coroutine 'bad_transaction'
  blob.trim(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'soci::blob::trim' blocks the event loop in coroutine 'bad_transaction'
  co_return;
}
