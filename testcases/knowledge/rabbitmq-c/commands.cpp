// RUN: %check_both %s -- -std=c++20
// Commands wait for the broker's answer; a timeout of no time does not wait.
#include "awaitable.hpp"
#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_tcp_socket.h>
#include <sys/time.h>
using boost::asio::awaitable;

awaitable<void> bad_connection(amqp_connection_state_t state, const struct timeval *timeout) {
  amqp_socket_t *socket = amqp_tcp_socket_new(state);
  amqp_socket_open(socket, "broker", 5672);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_socket_open' blocks the event loop in coroutine 'bad_connection'
  amqp_socket_open_noblock(socket, "broker", 5672, timeout);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_socket_open_noblock' blocks the event loop in coroutine 'bad_connection'
  amqp_open_socket("broker", 5672);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_open_socket' blocks the event loop in coroutine 'bad_connection'
  amqp_login(state, "/", 0, 131072, 0, AMQP_SASL_METHOD_PLAIN, "ada", "secret");
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_login' blocks the event loop in coroutine 'bad_connection'
  amqp_login_with_properties(state, "/", 0, 131072, 0, nullptr, AMQP_SASL_METHOD_PLAIN, "ada", "secret");
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_login_with_properties' blocks the event loop in coroutine 'bad_connection'
  amqp_channel_open(state, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_channel_open' blocks the event loop in coroutine 'bad_connection'
  amqp_channel_flow(state, 1, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_channel_flow' blocks the event loop in coroutine 'bad_connection'
  amqp_channel_close(state, 1, AMQP_REPLY_SUCCESS);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_channel_close' blocks the event loop in coroutine 'bad_connection'
  amqp_connection_close(state, AMQP_REPLY_SUCCESS);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_connection_close' blocks the event loop in coroutine 'bad_connection'
  amqp_method_number_t expected = 0;
  amqp_simple_rpc(state, 1, AMQP_TX_SELECT_METHOD, &expected, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_simple_rpc' blocks the event loop in coroutine 'bad_connection'
  amqp_simple_rpc_decoded(state, 1, AMQP_TX_SELECT_METHOD, expected, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_simple_rpc_decoded' blocks the event loop in coroutine 'bad_connection'
  co_return;
}

awaitable<void> bad_queues(amqp_connection_state_t state, amqp_bytes_t name, amqp_table_t table) {
  amqp_queue_declare(state, 1, name, 0, 0, 0, 0, table);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_queue_declare' blocks the event loop in coroutine 'bad_queues'
  amqp_queue_bind(state, 1, name, name, name, table);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_queue_bind' blocks the event loop in coroutine 'bad_queues'
  amqp_queue_unbind(state, 1, name, name, name, table);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_queue_unbind' blocks the event loop in coroutine 'bad_queues'
  amqp_queue_purge(state, 1, name);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_queue_purge' blocks the event loop in coroutine 'bad_queues'
  amqp_queue_delete(state, 1, name, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_queue_delete' blocks the event loop in coroutine 'bad_queues'
  amqp_exchange_declare(state, 1, name, name, 0, 0, 0, 0, table);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_exchange_declare' blocks the event loop in coroutine 'bad_queues'
  amqp_exchange_bind(state, 1, name, name, name, table);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_exchange_bind' blocks the event loop in coroutine 'bad_queues'
  amqp_exchange_unbind(state, 1, name, name, name, table);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_exchange_unbind' blocks the event loop in coroutine 'bad_queues'
  amqp_exchange_delete(state, 1, name, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_exchange_delete' blocks the event loop in coroutine 'bad_queues'
  amqp_basic_qos(state, 1, 0, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_basic_qos' blocks the event loop in coroutine 'bad_queues'
  amqp_basic_consume(state, 1, name, name, 0, 0, 0, table);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_basic_consume' blocks the event loop in coroutine 'bad_queues'
  amqp_basic_cancel(state, 1, name);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_basic_cancel' blocks the event loop in coroutine 'bad_queues'
  amqp_basic_recover(state, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_basic_recover' blocks the event loop in coroutine 'bad_queues'
  amqp_basic_get(state, 1, name, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_basic_get' blocks the event loop in coroutine 'bad_queues'
  amqp_confirm_select(state, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_confirm_select' blocks the event loop in coroutine 'bad_queues'
  amqp_tx_select(state, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_tx_select' blocks the event loop in coroutine 'bad_queues'
  amqp_tx_commit(state, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_tx_commit' blocks the event loop in coroutine 'bad_queues'
  amqp_tx_rollback(state, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_tx_rollback' blocks the event loop in coroutine 'bad_queues'
  co_return;
}

awaitable<void> bad_messages(amqp_connection_state_t state, amqp_bytes_t name, amqp_frame_t *frame) {
  amqp_envelope_t envelope;
  amqp_consume_message(state, &envelope, nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_consume_message' blocks the event loop in coroutine 'bad_messages'; use a timeout of no time
  amqp_message_t message;
  amqp_read_message(state, 1, &message, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_read_message' blocks the event loop in coroutine 'bad_messages'
  amqp_simple_wait_frame(state, frame);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_simple_wait_frame' blocks the event loop in coroutine 'bad_messages'; use 'amqp_simple_wait_frame_noblock' with a timeout of no time
  amqp_simple_wait_frame_noblock(state, frame, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_simple_wait_frame_noblock' blocks the event loop in coroutine 'bad_messages'; use a timeout of no time
  amqp_method_t method;
  amqp_simple_wait_method(state, 1, AMQP_TX_SELECT_OK_METHOD, &method);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_simple_wait_method' blocks the event loop in coroutine 'bad_messages'
  amqp_basic_publish(state, 1, name, name, 0, 0, nullptr, name);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_basic_publish' blocks the event loop in coroutine 'bad_messages'
  amqp_basic_ack(state, 1, 7, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_basic_ack' blocks the event loop in coroutine 'bad_messages'
  amqp_basic_nack(state, 1, 7, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_basic_nack' blocks the event loop in coroutine 'bad_messages'
  amqp_basic_reject(state, 1, 7, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_basic_reject' blocks the event loop in coroutine 'bad_messages'
  amqp_send_frame(state, frame);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_send_frame' blocks the event loop in coroutine 'bad_messages'
  amqp_send_method(state, 1, AMQP_TX_SELECT_METHOD, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'amqp_send_method' blocks the event loop in coroutine 'bad_messages'
  co_return;
}

awaitable<void> good_messages(amqp_connection_state_t state, amqp_frame_t *frame) {
  struct timeval none = {0, 0};
  amqp_envelope_t envelope;
  amqp_consume_message(state, &envelope, &none, 0);
  amqp_simple_wait_frame_noblock(state, frame, &none);
  amqp_get_rpc_reply(state);
  amqp_maybe_release_buffers(state);
  amqp_destroy_envelope(&envelope);
  co_return;
}
