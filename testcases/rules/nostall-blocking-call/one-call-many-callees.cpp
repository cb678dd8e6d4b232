// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// A call that may run one of several callables, or one of several overrides, leads to what each of them blocks in.
#include <boost/asio.hpp>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

namespace bad_table {
std::map<std::string, std::function<void()>> commands;
void set_up() {
  commands["wait"] = [] { ::sleep(1); };
  // CHECK-DAG: :[[@LINE-1]]:27: {{.*}}'sleep', which blocks (sleep, unbounded)
  commands["run"] = [] { std::system("true"); };
  // CHECK-DAG: :[[@LINE-1]]:26: {{.*}}'system', which blocks (process, unbounded)
  commands["save"] = [] { std::ofstream file("state"); };
  // CHECK-DAG: :[[@LINE-1]]:41: {{.*}}blocks (file, io)
}
awaitable<void> session(std::string name) {
  if (auto found = commands.find(name); found != commands.end())
    found->second();
  // CHECK-DAG: :[[@LINE-1]]:5: warning: {{.*}}blocks the event loop in coroutine 'bad_table::session'
  co_return;
}
} // namespace bad_table
namespace good_table {
std::map<std::string, std::function<void()>> commands;
void set_up() {
  commands["wait"] = [] { ::sleep(0); };
  commands["run"] = [] { ::getpid(); };
  commands["save"] = [] { std::ofstream file; };
}
awaitable<void> session(std::string name) {
  if (auto found = commands.find(name); found != commands.end())
    found->second();
  co_return;
}
} // namespace good_table

namespace bad_overrides {
struct command {
  virtual ~command() = default;
  virtual void run() = 0;
};
struct wait : command {
  void run() override { ::sleep(1); }
  // CHECK-DAG: :[[@LINE-1]]:25: {{.*}}'sleep', which blocks (sleep, unbounded)
};
struct start : command {
  void run() override { std::system("true"); }
  // CHECK-DAG: :[[@LINE-1]]:25: {{.*}}'system', which blocks (process, unbounded)
};
awaitable<void> session(command &c) {
  c.run();
  // CHECK-DAG: :[[@LINE-1]]:3: warning: {{.*}}blocks the event loop in coroutine 'bad_overrides::session'
  co_return;
}
} // namespace bad_overrides
namespace good_overrides {
struct command {
  virtual ~command() = default;
  virtual void run() = 0;
};
struct wait : command {
  void run() override { ::sleep(0); }
};
struct start : command {
  void run() override { ::getpid(); }
};
awaitable<void> session(command &c) {
  c.run();
  co_return;
}
} // namespace good_overrides

// Each object of a template has its own container, though all share the member's name.
namespace bad_signals {
template <typename... Arguments> struct signal {
  std::vector<std::function<void(Arguments...)>> slots;
  void connect(std::function<void(Arguments...)> slot) { slots.push_back(std::move(slot)); }
  void emit(Arguments... arguments) {
    for (auto &slot : slots)
      slot(arguments...);
  }
};
struct link {
  signal<int> changed;
  signal<std::string> named;
};
void wire(link &l) {
  l.changed.connect([](int) { ::sleep(1); });
  // CHECK-DAG: :[[@LINE-1]]:31: {{.*}}'sleep', which blocks (sleep, unbounded)
  l.named.connect([](std::string) { std::ofstream file("names"); });
  // CHECK-DAG: :[[@LINE-1]]:51: {{.*}}blocks (file, io)
}
awaitable<void> work(link &l) {
  l.changed.emit(1);
  l.named.emit("x");
  co_return;
}
} // namespace bad_signals
