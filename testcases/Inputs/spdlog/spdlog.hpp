// The declarations of spdlog 1.10 that the tests call, each in the class that declares it.
#pragma once
#include <memory>
#include <string>

namespace spdlog {
namespace sinks {
class sink {
public:
  virtual ~sink() = default;
  virtual void flush() = 0;
};
template <typename Mutex> class base_sink : public sink {
public:
  void flush() final;
};
template <typename Mutex> class basic_file_sink final : public base_sink<Mutex> {
public:
  explicit basic_file_sink(const std::string &file, bool truncate = false);
};
template <typename Mutex> class daily_file_sink final : public base_sink<Mutex> {
public:
  daily_file_sink(std::string file, int hour, int minute, bool truncate = false);
};
template <typename Mutex> class hourly_file_sink final : public base_sink<Mutex> {
public:
  hourly_file_sink(std::string file, bool truncate = false);
};
template <typename Mutex> class rotating_file_sink final : public base_sink<Mutex> {
public:
  rotating_file_sink(std::string file, std::size_t size, std::size_t files, bool rotate = false);
};
template <typename Mutex> class stdout_sink final : public base_sink<Mutex> {
public:
  stdout_sink();
};
struct tcp_sink_config {
  tcp_sink_config(std::string host, int port);
};
template <typename Mutex> class tcp_sink final : public base_sink<Mutex> {
public:
  explicit tcp_sink(tcp_sink_config config);
};
} // namespace sinks

class logger {
public:
  virtual ~logger() = default;
  template <typename... T> void info(const char *format, T &&...arguments);
  void flush();
};
class async_logger final : public logger {};
struct synchronous_factory {};

template <typename... T> void info(const char *format, T &&...arguments);
void flush_every(int seconds);
void shutdown();
void drop_all();
template <typename Start> void init_thread_pool(std::size_t queue, std::size_t threads, Start start) {
  (void)queue, (void)threads;
  start();
}
template <typename Start, typename Stop>
void init_thread_pool(std::size_t queue, std::size_t threads, Start start, Stop stop) {
  (void)queue, (void)threads;
  start();
  stop();
}
template <typename Factory = synchronous_factory>
std::shared_ptr<logger> basic_logger_mt(const std::string &name, const std::string &file, bool truncate = false);
template <typename Factory = synchronous_factory>
std::shared_ptr<logger> basic_logger_st(const std::string &name, const std::string &file, bool truncate = false);
template <typename Factory = synchronous_factory>
std::shared_ptr<logger> daily_logger_mt(const std::string &name, const std::string &file, int hour = 0);
template <typename Factory = synchronous_factory>
std::shared_ptr<logger> daily_logger_st(const std::string &name, const std::string &file, int hour = 0);
template <typename Factory = synchronous_factory>
std::shared_ptr<logger> daily_logger_format_mt(const std::string &name, const std::string &file, int hour = 0);
template <typename Factory = synchronous_factory>
std::shared_ptr<logger> daily_logger_format_st(const std::string &name, const std::string &file, int hour = 0);
template <typename Factory = synchronous_factory>
std::shared_ptr<logger> hourly_logger_mt(const std::string &name, const std::string &file, bool truncate = false);
template <typename Factory = synchronous_factory>
std::shared_ptr<logger> hourly_logger_st(const std::string &name, const std::string &file, bool truncate = false);
template <typename Factory = synchronous_factory>
std::shared_ptr<logger> rotating_logger_mt(const std::string &name, const std::string &file, std::size_t size,
                                           std::size_t files);
template <typename Factory = synchronous_factory>
std::shared_ptr<logger> rotating_logger_st(const std::string &name, const std::string &file, std::size_t size,
                                           std::size_t files);
} // namespace spdlog
