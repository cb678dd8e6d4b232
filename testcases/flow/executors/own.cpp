// RUN: %nostall dump --facts %s -- -std=c++20 -I%S/../../Inputs/boost-mock | %filecheck %s
// An executor of the program's own runs things where its execute() takes them, also when that is a template.
#include <boost/asio.hpp>
#include <thread>
#include <utility>
namespace asio = boost::asio;

struct passes_on {
  template <typename Function> void execute(Function function) const { asio::post(std::move(function)); }
};
struct starts_thread {
  template <typename Function> void execute(Function function) const { std::thread(std::move(function)).detach(); }
};
void start() {
  asio::post(passes_on(), [] {});
  asio::post(starts_thread(), [] {});
  starts_thread kept;
  asio::post(kept, [] {});
}
// CHECK-LABEL: function start{{$}}
// CHECK-NEXT: 15:3 {{.*}}: runs argument 1 on an unknown executor
// CHECK-NEXT: 16:3 {{.*}}: runs argument 1 off-loop
// CHECK-NEXT: 18:3 {{.*}}: runs argument 1 off-loop
