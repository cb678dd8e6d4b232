// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Completion handlers run on the loop of what they complete, whichever way they were made.
#include <boost/asio.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/spawn.hpp>
#include <functional>
#include <memory>
#include <thread>
#include <unistd.h>
namespace asio = boost::asio;
using boost::system::error_code;
inline void nap() { ::sleep(1); }

namespace bad_timer_lambda {
void start(asio::steady_timer &timer, asio::thread_pool &pool) {
  timer.async_wait([&pool](error_code) { nap(); });
  // CHECK: :[[@LINE-1]]:42: warning: 'nap' blocks the event loop in completion handler 'lambda in bad_timer_lambda::start'
}
} // namespace bad_timer_lambda
namespace good_timer_lambda {
void start(asio::steady_timer &timer, asio::thread_pool &pool) {
  timer.async_wait([&pool](error_code) { asio::post(pool, nap); });
}
} // namespace good_timer_lambda

namespace bad_posted {
void start(asio::io_context &loop, asio::thread_pool &pool) {
  asio::post(loop, [] { nap(); });
  // CHECK: :[[@LINE-1]]:25: warning: 'nap' blocks the event loop in completion handler 'lambda in bad_posted::start'
}
} // namespace bad_posted
namespace good_posted {
void start(asio::io_context &loop, asio::thread_pool &pool) {
  asio::post(pool, [] { nap(); });
}
} // namespace good_posted

namespace bad_around_handler {
void start(asio::steady_timer &timer) {
  timer.async_wait([](error_code) {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in completion handler 'lambda in bad_around_handler::start'
  });
}
} // namespace bad_around_handler
namespace good_around_handler {
void start(asio::steady_timer &timer) {
  nap();
  timer.async_wait([](error_code) {});
}
} // namespace good_around_handler

namespace bad_handler_in_handler {
void start(asio::steady_timer &timer, asio::io_context &loop, asio::thread_pool &pool) {
  timer.async_wait([&](error_code) {
    asio::post(loop, [] { nap(); });
    // CHECK: :[[@LINE-1]]:27: warning: 'nap' blocks the event loop in completion handler 'lambda in bad_handler_in_handler::start'
  });
}
} // namespace bad_handler_in_handler
namespace good_handler_in_handler {
void start(asio::steady_timer &timer, asio::io_context &loop, asio::thread_pool &pool) {
  timer.async_wait([&](error_code) { asio::post(pool, [] { nap(); }); });
}
} // namespace good_handler_in_handler

namespace bad_shared_session {
class session : public std::enable_shared_from_this<session> {
public:
  void start() {
    timer_.async_wait([self = shared_from_this()](error_code) { self->on_timer(); });
    // CHECK: :[[@LINE-1]]:65: warning: 'bad_shared_session::session::on_timer' blocks the event loop in completion handler 'lambda in bad_shared_session::session::start'
  }
  void on_timer() { nap(); }
  asio::steady_timer timer_;
};
} // namespace bad_shared_session
namespace good_shared_session {
class session : public std::enable_shared_from_this<session> {
public:
  void start() {
    timer_.async_wait([self = shared_from_this()](error_code) { self->on_timer(); });
  }
  void on_timer() {
    timer_.async_wait([](error_code) {});
  }
  asio::steady_timer timer_;
};
} // namespace good_shared_session

namespace bad_bound_member {
class session : public std::enable_shared_from_this<session> {
public:
  void start() { timer_.async_wait(std::bind(&session::on_timer, this, std::placeholders::_1)); }
  void on_timer(error_code) {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in completion handler 'bad_bound_member::session::on_timer'
  }
  asio::steady_timer timer_;
};
} // namespace bad_bound_member
namespace good_bound_member {
class session : public std::enable_shared_from_this<session> {
public:
  void start() { timer_.async_wait(std::bind(&session::on_timer, this, std::placeholders::_1)); }
  void on_timer(error_code) {
    timer_.async_wait([](error_code) {});
  }
  asio::steady_timer timer_;
};
} // namespace good_bound_member

