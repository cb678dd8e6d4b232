// What bench.py measures of the runtime. bench-server PORT
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <nostall/server.hpp>
#include <string>
#include <thread>

std::size_t count_of_allocations(); // of this process; counting_new.cpp

int main(int, char** arguments) {
  using namespace nostall;
  app app;
  app.get("/plaintext", []() -> task<std::string> { co_return "Hello, World!"; });
  app.get("/allocations", []() -> task<std::string> { co_return std::to_string(count_of_allocations()); });
  app.get("/sleep", [] {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return std::string("slept");
  });
  server(app, {.port = static_cast<std::uint16_t>(std::atoi(arguments[1]))}).run();
}
