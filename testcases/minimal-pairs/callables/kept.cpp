// RUN: %check_both %s -- -std=c++20
// Callables that a program keeps for later: tables of handlers, lists of listeners, factories, wrappers.
#include "awaitable.hpp"
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unistd.h>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
using boost::asio::awaitable;
inline void quick() {}
inline void nap() { ::sleep(1); }

namespace bad_table_in_member {
class router {
public:
  router() {
    handlers_["/fast"] = quick;
    handlers_["/slow"] = [] { nap(); };
  }
  awaitable<void> serve(std::string path) {
    if (auto found = handlers_.find(path); found != handlers_.end())
      found->second();
    // CHECK: :[[@LINE-1]]:7: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_table_in_member::router::serve'
    co_return;
  }

private:
  std::unordered_map<std::string, std::function<void()>> handlers_;
};
} // namespace bad_table_in_member
namespace good_table_in_member {
class router {
public:
  router() {
    handlers_["/fast"] = quick;
    handlers_["/slow"] = [] { quick(); };
  }
  awaitable<void> serve(std::string path) {
    if (auto found = handlers_.find(path); found != handlers_.end())
      found->second();
    co_return;
  }

private:
  std::unordered_map<std::string, std::function<void()>> handlers_;
};
} // namespace good_table_in_member

namespace bad_registered_from_outside {
class router {
public:
  void add(std::string path, std::function<void()> handler) { handlers_.emplace(std::move(path), std::move(handler)); }
  awaitable<void> serve(const std::string &path) {
    handlers_.at(path)();
    // CHECK: :[[@LINE-1]]:5: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_registered_from_outside::router::serve'
    co_return;
  }

private:
  std::map<std::string, std::function<void()>> handlers_;
};
void set_up(router &r) { r.add("/", nap); }
} // namespace bad_registered_from_outside
namespace good_registered_from_outside {
class router {
public:
  void add(std::string path, std::function<void()> handler) { handlers_.emplace(std::move(path), std::move(handler)); }
  awaitable<void> serve(const std::string &path) {
    handlers_.at(path)();
    co_return;
  }

private:
  std::map<std::string, std::function<void()>> handlers_;
};
void set_up(router &r) { r.add("/", quick); }
} // namespace good_registered_from_outside

namespace bad_listeners {
class channel {
public:
  template <typename Listener> void listen(Listener listener) { listeners_.push_back(std::move(listener)); }
  awaitable<void> publish() {
    for (auto &listener : listeners_)
      listener();
    // CHECK: :[[@LINE-1]]:7: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_listeners::channel::publish'
    co_return;
  }

private:
  std::vector<std::function<void()>> listeners_;
};
void set_up(channel &c) {
  c.listen([] { nap(); });
}
} // namespace bad_listeners
namespace good_listeners {
class channel {
public:
  template <typename Listener> void listen(Listener listener) { listeners_.push_back(std::move(listener)); }
  awaitable<void> publish() {
    for (auto &listener : listeners_)
      listener();
    co_return;
  }

private:
  std::vector<std::function<void()>> listeners_;
};
void set_up(channel &c) {
  c.listen([] { quick(); });
}
} // namespace good_listeners

namespace bad_structured_binding {
awaitable<void> work() {
  std::vector<std::pair<std::string, std::function<void()>>> steps{{"first", quick}, {"second", nap}};
  for (auto &[name, step] : steps)
    step();
  // CHECK: :[[@LINE-1]]:5: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_structured_binding::work'
  co_return;
}
} // namespace bad_structured_binding
namespace good_structured_binding {
awaitable<void> work() {
  std::vector<std::pair<std::string, std::function<void()>>> steps{{"first", quick}, {"second", quick}};
  for (auto &[name, step] : steps)
    step();
  co_return;
}
} // namespace good_structured_binding

namespace bad_table_of_commands {
struct command {
  std::string_view name;
  void (*run)();
};
const command commands[] = {{"quick", quick}, {"nap", nap}};
awaitable<void> work(std::string_view name) {
  for (const command &c : commands)
    if (c.name == name)
      c.run();
  // CHECK: :[[@LINE-1]]:7: warning: 'nap' blocks the event loop in coroutine 'bad_table_of_commands::work'
  co_return;
}
} // namespace bad_table_of_commands
namespace good_table_of_commands {
struct command {
  std::string_view name;
  void (*run)();
};
const command commands[] = {{"quick", quick}, {"nap", quick}};
awaitable<void> work(std::string_view name) {
  for (const command &c : commands)
    if (c.name == name)
      c.run();
  co_return;
}
} // namespace good_table_of_commands