namespace bad_bound_front_member {
class session : public std::enable_shared_from_this<session> {
public:
  void start() { timer_.async_wait(std::bind_front(&session::on_timer, shared_from_this())); }
  void on_timer(error_code) {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in completion handler 'bad_bound_front_member::session::on_timer'
  }
  asio::steady_timer timer_;
};
} // namespace bad_bound_front_member
namespace good_bound_front_member {
class session : public std::enable_shared_from_this<session> {
public:
  void start() { timer_.async_wait(std::bind_front(&session::on_timer, shared_from_this())); }
  void on_timer(error_code) { start(); }
  asio::steady_timer timer_;
};
} // namespace good_bound_front_member

// A stackless coroutine: the object itself is the handler.
namespace bad_function_object {
struct machine {
  asio::steady_timer &timer;
  void operator()(error_code) {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in completion handler 'bad_function_object::machine::operator()'
    timer.async_wait(*this);
  }
};
void start(asio::steady_timer &timer) { timer.async_wait(machine{timer}); }
} // namespace bad_function_object
namespace good_function_object {
struct machine {
  asio::steady_timer &timer;
  void operator()(error_code) { timer.async_wait(*this); }
};
void start(asio::steady_timer &timer) { timer.async_wait(machine{timer}); }
} // namespace good_function_object

namespace bad_same_function {
void on_timer(error_code) {
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in completion handler 'bad_same_function::on_timer'
}
void start(asio::steady_timer &timer) { timer.async_wait(on_timer); }
} // namespace bad_same_function
namespace good_same_function {
void on_timer(error_code) { nap(); }
void start(asio::steady_timer &timer) { std::thread(on_timer, error_code()).detach(); }
} // namespace good_same_function

namespace bad_stored_callback {
struct client {
  std::function<void()> on_message;
  void start(asio::steady_timer &timer) {
    timer.async_wait([this](error_code) { on_message(); });
    // CHECK: :[[@LINE-1]]:43: warning: 'std::function::operator()' blocks the event loop in completion handler 'lambda in bad_stored_callback::client::start'
  }
};
void use(asio::steady_timer &timer, client &c, asio::thread_pool &pool) {
  c.on_message = [&pool] { nap(); };
  c.start(timer);
}
} // namespace bad_stored_callback
namespace good_stored_callback {
struct client {
  std::function<void()> on_message;
  void start(asio::steady_timer &timer) {
    timer.async_wait([this](error_code) { on_message(); });
  }
};
void use(asio::steady_timer &timer, client &c, asio::thread_pool &pool) {
  c.on_message = [&pool] { asio::post(pool, nap); };
  c.start(timer);
}
} // namespace good_stored_callback

namespace bad_virtual_callback {
struct subscriber {
  virtual ~subscriber() = default;
  virtual void deliver() = 0;
};
struct slow_subscriber : subscriber {
  void deliver() override { nap(); }
};
void start(asio::steady_timer &timer, subscriber &all) {
  timer.async_wait([&all](error_code) { all.deliver(); });
  // CHECK: :[[@LINE-1]]:41: warning: 'bad_virtual_callback::slow_subscriber::deliver' blocks the event loop in completion handler 'lambda in bad_virtual_callback::start'
}
} // namespace bad_virtual_callback
namespace good_virtual_callback {
struct subscriber {
  virtual ~subscriber() = default;
  virtual void deliver() = 0;
};
struct slow_subscriber : subscriber {
  void deliver() override {}
};
void start(asio::steady_timer &timer, subscriber &all) {
  timer.async_wait([&all](error_code) { all.deliver(); });
}
} // namespace good_virtual_callback

namespace bad_signals {
void start(asio::signal_set &signals, asio::thread_pool &pool) {
  signals.async_wait([&pool](error_code, int) {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks the event loop in completion handler 'lambda in bad_signals::start'
  });
}
} // namespace bad_signals
namespace good_signals {
void start(asio::signal_set &signals, asio::thread_pool &pool) {
  signals.async_wait([&pool](error_code, int) { asio::post(pool, nap); });
}
} // namespace good_signals

namespace bad_yielding {
void start(asio::io_context &loop, asio::steady_timer &timer) {
  asio::spawn(
      loop,
      [&timer](asio::yield_context yield) {
        timer.wait();
        // CHECK: :[[@LINE-1]]:9: warning: 'boost::asio::basic_waitable_timer::wait' blocks the event loop in completion handler 'lambda in bad_yielding::start'
      },
      asio::detached);
}
} // namespace bad_yielding
namespace good_yielding {
void start(asio::io_context &loop, asio::steady_timer &timer) {
  asio::spawn(loop, [&timer](asio::yield_context yield) { timer.async_wait(yield); }, asio::detached);
}
} // namespace good_yielding

