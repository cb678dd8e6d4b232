// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock -Wno-unused-result
// What a handler is told to do by hand is code only where that code can be written and leaves the session alone: for the
// cause's own call, or a function that touches nothing. Else the function that blocks is named, which has to change.
#include <boost/asio.hpp>
#include <condition_variable>
#include <fstream>
#include <memory>
#include <mutex>
#include <thread>
#include <unistd.h>
namespace asio = boost::asio;

void flush_log() { ::fsync(2); }
int lines;
void count_and_flush() { ::fsync(++lines); }
namespace disk {
void flush() { ::fsync(2); }
namespace detail {
void start(asio::io_context &loop) {
  asio::post(loop, [] {
    flush();
    // CHECK: :[[@LINE-1]]:5: warning: 'disk::flush' blocks {{.*}}: it calls 'fsync'; run the blocking call on a pool and post its result back [
    // CHECK-NEXT: note: 'lambda in disk::detail::start' calls 'disk::flush'
    // CHECK-NEXT: note: 'disk::flush' calls 'fsync'
    // CHECK-NEXT: :[[@LINE-4]]:5: note: post it to a pool, and continue in a handler on this executor: 'post(pool, [=] { flush(); post(executor, [=] { /* continue */ }); })'
  });
}
} // namespace detail
} // namespace disk

void free_functions(asio::io_context &loop, int file) {
  asio::post(loop, [file] {
    if (::fsync(file) < 0)
      // CHECK: :[[@LINE-1]]:9: warning: 'fsync' blocks {{.*}}; run it on a pool and post its result back [
      // CHECK-NEXT: :[[@LINE-2]]:9: note: post it to a pool, and continue in a handler on this executor: 'post(pool, [=] { auto result = ::fsync(file); post(executor, [=] { /* continue with 'result' */ }); })'
      return;
    flush_log();
    // CHECK: :[[@LINE-1]]:5: warning: 'flush_log' blocks
    // CHECK: :[[@LINE-2]]:5: note: post it to a pool, and continue in a handler on this executor: 'post(pool, [=] { flush_log(); post(executor, [=] { /* continue */ }); })'
    count_and_flush();
    // CHECK: :[[@LINE-1]]:5: warning: 'count_and_flush' blocks
    // CHECK: :[[@LINE-2]]:5: note: post what 'count_and_flush' does to a pool, or make it asynchronous, and continue in a handler on this executor
  });
}

struct journal {
  journal() { ::fsync(2); }
  ~journal() { ::fsync(2); }
  void operator()() { ::fsync(2); }
  journal &operator<<(int) {
    ::fsync(2);
    return *this;
  }
  operator bool() const { return ::fsync(2) == 0; }
};
void no_calls(asio::io_context &loop, journal &log) {
  asio::post(loop, [&log] {
    log << 1;
    // CHECK: :[[@LINE-1]]:5: warning: 'journal::operator<<' blocks
    // CHECK: note: post what 'journal::operator<<' does to a pool, or make it asynchronous, and continue in a handler on this executor
    log();
    // CHECK: :[[@LINE-1]]:5: warning: 'journal::operator()' blocks
    // CHECK: note: post what 'journal::operator()' does to a pool, or make it asynchronous, and continue in a handler on this executor
    if (log)
      // CHECK: :[[@LINE-1]]:9: warning: 'journal::operator bool' blocks
      // CHECK: note: post what 'journal::operator bool' does to a pool, or make it asynchronous, and continue in a handler on this executor
      return;
  });
  asio::post(loop, [] {
    auto made = std::make_unique<journal>();
    // CHECK: :[[@LINE-1]]:10: warning: 'journal::~journal' blocks {{.*}}; run the blocking call on a pool and post its result back [
    // CHECK-NEXT: note: 'lambda in no_calls' destroys a 'journal'
    // CHECK-NEXT: note: 'journal::~journal' calls 'fsync'
    // CHECK-NEXT: note: do the blocking work of 'journal::~journal' on a pool, before the object is destroyed
    // CHECK: :[[@LINE-5]]:17: warning: 'journal::journal' blocks
    // CHECK-NEXT: note: 'lambda in no_calls' constructs a 'journal'
    // CHECK-NEXT: note: 'journal::journal' calls 'fsync'
    // CHECK-NEXT: note: do the blocking work of 'journal::journal' on a pool, before the object is constructed
  });
  asio::post(loop, [] {
    std::ifstream file("name");
    // CHECK: :[[@LINE-1]]:19: warning: 'std::basic_ifstream::basic_ifstream' blocks {{.*}}; construct the object on a pool [
    // CHECK-NEXT: note: construct the object in a function posted to a pool, and continue in a handler on this executor
    int value = 0;
    file >> value;
    // CHECK: :[[@LINE-1]]:5: warning: 'std::basic_istream::operator>>' blocks
    // CHECK-NEXT: note: do this in a function posted to a pool, and continue in a handler on this executor
  });
}