namespace bad_static_table {
awaitable<void> work(int which) {
  static const std::array<void (*)(), 2> table{quick, nap};
  table[which]();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'bad_static_table::work'
  co_return;
}
} // namespace bad_static_table
namespace good_static_table {
awaitable<void> work(int which) {
  static const std::array<void (*)(), 2> table{quick, quick};
  table[which]();
  co_return;
}
} // namespace good_static_table

namespace bad_command_object {
struct command {
  virtual ~command() = default;
  virtual void execute() = 0;
};
struct import : command {
  void execute() override { nap(); }
};
awaitable<void> work(std::vector<std::unique_ptr<command>> commands) {
  for (auto &command : commands)
    command->execute();
  // CHECK: :[[@LINE-1]]:5: warning: 'bad_command_object::import::execute' blocks the event loop in coroutine 'bad_command_object::work'
  co_return;
}
} // namespace bad_command_object
namespace good_command_object {
struct command {
  virtual ~command() = default;
  virtual void execute() = 0;
};
struct import : command {
  void execute() override { quick(); }
};
awaitable<void> work(std::vector<std::unique_ptr<command>> commands) {
  for (auto &command : commands)
    command->execute();
  co_return;
}
} // namespace good_command_object

namespace bad_factory {
std::function<void()> make_step(bool slow) {
  if (slow)
    return nap;
  return quick;
}
awaitable<void> work(bool slow) {
  auto step = make_step(slow);
  step();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_factory::work'
  co_return;
}
} // namespace bad_factory
namespace good_factory {
std::function<void()> make_step(bool slow) {
  if (slow)
    return quick;
  return quick;
}
awaitable<void> work(bool slow) {
  auto step = make_step(slow);
  step();
  co_return;
}
} // namespace good_factory

namespace bad_factory_of_lambdas {
std::function<void()> make_step(int seconds) {
  return [seconds] { ::sleep(seconds); };
}
awaitable<void> work() {
  make_step(1)();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_factory_of_lambdas::work'
  co_return;
}
} // namespace bad_factory_of_lambdas
namespace good_factory_of_lambdas {
std::function<void()> make_step(int seconds) {
  return [seconds] { (void)seconds; };
}
awaitable<void> work() {
  make_step(1)();
  co_return;
}
} // namespace good_factory_of_lambdas

namespace bad_overloaded {
template <class... Functions> struct overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions> overloaded(Functions...) -> overloaded<Functions...>;
awaitable<void> work(std::variant<int, std::string> message) {
  std::visit(overloaded{[](int) { quick(); },
                        // CHECK: :[[@LINE-1]]:3: warning: 'std::visit' blocks the event loop in coroutine 'bad_overloaded::work'
                        [](const std::string &) { nap(); }},
             message);
  co_return;
}
} // namespace bad_overloaded
namespace good_overloaded {
template <class... Functions> struct overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions> overloaded(Functions...) -> overloaded<Functions...>;
awaitable<void> work(std::variant<int, std::string> message) {
  std::visit(overloaded{[](int) { quick(); }, [](const std::string &) { quick(); }}, message);
  co_return;
}
} // namespace good_overloaded

namespace bad_move_only_wrapper {
class task {
public:
  template <typename Function> task(Function f) : impl_(std::make_unique<model<Function>>(std::move(f))) {}
  void operator()() { impl_->run(); }

private:
  struct concept_ {
    virtual ~concept_() = default;
    virtual void run() = 0;
  };
  template <typename Function> struct model : concept_ {
    explicit model(Function f) : f_(std::move(f)) {}
    void run() override { f_(); }
    Function f_;
  };
  std::unique_ptr<concept_> impl_;
};
awaitable<void> work() {
  task t(nap);
  t();
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_move_only_wrapper::task::operator()' blocks the event loop in coroutine 'bad_move_only_wrapper::work'
  co_return;
}
} // namespace bad_move_only_wrapper
namespace good_move_only_wrapper {
class task {
public:
  template <typename Function> task(Function f) : impl_(std::make_unique<model<Function>>(std::move(f))) {}
  void operator()() { impl_->run(); }

private:
  struct concept_ {
    virtual ~concept_() = default;
    virtual void run() = 0;
  };
  template <typename Function> struct model : concept_ {
    explicit model(Function f) : f_(std::move(f)) {}
    void run() override { f_(); }
    Function f_;
  };
  std::unique_ptr<concept_> impl_;
};
awaitable<void> work() {
  task t(quick);
  t();
  co_return;
}
} // namespace good_move_only_wrapper

