// RUN: %check_both %s -- -std=c++20
// Parsing by name or from a file stream reads the file; text in memory is not waited for.
#include "awaitable.hpp"
#include <fstream>
#include <sstream>
#include <string>
#include <toml++/toml.h>
using boost::asio::awaitable;

awaitable<void> bad(const std::string &path, std::ifstream &file) {
  auto settings = toml::parse_file("server.toml");
  // CHECK: :[[@LINE-1]]:19: warning: 'toml::parse_file' blocks the event loop in coroutine 'bad'; use 'parse' with the file's text
  settings = toml::parse_file(path);
  // CHECK: :[[@LINE-1]]:14: warning: 'toml::parse_file' blocks the event loop in coroutine 'bad'
  settings = toml::parse(file);
  // CHECK: :[[@LINE-1]]:14: warning: 'toml::parse' blocks the event loop in coroutine 'bad'
  settings = toml::parse(file, std::string("server.toml"));
  // CHECK: :[[@LINE-1]]:14: warning: 'toml::parse' blocks the event loop in coroutine 'bad'
  co_return;
}

awaitable<void> good(const std::string &text, std::istringstream &memory) {
  auto settings = toml::parse(text);
  settings = toml::parse("port = 80");
  settings = toml::parse(memory);
  co_return;
}
