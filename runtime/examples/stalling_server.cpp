// A small server with three bugs of one kind. It tells its clients the addresses of hosts, a line for a line, on one
// event loop for all of them; and in three places the loop does not turn until something slow has come back, so that
// one client's question makes everybody wait. `./dev demo` lets nostall find the three and shows the file with them
// repaired. To see the bugs at work, start the server, which says whenever its loop stood still, and ask it something:
//
//     $ stalling-server 8080                      $ nc localhost 8080
//                                                 no-such-host.invalid
//     the loop stood still for 312 ms             no-such-host.invalid: Host not found
#include <boost/asio.hpp>
#include <chrono>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nostall/to_thread.hpp>
#include <string>
#include <thread>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::steady_clock;
using namespace std::chrono_literals;

std::string read_file(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string greeting() { return read_file("/etc/motd") + "Which host?\n"; }

// Names that are only just registered may need another try.
void back_off(int attempt) { std::this_thread::sleep_for(100ms * attempt); }

void remember(const std::string& host) { std::ofstream("asked-for.log", std::ios::app) << host << '\n'; }

awaitable<std::string> look_up(std::string host) {
  tcp::resolver resolver(co_await asio::this_coro::executor);
  for (int attempt = 1;; ++attempt) {
    error_code error;
    const auto found = resolver.resolve(host, "http", error);
    if (!error)
      co_return found.begin()->endpoint().address().to_string();
    if (attempt == 3)
      co_return error.message();
    back_off(attempt);
  }
}

awaitable<void> session(tcp::socket socket) {
  static nostall::thread_limiter log_writer(1);
  try {
    const std::string hello = greeting();
    co_await asio::async_write(socket, asio::buffer(hello), use_awaitable);
    for (std::string input;;) {
      const std::size_t length =
          co_await asio::async_read_until(socket, asio::dynamic_buffer(input, 1024), '\n', use_awaitable);
      const std::string host = input.substr(0, input.find_first_of("\r\n"));
      input.erase(0, length);
      co_await nostall::to_thread(log_writer, remember, host); // as it should be: the loop goes on meanwhile
      const std::string answer = host + ": " + co_await look_up(host) + "\n";
      co_await asio::async_write(socket, asio::buffer(answer), use_awaitable);
    }
  } catch (const boost::system::system_error&) {
    // The client has gone.
  }
}

awaitable<void> listen(tcp::acceptor acceptor) {
  for (;;)
    asio::co_spawn(acceptor.get_executor(), session(co_await acceptor.async_accept(use_awaitable)), asio::detached);
}

// Wakes up ten times a second; whatever comes on top of that is time in which nobody was served.
awaitable<void> watch_the_loop() {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  for (;;) {
    timer.expires_after(100ms);
    co_await timer.async_wait(use_awaitable);
    const auto late = duration_cast<std::chrono::milliseconds>(steady_clock::now() - timer.expiry());
    if (late > 20ms)
      std::cout << "the loop stood still for " << late.count() << " ms" << std::endl;
  }
}

int main(int argc, char** argv) {
  try {
    const auto port = static_cast<asio::ip::port_type>(argc > 1 ? std::stoi(argv[1]) : 8080);
    asio::io_context loop(1);
    asio::co_spawn(loop, listen(tcp::acceptor(loop, {tcp::v6(), port})), asio::detached);
    asio::co_spawn(loop, watch_the_loop(), asio::detached);
    asio::signal_set signals(loop, SIGINT, SIGTERM);
    signals.async_wait([&](error_code, int) { loop.stop(); });
    loop.run();
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
