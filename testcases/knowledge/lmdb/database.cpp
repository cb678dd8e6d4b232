// RUN: %check_both %s -- -std=c++20
// Commits write and flush, writers wait for each other, reads touch pages of the file.
#include "awaitable.hpp"
#include <lmdb.h>
using boost::asio::awaitable;

awaitable<void> bad(MDB_env *environment, MDB_dbi database, MDB_val *key, MDB_val *value) {
  mdb_env_open(environment, "users", 0, 0600);
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_env_open' blocks the event loop in coroutine 'bad'
  MDB_txn *transaction = nullptr;
  mdb_txn_begin(environment, nullptr, 0, &transaction);
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_txn_begin' blocks the event loop in coroutine 'bad'
  mdb_get(transaction, database, key, value);
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_get' blocks the event loop in coroutine 'bad'
  mdb_put(transaction, database, key, value, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_put' blocks the event loop in coroutine 'bad'
  mdb_del(transaction, database, key, value);
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_del' blocks the event loop in coroutine 'bad'
  MDB_cursor *cursor = nullptr;
  mdb_cursor_open(transaction, database, &cursor);
  mdb_cursor_get(cursor, key, value, MDB_NEXT);
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_cursor_get' blocks the event loop in coroutine 'bad'
  mdb_cursor_put(cursor, key, value, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_cursor_put' blocks the event loop in coroutine 'bad'
  mdb_cursor_del(cursor, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_cursor_del' blocks the event loop in coroutine 'bad'
  mdb_drop(transaction, database, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_drop' blocks the event loop in coroutine 'bad'
  mdb_txn_commit(transaction);
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_txn_commit' blocks the event loop in coroutine 'bad'
  mdb_env_sync(environment, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_env_sync' blocks the event loop in coroutine 'bad'
  mdb_env_copy(environment, "copy");
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_env_copy' blocks the event loop in coroutine 'bad'
  mdb_env_copy2(environment, "copy", MDB_CP_COMPACT);
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_env_copy2' blocks the event loop in coroutine 'bad'
  mdb_env_copyfd(environment, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_env_copyfd' blocks the event loop in coroutine 'bad'
  mdb_env_copyfd2(environment, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mdb_env_copyfd2' blocks the event loop in coroutine 'bad'
  co_return;
}

awaitable<void> good(MDB_env *environment) {
  mdb_env_create(&environment);
  mdb_env_set_mapsize(environment, 1 << 30);
  MDB_txn *transaction = nullptr;
  mdb_txn_begin(environment, nullptr, MDB_RDONLY, &transaction);
  mdb_txn_reset(transaction);
  mdb_txn_abort(transaction);
  co_return;
}
