// RUN: %check_both %s -- -std=c++20
// Vendored and generated code bears no findings of its own; whoever calls it is told.
#include "message.pb.h"
#include "own.hpp"
#include "third_party/library.hpp"
using boost::asio::awaitable;

// CHECK: own.hpp:7:3: warning: 'sleep' blocks the event loop in coroutine 'own_header'

awaitable<void> bad_user() {
  library::connect();
  // CHECK: user.cpp:[[@LINE-1]]:3: warning: 'library::connect' blocks the event loop in coroutine 'bad_user': it calls 'sleep'
  // CHECK: library.hpp:7:25: note: 'library::connect' calls 'sleep'
  generated::call();
  // CHECK: user.cpp:[[@LINE-1]]:3: warning: 'generated::call' blocks the event loop in coroutine 'bad_user': it calls 'sleep'
  co_return;
}
awaitable<void> good_user() {
  library::describe();
  co_await library::session();
  co_await generated::stub();
}
