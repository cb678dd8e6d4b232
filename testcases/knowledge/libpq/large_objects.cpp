// RUN: %check_both %s -- -std=c++20
// Every large-object call is a round trip to the server.
#include "awaitable.hpp"
#include <postgresql/libpq-fe.h>
using boost::asio::awaitable;

awaitable<void> bad_large_object(PGconn *connection, Oid object, char *buffer) {
  lo_creat(connection, 0x20000);
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_creat' blocks the event loop in coroutine 'bad_large_object'
  lo_create(connection, object);
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_create' blocks the event loop in coroutine 'bad_large_object'
  lo_import(connection, "picture.png");
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_import' blocks the event loop in coroutine 'bad_large_object'
  lo_import_with_oid(connection, "picture.png", object);
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_import_with_oid' blocks the event loop in coroutine 'bad_large_object'
  lo_export(connection, object, "picture.png");
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_export' blocks the event loop in coroutine 'bad_large_object'
  int file = lo_open(connection, object, 0x40000);
  // CHECK: :[[@LINE-1]]:14: warning: 'lo_open' blocks the event loop in coroutine 'bad_large_object'
  lo_read(connection, file, buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_read' blocks the event loop in coroutine 'bad_large_object'
  lo_write(connection, file, buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_write' blocks the event loop in coroutine 'bad_large_object'
  lo_lseek(connection, file, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_lseek' blocks the event loop in coroutine 'bad_large_object'
  lo_lseek64(connection, file, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_lseek64' blocks the event loop in coroutine 'bad_large_object'
  lo_tell(connection, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_tell' blocks the event loop in coroutine 'bad_large_object'
  lo_tell64(connection, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_tell64' blocks the event loop in coroutine 'bad_large_object'
  lo_truncate(connection, file, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_truncate' blocks the event loop in coroutine 'bad_large_object'
  lo_truncate64(connection, file, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_truncate64' blocks the event loop in coroutine 'bad_large_object'
  lo_close(connection, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_close' blocks the event loop in coroutine 'bad_large_object'
  lo_unlink(connection, object);
  // CHECK: :[[@LINE-1]]:3: warning: 'lo_unlink' blocks the event loop in coroutine 'bad_large_object'
  co_return;
}

awaitable<void> good_large_object(PGconn *connection) {
  PQsendQuery(connection, "SELECT lo_get(7)");
  co_return;
}
