// RUN: %check_both %s -- -std=c++20
// The C interface: whatever takes a timeout waits for as long, unless the timeout is 0.
#include "awaitable.hpp"
#include <librdkafka/rdkafka.h>
using boost::asio::awaitable;

awaitable<void> bad_polls(rd_kafka_t *kafka, rd_kafka_queue_t *queue, rd_kafka_topic_t *topic, rd_kafka_message_t **messages, int timeout) {
  rd_kafka_poll(kafka, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_poll' blocks the event loop in coroutine 'bad_polls'; use a timeout of 0, and 'rd_kafka_queue_io_event_enable' to wake the loop
  rd_kafka_poll(kafka, timeout);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_poll' blocks the event loop in coroutine 'bad_polls'
  rd_kafka_flush(kafka, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_flush' blocks the event loop in coroutine 'bad_polls'
  rd_kafka_consumer_poll(kafka, -1);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_consumer_poll' blocks the event loop in coroutine 'bad_polls'
  rd_kafka_queue_poll(queue, -1);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_queue_poll' blocks the event loop in coroutine 'bad_polls'
  rd_kafka_queue_poll_callback(queue, -1);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_queue_poll_callback' blocks the event loop in coroutine 'bad_polls'
  rd_kafka_consume_queue(queue, -1);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_consume_queue' blocks the event loop in coroutine 'bad_polls'
  rd_kafka_consume_batch_queue(queue, -1, messages, 10);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_consume_batch_queue' blocks the event loop in coroutine 'bad_polls'
  rd_kafka_consume_callback_queue(queue, -1, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_consume_callback_queue' blocks the event loop in coroutine 'bad_polls'
  rd_kafka_consume(topic, 0, -1);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_consume' blocks the event loop in coroutine 'bad_polls'
  rd_kafka_consume_batch(topic, 0, -1, messages, 10);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_consume_batch' blocks the event loop in coroutine 'bad_polls'
  rd_kafka_consume_callback(topic, 0, -1, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_consume_callback' blocks the event loop in coroutine 'bad_polls'
  co_return;
}

awaitable<void> good_polls(rd_kafka_t *kafka, rd_kafka_queue_t *queue, rd_kafka_topic_t *topic, rd_kafka_message_t **messages) {
  rd_kafka_poll(kafka, 0);
  rd_kafka_flush(kafka, 0);
  rd_kafka_consumer_poll(kafka, 0);
  rd_kafka_queue_poll(queue, 0);
  rd_kafka_queue_poll_callback(queue, 0);
  rd_kafka_consume_queue(queue, 0);
  rd_kafka_consume_batch_queue(queue, 0, messages, 10);
  rd_kafka_consume(topic, 0, 0);
  rd_kafka_consume_batch(topic, 0, 0, messages, 10);
  co_return;
}

awaitable<void> bad_questions(rd_kafka_t *kafka, rd_kafka_topic_t *topic, rd_kafka_topic_partition_list_t *offsets, const struct rd_kafka_metadata **metadata, const struct rd_kafka_group_list **groups, rd_kafka_message_t *message, int64_t *low, int64_t *high) {
  rd_kafka_commit(kafka, offsets, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_commit' blocks the event loop in coroutine 'bad_questions'; use '1' as its last argument
  rd_kafka_commit_message(kafka, message, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_commit_message' blocks the event loop in coroutine 'bad_questions'
  rd_kafka_committed(kafka, offsets, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_committed' blocks the event loop in coroutine 'bad_questions'
  rd_kafka_offsets_for_times(kafka, offsets, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_offsets_for_times' blocks the event loop in coroutine 'bad_questions'
  rd_kafka_seek_partitions(kafka, offsets, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_seek_partitions' blocks the event loop in coroutine 'bad_questions'
  rd_kafka_seek(topic, 0, 0, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_seek' blocks the event loop in coroutine 'bad_questions'
  rd_kafka_list_groups(kafka, nullptr, groups, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_list_groups' blocks the event loop in coroutine 'bad_questions'
  rd_kafka_metadata(kafka, 1, nullptr, metadata, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_metadata' blocks the event loop in coroutine 'bad_questions'
  rd_kafka_query_watermark_offsets(kafka, "users", 0, low, high, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_query_watermark_offsets' blocks the event loop in coroutine 'bad_questions'
  rd_kafka_clusterid(kafka, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_clusterid' blocks the event loop in coroutine 'bad_questions'
  rd_kafka_controllerid(kafka, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_controllerid' blocks the event loop in coroutine 'bad_questions'
  co_return;
}

awaitable<void> good_questions(rd_kafka_t *kafka, rd_kafka_topic_t *topic, rd_kafka_topic_partition_list_t *offsets, rd_kafka_message_t *message, int64_t *low, int64_t *high) {
  rd_kafka_commit(kafka, offsets, 1);
  rd_kafka_commit_message(kafka, message, 1);
  rd_kafka_seek(topic, 0, 0, 0);
  rd_kafka_get_watermark_offsets(kafka, "users", 0, low, high);
  co_return;
}

awaitable<void> bad_ends(rd_kafka_t *kafka, rd_kafka_topic_partition_list_t *offsets, rd_kafka_consumer_group_metadata_t *group) {
  rd_kafka_init_transactions(kafka, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_init_transactions' blocks the event loop in coroutine 'bad_ends'
  rd_kafka_send_offsets_to_transaction(kafka, offsets, group, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_send_offsets_to_transaction' blocks the event loop in coroutine 'bad_ends'
  rd_kafka_commit_transaction(kafka, -1);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_commit_transaction' blocks the event loop in coroutine 'bad_ends'
  rd_kafka_abort_transaction(kafka, -1);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_abort_transaction' blocks the event loop in coroutine 'bad_ends'
  rd_kafka_consumer_close(kafka);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_consumer_close' blocks the event loop in coroutine 'bad_ends'
  rd_kafka_destroy(kafka);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_destroy' blocks the event loop in coroutine 'bad_ends'
  rd_kafka_destroy_flags(kafka, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_destroy_flags' blocks the event loop in coroutine 'bad_ends'
  rd_kafka_wait_destroyed(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_wait_destroyed' blocks the event loop in coroutine 'bad_ends'
  co_return;
}

awaitable<void> bad_produce(rd_kafka_topic_t *topic, char *text, rd_kafka_message_t *messages) {
  rd_kafka_produce(topic, 0, RD_KAFKA_MSG_F_COPY | RD_KAFKA_MSG_F_BLOCK, text, 3, nullptr, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_produce' blocks the event loop in coroutine 'bad_produce'
  rd_kafka_produce_batch(topic, 0, RD_KAFKA_MSG_F_BLOCK, messages, 3);
  // CHECK: :[[@LINE-1]]:3: warning: 'rd_kafka_produce_batch' blocks the event loop in coroutine 'bad_produce'
  co_return;
}

awaitable<void> good_produce(rd_kafka_t *kafka, rd_kafka_topic_t *topic, char *text, rd_kafka_message_t *messages) {
  rd_kafka_produce(topic, 0, RD_KAFKA_MSG_F_COPY, text, 3, nullptr, 0, nullptr);
  rd_kafka_produce_batch(topic, 0, RD_KAFKA_MSG_F_COPY, messages, 3);
  rd_kafka_begin_transaction(kafka);
  rd_kafka_wait_destroyed(0);
  co_return;
}
