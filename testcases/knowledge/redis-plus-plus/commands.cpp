// RUN: %check_both %s -- -std=c++20
// Each command waits for its reply; a pool of connections is made without one.
#include "awaitable.hpp"
#include "redis-plus-plus/sw/redis++/redis++.h"
#include <map>
#include <string>
#include <utility>
using boost::asio::awaitable;
using sw::redis::Redis;
using sw::redis::RedisCluster;

awaitable<void> bad_commands(Redis &redis) {
  redis.ping();
  // CHECK: :[[@LINE-1]]:3: warning: 'sw::redis::Redis::ping' blocks the event loop in coroutine 'bad_commands'
  redis.get("key");
  // CHECK: :[[@LINE-1]]:3: warning: 'sw::redis::Redis::get' blocks the event loop in coroutine 'bad_commands'; use 'AsyncRedis' with a callback, or 'CoRedis'
  redis.set("key", "value");
  // CHECK: :[[@LINE-1]]:3: warning: 'sw::redis::Redis::set' blocks the event loop in coroutine 'bad_commands'
  redis.publish("news", "text");
  // CHECK: :[[@LINE-1]]:3: warning: 'sw::redis::Redis::publish' blocks the event loop in coroutine 'bad_commands'
  std::map<std::string, std::string> fields;
  redis.hgetall("key", std::inserter(fields, fields.end()));
  // CHECK: :[[@LINE-1]]:3: warning: 'sw::redis::Redis::hgetall' blocks the event loop in coroutine 'bad_commands'
  redis.lpop("list");
  // CHECK: :[[@LINE-1]]:3: warning: 'sw::redis::Redis::lpop' blocks the event loop in coroutine 'bad_commands'
  co_return;
}

awaitable<void> bad_connections(Redis &redis) {
  auto pipeline = redis.pipeline();
  // CHECK: :[[@LINE-1]]:19: warning: 'sw::redis::Redis::pipeline' blocks the event loop in coroutine 'bad_connections'
  pipeline.set("key", "value").get("key").exec();
  // CHECK: :[[@LINE-1]]:3: warning: 'sw::redis::QueuedRedis::exec' blocks the event loop in coroutine 'bad_connections'
  auto transaction = redis.transaction(true);
  // CHECK: :[[@LINE-1]]:22: warning: 'sw::redis::Redis::transaction' blocks the event loop in coroutine 'bad_connections'
  transaction.exec();
  // CHECK: :[[@LINE-1]]:3: warning: 'sw::redis::QueuedRedis::exec' blocks the event loop in coroutine 'bad_connections'
  auto subscriber = redis.subscriber();
  // CHECK: :[[@LINE-1]]:21: warning: 'sw::redis::Redis::subscriber' blocks the event loop in coroutine 'bad_connections'
  subscriber.consume();
  // CHECK: :[[@LINE-1]]:3: warning: 'sw::redis::Subscriber::consume' blocks the event loop in coroutine 'bad_connections'
  co_return;
}

awaitable<void> bad_cluster() {
  RedisCluster cluster("tcp://cache:7000");
  // CHECK: :[[@LINE-1]]:16: warning: 'sw::redis::RedisCluster::RedisCluster' blocks the event loop in coroutine 'bad_cluster'
  cluster.get("key");
  // CHECK: :[[@LINE-1]]:3: warning: 'sw::redis::RedisCluster::get' blocks the event loop in coroutine 'bad_cluster'
  cluster.pipeline("tag");
  // CHECK: :[[@LINE-1]]:3: warning: 'sw::redis::RedisCluster::pipeline' blocks the event loop in coroutine 'bad_cluster'
  cluster.transaction("tag");
  // CHECK: :[[@LINE-1]]:3: warning: 'sw::redis::RedisCluster::transaction' blocks the event loop in coroutine 'bad_cluster'
  cluster.subscriber();
  // CHECK: :[[@LINE-1]]:3: warning: 'sw::redis::RedisCluster::subscriber' blocks the event loop in coroutine 'bad_cluster'
  co_return;
}

awaitable<void> good(Redis &other, RedisCluster &cluster, RedisCluster &others, sw::redis::AsyncRedis &asynchronous) {
  Redis redis("tcp://cache");
  other = std::move(redis);
  others = std::move(cluster);
  auto pipeline = other.pipeline(false);
  auto transaction = other.transaction(false, false);
  pipeline.set("key", "value").get("key");
  asynchronous.get("key", [](std::future<sw::redis::OptionalString> &&) {});
  co_return;
}
