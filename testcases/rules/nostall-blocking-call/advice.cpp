// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock -Wno-unused-result
// What a message tells to do is possible where the call stands, and agrees with the note below it.
#include <boost/asio.hpp>
#include <mutex>
#include <unistd.h>
namespace asio = boost::asio;
using asio::awaitable;

void nap() { ::usleep(10); }
awaitable<void> save();
struct slow_begin {
  slow_begin() { nap(); }
};
struct slow_end {
  ~slow_end() { nap(); }
};

awaitable<void> coroutine() {
  nap();
  // CHECK: :[[@LINE-1]]:3: warning: 'nap' blocks {{.*}}; run it with 'nostall::to_thread' [
  ::sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks {{.*}}; use {{.*}}await{{.*}} [
  co_return;
}
// Nothing can be awaited in a handler.
void handler(asio::steady_timer &timer) {
  timer.async_wait([&timer](boost::system::error_code) {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks {{.*}}; use 'steady_timer::async_wait', and continue in its handler [
    // CHECK: note: make 'nap' asynchronous: start the operation there, and continue in its handler
    ::sleep(1);
    // CHECK: :[[@LINE-1]]:5: warning: 'sleep' blocks {{.*}}; use 'steady_timer::async_wait', and continue in its handler [
    timer.wait();
    // CHECK: :[[@LINE-1]]:5: warning: {{.*}}; use 'timer.async_wait' [
    // CHECK: note: start the asynchronous operation here, and continue in its handler
  });
}
// Constructors and destructors are not spelled as calls.
awaitable<void> lifetime() {
  slow_begin begin;
  // CHECK: :[[@LINE-1]]:14: warning: 'slow_begin::slow_begin' blocks {{.*}}; construct the object on a pool [
  // CHECK: note: construct the object in a function that runs on a pool, and move it here
  slow_end end;
  // CHECK: :[[@LINE-1]]:12: warning: 'slow_end::~slow_end' blocks {{.*}}; destroy the object on a pool [
  // CHECK: note: destroy the object on a pool, or wait for it asynchronously first
  co_return;
}
thread_local int mine;
void use(int &) { nap(); }
void may_throw();
awaitable<void> places() {
  use(mine);
  // CHECK: :[[@LINE-1]]:3: warning: 'use' blocks {{.*}}; use an asynchronous operation [
  // CHECK: note: a 'thread_local' variable is used, of which another thread has its own instance
  try {
    may_throw();
  } catch (...) {
    nap();
    // CHECK: :[[@LINE-1]]:5: warning: 'nap' blocks {{.*}}; run it with 'nostall::to_thread' [
    // CHECK: note: 'co_await' is not allowed in a catch block: store the error and do this after the block
    save();
    // CHECK: :[[@LINE-1]]:5: warning: the awaitable returned by 'save' is never awaited, so it never runs; use 'co_await' after the catch block [
  }
  co_return;
}
void plain() {
  save();
  // CHECK: :[[@LINE-1]]:3: warning: the awaitable returned by 'save' is never awaited, so it never runs; spawn it on an executor [
}
