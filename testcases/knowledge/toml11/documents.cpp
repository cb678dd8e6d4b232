// RUN: %check_both %s -- -std=c++20
// Parsing by name or from a file stream reads the file; text in memory is not waited for.
#include "awaitable.hpp"
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <toml.hpp>
using boost::asio::awaitable;

awaitable<void> bad(const std::string &path, const std::filesystem::path &other, std::ifstream &file) {
  auto settings = toml::parse("server.toml");
  // CHECK: :[[@LINE-1]]:19: warning: 'toml::parse' blocks the event loop in coroutine 'bad'; use 'parse' with a string stream of the file's text
  settings = toml::parse(path);
  // CHECK: :[[@LINE-1]]:14: warning: 'toml::parse' blocks the event loop in coroutine 'bad'
  settings = toml::parse(other);
  // CHECK: :[[@LINE-1]]:14: warning: 'toml::parse' blocks the event loop in coroutine 'bad'
  settings = toml::parse(file, path);
  // CHECK: :[[@LINE-1]]:14: warning: 'toml::parse' blocks the event loop in coroutine 'bad'
  co_return;
}

awaitable<void> good(std::istringstream &memory) {
  auto settings = toml::parse(memory, "settings");
  toml::find<int>(settings, "port");
  co_return;
}
