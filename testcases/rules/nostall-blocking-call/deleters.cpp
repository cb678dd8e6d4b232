// RUN: %check_both %s -- -std=c++20
// An owner that ends calls its deleter: the deleter is the cause, and a step of the chain.
#include "awaitable.hpp"
#include <cstdio>
#include <memory>
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_pointer_to_function() {
  std::unique_ptr<FILE, decltype(&pclose)> pipe(nullptr, &pclose);
  // CHECK: :[[@LINE-1]]:44: warning: 'std::unique_ptr::~unique_ptr' blocks the event loop in coroutine 'bad_pointer_to_function': it calls 'pclose'; use 'posix_spawn' and an awaited wait for the child [
  // CHECK-NEXT: :[[@LINE-2]]:44: note: 'bad_pointer_to_function' destroys a 'std::unique_ptr'
  // CHECK-NEXT: :[[@LINE-3]]:44: note: 'std::unique_ptr::~unique_ptr' calls 'pclose', which blocks (process, unbounded): waits for the program to end
  pipe.get();
  co_return;
}

void close_helper() {
  std::unique_ptr<FILE, int (*)(FILE *)> file(nullptr, fclose);
  file.get();
}

awaitable<void> bad_in_a_helper() {
  close_helper();
  // CHECK: :[[@LINE-1]]:3: warning: 'close_helper' blocks the event loop in coroutine 'bad_in_a_helper': it leads to 'fclose';
  // CHECK-NEXT: :[[@LINE-2]]:3: note: 'bad_in_a_helper' calls 'close_helper'
  // CHECK-NEXT: :[[@LINE-8]]:42: note: 'close_helper' destroys a 'std::unique_ptr'
  // CHECK-NEXT: :[[@LINE-9]]:42: note: 'std::unique_ptr::~unique_ptr' calls 'fclose', which blocks (file, io): writes what is buffered
  co_return;
}

void nap_and_close(FILE *file) {
  ::usleep(1);
  std::fclose(file);
}

awaitable<void> bad_own_function() {
  std::unique_ptr<FILE, void (*)(FILE *)> file(nullptr, &nap_and_close);
  // CHECK: :[[@LINE-1]]:43: warning: 'std::unique_ptr::~unique_ptr' blocks the event loop in coroutine 'bad_own_function': it {{calls|leads to}} 'usleep'
  // CHECK: note: {{.*}}'std::unique_ptr::~unique_ptr', which runs 'nap_and_close'
  // CHECK: note: 'nap_and_close' calls 'usleep'
  file.get();
  co_return;
}

awaitable<void> good_harmless_function() {
  std::unique_ptr<void, void (*)(void *)> memory(nullptr, &std::free);
  memory.get();
  co_return;
}
