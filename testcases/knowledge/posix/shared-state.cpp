// REQUIRES: llvm-22
// RUN: %check_both %s --compile -- -std=c++20 -I%runtime-include
// Functions of the C library that work on a static of theirs: what calls one may not run on a thread beside the rest.
// The last function uses their reentrant forms, and may.
#include <boost/asio/awaitable.hpp>
#include <cstdlib>
#include <cstring>
#include <locale.h>
#include <string>
#include <time.h>
#include <unistd.h>
using boost::asio::awaitable;

void nap_asctime(tm parts) { ::usleep(10), ::asctime(&parts); }
void nap_ctime(time_t seconds) { ::usleep(10), ::ctime(&seconds); }
void nap_gmtime(time_t seconds) { ::usleep(10), ::gmtime(&seconds); }
void nap_localtime(time_t seconds) { ::usleep(10), ::localtime(&seconds); }
void nap_strtok(std::string text) { ::usleep(10), ::strtok(text.data(), ","); }
void nap_drand48(int) { ::usleep(10), ::drand48(); }
void nap_setlocale(int category) { ::usleep(10), ::setlocale(category, "C"); }
void nap_reentrant(time_t seconds) {
  tm parts;
  char text[32];
  ::usleep(10), ::gmtime_r(&seconds, &parts), ::localtime_r(&seconds, &parts);
  ::asctime_r(&parts, text), ::ctime_r(&seconds, text);
  char *rest = nullptr;
  ::strtok_r(text, ":", &rest);
}

awaitable<void> handler(tm parts, time_t seconds) {
  nap_asctime(parts);
  // CHECK: :[[@LINE-1]]:3: warning: 'nap_asctime' blocks
  // CHECK-FIXES: {{^}}  nap_asctime(parts);
  nap_ctime(seconds);
  // CHECK: :[[@LINE-1]]:3: warning: 'nap_ctime' blocks
  // CHECK-FIXES: {{^}}  nap_ctime(seconds);
  nap_gmtime(seconds);
  // CHECK: :[[@LINE-1]]:3: warning: 'nap_gmtime' blocks
  // CHECK-FIXES: {{^}}  nap_gmtime(seconds);
  nap_localtime(seconds);
  // CHECK: :[[@LINE-1]]:3: warning: 'nap_localtime' blocks
  // CHECK-FIXES: {{^}}  nap_localtime(seconds);
  nap_strtok("a,b");
  // CHECK: :[[@LINE-1]]:3: warning: 'nap_strtok' blocks
  // CHECK-FIXES: {{^}}  nap_strtok("a,b");
  nap_drand48(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'nap_drand48' blocks
  // CHECK-FIXES: {{^}}  nap_drand48(1);
  nap_setlocale(LC_ALL);
  // CHECK: :[[@LINE-1]]:3: warning: 'nap_setlocale' blocks
  // CHECK-FIXES: {{^}}  nap_setlocale(LC_ALL);
  nap_reentrant(seconds);
  // CHECK: :[[@LINE-1]]:3: warning: 'nap_reentrant' blocks
  // CHECK-FIXES: {{^}}  co_await nostall::to_thread([&] { nap_reentrant(seconds); });
  co_return;
}
