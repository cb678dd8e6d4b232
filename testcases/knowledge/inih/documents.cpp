// RUN: %check_both %s -- -std=c++20
// A file is read to its end before the function returns; its handler is called meanwhile, also for text in memory.
#include "awaitable.hpp"
#include <INIReader.h>
#include <cstdio>
#include <ini.h>
#include <string>
#include <unistd.h>
using boost::asio::awaitable;

static int good_entry(void *, const char *, const char *, const char *) { return 1; }

awaitable<void> bad(const std::string &path, std::FILE *file) {
  ini_parse("server.ini", good_entry, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'ini_parse' blocks the event loop in coroutine 'bad'; use 'ini_parse_string' with the file's text
  ini_parse_file(file, good_entry, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'ini_parse_file' blocks the event loop in coroutine 'bad'
  INIReader settings("server.ini");
  // CHECK: :[[@LINE-1]]:13: warning: 'INIReader::INIReader' blocks the event loop in coroutine 'bad'
  INIReader others(path);
  // CHECK: :[[@LINE-1]]:13: warning: 'INIReader::INIReader' blocks the event loop in coroutine 'bad'
  co_return;
}

awaitable<void> good(const std::string &text) {
  ini_parse_string(text.c_str(), good_entry, nullptr);
  INIReader settings(text.data(), text.size());
  settings.GetInteger("server", "port", 80);
  co_return;
}
