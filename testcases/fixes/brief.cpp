// REQUIRES: llvm-22
// RUN: %check_both %s --unsafe-fixes --compile -- -std=c++20 -I%runtime-include
// What usually takes less time than handing it to another thread is not handed over: the finding says so in words. What
// reads from the disk is, and an asynchronous sibling costs nothing.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <filesystem>
#include <fstream>
#include <string>
using boost::asio::awaitable;
using boost::asio::ip::udp;

bool known(const std::string &name) { return std::filesystem::exists(name); }
bool known_and_whole(const std::string &name) {
  std::ifstream file(name);
  return std::filesystem::exists(name) && file;
}

awaitable<bool> direct(std::string name) {
  bool found = std::filesystem::exists(name);
  // CHECK: :[[@LINE-1]]:16: warning: 'std::filesystem::exists' blocks the event loop in coroutine 'direct'; run it with 'nostall::to_thread', if it can be slow here
  // CHECK-NEXT: :[[@LINE-2]]:16: note: no edit is made, because moving it to another thread usually takes longer than the call
  // CHECK-FIXES: {{^}}  bool found = std::filesystem::exists(name);
  co_return found;
}

awaitable<bool> through_a_helper(std::string name) {
  co_return known(name);
  // CHECK: :[[@LINE-1]]:13: warning: 'known' blocks
  // CHECK-FIXES: {{^}}  co_return known(name);
}

awaitable<bool> with_a_disk(std::string name) {
  co_return known_and_whole(name);
  // CHECK: :[[@LINE-1]]:13: warning: 'known_and_whole' blocks
  // CHECK-FIXES: {{^}}  co_return co_await nostall::to_thread([&] { return known_and_whole(name); });
}

awaitable<void> sibling(udp::socket &socket, udp::endpoint peer, std::string text) {
  socket.send_to(boost::asio::buffer(text), peer);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::asio::basic_datagram_socket::send_to' blocks
  // CHECK-FIXES: {{^}}  co_await socket.async_send_to(boost::asio::buffer(text), peer, boost::asio::use_awaitable);
  co_return;
}
