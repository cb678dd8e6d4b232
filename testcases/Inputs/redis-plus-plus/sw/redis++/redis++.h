// What redis-plus-plus declares in its headers below sw/redis++/, as far as
// knowledge speaks of it.
#pragma once
#include <chrono>
#include <future>
#include <optional>
#include <string>
#include <string_view>

namespace sw::redis {
using StringView = std::string_view;
using OptionalString = std::optional<std::string>;
struct ConnectionOptions {
  std::string host;
  int port = 6379;
};
struct ConnectionPoolOptions {
  std::size_t size = 1;
};
class QueuedReplies {
public:
  template <typename Result> Result get(std::size_t);
};

template <typename Impl> class QueuedRedis {
public:
  QueuedReplies exec();
  QueuedRedis &get(const StringView &key);
  QueuedRedis &set(const StringView &key, const StringView &value);
};
class TransactionImpl;
class PipelineImpl;
using Transaction = QueuedRedis<TransactionImpl>;
using Pipeline = QueuedRedis<PipelineImpl>;

class Subscriber {
public:
  ~Subscriber();
  template <typename MsgCb> void on_message(MsgCb callback);
  void subscribe(const StringView &channel);
  void consume();
};

class Redis {
public:
  explicit Redis(const ConnectionOptions &options, const ConnectionPoolOptions &pool = {});
  explicit Redis(const std::string &uri);
  Redis(Redis &&) = default;
  Redis &operator=(Redis &&) = default;
  Pipeline pipeline(bool new_connection = true);
  Transaction transaction(bool piped = false, bool new_connection = true);
  Subscriber subscriber();
  std::string ping();
  OptionalString get(const StringView &key);
  bool set(const StringView &key, const StringView &value, const std::chrono::milliseconds &ttl = {});
  long long publish(const StringView &channel, const StringView &message);
  template <typename Output> void hgetall(const StringView &key, Output output);
  OptionalString lpop(const StringView &key);
};

class RedisCluster {
public:
  explicit RedisCluster(const std::string &uri);
  RedisCluster(RedisCluster &&) = default;
  RedisCluster &operator=(RedisCluster &&) = default;
  Pipeline pipeline(const StringView &hash_tag, bool new_connection = true);
  Transaction transaction(const StringView &hash_tag, bool piped = false, bool new_connection = true);
  Subscriber subscriber();
  OptionalString get(const StringView &key);
};

class AsyncRedis {
public:
  explicit AsyncRedis(const std::string &uri);
  std::future<OptionalString> get(const StringView &key);
  template <typename Callback> void get(const StringView &, Callback) {}
};
} // namespace sw::redis
