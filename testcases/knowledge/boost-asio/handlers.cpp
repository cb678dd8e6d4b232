// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Completion handlers run on the loop; functions that a pool runs may block.
#include <boost/asio.hpp>
#include <boost/asio/associated_executor.hpp>
#include <memory>
#include <tuple>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using asio::ip::udp;
using boost::system::error_code;

// One handler for each class that declares asynchronous operations.
void bad_members(tcp::socket &socket, udp::socket &datagrams, tcp::acceptor &acceptor, tcp::resolver &resolver,
                 asio::steady_timer &timer, asio::signal_set &signals, asio::serial_port &port,
                 asio::posix::stream_descriptor &descriptor, asio::readable_pipe &in, asio::writable_pipe &out) {
  static char data[64];
  socket.async_connect({}, [](error_code) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:45: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_members'
  socket.async_read_some(asio::buffer(data), [](error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:76: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_members'
  datagrams.async_receive(asio::buffer(data), [](error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:77: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_members'
  acceptor.async_accept([](error_code, tcp::socket) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:55: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_members'
  acceptor.async_accept(socket, [](error_code) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:50: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_members'
  resolver.async_resolve("example.org", "80", [](error_code, auto) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:70: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_members'
  timer.async_wait([](error_code) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:37: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_members'
  signals.async_wait([](error_code, int) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:44: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_members'
  port.async_read_some(asio::buffer(data), [](error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:74: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_members'
  descriptor.async_wait(asio::posix::stream_descriptor::wait_read, [](error_code) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:85: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_members'
  in.async_read_some(asio::buffer(data), [](error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:72: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_members'
  out.async_write_some(asio::buffer(data), [](error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:74: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_members'
}

void bad_composed(tcp::socket &socket, tcp::resolver::results_type peers, asio::streambuf &stream) {
  static char data[64];
  asio::async_connect(socket, peers, [](error_code, tcp::endpoint) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:70: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_composed'
  asio::async_read(socket, asio::buffer(data), [](error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:78: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_composed'
  asio::async_read(socket, asio::buffer(data), asio::transfer_all(), [](error_code, std::size_t) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_composed'
  });
  asio::async_write(socket, asio::buffer(data), [](error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:79: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_composed'
  asio::async_read_until(socket, stream, '\n', [](error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:78: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_composed'
}

struct device {
  using executor_type = asio::any_io_executor;
  executor_type get_executor();
  template <typename Buffers, typename Token> auto async_read_some_at(unsigned long, const Buffers &, Token &&) {}
  template <typename Buffers, typename Token> auto async_write_some_at(unsigned long, const Buffers &, Token &&) {}
};
void bad_offsets(device &file) {
  static char data[64];
  asio::async_read_at(file, 0, asio::buffer(data), [](error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:82: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_offsets'
  asio::async_write_at(file, 0, asio::buffer(data), [](error_code, std::size_t) { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:83: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_offsets'
}

// A handler may be wrapped.
void bad_wrapped(asio::steady_timer &timer, asio::cancellation_signal &signal) {
  timer.async_wait(asio::append([](error_code, int) { ::sleep(1); }, 7));
  // CHECK: :[[@LINE-1]]:55: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_wrapped'
  timer.async_wait(asio::prepend([](int, error_code) { ::sleep(1); }, 7));
  // CHECK: :[[@LINE-1]]:56: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_wrapped'
  timer.async_wait(asio::consign([](error_code) { ::sleep(1); }, 7));
  // CHECK: :[[@LINE-1]]:51: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_wrapped'
  timer.async_wait(asio::bind_cancellation_slot(signal.slot(), [](error_code) { ::sleep(1); }));
  // CHECK: :[[@LINE-1]]:81: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_wrapped'
  timer.async_wait(asio::as_tuple([](std::tuple<error_code>) { ::sleep(1); }));
  // CHECK: :[[@LINE-1]]:64: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_wrapped'
  timer.async_wait(asio::bind_allocator(std::allocator<void>(), [](error_code) { ::sleep(1); }));
  // CHECK: :[[@LINE-1]]:82: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_wrapped'
  error_code ec;
  timer.async_wait(asio::redirect_error([] { ::sleep(1); }, ec));
  // CHECK: :[[@LINE-1]]:46: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_wrapped'
}

void bad_posts(asio::io_context &context, asio::any_io_executor executor) {
  asio::post(context, [] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:28: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_posts'
  asio::dispatch(context, [] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:32: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_posts'
  asio::defer(context.get_executor(), [] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:44: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_posts'
  asio::post(asio::make_strand(context), [] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:47: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_posts'
  asio::post(asio::bind_executor(context, [] { ::sleep(1); }));
  // CHECK: :[[@LINE-1]]:48: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_posts'
  // Any executor: nothing shows that it is a pool.
  asio::post(executor, [] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:29: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_posts'
  context.get_executor().execute([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:39: warning: 'sleep' blocks the event loop in completion handler 'lambda in bad_posts'
}

void good_posts(asio::thread_pool &pool, asio::io_context &context) {
  asio::post(pool, [] { ::sleep(1); });
  asio::dispatch(pool, [] { ::sleep(1); });
  asio::defer(pool.get_executor(), [] { ::sleep(1); });
  asio::post(asio::make_strand(pool), [] { ::sleep(1); });
  asio::post(asio::bind_executor(pool, [] { ::sleep(1); }));
  asio::post(context, asio::bind_executor(pool, [] { ::sleep(1); }));
  pool.get_executor().execute([] { ::sleep(1); });
  // Without an executor the system's pool runs the function.
  asio::post([] { ::sleep(1); });
  asio::defer([] { ::sleep(1); });
  asio::post(asio::system_executor(), [] { ::sleep(1); });
}

// 'dispatch' calls a function at once where the executor allows it, as the system executor does.
awaitable<void> bad_dispatch() {
  asio::dispatch([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::dispatch' blocks the event loop in coroutine 'bad_dispatch'
  asio::system_executor().execute([] { ::sleep(1); });
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_system_executor::execute' blocks the event loop in coroutine 'bad_dispatch'
  co_return;
}
awaitable<void> good_dispatch(asio::thread_pool &pool) {
  asio::dispatch(pool, [] { ::sleep(1); });
  co_return;
}

// A composed operation of one's own: the implementation is called as a handler.
struct waits_twice {
  template <typename Self> void operator()(Self &self, error_code = {}) {
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks the event loop in completion handler 'waits_twice::operator()'
    self.complete(error_code());
  }
};
template <typename Token> auto async_waits_twice(asio::steady_timer &timer, Token &&token) {
  return asio::async_compose<Token, void(error_code)>(waits_twice(), token, timer);
}
void use_waits_twice(asio::steady_timer &timer) {
  async_waits_twice(timer, [](error_code) {});
}

// Asking a handler what it is associated with runs nothing of it.
template <typename Handler> void ask(asio::io_context &context, Handler handler) {
  asio::get_associated_executor(handler, context.get_executor());
  asio::get_associated_allocator(handler);
  asio::get_associated_cancellation_slot(handler);
}
void good_asked(asio::io_context &context) {
  ask(context, [] { ::sleep(1); });
}

// What stands behind the token of async_initiate goes to the initiation, which puts it where it is to run.
template <typename Function> asio::awaitable<int> good_offload(asio::thread_pool &pool, Function function) {
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(int)>(
      [&pool](auto handler, Function work) {
        asio::post(pool, [handler = std::move(handler), work = std::move(work)]() mutable { handler(work()); });
      },
      asio::use_awaitable, std::move(function));
}
asio::awaitable<void> good_initiated(asio::thread_pool &pool) {
  co_await good_offload(pool, [] { return static_cast<int>(::sleep(1)); });
}
