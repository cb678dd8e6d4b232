// RUN: %nostall dump --graph --expanded %s -- -std=c++20 | %filecheck %s
// RUN: %nostall dump --graph --expanded --check-round-trip %s -- -std=c++20
// Which constructor a library's template runs is chosen by the number of arguments and the kinds of their types.
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

struct Pwm {
  Pwm(const std::string &name, const std::string &type, bool changes = false);
  Pwm(int number);
  explicit Pwm(int number, const Pwm &other);
};
struct Derived : Pwm {
  using Pwm::Pwm;
};

void conversions(const std::string &s) { auto p = std::make_unique<Pwm>(s, "fan"); }
// CHECK-LABEL: function conversions
// CHECK: call std::make_unique
// CHECK-NEXT: construct Pwm::Pwm (*s, "fan")  19:

void exact() { auto p = std::make_shared<Pwm>(1); }
// CHECK-LABEL: function exact
// CHECK: call std::make_shared
// CHECK-NEXT: construct Pwm::Pwm (1)  24:

struct Either {
  Either(std::string);
  Either(std::vector<int>);
};
void either(const char *text) { auto p = std::make_unique<Either>(text); }
// CHECK-LABEL: function either
// CHECK: construct Either::Either (text) [perhaps]
// CHECK-NEXT: construct Either::Either (text) [perhaps]

void several(std::vector<Either> &v, std::string s) { v.emplace_back(s); }
// CHECK-LABEL: function several
// CHECK: construct Either::Either (s)  38:

struct Runs {
  template <typename Callable> explicit Runs(Callable c) { c(); }
};
void by_pattern() { std::make_unique<Runs>([] {}); }
// CHECK-LABEL: function by_pattern
// CHECK: construct Runs::Runs

void array() { auto p = std::make_unique<Runs *[]>(4); }

void thread(void (*work)()) { auto p = std::make_shared<std::thread>(work); }
// CHECK-LABEL: function thread(
// CHECK: construct std::thread::thread (work)
