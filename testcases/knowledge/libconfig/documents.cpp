// RUN: %check_both %s -- -std=c++20
// Settings are read from files and from memory, and written to files.
#include "awaitable.hpp"
#include <cstdio>
#include <libconfig.h>
#include <libconfig.h++>
using boost::asio::awaitable;

awaitable<void> bad(libconfig::Config &settings, std::FILE *file) {
  settings.readFile("server.cfg");
  // CHECK: :[[@LINE-1]]:3: warning: 'libconfig::Config::readFile' blocks the event loop in coroutine 'bad'; use 'readString' with the file's text
  settings.read(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'libconfig::Config::read' blocks the event loop in coroutine 'bad'
  settings.writeFile("server.cfg");
  // CHECK: :[[@LINE-1]]:3: warning: 'libconfig::Config::writeFile' blocks the event loop in coroutine 'bad'
  settings.write(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'libconfig::Config::write' blocks the event loop in coroutine 'bad'
  co_return;
}

awaitable<void> bad_c(config_t *settings, std::FILE *file) {
  config_read_file(settings, "server.cfg");
  // CHECK: :[[@LINE-1]]:3: warning: 'config_read_file' blocks the event loop in coroutine 'bad_c'; use 'config_read_string' with the file's text
  config_read(settings, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'config_read' blocks the event loop in coroutine 'bad_c'
  config_write_file(settings, "server.cfg");
  // CHECK: :[[@LINE-1]]:3: warning: 'config_write_file' blocks the event loop in coroutine 'bad_c'
  config_write(settings, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'config_write' blocks the event loop in coroutine 'bad_c'
  co_return;
}

awaitable<void> good(libconfig::Config &settings, config_t *plain) {
  settings.readString("port = 80;");
  int port = settings.lookup("port");
  config_read_string(plain, "port = 80;");
  config_lookup_int(plain, "port", &port);
  co_return;
}

static bool config_read(const char *text) { return text != nullptr; }

awaitable<void> good_own(const char *text) {
  config_read(text);
  co_return;
}