// The session's own functions are never moved as they are.
class session {
public:
  void start(asio::io_context &loop) {
    asio::post(loop, [this] { on_read(); });
    // CHECK: :[[@LINE-1]]:31: warning: 'session::on_read' blocks {{.*}}: it leads to 'fsync'; run the blocking call on a pool and post its result back [
    // CHECK-NEXT: note: 'lambda in session::start' calls 'session::on_read'
    // CHECK-NEXT: note: 'session::on_read' calls 'session::save'
    // CHECK-NEXT: note: 'session::save' calls 'fsync'
    // CHECK-NEXT: :[[@LINE-5]]:31: note: post what 'session::save' does to a pool, or make it asynchronous, and continue in a handler on this executor
  }
  // What has an asynchronous form needs no thread.
  void serve(asio::io_context &loop) {
    asio::post(loop, [this] { receive(); });
    // CHECK: :[[@LINE-1]]:31: warning: 'session::receive' blocks {{.*}}; use 'boost::asio::async_read' [
    // CHECK: :[[@LINE-2]]:31: note: make 'session::receive' asynchronous: start the operation there, and continue in its handler
    asio::post(loop, [this] { asio::read(socket_, asio::buffer(data_)); });
    // CHECK: :[[@LINE-1]]:31: warning: 'boost::asio::read' blocks {{.*}}; use 'boost::asio::async_read' [
    // CHECK-NEXT: :[[@LINE-2]]:31: note: start the asynchronous operation here, and continue in its handler
  }

private:
  void on_read() { save(); }
  void save() { ::fsync(file_); }
  void receive() { asio::read(socket_, asio::buffer(data_)); }
  int file_ = 2;
  char data_[8];
  asio::ip::tcp::socket socket_;
};

// A wait for a lock, or for another thread, is not moved to a thread, and has no asynchronous form.
std::mutex file_mutex;
std::condition_variable ready;
void save(int file) {
  std::lock_guard guard(file_mutex);
  ::usleep(10);
  ::fsync(file);
}
void look() { std::lock_guard guard(file_mutex); }
void wait_ready() {
  std::unique_lock lock(file_mutex, std::defer_lock);
  ready.wait(lock);
}
void waits(asio::io_context &loop) {
  std::thread(save, 2).detach();
  asio::post(loop, [] {
    std::lock_guard guard(file_mutex);
    // CHECK: :[[@LINE-1]]:21: warning: 'std::lock_guard::lock_guard' blocks {{.*}}; use a strand, or do the slow work outside the lock [
    // CHECK-NEXT: note: 'lambda in waits' constructs a 'std::lock_guard', which blocks
    // CHECK-NEXT: note: 'save' holds 'file_mutex' while it waits
    // CHECK-NEXT: note: 'save' calls 'usleep'
    // CHECK-NOT: pool
  });
  asio::post(loop, [] { look(); });
  // CHECK: :[[@LINE-1]]:25: warning: 'look' blocks {{.*}}; use a strand, or do the slow work outside the lock [
  // CHECK-NOT: {{pool|asynchronous}}
  asio::post(loop, [] { wait_ready(); });
  // CHECK: :[[@LINE-1]]:25: warning: 'wait_ready' blocks {{.*}}; use a handler that the other thread posts when the condition holds [
  // CHECK-NOT: {{pool|asynchronous}}
}
