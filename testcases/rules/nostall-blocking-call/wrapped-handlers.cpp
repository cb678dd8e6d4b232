// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A template that wraps handlers runs another one in each of its instances: each that blocks in its own way is a finding,
// and those that say the same are one.
#include <boost/asio.hpp>
#include <cstdlib>
#include <unistd.h>
namespace asio = boost::asio;

template <typename Function> void guarded(asio::io_context &loop, Function function) {
  asio::post(loop, [function] {
    function();
    // CHECK: :[[@LINE-1]]:5: warning: 'lambda in set_up' blocks the event loop in completion handler 'lambda in guarded': it calls 'sleep'
    // CHECK: note: also: 'lambda in set_up' calls 'system', which blocks (process, unbounded)
    // CHECK: note: also: 'lambda in set_up' calls 'sleep', which blocks (sleep, unbounded)
    // CHECK: note: make 'lambda in set_up' asynchronous: start the operation there, and continue in its handler
  });
}
void set_up(asio::io_context &loop) {
  guarded(loop, [] {});
  guarded(loop, [] { ::sleep(1); });
  guarded(loop, [] { ::system("true"); });
  guarded(loop, [] { ::sleep(2); });
}

template <typename Derived> class session {
public:
  void start(asio::io_context &loop) {
    asio::post(loop, [this] { static_cast<Derived *>(this)->serve(); });
    // CHECK: :[[@LINE-1]]:31: warning: 'secure::serve' blocks the event loop in completion handler 'lambda in session::start': it calls 'sleep'
  }
};
struct plain : session<plain> {
  void serve() {}
};
struct secure : session<secure> {
  void serve() { ::sleep(1); }
};
void set_up(asio::io_context &loop, plain &p, secure &s) {
  p.start(loop);
  s.start(loop);
}
