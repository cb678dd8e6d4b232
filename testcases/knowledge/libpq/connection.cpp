// RUN: %check_both %s -- -std=c++20
// Connecting: the synchronous functions wait for the server, the asynchronous ones only look up the host name.
#include "awaitable.hpp"
#include <postgresql/libpq-fe.h>
using boost::asio::awaitable;

awaitable<void> bad_connect(const char *const *keywords, const char *const *values) {
  PGconn *connection = PQconnectdb("dbname=users");
  // CHECK: :[[@LINE-1]]:24: warning: 'PQconnectdb' blocks the event loop in coroutine 'bad_connect'; use 'PQconnectStart' and 'PQconnectPoll'
  PQconnectdbParams(keywords, values, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQconnectdbParams' blocks the event loop in coroutine 'bad_connect'
  PQsetdbLogin("db", "5432", nullptr, nullptr, "users", nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQsetdbLogin' blocks the event loop in coroutine 'bad_connect'
  PQreset(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQreset' blocks the event loop in coroutine 'bad_connect'; use 'PQresetStart' and 'PQresetPoll'
  PQping("host=db");
  // CHECK: :[[@LINE-1]]:3: warning: 'PQping' blocks the event loop in coroutine 'bad_connect'
  PQpingParams(keywords, values, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQpingParams' blocks the event loop in coroutine 'bad_connect'
  co_return;
}

awaitable<void> bad_host_name(PGconn *connection, const char *const *keywords, const char *const *values) {
  PQconnectStart("host=db dbname=users");
  // CHECK: :[[@LINE-1]]:3: warning: 'PQconnectStart' blocks the event loop in coroutine 'bad_host_name'; use 'hostaddr' in the connection string
  PQconnectStartParams(keywords, values, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQconnectStartParams' blocks the event loop in coroutine 'bad_host_name'; use 'hostaddr' in the connection's parameters
  PQresetStart(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQresetStart' blocks the event loop in coroutine 'bad_host_name'
  co_return;
}

awaitable<void> good_connect() {
  PGconn *connection = PQconnectStart("host=db hostaddr=10.0.0.7 dbname=users");
  while (PQconnectPoll(connection) != PGRES_POLLING_OK)
    ;
  PQconnectStart("host=/run/postgresql dbname=users");
  PQresetPoll(connection);
  PQsetnonblocking(connection, 1);
  PQfinish(connection);
  co_return;
}

awaitable<void> bad_cancel(PGconn *connection, PGcancel *cancel) {
  char error[256];
  PQcancel(cancel, error, sizeof error);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQcancel' blocks the event loop in coroutine 'bad_cancel'
  PQrequestCancel(connection);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQrequestCancel' blocks the event loop in coroutine 'bad_cancel'
  PQsetClientEncoding(connection, "UTF8");
  // CHECK: :[[@LINE-1]]:3: warning: 'PQsetClientEncoding' blocks the event loop in coroutine 'bad_cancel'; use 'PQsendQuery' with SET client_encoding
  PQencryptPasswordConn(connection, "secret", "ada", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'PQencryptPasswordConn' blocks the event loop in coroutine 'bad_cancel'; use a literal algorithm such as "scram-sha-256"
  co_return;
}

awaitable<void> good_cancel(PGconn *connection) {
  PQfreeCancel(PQgetCancel(connection));
  PQencryptPasswordConn(connection, "secret", "ada", "scram-sha-256");
  (void)PQclientEncoding(connection);
  co_return;
}
