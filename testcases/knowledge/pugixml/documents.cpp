// RUN: %check_both %s -- -std=c++20
// Documents are loaded from files and from memory, and saved to either.
#include "awaitable.hpp"
#include <fstream>
#include <pugixml.hpp>
#include <sstream>
#include <string>
using boost::asio::awaitable;

awaitable<void> bad_load(pugi::xml_document &document, std::ifstream &file) {
  document.load_file("page.xml");
  // CHECK: :[[@LINE-1]]:3: warning: 'pugi::xml_document::load_file' blocks the event loop in coroutine 'bad_load'; use 'load_buffer' with the file's contents
  document.load(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'pugi::xml_document::load' blocks the event loop in coroutine 'bad_load'
  co_return;
}

awaitable<void> good_load(pugi::xml_document &document, std::istringstream &memory, const std::string &text) {
  document.load_string("<page/>");
  document.load_buffer(text.data(), text.size());
  document.load(memory);
  co_return;
}

awaitable<void> bad_save(pugi::xml_document &document, std::ofstream &file, pugi::xml_writer_file &writer) {
  document.save_file("page.xml");
  // CHECK: :[[@LINE-1]]:3: warning: 'pugi::xml_document::save_file' blocks the event loop in coroutine 'bad_save'
  document.save(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'pugi::xml_document::save' blocks the event loop in coroutine 'bad_save'
  document.save(writer);
  // CHECK: :[[@LINE-1]]:3: warning: 'pugi::xml_document::save' blocks the event loop in coroutine 'bad_save'
  document.child("page").print(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'pugi::xml_node::print' blocks the event loop in coroutine 'bad_save'
  co_return;
}

awaitable<void> good_save(pugi::xml_document &document, std::ostringstream &memory) {
  document.save(memory);
  document.child("page").print(memory);
  co_return;
}
