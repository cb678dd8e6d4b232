// RUN: %check_both %s -- -std=c++20
// The C++ interface, with the same rule: a timeout of 0 does not wait.
#include "awaitable.hpp"
#include <librdkafka/rdkafkacpp.h>
using boost::asio::awaitable;

awaitable<void> bad_consumer(RdKafka::KafkaConsumer &consumer, std::vector<RdKafka::TopicPartition *> partitions) {
  consumer.consume(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::KafkaConsumer::consume' blocks the event loop in coroutine 'bad_consumer'; use a timeout of 0, and 'Queue::io_event_enable' to wake the loop
  consumer.commitSync();
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::KafkaConsumer::commitSync' blocks the event loop in coroutine 'bad_consumer'
  consumer.committed(partitions, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::KafkaConsumer::committed' blocks the event loop in coroutine 'bad_consumer'
  consumer.seek(*partitions[0], 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::KafkaConsumer::seek' blocks the event loop in coroutine 'bad_consumer'
  consumer.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::KafkaConsumer::close' blocks the event loop in coroutine 'bad_consumer'
  co_return;
}

awaitable<void> good_consumer(RdKafka::KafkaConsumer &consumer, RdKafka::Queue *queue, std::vector<RdKafka::TopicPartition *> partitions) {
  consumer.consume(0);
  consumer.commitAsync();
  consumer.position(partitions);
  consumer.close(queue);
  co_return;
}

awaitable<void> bad_handle(RdKafka::Producer &producer, RdKafka::Metadata **metadata, std::vector<RdKafka::TopicPartition *> partitions, int64_t *low, int64_t *high) {
  producer.poll(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Handle::poll' blocks the event loop in coroutine 'bad_handle'; use a timeout of 0
  producer.clusterid(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Handle::clusterid' blocks the event loop in coroutine 'bad_handle'
  producer.controllerid(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Handle::controllerid' blocks the event loop in coroutine 'bad_handle'
  producer.metadata(true, nullptr, metadata, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Handle::metadata' blocks the event loop in coroutine 'bad_handle'
  producer.offsetsForTimes(partitions, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Handle::offsetsForTimes' blocks the event loop in coroutine 'bad_handle'
  producer.query_watermark_offsets("users", 0, low, high, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Handle::query_watermark_offsets' blocks the event loop in coroutine 'bad_handle'
  co_return;
}

awaitable<void> good_handle(RdKafka::Producer &producer, int64_t *low, int64_t *high) {
  producer.poll(0);
  producer.get_watermark_offsets("users", 0, low, high);
  (void)producer.outq_len();
  co_return;
}

awaitable<void> bad_producer(RdKafka::Producer &producer, RdKafka::Topic *topic, char *text, std::vector<RdKafka::TopicPartition *> partitions) {
  producer.flush(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Producer::flush' blocks the event loop in coroutine 'bad_producer'
  producer.init_transactions(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Producer::init_transactions' blocks the event loop in coroutine 'bad_producer'
  producer.send_offsets_to_transaction(partitions, nullptr, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Producer::send_offsets_to_transaction' blocks the event loop in coroutine 'bad_producer'
  producer.commit_transaction(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Producer::commit_transaction' blocks the event loop in coroutine 'bad_producer'
  producer.abort_transaction(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Producer::abort_transaction' blocks the event loop in coroutine 'bad_producer'
  producer.produce(topic, 0, RdKafka::Producer::RK_MSG_BLOCK, text, 3, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Producer::produce' blocks the event loop in coroutine 'bad_producer'
  RdKafka::wait_destroyed(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::wait_destroyed' blocks the event loop in coroutine 'bad_producer'
  co_return;
}

awaitable<void> good_producer(RdKafka::Producer &producer, RdKafka::Topic *topic, char *text) {
  producer.produce(topic, 0, RdKafka::Producer::RK_MSG_COPY, text, 3, nullptr, nullptr);
  producer.flush(0);
  RdKafka::wait_destroyed(0);
  co_return;
}

awaitable<void> bad_older(RdKafka::Consumer &consumer, RdKafka::Queue *queue, RdKafka::Topic *topic, RdKafka::ConsumeCb *callback) {
  queue->consume(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Queue::consume' blocks the event loop in coroutine 'bad_older'
  queue->poll(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Queue::poll' blocks the event loop in coroutine 'bad_older'
  consumer.consume(queue, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Consumer::consume' blocks the event loop in coroutine 'bad_older'
  consumer.consume(topic, 0, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Consumer::consume' blocks the event loop in coroutine 'bad_older'
  consumer.consume_callback(queue, 1000, callback, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Consumer::consume_callback' blocks the event loop in coroutine 'bad_older'
  consumer.consume_callback(topic, 0, 1000, callback, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Consumer::consume_callback' blocks the event loop in coroutine 'bad_older'
  consumer.seek(topic, 0, 0, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'RdKafka::Consumer::seek' blocks the event loop in coroutine 'bad_older'
  co_return;
}

awaitable<void> good_older(RdKafka::Consumer &consumer, RdKafka::Queue *queue, RdKafka::Topic *topic) {
  queue->consume(0);
  queue->poll(0);
  consumer.consume(queue, 0);
  consumer.consume(topic, 0, 0);
  consumer.seek(topic, 0, 0, 0);
  co_return;
}
