// What the DataStax C/C++ driver declares in cassandra.h, as far as knowledge speaks of it.
#pragma once
#include <stddef.h>
#include <stdint.h>

extern "C" {
typedef enum { cass_false = 0, cass_true = 1 } cass_bool_t;
typedef uint64_t cass_duration_t;
typedef enum CassError_ { CASS_OK = 0 } CassError;
typedef struct CassSession_ CassSession;
typedef struct CassStatement_ CassStatement;
typedef struct CassFuture_ CassFuture;
typedef struct CassResult_ CassResult;
typedef struct CassErrorResult_ CassErrorResult;
typedef struct CassPrepared_ CassPrepared;
typedef void (*CassFutureCallback)(CassFuture *future, void *data);

CassFuture *cass_session_execute(CassSession *session, const CassStatement *statement);
CassFuture *cass_session_prepare(CassSession *session, const char *query);
CassError cass_future_set_callback(CassFuture *future, CassFutureCallback callback, void *data);
cass_bool_t cass_future_ready(CassFuture *future);
void cass_future_wait(CassFuture *future);
cass_bool_t cass_future_wait_timed(CassFuture *future, cass_duration_t timeout_us);
const CassResult *cass_future_get_result(CassFuture *future);
const CassPrepared *cass_future_get_prepared(CassFuture *future);
const CassErrorResult *cass_future_get_error_result(CassFuture *future);
CassError cass_future_error_code(CassFuture *future);
void cass_future_error_message(CassFuture *future, const char **message, size_t *message_length);
void cass_future_free(CassFuture *future);
}
