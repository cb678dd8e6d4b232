// RUN: %check_both %s -- -std=c++20 -I/usr/include/jsoncpp
// Parsing a file stream reads the file, and writing to one writes it; text in memory is not waited for.
#include "awaitable.hpp"
#include <fstream>
#include <json/json.h>
#include <memory>
#include <sstream>
#include <string>
using boost::asio::awaitable;

awaitable<void> bad_parse(std::ifstream &file, Json::Value &root, std::string &errors) {
  Json::parseFromStream(Json::CharReaderBuilder(), file, &root, &errors);
  // CHECK: :[[@LINE-1]]:3: warning: 'Json::parseFromStream' blocks the event loop in coroutine 'bad_parse'; use 'CharReader::parse' with the file's text
  file >> root;
  // CHECK: :[[@LINE-1]]:3: warning: 'Json::operator>>' blocks the event loop in coroutine 'bad_parse'
  Json::Reader reader;
  reader.parse(file, root);
  // CHECK: :[[@LINE-1]]:3: warning: 'Json::Reader::parse' blocks the event loop in coroutine 'bad_parse'
  co_return;
}

awaitable<void> good_parse(std::istringstream &memory, const std::string &text, Json::Value &root, std::string &errors) {
  Json::parseFromStream(Json::CharReaderBuilder(), memory, &root, &errors);
  memory >> root;
  Json::Reader reader;
  reader.parse(text, root);
  std::unique_ptr<Json::CharReader> other(Json::CharReaderBuilder().newCharReader());
  other->parse(text.data(), text.data() + text.size(), &root, &errors);
  co_return;
}

awaitable<void> bad_write(std::ofstream &file, const Json::Value &root) {
  file << root;
  // CHECK: :[[@LINE-1]]:3: warning: 'Json::operator<<' blocks the event loop in coroutine 'bad_write'; use 'writeString'
  Json::StyledStreamWriter().write(file, root);
  // CHECK: :[[@LINE-1]]:3: warning: 'Json::StyledStreamWriter::write' blocks the event loop in coroutine 'bad_write'
  std::unique_ptr<Json::StreamWriter> writer(Json::StreamWriterBuilder().newStreamWriter());
  writer->write(root, &file);
  // CHECK: :[[@LINE-1]]:3: warning: 'Json::StreamWriter::write' blocks the event loop in coroutine 'bad_write'
  co_return;
}

awaitable<void> good_write(std::ostringstream &memory, const Json::Value &root) {
  memory << root;
  Json::StyledStreamWriter().write(memory, root);
  std::unique_ptr<Json::StreamWriter> writer(Json::StreamWriterBuilder().newStreamWriter());
  writer->write(root, &memory);
  std::string text = Json::writeString(Json::StreamWriterBuilder(), root);
  co_return;
}