namespace bad_recursive {
awaitable<void> work() {
  auto again = std::make_shared<std::function<void(int)>>();
  *again = [again](int left) {
    nap();
    if (left > 0)
      (*again)(left - 1);
  };
  (*again)(3);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_recursive::work'
  co_return;
}
} // namespace bad_recursive
namespace good_recursive {
awaitable<void> work() {
  auto again = std::make_shared<std::function<void(int)>>();
  *again = [again](int left) {
    quick();
    if (left > 0)
      (*again)(left - 1);
  };
  (*again)(3);
  co_return;
}
} // namespace good_recursive

namespace bad_parameter_with_fallback {
awaitable<void> work(std::function<void()> handler) {
  if (!handler)
    handler = nap;
  handler();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_parameter_with_fallback::work'
  co_return;
}
} // namespace bad_parameter_with_fallback
namespace good_parameter_with_fallback {
awaitable<void> work(std::function<void()> handler) {
  if (!handler)
    handler = quick;
  handler();
  co_return;
}
} // namespace good_parameter_with_fallback

namespace bad_bound_member {
class store {
public:
  void load() { nap(); }
  awaitable<void> work() {
    auto load = std::bind_front(&store::load, this);
    load();
    // CHECK: :[[@LINE-1]]:5: warning: 'std::_Bind_front::operator()' blocks the event loop in coroutine 'bad_bound_member::store::work'
    co_return;
  }
};
} // namespace bad_bound_member
namespace good_bound_member {
class store {
public:
  void load() { quick(); }
  awaitable<void> work() {
    auto load = std::bind_front(&store::load, this);
    load();
    co_return;
  }
};
} // namespace good_bound_member

namespace bad_function_pointer_deleter {
void give_back(int *) { nap(); }
awaitable<void> work() {
  std::unique_ptr<int, void (*)(int *)> held(new int, &give_back);
  // CHECK: :[[@LINE-1]]:41: warning: 'std::unique_ptr::~unique_ptr' blocks the event loop in coroutine 'bad_function_pointer_deleter::work'
  co_return;
}
} // namespace bad_function_pointer_deleter
namespace good_function_pointer_deleter {
void give_back(int *) { quick(); }
awaitable<void> work() {
  std::unique_ptr<int, void (*)(int *)> held(new int, &give_back);
  co_return;
}
} // namespace good_function_pointer_deleter

namespace bad_reordered {
awaitable<void> work() {
  std::vector<std::function<void()>> steps{nap, quick};
  std::reverse(steps.begin(), steps.end());
  std::ranges::swap(steps[0], steps[1]);
  if (std::vector<std::function<void()>> copy = steps; copy.size() == steps.size())
    copy.front()();
  // CHECK: :[[@LINE-1]]:5: warning: 'std::function::operator()' blocks the event loop in coroutine 'bad_reordered::work'
  co_return;
}
} // namespace bad_reordered
namespace good_reordered {
awaitable<void> work() {
  std::vector<std::function<void()>> steps{nap, quick};
  std::reverse(steps.begin(), steps.end());
  std::ranges::swap(steps[0], steps[1]);
  if (std::vector<std::function<void()>> copy = steps; copy.size() == steps.size())
    copy.clear();
  co_return;
}
} // namespace good_reordered

namespace bad_swapped_out {
awaitable<void> work() {
  void (*first)() = nap;
  void (*second)() = quick;
  second = std::exchange(first, second);
  second();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks the event loop in coroutine 'bad_swapped_out::work'
  co_return;
}
} // namespace bad_swapped_out
namespace good_swapped_out {
awaitable<void> work() {
  void (*first)() = nap;
  void (*second)() = quick;
  first = std::exchange(second, quick);
  second();
  co_return;
}
} // namespace good_swapped_out
