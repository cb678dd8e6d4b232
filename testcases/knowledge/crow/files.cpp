// RUN: %check_both %s -- -std=c++20
// Templates are read from their files at each load; static files are read on the loop.
#include "crow/crow.h"

int main() {
  crow::SimpleApp app;
  auto page = crow::mustache::load("page.html");
  CROW_ROUTE(app, "/bad")([](const crow::request &, crow::response &answer) {
    crow::mustache::load("page.html");
    // CHECK: :[[@LINE-1]]:5: warning: 'crow::mustache::load' blocks the event loop in completion handler 'lambda in main'; use 'compile' with text
    crow::mustache::load_unsafe("page.html");
    // CHECK: :[[@LINE-1]]:5: warning: 'crow::mustache::load_unsafe' blocks the event loop in completion handler 'lambda in main'
    crow::mustache::load_text("page.html");
    // CHECK: :[[@LINE-1]]:5: warning: 'crow::mustache::load_text' blocks the event loop in completion handler 'lambda in main'
    crow::mustache::load_text_unsafe("page.html");
    // CHECK: :[[@LINE-1]]:5: warning: 'crow::mustache::load_text_unsafe' blocks the event loop in completion handler 'lambda in main'
    answer.set_static_file_info("logo.png");
    // CHECK: :[[@LINE-1]]:5: warning: 'crow::response::set_static_file_info' blocks the event loop in completion handler 'lambda in main'
    answer.set_static_file_info_unsafe("logo.png");
    // CHECK: :[[@LINE-1]]:5: warning: 'crow::response::set_static_file_info_unsafe' blocks the event loop in completion handler 'lambda in main'
    answer.end();
  });
  CROW_ROUTE(app, "/good")([&page] {
    crow::mustache::compile("text");
    return page.render_string();
  });
  app.port(8000).run();
}
