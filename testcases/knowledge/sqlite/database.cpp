// RUN: %check_both %s -- -std=c++20
// Everything that touches the database file blocks; in-memory databases and pure bookkeeping do not.
#include "awaitable.hpp"
#include <sqlite3.h>
using boost::asio::awaitable;

awaitable<void> bad_open(const char *path) {
  sqlite3 *database = nullptr;
  sqlite3_open("users.db", &database);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_open' blocks the event loop in coroutine 'bad_open'
  sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_open_v2' blocks the event loop in coroutine 'bad_open'
  sqlite3_open16(u"users.db", &database);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_open16' blocks the event loop in coroutine 'bad_open'
  sqlite3_close(database);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_close' blocks the event loop in coroutine 'bad_open'
  sqlite3_close_v2(database);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_close_v2' blocks the event loop in coroutine 'bad_open'
  co_return;
}

awaitable<void> good_open() {
  sqlite3 *database = nullptr;
  sqlite3_open(":memory:", &database);
  sqlite3_open("file::memory:?cache=shared", &database);
  sqlite3_open_v2(":memory:", &database, SQLITE_OPEN_READWRITE, nullptr);
  sqlite3_open_v2("file::memory:?cache=shared", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, nullptr);
  sqlite3_open_v2("file:users?mode=memory", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, nullptr);
  sqlite3_open_v2("users", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, nullptr);
  co_return;
}

awaitable<void> bad_statement(sqlite3 *database) {
  sqlite3_stmt *statement = nullptr;
  char **table = nullptr;
  sqlite3_exec(database, "BEGIN", nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_exec' blocks the event loop in coroutine 'bad_statement'
  sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_prepare_v2' blocks the event loop in coroutine 'bad_statement'
  sqlite3_step(statement);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_step' blocks the event loop in coroutine 'bad_statement'
  sqlite3_get_table(database, "SELECT 1", &table, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_get_table' blocks the event loop in coroutine 'bad_statement'
  co_return;
}

awaitable<void> good_statement(sqlite3 *database, sqlite3_stmt *statement) {
  sqlite3_busy_timeout(database, 100);
  sqlite3_bind_int(statement, 1, 7);
  (void)sqlite3_column_text(statement, 0);
  sqlite3_reset(statement);
  sqlite3_finalize(statement);
  sqlite3_interrupt(database);
  co_return;
}

awaitable<void> bad_older_prepare(sqlite3 *database, sqlite3_stmt **statement) {
  sqlite3_prepare(database, "SELECT 1", -1, statement, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_prepare' blocks the event loop in coroutine 'bad_older_prepare'
  sqlite3_prepare_v3(database, "SELECT 1", -1, SQLITE_PREPARE_PERSISTENT, statement, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_prepare_v3' blocks the event loop in coroutine 'bad_older_prepare'
  sqlite3_prepare16(database, u"SELECT 1", -1, statement, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_prepare16' blocks the event loop in coroutine 'bad_older_prepare'
  sqlite3_prepare16_v2(database, u"SELECT 1", -1, statement, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_prepare16_v2' blocks the event loop in coroutine 'bad_older_prepare'
  sqlite3_prepare16_v3(database, u"SELECT 1", -1, 0, statement, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_prepare16_v3' blocks the event loop in coroutine 'bad_older_prepare'
  co_return;
}

awaitable<void> bad_pages(sqlite3 *database, sqlite3_blob *blob, sqlite3_backup *backup) {
  char buffer[16];
  sqlite3_backup_step(backup, -1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_backup_step' blocks the event loop in coroutine 'bad_pages'
  sqlite3_blob_open(database, "main", "files", "body", 1, 0, &blob);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_blob_open' blocks the event loop in coroutine 'bad_pages'
  sqlite3_blob_reopen(blob, 2);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_blob_reopen' blocks the event loop in coroutine 'bad_pages'
  sqlite3_blob_read(blob, buffer, sizeof buffer, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_blob_read' blocks the event loop in coroutine 'bad_pages'
  sqlite3_blob_write(blob, buffer, sizeof buffer, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_blob_write' blocks the event loop in coroutine 'bad_pages'
  sqlite3_db_cacheflush(database);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_db_cacheflush' blocks the event loop in coroutine 'bad_pages'
  (void)sqlite3_serialize(database, "main", nullptr, 0);
  // CHECK: :[[@LINE-1]]:9: warning: 'sqlite3_serialize' blocks the event loop in coroutine 'bad_pages'
  sqlite3_wal_checkpoint(database, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_wal_checkpoint' blocks the event loop in coroutine 'bad_pages'
  sqlite3_wal_checkpoint_v2(database, nullptr, SQLITE_CHECKPOINT_FULL, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_wal_checkpoint_v2' blocks the event loop in coroutine 'bad_pages'
  sqlite3_load_extension(database, "spellfix.so", nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_load_extension' blocks the event loop in coroutine 'bad_pages'
  co_return;
}

awaitable<void> good_pages(sqlite3_blob *blob, sqlite3_backup *backup) {
  (void)sqlite3_blob_bytes(blob);
  (void)sqlite3_backup_remaining(backup);
  co_return;
}

awaitable<void> bad_sleep() {
  sqlite3_sleep(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'sqlite3_sleep' blocks the event loop in coroutine 'bad_sleep'; use a timer of the loop
  co_return;
}

// Locks are not reported unless the category is switched on.
awaitable<void> good_sleep(sqlite3_mutex *mutex) {
  sqlite3_sleep(0);
  sqlite3_mutex_enter(mutex);
  sqlite3_mutex_leave(mutex);
  co_return;
}
