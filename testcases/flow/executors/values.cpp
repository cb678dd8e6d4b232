// RUN: %nostall dump --facts %s -- -std=c++20 -I%S/../../Inputs/boost-mock | %filecheck %s
// An executor is what it was made of: an object, an argument, what a function of the program's gives, a variable.
#include <boost/asio.hpp>
#include <memory>
namespace asio = boost::asio;

asio::any_io_executor of_pool(asio::io_context &, asio::thread_pool &pool) { return pool.get_executor(); }
asio::any_io_executor of_loop(asio::io_context &loop, asio::thread_pool &) { return loop.get_executor(); }

void given(asio::io_context &loop, asio::thread_pool &pool) {
  asio::post(of_pool(loop, pool), [] {});
  asio::post(of_loop(loop, pool), [] {});
}
// CHECK-LABEL: function given
// CHECK: [[@LINE-4]]:3 {{.*}}: runs argument 1 on pool, off-loop
// CHECK: [[@LINE-4]]:3 {{.*}}: runs argument 1 on a loop

void objects(asio::io_context &loop, asio::thread_pool &pool) {
  asio::post(pool.get_executor(), [] {});
  asio::post(loop.get_executor(), [] {});
  asio::post(asio::make_strand(pool), [] {});
  asio::post(asio::make_strand(loop), [] {});
}
// CHECK-LABEL: function objects
// CHECK: [[@LINE-6]]:3 {{.*}}: runs argument 1 on pool, off-loop
// CHECK: [[@LINE-6]]:3 {{.*}}: runs argument 1 on a loop
// CHECK: [[@LINE-6]]:3 {{.*}}: runs argument 1 {{on pool, off-loop|off-loop}}
// CHECK: [[@LINE-6]]:3 {{.*}}: runs argument 1 on a loop

void assigned(asio::io_context &loop, asio::thread_pool &pool, bool urgent) {
  asio::any_io_executor executor = loop.get_executor();
  asio::post(executor, [] {});
  executor = pool.get_executor();
  asio::post(executor, [] {});
  if (urgent)
    executor = loop.get_executor();
  asio::post(executor, [] {});
}
// CHECK-LABEL: function assigned
// CHECK: [[@LINE-8]]:3 {{.*}}: runs argument 1 on a loop
// CHECK: [[@LINE-7]]:3 {{.*}}: runs argument 1 on pool, off-loop
// CHECK: [[@LINE-5]]:3 {{.*}}: runs argument 1 on executor{{$}}

void chosen(asio::thread_pool &pool, asio::io_context &loop, bool urgent) {
  asio::post(urgent ? asio::any_io_executor(pool.get_executor()) : asio::any_io_executor(loop.get_executor()), [] {});
  asio::post(urgent ? pool.get_executor() : pool.get_executor(), [] {});
}
// CHECK-LABEL: function chosen
// CHECK: [[@LINE-4]]:3 {{.*}}: runs argument 1 on a loop
// CHECK: [[@LINE-4]]:3 {{.*}}: runs argument 1 on pool, off-loop

class service {
public:
  explicit service(asio::any_io_executor executor) : executor_(executor), socket_(executor) { asio::post(executor, [] {}); }
  void start() {
    asio::post(executor_, [] {});
    asio::post(socket_.get_executor(), [] {});
    asio::post(*pool_, [] {});
  }

private:
  asio::any_io_executor executor_;
  asio::ip::tcp::socket socket_;
  std::unique_ptr<asio::thread_pool> pool_;
};
// CHECK-LABEL: function service::service
// CHECK: runs argument 1 on executor{{$}}
// CHECK-LABEL: function service::start
// CHECK: [[@LINE-13]]:5 {{.*}}: runs argument 1 on this.executor_{{$}}
// CHECK: [[@LINE-13]]:5 {{.*}}: runs argument 1 on this.socket_{{$}}
// CHECK: [[@LINE-13]]:5 {{.*}}: runs argument 1 off-loop

asio::awaitable<void> own() {
  auto executor = co_await asio::this_coro::executor;
  asio::post(executor, [] {});
}
// CHECK-LABEL: function own
// CHECK: runs argument 1 on its own executor

void in_lambdas(asio::thread_pool &pool) {
  auto strand = asio::any_io_executor(pool.get_executor());
  auto captured = [&] { asio::post(strand, [] {}); };
  auto initialised = [executor = asio::any_io_executor(pool.get_executor())] { asio::post(executor, [] {}); };
}

asio::thread_pool with_sockets, without;
void sockets() {
  asio::ip::tcp::acceptor acceptor(with_sockets, asio::ip::tcp::endpoint());
  asio::post(with_sockets, [] {});
  asio::post(without, [] {});
}
// CHECK-LABEL: function sockets
// CHECK: [[@LINE-4]]:3 {{.*}}: runs argument 1 on with_sockets{{$}}
// CHECK: [[@LINE-4]]:3 {{.*}}: runs argument 1 on without, off-loop
// Lambdas are told last.
// CHECK: function lambda in in_lambdas
// CHECK-NEXT: 82:25 {{.*}}: runs argument 1 on pool, off-loop
// CHECK: function lambda in in_lambdas
// CHECK-NEXT: 83:80 {{.*}}: runs argument 1 on pool, off-loop
