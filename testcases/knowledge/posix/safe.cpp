// RUN: %check_both %s -- -std=c++20
// Functions of the C library without a body to look into that never block.
#include "awaitable.hpp"
#include <cstdlib>
#include <cstring>
#include <signal.h>
#include <strings.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> good_time(timespec *now, timeval *value, tm *parts, char *text) {
  time_t seconds = time(nullptr);
  clock_gettime(CLOCK_MONOTONIC, now);
  gettimeofday(value, nullptr);
  gmtime_r(&seconds, parts);
  localtime_r(&seconds, parts);
  mktime(parts);
  strftime(text, 9, "%T", parts);
  co_return;
}

awaitable<void> good_memory(void *data, char *text) {
  void *block = malloc(16);
  block = realloc(block, 32);
  free(block);
  free(calloc(1, 16));
  memcpy(data, text, 1);
  memmove(data, text, 1);
  memset(data, 0, 1);
  memcmp(data, text, 1);
  memchr(data, 0, 1);
  free(strdup(text));
  free(strndup(text, 1));
  co_return;
}

awaitable<void> good_text(const char *text, char *buffer) {
  strlen(text);
  strnlen(text, 1);
  strcmp(text, buffer);
  strncmp(text, buffer, 1);
  strcasecmp(text, buffer);
  strncasecmp(text, buffer, 1);
  strchr(text, 'x');
  strrchr(text, 'x');
  strstr(text, "x");
  strerror(1);
  strerror_r(1, buffer, 1);
  atoi(text);
  atol(text);
  strtol(text, nullptr, 10);
  strtoul(text, nullptr, 10);
  strtoll(text, nullptr, 10);
  strtoull(text, nullptr, 10);
  strtod(text, nullptr);
  co_return;
}

awaitable<void> good_process(sigset_t *signals, bool over) {
  sigemptyset(signals);
  sigfillset(signals);
  sigaddset(signals, SIGTERM);
  sigprocmask(SIG_BLOCK, signals, nullptr);
  getenv("HOME");
  secure_getenv("HOME");
  setenv("A", "B", 1);
  unsetenv("A");
  if (over)
    _exit(1);
  co_return;
}
