// RUN: %check_both %s --config %S/Inputs/from-io.yaml -- -std=c++20
// What a call costs decides whether it is reported: here metadata and other brief calls are not, data are.
#include "awaitable.hpp"
#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
using boost::asio::awaitable;

namespace bad_data_or_existence {
awaitable<void> work(std::filesystem::path from, std::filesystem::path to) {
  std::filesystem::copy_file(from, to);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::copy_file' blocks the event loop in coroutine 'bad_data_or_existence::work'
  co_return;
}
} // namespace bad_data_or_existence
namespace good_data_or_existence {
awaitable<void> work(std::filesystem::path from, std::filesystem::path to) {
  std::filesystem::exists(from);
  co_return;
}
} // namespace good_data_or_existence

namespace bad_tree_or_file {
awaitable<void> work(std::filesystem::path path) {
  std::filesystem::remove_all(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::remove_all' blocks the event loop in coroutine 'bad_tree_or_file::work'
  co_return;
}
} // namespace bad_tree_or_file
namespace good_tree_or_file {
awaitable<void> work(std::filesystem::path path) {
  std::filesystem::remove(path);
  co_return;
}
} // namespace good_tree_or_file

namespace bad_console_input {
awaitable<void> work(std::string &line) {
  std::getline(std::cin, line);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::getline' blocks the event loop in coroutine 'bad_console_input::work'
  co_return;
}
} // namespace bad_console_input
namespace good_console_input {
awaitable<void> work(std::string &line) {
  std::cout << line;
  co_return;
}
} // namespace good_console_input

namespace bad_behind_helper {
void note(std::filesystem::path path) { std::ofstream file(path); }
awaitable<void> work(std::filesystem::path path) {
  note(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'bad_behind_helper::note' blocks the event loop in coroutine 'bad_behind_helper::work'
  co_return;
}
} // namespace bad_behind_helper
namespace good_behind_helper {
void note(std::filesystem::path path) { std::filesystem::file_size(path); }
awaitable<void> work(std::filesystem::path path) {
  note(path);
  co_return;
}
} // namespace good_behind_helper

namespace bad_synced {
awaitable<void> work(int fd) {
  ::fsync(fd);
  // CHECK: :[[@LINE-1]]:3: warning: 'fsync' blocks the event loop in coroutine 'bad_synced::work'
  co_return;
}
} // namespace bad_synced
namespace good_synced {
awaitable<void> work(int fd) {
  ::fchmod(fd, 0600);
  co_return;
}
} // namespace good_synced
