// RUN: %check_both %s -- -std=c++20
// Loading by name or from a file stream reads the file; text in memory is not waited for.
#include "awaitable.hpp"
#include <fstream>
#include <sstream>
#include <string>
#include <yaml-cpp/yaml.h>
using boost::asio::awaitable;

awaitable<void> bad_load(const std::string &path, std::ifstream &file, YAML::EventHandler &events) {
  YAML::Node settings = YAML::LoadFile("settings.yaml");
  // CHECK: :[[@LINE-1]]:25: warning: 'YAML::LoadFile' blocks the event loop in coroutine 'bad_load'; use 'Load' with the file's text
  YAML::LoadAllFromFile(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'YAML::LoadAllFromFile' blocks the event loop in coroutine 'bad_load'
  settings = YAML::Load(file);
  // CHECK: :[[@LINE-1]]:14: warning: 'YAML::Load' blocks the event loop in coroutine 'bad_load'
  YAML::LoadAll(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'YAML::LoadAll' blocks the event loop in coroutine 'bad_load'; use 'LoadAll' with the file's text
  YAML::Parser parser(file);
  // CHECK: :[[@LINE-1]]:16: warning: 'YAML::Parser::Parser' blocks the event loop in coroutine 'bad_load'
  parser.Load(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'YAML::Parser::Load' blocks the event loop in coroutine 'bad_load'
  parser.HandleNextDocument(events);
  co_return;
}

awaitable<void> good_load(const std::string &text, std::istringstream &memory, YAML::EventHandler &events) {
  YAML::Node settings = YAML::Load(text);
  settings = YAML::Load("a: 1");
  YAML::LoadAll(memory);
  YAML::Parser parser(memory);
  parser.Load(memory);
  parser.HandleNextDocument(events);
  co_return;
}

awaitable<void> bad_print(std::ofstream &file, const YAML::Node &node) {
  file << node;
  // CHECK: :[[@LINE-1]]:3: warning: 'YAML::operator<<' blocks the event loop in coroutine 'bad_print'; use 'Dump'
  co_return;
}

awaitable<void> good_print(std::ostringstream &memory, const YAML::Node &node) {
  memory << node;
  YAML::Emitter emitter;
  emitter << node;
  std::string text = YAML::Dump(node);
  co_return;
}
