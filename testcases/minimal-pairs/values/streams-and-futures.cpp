// RUN: %check_both %s -- -std=c++20
// A stream blocks where it stands for a file, a future where it is not ready.
#include "awaitable.hpp"
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <future>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <semaphore>
#include <sstream>
using boost::asio::awaitable;
using namespace std::chrono_literals;

namespace bad_memory_stream {
awaitable<void> work() {
  std::ofstream out("log");
  // CHECK: :[[@LINE-1]]:17: warning: 'std::basic_ofstream::basic_ofstream' blocks the event loop in coroutine 'bad_memory_stream::work'
  out << "text";
  // CHECK: :[[@LINE-1]]:3: warning: 'std::operator<<' blocks the event loop in coroutine 'bad_memory_stream::work'
  co_return;
}
} // namespace bad_memory_stream
namespace good_memory_stream {
awaitable<void> work() {
  std::ostringstream out("log");
  out << "text";
  co_return;
}
} // namespace good_memory_stream

namespace bad_never_opened {
awaitable<void> work() {
  std::ofstream out("log");
  // CHECK: :[[@LINE-1]]:17: warning: 'std::basic_ofstream::basic_ofstream' blocks the event loop in coroutine 'bad_never_opened::work'
  (void)out;
  co_return;
}
} // namespace bad_never_opened
namespace good_never_opened {
awaitable<void> work() {
  std::ofstream out;
  (void)out;
  co_return;
}
} // namespace good_never_opened

namespace bad_opened_later {
class logger {
public:
  void open() { out_.open("log"); }
  awaitable<void> work() {
    out_ << "text";
    // CHECK: :[[@LINE-1]]:5: warning: 'std::operator<<' blocks the event loop in coroutine 'bad_opened_later::logger::work'
    co_return;
  }

private:
  std::ofstream out_;
  std::ostringstream text_;
};
} // namespace bad_opened_later
namespace good_opened_later {
class logger {
public:
  void open() { out_.open("log"); }
  awaitable<void> work() {
    text_ << "text";
    co_return;
  }

private:
  std::ofstream out_;
  std::ostringstream text_;
};
} // namespace good_opened_later

namespace bad_made_shared {
awaitable<void> work() {
  auto out = std::make_shared<std::ofstream>("log");
  // CHECK: :[[@LINE-1]]:14: warning: 'std::basic_ofstream::basic_ofstream' blocks the event loop in coroutine 'bad_made_shared::work'
  (void)out;
  co_return;
}
} // namespace bad_made_shared
namespace good_made_shared {
awaitable<void> work() {
  auto out = std::make_shared<std::ostringstream>("log");
  (void)out;
  co_return;
}
} // namespace good_made_shared

namespace bad_emplaced {
awaitable<void> work(std::optional<std::ofstream> &file, std::optional<std::ostringstream> &memory) {
  file.emplace("log");
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ofstream::basic_ofstream' blocks the event loop in coroutine 'bad_emplaced::work'
  co_return;
}
} // namespace bad_emplaced
namespace good_emplaced {
awaitable<void> work(std::optional<std::ofstream> &file, std::optional<std::ostringstream> &memory) {
  memory.emplace("log");
  co_return;
}
} // namespace good_emplaced

namespace bad_alias {
using log_stream = std::ofstream;
awaitable<void> work() {
  log_stream out("log");
  // CHECK: :[[@LINE-1]]:14: warning: 'std::basic_ofstream::basic_ofstream' blocks the event loop in coroutine 'bad_alias::work'
  (void)out;
  co_return;
}
} // namespace bad_alias
namespace good_alias {
using log_stream = std::ostringstream;
awaitable<void> work() {
  log_stream out("log");
  (void)out;
  co_return;
}
} // namespace good_alias

namespace bad_null_device {
awaitable<void> work() {
  std::ofstream out("/var/log/server");
  // CHECK: :[[@LINE-1]]:17: warning: 'std::basic_ofstream::basic_ofstream' blocks the event loop in coroutine 'bad_null_device::work'
  (void)out;
  co_return;
}
} // namespace bad_null_device
namespace good_null_device {
awaitable<void> work() {
  std::ofstream out("/dev/null");
  (void)out;
  co_return;
}
} // namespace good_null_device

namespace bad_proc_file {
awaitable<void> work() {
  std::ifstream in("/srv/settings");
  // CHECK: :[[@LINE-1]]:17: warning: 'std::basic_ifstream::basic_ifstream' blocks the event loop in coroutine 'bad_proc_file::work'
  (void)in;
  co_return;
}
} // namespace bad_proc_file
namespace good_proc_file {
awaitable<void> work() {
  std::ifstream in("/proc/self/status");
  (void)in;
  co_return;
}
} // namespace good_proc_file

