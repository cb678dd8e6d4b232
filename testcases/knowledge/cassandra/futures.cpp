// RUN: %check_both %s -- -std=c++20
// Asking a future for its result waits for it, unless it is known to be set.
#include "awaitable.hpp"
#include "cassandra/cassandra.h"
using boost::asio::awaitable;

awaitable<void> bad(CassSession *session, const CassStatement *statement) {
  CassFuture *first = cass_session_execute(session, statement);
  cass_future_get_result(first);
  // CHECK: :[[@LINE-1]]:3: warning: 'cass_future_get_result' blocks the event loop in coroutine 'bad'; use 'cass_future_set_callback'
  CassFuture *second = cass_session_execute(session, statement);
  cass_future_error_code(second);
  // CHECK: :[[@LINE-1]]:3: warning: 'cass_future_error_code' blocks the event loop in coroutine 'bad'
  CassFuture *third = cass_session_execute(session, statement);
  const char *message = nullptr;
  size_t length = 0;
  cass_future_error_message(third, &message, &length);
  // CHECK: :[[@LINE-1]]:3: warning: 'cass_future_error_message' blocks the event loop in coroutine 'bad'
  CassFuture *fourth = cass_session_execute(session, statement);
  cass_future_get_error_result(fourth);
  // CHECK: :[[@LINE-1]]:3: warning: 'cass_future_get_error_result' blocks the event loop in coroutine 'bad'
  CassFuture *fifth = cass_session_prepare(session, "SELECT * FROM users");
  cass_future_get_prepared(fifth);
  // CHECK: :[[@LINE-1]]:3: warning: 'cass_future_get_prepared' blocks the event loop in coroutine 'bad'
  CassFuture *sixth = cass_session_execute(session, statement);
  cass_future_wait_timed(sixth, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'cass_future_wait_timed' blocks the event loop in coroutine 'bad'
  co_return;
}

awaitable<void> bad_once(CassSession *session, const CassStatement *statement) {
  CassFuture *future = cass_session_execute(session, statement);
  cass_future_wait(future);
  // CHECK: :[[@LINE-1]]:3: warning: 'cass_future_wait' blocks the event loop in coroutine 'bad_once'
  cass_future_get_result(future);
  cass_future_free(future);
  co_return;
}

static void good_done(CassFuture *future, void *) { cass_future_get_result(future); }

awaitable<void> good(CassSession *session, const CassStatement *statement) {
  CassFuture *future = cass_session_execute(session, statement);
  if (cass_future_ready(future))
    cass_future_get_result(future);
  if (cass_future_wait_timed(future, 0))
    cass_future_get_result(future);
  cass_future_set_callback(future, good_done, nullptr);
  co_return;
}
