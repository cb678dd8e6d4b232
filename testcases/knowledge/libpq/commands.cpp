// RUN: %check_both %s -- -std=c++20
// Commands wait for their results; what only sends, or only reads what has come, does not.
#include "awaitable.hpp"
#include <postgresql/libpq-fe.h>
using boost::asio::awaitable;

awaitable<void> bad_commands(PGconn *connection) {
  PQexec(connection, "SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'PQexec' blocks the event loop in coroutine 'bad_commands'; use 'PQsendQuery', then 'PQgetResult' when 'PQisBusy' is 0
  PQexecParams(connection, "SELECT 1", 0, nullptr, nullptr, nullptr, nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQexecParams' blocks the event loop in coroutine 'bad_commands'; use 'PQsendQueryParams'
  PQprepare(connection, "one", "SELECT 1", 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQprepare' blocks the event loop in coroutine 'bad_commands'; use 'PQsendPrepare'
  PQexecPrepared(connection, "one", 0, nullptr, nullptr, nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQexecPrepared' blocks the event loop in coroutine 'bad_commands'; use 'PQsendQueryPrepared'
  PQdescribePrepared(connection, "one");
  // CHECK: :[[@LINE-1]]:3: warning: 'PQdescribePrepared' blocks the event loop in coroutine 'bad_commands'; use 'PQsendDescribePrepared'
  PQdescribePortal(connection, "cursor");
  // CHECK: :[[@LINE-1]]:3: warning: 'PQdescribePortal' blocks the event loop in coroutine 'bad_commands'; use 'PQsendDescribePortal'
  PQgetResult(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQgetResult' blocks the event loop in coroutine 'bad_commands'; use it only when 'PQisBusy' is 0
  co_return;
}

awaitable<void> good_commands(PGconn *connection) {
  PQsendQuery(connection, "SELECT 1");
  PQsendQueryParams(connection, "SELECT 1", 0, nullptr, nullptr, nullptr, nullptr, 0);
  PQsendPrepare(connection, "one", "SELECT 1", 0, nullptr);
  PQsendQueryPrepared(connection, "one", 0, nullptr, nullptr, nullptr, 0);
  PQsendDescribePrepared(connection, "one");
  PQsendDescribePortal(connection, "cursor");
  PQsendFlushRequest(connection);
  PQpipelineSync(connection);
  PQflush(connection);
  PQconsumeInput(connection);
  (void)PQisBusy(connection);
  while (PGnotify *notification = PQnotifies(connection))
    PQfreemem(notification);
  co_return;
}

awaitable<void> bad_copy(PGconn *connection, char *line, int asynchronous) {
  char *row = nullptr;
  PQgetCopyData(connection, &row, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQgetCopyData' blocks the event loop in coroutine 'bad_copy'; use 'PQgetCopyData' with 1 as its last argument
  PQgetCopyData(connection, &row, asynchronous);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQgetCopyData' blocks the event loop in coroutine 'bad_copy'
  PQputCopyData(connection, "1\n", 2);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQputCopyData' blocks the event loop in coroutine 'bad_copy'; use 'PQsetnonblocking'
  PQputCopyEnd(connection, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQputCopyEnd' blocks the event loop in coroutine 'bad_copy'
  PQgetline(connection, line, 80);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQgetline' blocks the event loop in coroutine 'bad_copy'; use 'PQsendQueryParams' or 'PQgetCopyData'
  PQputline(connection, line);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQputline' blocks the event loop in coroutine 'bad_copy'
  PQputnbytes(connection, line, 3);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQputnbytes' blocks the event loop in coroutine 'bad_copy'
  PQendcopy(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQendcopy' blocks the event loop in coroutine 'bad_copy'
  PQfn(connection, 1, nullptr, nullptr, 1, nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQfn' blocks the event loop in coroutine 'bad_copy'
  co_return;
}

awaitable<void> good_copy(PGconn *connection, char *line) {
  char *row = nullptr;
  PQgetCopyData(connection, &row, 1);
  PQgetlineAsync(connection, line, 80);
  co_return;
}
