// RUN: %check_both %s -- -std=c++20
// Parsing a file stream reads the file, and printing to one writes it; text in memory is not waited for.
#include "awaitable.hpp"
#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>
using boost::asio::awaitable;
using nlohmann::json;

awaitable<void> bad_parse(std::ifstream &file, std::fstream &both, std::FILE *plain, json::json_sax_t *events) {
  json document = json::parse(file);
  // CHECK: :[[@LINE-1]]:19: warning: 'nlohmann::basic_json::parse' blocks the event loop in coroutine 'bad_parse'; use the file's text, read asynchronously or on another thread
  document = json::parse(both, nullptr, false);
  // CHECK: :[[@LINE-1]]:14: warning: 'nlohmann::basic_json::parse' blocks the event loop in coroutine 'bad_parse'
  document = json::parse(plain);
  // CHECK: :[[@LINE-1]]:14: warning: 'nlohmann::basic_json::parse' blocks the event loop in coroutine 'bad_parse'
  document = json::parse(std::cin);
  // CHECK: :[[@LINE-1]]:14: warning: 'nlohmann::basic_json::parse' blocks the event loop in coroutine 'bad_parse'
  json::accept(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'nlohmann::basic_json::accept' blocks the event loop in coroutine 'bad_parse'
  json::sax_parse(file, events);
  // CHECK: :[[@LINE-1]]:3: warning: 'nlohmann::basic_json::sax_parse' blocks the event loop in coroutine 'bad_parse'
  document = json::from_cbor(file);
  // CHECK: :[[@LINE-1]]:14: warning: 'nlohmann::basic_json::from_cbor' blocks the event loop in coroutine 'bad_parse'
  document = json::from_msgpack(file);
  // CHECK: :[[@LINE-1]]:14: warning: 'nlohmann::basic_json::from_msgpack' blocks the event loop in coroutine 'bad_parse'
  document = json::from_ubjson(file);
  // CHECK: :[[@LINE-1]]:14: warning: 'nlohmann::basic_json::from_ubjson' blocks the event loop in coroutine 'bad_parse'
  document = json::from_bjdata(file);
  // CHECK: :[[@LINE-1]]:14: warning: 'nlohmann::basic_json::from_bjdata' blocks the event loop in coroutine 'bad_parse'
  document = json::from_bson(file);
  // CHECK: :[[@LINE-1]]:14: warning: 'nlohmann::basic_json::from_bson' blocks the event loop in coroutine 'bad_parse'
  co_return;
}

awaitable<void> good_parse(const std::string &text, std::istringstream &memory, const std::vector<std::uint8_t> &bytes) {
  json document = json::parse(text);
  document = json::parse(memory);
  document = json::parse(text.begin(), text.end());
  document = json::from_cbor(bytes);
  json::accept(text);
  std::ifstream status("/proc/self/status.json");
  document = json::parse(status);
  co_return;
}

awaitable<void> bad_streams(std::ifstream &in, std::ofstream &out, json document) {
  in >> document;
  // CHECK: :[[@LINE-1]]:3: warning: 'nlohmann::operator>>' blocks the event loop in coroutine 'bad_streams'
  std::cin >> document;
  // CHECK: :[[@LINE-1]]:3: warning: 'nlohmann::operator>>' blocks the event loop in coroutine 'bad_streams'
  out << document;
  // CHECK: :[[@LINE-1]]:3: warning: 'nlohmann::operator<<' blocks the event loop in coroutine 'bad_streams'; use 'dump'
  co_return;
}

awaitable<void> good_streams(std::istringstream &in, std::ostringstream &out, json document) {
  in >> document;
  out << document;
  std::string text = document.dump(4);
  co_return;
}
