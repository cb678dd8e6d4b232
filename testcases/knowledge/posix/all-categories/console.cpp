// RUN: %check_both %s -- -std=c++20
// The category 'console' from the cost 'brief' on, as this folder's configuration wants it: lines to standard output.
#include "awaitable.hpp"
#include <cstdarg>
#include <cstdio>
#include <cwchar>
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_print(const char *text, const wchar_t *wide, va_list arguments) {
  printf("%s\n", text);
  // CHECK: :[[@LINE-1]]:3: warning: 'printf' blocks the event loop in coroutine 'bad_print'
  std::printf("%s\n", text);
  // CHECK: :[[@LINE-1]]:3: warning: 'printf' blocks the event loop in coroutine 'bad_print'
  vprintf(text, arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'vprintf' blocks the event loop in coroutine 'bad_print'
  wprintf(L"%s\n", text);
  // CHECK: :[[@LINE-1]]:3: warning: 'wprintf' blocks the event loop in coroutine 'bad_print'
  vwprintf(wide, arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'vwprintf' blocks the event loop in coroutine 'bad_print'
  puts(text);
  // CHECK: :[[@LINE-1]]:3: warning: 'puts' blocks the event loop in coroutine 'bad_print'
  perror(text);
  // CHECK: :[[@LINE-1]]:3: warning: 'perror' blocks the event loop in coroutine 'bad_print'
  putchar('x');
  // CHECK: :[[@LINE-1]]:3: warning: 'putchar' blocks the event loop in coroutine 'bad_print'
  putchar_unlocked('x');
  // CHECK: :[[@LINE-1]]:3: warning: 'putchar_unlocked' blocks the event loop in coroutine 'bad_print'
  putwchar(L'x');
  // CHECK: :[[@LINE-1]]:3: warning: 'putwchar' blocks the event loop in coroutine 'bad_print'
  co_return;
}

awaitable<void> bad_stream(const char *text, const wchar_t *wide, va_list arguments) {
  fprintf(stdout, "%s\n", text);
  // CHECK: :[[@LINE-1]]:3: warning: 'fprintf' blocks the event loop in coroutine 'bad_stream'
  vfprintf(stderr, text, arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'vfprintf' blocks the event loop in coroutine 'bad_stream'
  fwprintf(stderr, L"%s\n", text);
  // CHECK: :[[@LINE-1]]:3: warning: 'fwprintf' blocks the event loop in coroutine 'bad_stream'
  vfwprintf(stderr, wide, arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'vfwprintf' blocks the event loop in coroutine 'bad_stream'
  fflush(stdout);
  // CHECK: :[[@LINE-1]]:3: warning: 'fflush' blocks the event loop in coroutine 'bad_stream'
  fflush_unlocked(stdout);
  // CHECK: :[[@LINE-1]]:3: warning: 'fflush_unlocked' blocks the event loop in coroutine 'bad_stream'
  fwrite(text, 1, 1, stdout);
  // CHECK: :[[@LINE-1]]:3: warning: 'fwrite' blocks the event loop in coroutine 'bad_stream'
  fwrite_unlocked(text, 1, 1, stdout);
  // CHECK: :[[@LINE-1]]:3: warning: 'fwrite_unlocked' blocks the event loop in coroutine 'bad_stream'
  fputs(text, stderr);
  // CHECK: :[[@LINE-1]]:3: warning: 'fputs' blocks the event loop in coroutine 'bad_stream'
  fputs_unlocked(text, stderr);
  // CHECK: :[[@LINE-1]]:3: warning: 'fputs_unlocked' blocks the event loop in coroutine 'bad_stream'
  fputc('x', stderr);
  // CHECK: :[[@LINE-1]]:3: warning: 'fputc' blocks the event loop in coroutine 'bad_stream'
  fputc_unlocked('x', stderr);
  // CHECK: :[[@LINE-1]]:3: warning: 'fputc_unlocked' blocks the event loop in coroutine 'bad_stream'
  putc('x', stderr);
  // CHECK: :[[@LINE-1]]:3: warning: 'putc' blocks the event loop in coroutine 'bad_stream'
  putc_unlocked('x', stderr);
  // CHECK: :[[@LINE-1]]:3: warning: 'putc_unlocked' blocks the event loop in coroutine 'bad_stream'
  fputws(wide, stderr);
  // CHECK: :[[@LINE-1]]:3: warning: 'fputws' blocks the event loop in coroutine 'bad_stream'
  fputwc(L'x', stderr);
  // CHECK: :[[@LINE-1]]:3: warning: 'fputwc' blocks the event loop in coroutine 'bad_stream'
  dprintf(1, "%s\n", text);
  // CHECK: :[[@LINE-1]]:3: warning: 'dprintf' blocks the event loop in coroutine 'bad_stream'
  vdprintf(2, text, arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'vdprintf' blocks the event loop in coroutine 'bad_stream'
  write(STDERR_FILENO, text, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'write' blocks the event loop in coroutine 'bad_stream'
  co_return;
}
