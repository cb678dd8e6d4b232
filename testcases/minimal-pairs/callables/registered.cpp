// RUN: %check_both %s -- -std=c++20
// A handler that registers itself by the initialiser of a static variable is called by whoever calls the registered ones.
#include "awaitable.hpp"
#include <functional>
#include <map>
#include <string>
#include <unistd.h>
#include <vector>
using boost::asio::awaitable;

namespace bad_function {
std::map<std::string, std::function<int(int)>> handlers;
bool add(const std::string &name, std::function<int(int)> handler) {
  handlers[name] = std::move(handler);
  return true;
}
int quick(int x) { return x; }
int slow(int x) {
  ::sleep(1);
  return x;
}
const bool registered = add("slow", &slow);
awaitable<int> serve(std::string name) {
  co_return handlers[name](1);
  // CHECK: :[[@LINE-1]]:13: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_function::serve'
}
} // namespace bad_function
namespace good_function {
std::map<std::string, std::function<int(int)>> handlers;
bool add(const std::string &name, std::function<int(int)> handler) {
  handlers[name] = std::move(handler);
  return true;
}
int quick(int x) { return x; }
int slow(int x) {
  ::sleep(1);
  return x;
}
const bool registered = add("quick", &quick);
awaitable<int> serve(std::string name) {
  co_return handlers[name](1);
}
} // namespace good_function

namespace bad_object {
struct command {
  explicit command(std::function<int(int)> f) : run(std::move(f)) { all().push_back(this); }
  static std::vector<command *> &all() {
    static std::vector<command *> commands;
    return commands;
  }
  std::function<int(int)> run;
};
int quick(int x) { return x; }
int slow(int x) {
  ::sleep(1);
  return x;
}
command one(&slow);
awaitable<void> serve() {
  for (command *c : command::all())
    c->run(1);
  // CHECK: :[[@LINE-1]]:5: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_object::serve'
  co_return;
}
} // namespace bad_object
namespace good_object {
struct command {
  explicit command(std::function<int(int)> f) : run(std::move(f)) { all().push_back(this); }
  static std::vector<command *> &all() {
    static std::vector<command *> commands;
    return commands;
  }
  std::function<int(int)> run;
};
int quick(int x) { return x; }
int slow(int x) {
  ::sleep(1);
  return x;
}
command one(&quick);
awaitable<void> serve() {
  for (command *c : command::all())
    c->run(1);
  co_return;
}
} // namespace good_object
