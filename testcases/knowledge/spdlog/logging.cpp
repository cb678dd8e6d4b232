// RUN: %check_both %s -- -std=c++20
// Logging is not reported; flushing, opening log files, connecting to a log server and shutting down are.
#include "awaitable.hpp"
#include "spdlog/spdlog.hpp"
#include <unistd.h>
using boost::asio::awaitable;
struct Mutex {};

awaitable<void> bad_flush(spdlog::logger &logger, spdlog::sinks::sink &sink, spdlog::sinks::basic_file_sink<Mutex> &file) {
  logger.flush();
  // CHECK: :[[@LINE-1]]:3: warning: 'spdlog::logger::flush' blocks the event loop in coroutine 'bad_flush'; use 'spdlog::flush_every', which flushes on a thread of its own
  sink.flush();
  // CHECK: :[[@LINE-1]]:3: warning: 'spdlog::sinks::sink::flush' blocks the event loop in coroutine 'bad_flush'
  file.flush();
  // CHECK: :[[@LINE-1]]:3: warning: 'spdlog::sinks::base_sink::flush' blocks the event loop in coroutine 'bad_flush'
  spdlog::shutdown();
  // CHECK: :[[@LINE-1]]:3: warning: 'spdlog::shutdown' blocks the event loop in coroutine 'bad_flush'
  co_return;
}

awaitable<void> good_logging(spdlog::logger &logger, spdlog::async_logger &asynchronous) {
  spdlog::info("user {} came", 7);
  logger.info("user {} came", 7);
  asynchronous.flush();
  spdlog::flush_every(3);
  spdlog::init_thread_pool(8192, 1, [] { ::sleep(1); });
  spdlog::init_thread_pool(8192, 1, [] { ::sleep(1); }, [] { ::sleep(1); });
  co_return;
}

awaitable<void> bad_loggers() {
  spdlog::basic_logger_mt("app", "app.log");
  // CHECK: :[[@LINE-1]]:3: warning: 'spdlog::basic_logger_mt' blocks the event loop in coroutine 'bad_loggers'; use a logger that was made before the loop started
  spdlog::basic_logger_st("app", "app.log");
  // CHECK: :[[@LINE-1]]:3: warning: 'spdlog::basic_logger_st' blocks the event loop in coroutine 'bad_loggers'
  spdlog::daily_logger_mt("app", "app.log");
  // CHECK: :[[@LINE-1]]:3: warning: 'spdlog::daily_logger_mt' blocks the event loop in coroutine 'bad_loggers'
  spdlog::daily_logger_st("app", "app.log");
  // CHECK: :[[@LINE-1]]:3: warning: 'spdlog::daily_logger_st' blocks the event loop in coroutine 'bad_loggers'
  spdlog::daily_logger_format_mt("app", "app.log");
  // CHECK: :[[@LINE-1]]:3: warning: 'spdlog::daily_logger_format_mt' blocks the event loop in coroutine 'bad_loggers'
  spdlog::daily_logger_format_st("app", "app.log");
  // CHECK: :[[@LINE-1]]:3: warning: 'spdlog::daily_logger_format_st' blocks the event loop in coroutine 'bad_loggers'
  spdlog::hourly_logger_mt("app", "app.log");
  // CHECK: :[[@LINE-1]]:3: warning: 'spdlog::hourly_logger_mt' blocks the event loop in coroutine 'bad_loggers'
  spdlog::hourly_logger_st("app", "app.log");
  // CHECK: :[[@LINE-1]]:3: warning: 'spdlog::hourly_logger_st' blocks the event loop in coroutine 'bad_loggers'
  spdlog::rotating_logger_mt("app", "app.log", 1 << 20, 3);
  // CHECK: :[[@LINE-1]]:3: warning: 'spdlog::rotating_logger_mt' blocks the event loop in coroutine 'bad_loggers'
  spdlog::rotating_logger_st("app", "app.log", 1 << 20, 3);
  // CHECK: :[[@LINE-1]]:3: warning: 'spdlog::rotating_logger_st' blocks the event loop in coroutine 'bad_loggers'
  co_return;
}

awaitable<void> bad_sinks(spdlog::sinks::tcp_sink_config server) {
  spdlog::sinks::basic_file_sink<Mutex> basic("app.log");
  // CHECK: :[[@LINE-1]]:41: warning: 'spdlog::sinks::basic_file_sink::basic_file_sink' blocks the event loop in coroutine 'bad_sinks'; use a sink that was made before the loop started
  spdlog::sinks::daily_file_sink<Mutex> daily("app.log", 0, 0);
  // CHECK: :[[@LINE-1]]:41: warning: 'spdlog::sinks::daily_file_sink::daily_file_sink' blocks the event loop in coroutine 'bad_sinks'
  spdlog::sinks::hourly_file_sink<Mutex> hourly("app.log");
  // CHECK: :[[@LINE-1]]:42: warning: 'spdlog::sinks::hourly_file_sink::hourly_file_sink' blocks the event loop in coroutine 'bad_sinks'
  spdlog::sinks::rotating_file_sink<Mutex> rotating("app.log", 1 << 20, 3);
  // CHECK: :[[@LINE-1]]:44: warning: 'spdlog::sinks::rotating_file_sink::rotating_file_sink' blocks the event loop in coroutine 'bad_sinks'
  spdlog::sinks::tcp_sink<Mutex> remote(server);
  // CHECK: :[[@LINE-1]]:34: warning: 'spdlog::sinks::tcp_sink::tcp_sink' blocks the event loop in coroutine 'bad_sinks'
  co_return;
}

awaitable<void> good_sinks() {
  spdlog::sinks::stdout_sink<Mutex> console;
  co_return;
}