namespace bad_bound_to_pool {
void start(asio::steady_timer &timer, asio::thread_pool &pool) {
  timer.async_wait([](error_code) { nap(); });
  // CHECK: :[[@LINE-1]]:37: warning: 'nap' blocks the event loop in completion handler 'lambda in bad_bound_to_pool::start'
}
} // namespace bad_bound_to_pool
namespace good_bound_to_pool {
void start(asio::steady_timer &timer, asio::thread_pool &pool) {
  timer.async_wait(asio::bind_executor(pool, [](error_code) { nap(); }));
}
} // namespace good_bound_to_pool

namespace bad_composed {
template <typename Token> auto async_nap(Token &&token, asio::thread_pool &pool) {
  return asio::async_compose<Token, void(error_code)>(
      [&pool](auto &self, error_code = {}) {
        nap();
        // CHECK: :[[@LINE-1]]:9: warning: 'nap' blocks the event loop in completion handler 'lambda in bad_composed::async_nap'
        self.complete({});
      },
      token);
}
void start(asio::thread_pool &pool) {
  async_nap([](error_code) {}, pool);
}
} // namespace bad_composed
namespace good_composed {
template <typename Token> auto async_nap(Token &&token, asio::thread_pool &pool) {
  return asio::async_compose<Token, void(error_code)>(
      [&pool](auto &self, error_code = {}) {
        asio::post(pool, nap);
        self.complete({});
      },
      token);
}
void start(asio::thread_pool &pool) {
  async_nap([](error_code) {}, pool);
}
} // namespace good_composed

namespace bad_executed {
void start(asio::io_context &loop, asio::thread_pool &pool) {
  loop.get_executor().execute([] { nap(); });
  // CHECK: :[[@LINE-1]]:36: warning: 'nap' blocks the event loop in completion handler 'lambda in bad_executed::start'
}
} // namespace bad_executed
namespace good_executed {
void start(asio::io_context &loop, asio::thread_pool &pool) {
  pool.get_executor().execute([] { nap(); });
}
} // namespace good_executed

namespace bad_strand_posted {
void start(asio::io_context &loop, asio::thread_pool &pool) {
  auto strand = asio::make_strand(loop);
  asio::post(strand, [] { nap(); });
  // CHECK: :[[@LINE-1]]:27: warning: 'nap' blocks the event loop in completion handler 'lambda in bad_strand_posted::start'
}
} // namespace bad_strand_posted
namespace good_strand_posted {
void start(asio::io_context &loop, asio::thread_pool &pool) {
  auto strand = asio::make_strand(pool);
  asio::post(strand, [] { nap(); });
}
} // namespace good_strand_posted

namespace bad_chosen_handler {
void start(asio::steady_timer &timer, bool slow) {
  std::function<void(error_code)> handler = [](error_code) {};
  if (slow)
    handler = [](error_code) { nap(); };
  // CHECK: :[[@LINE-1]]:32: warning: 'nap' blocks the event loop in completion handler 'lambda in bad_chosen_handler::start'
  timer.async_wait(handler);
}
} // namespace bad_chosen_handler
namespace good_chosen_handler {
void start(asio::steady_timer &timer, bool slow) {
  std::function<void(error_code)> handler = [](error_code) {};
  if (slow)
    std::thread([] { nap(); }).detach();
  timer.async_wait(handler);
}
} // namespace good_chosen_handler

namespace bad_pool_timer {
void start(asio::io_context &loop, asio::thread_pool &pool) {
  asio::steady_timer timer(loop);
  timer.async_wait([](error_code) { nap(); });
  // CHECK: :[[@LINE-1]]:37: warning: 'nap' blocks the event loop in completion handler 'lambda in bad_pool_timer::start'
}
} // namespace bad_pool_timer
namespace good_pool_timer {
void start(asio::io_context &loop, asio::thread_pool &pool) {
  asio::steady_timer timer(pool);
  timer.async_wait([](error_code) { nap(); });
}
} // namespace good_pool_timer