namespace bad_future_asked {
awaitable<void> work(std::future<int> &result) {
  if (result.wait_for(0s) == std::future_status::timeout)
    result.get();
  // CHECK: :[[@LINE-1]]:5: warning: 'std::future::get' blocks the event loop in coroutine 'bad_future_asked::work'
  co_return;
}
} // namespace bad_future_asked
namespace good_future_asked {
awaitable<void> work(std::future<int> &result) {
  if (result.wait_for(0s) == std::future_status::ready)
    result.get();
  co_return;
}
} // namespace good_future_asked

namespace bad_future_asked_early {
awaitable<void> work(std::future<int> &result) {
  if (!result.valid())
    co_return;
  result.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::future::get' blocks the event loop in coroutine 'bad_future_asked_early::work'
}
} // namespace bad_future_asked_early
namespace good_future_asked_early {
awaitable<void> work(std::future<int> &result) {
  if (result.wait_for(0s) != std::future_status::ready)
    co_return;
  result.get();
}
} // namespace good_future_asked_early

namespace bad_future_asked_other {
awaitable<void> work(std::future<int> &a, std::future<int> &b) {
  if (a.wait_for(0s) == std::future_status::ready)
    b.get();
  // CHECK: :[[@LINE-1]]:5: warning: 'std::future::get' blocks the event loop in coroutine 'bad_future_asked_other::work'
  co_return;
}
} // namespace bad_future_asked_other
namespace good_future_asked_other {
awaitable<void> work(std::future<int> &a, std::future<int> &b) {
  if (a.wait_for(0s) == std::future_status::ready)
    a.get();
  co_return;
}
} // namespace good_future_asked_other

namespace bad_wait_time {
awaitable<void> work(std::future<int> &result) {
  result.wait_for(10ms);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::__basic_future::wait_for' blocks the event loop in coroutine 'bad_wait_time::work'
  co_return;
}
} // namespace bad_wait_time
namespace good_wait_time {
awaitable<void> work(std::future<int> &result) {
  result.wait_for(0ms);
  co_return;
}
} // namespace good_wait_time

namespace bad_wait_time_variable {
awaitable<void> work(std::future<int> &result) {
  const auto time = 10ms;
  result.wait_for(time);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::__basic_future::wait_for' blocks the event loop in coroutine 'bad_wait_time_variable::work'
  co_return;
}
} // namespace bad_wait_time_variable
namespace good_wait_time_variable {
awaitable<void> work(std::future<int> &result) {
  const auto time = 0ms;
  result.wait_for(time);
  co_return;
}
} // namespace good_wait_time_variable

namespace bad_semaphore {
awaitable<void> work(std::counting_semaphore<4> &slots) {
  slots.acquire();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::counting_semaphore::acquire' blocks the event loop in coroutine 'bad_semaphore::work'
  co_return;
}
} // namespace bad_semaphore
namespace good_semaphore {
awaitable<void> work(std::counting_semaphore<4> &slots) {
  (void)slots.try_acquire();
  co_return;
}
} // namespace good_semaphore

namespace bad_condition {
awaitable<void> work(std::condition_variable &changed, std::unique_lock<std::mutex> &lock) {
  changed.wait_for(lock, 1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::condition_variable::wait_for' blocks the event loop in coroutine 'bad_condition::work'
  co_return;
}
} // namespace bad_condition
namespace good_condition {
awaitable<void> work(std::condition_variable &changed, std::unique_lock<std::mutex> &lock) {
  changed.wait_for(lock, 0s);
  co_return;
}
} // namespace good_condition

namespace bad_reference {
void print(std::ostream &out) { out << "text"; }
awaitable<void> work(std::ofstream &file, std::ostringstream &memory) {
  print(file);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop
  co_return;
}
} // namespace bad_reference
namespace good_reference {
void print(std::ostream &out) { out << "text"; }
awaitable<void> work(std::ofstream &file, std::ostringstream &memory) {
  print(memory);
  co_return;
}
} // namespace good_reference

namespace bad_input_stream {
int parse(std::istream &in) {
  int n = 0;
  in >> n;
  return n;
}
awaitable<void> work(std::ifstream &file, std::istringstream &memory) {
  parse(file);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop
  co_return;
}
} // namespace bad_input_stream
namespace good_input_stream {
int parse(std::istream &in) {
  int n = 0;
  in >> n;
  return n;
}
awaitable<void> work(std::ifstream &file, std::istringstream &memory) {
  parse(memory);
  co_return;
}
} // namespace good_input_stream

namespace bad_console_or_memory {
int parse(std::istream &in) {
  int n = 0;
  in >> n;
  return n;
}
awaitable<void> work(std::istringstream &memory) {
  parse(std::cin);
  // CHECK: :[[@LINE-1]]:3: warning: {{.*}} blocks the event loop
  co_return;
}
} // namespace bad_console_or_memory
namespace good_console_or_memory {
int parse(std::istream &in) {
  int n = 0;
  in >> n;
  return n;
}
awaitable<void> work(std::istringstream &memory) {
  parse(memory);
  co_return;
}
} // namespace good_console_or_memory
