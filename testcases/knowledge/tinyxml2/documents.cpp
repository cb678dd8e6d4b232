// RUN: %check_both %s -- -std=c++20
// Documents are loaded from files and from memory, and saved to either.
#include "awaitable.hpp"
#include <cstdio>
#include <tinyxml2.h>
using boost::asio::awaitable;

awaitable<void> bad(tinyxml2::XMLDocument &document, std::FILE *file) {
  document.LoadFile("page.xml");
  // CHECK: :[[@LINE-1]]:3: warning: 'tinyxml2::XMLDocument::LoadFile' blocks the event loop in coroutine 'bad'; use 'Parse' with the file's text
  document.LoadFile(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'tinyxml2::XMLDocument::LoadFile' blocks the event loop in coroutine 'bad'
  document.SaveFile("page.xml");
  // CHECK: :[[@LINE-1]]:3: warning: 'tinyxml2::XMLDocument::SaveFile' blocks the event loop in coroutine 'bad'; use 'Print' to an XMLPrinter in memory
  document.SaveFile(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'tinyxml2::XMLDocument::SaveFile' blocks the event loop in coroutine 'bad'
  co_return;
}

awaitable<void> good(tinyxml2::XMLDocument &document) {
  document.Parse("<page/>");
  tinyxml2::XMLPrinter printer;
  document.Print(&printer);
  co_return;
}
