// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Boost.Filesystem: what asks the file system, and what only looks at a path or at a status that was read before.
#include <boost/asio.hpp>
#include <boost/filesystem.hpp>
#include <boost/filesystem/string_file.hpp>
namespace fs = boost::filesystem;
using boost::asio::awaitable;

awaitable<void> bad_queries(const fs::path &path) {
  boost::system::error_code ec;
  fs::exists(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::exists' blocks the event loop in coroutine 'bad_queries'
  fs::exists(path, ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::exists' blocks the event loop in coroutine 'bad_queries'
  fs::exists("data");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::exists' blocks the event loop in coroutine 'bad_queries'
  fs::is_directory(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::is_directory' blocks the event loop in coroutine 'bad_queries'
  fs::is_regular_file(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::is_regular_file' blocks the event loop in coroutine 'bad_queries'
  fs::is_other(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::is_other' blocks the event loop in coroutine 'bad_queries'
  fs::is_symlink(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::is_symlink' blocks the event loop in coroutine 'bad_queries'
  fs::is_empty(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::is_empty' blocks the event loop in coroutine 'bad_queries'
  fs::status(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::status' blocks the event loop in coroutine 'bad_queries'
  fs::symlink_status(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::symlink_status' blocks the event loop in coroutine 'bad_queries'
  fs::file_size(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::file_size' blocks the event loop in coroutine 'bad_queries'
  fs::hard_link_count(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::hard_link_count' blocks the event loop in coroutine 'bad_queries'
  fs::creation_time(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::creation_time' blocks the event loop in coroutine 'bad_queries'
  fs::last_write_time(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::last_write_time' blocks the event loop in coroutine 'bad_queries'
  fs::equivalent(path, "data");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::equivalent' blocks the event loop in coroutine 'bad_queries'
  fs::space(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::space' blocks the event loop in coroutine 'bad_queries'
  fs::canonical(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::canonical' blocks the event loop in coroutine 'bad_queries'
  fs::weakly_canonical(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::weakly_canonical' blocks the event loop in coroutine 'bad_queries'
  fs::relative(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::relative' blocks the event loop in coroutine 'bad_queries'
  fs::read_symlink(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::read_symlink' blocks the event loop in coroutine 'bad_queries'
  fs::temp_directory_path();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::temp_directory_path' blocks the event loop in coroutine 'bad_queries'
  co_return;
}

awaitable<void> bad_changes(const fs::path &path) {
  fs::create_directory(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::create_directory' blocks the event loop in coroutine 'bad_changes'
  fs::create_directories(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::create_directories' blocks the event loop in coroutine 'bad_changes'
  fs::create_directory_symlink(path, "data");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::create_directory_symlink' blocks the event loop in coroutine 'bad_changes'
  fs::create_hard_link(path, "data");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::create_hard_link' blocks the event loop in coroutine 'bad_changes'
  fs::create_symlink(path, "data");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::create_symlink' blocks the event loop in coroutine 'bad_changes'
  fs::last_write_time(path, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::last_write_time' blocks the event loop in coroutine 'bad_changes'
  fs::permissions(path, fs::owner_read);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::permissions' blocks the event loop in coroutine 'bad_changes'
  fs::remove(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::remove' blocks the event loop in coroutine 'bad_changes'
  fs::remove_all(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::remove_all' blocks the event loop in coroutine 'bad_changes'
  fs::rename(path, "data");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::rename' blocks the event loop in coroutine 'bad_changes'
  fs::resize_file(path, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::resize_file' blocks the event loop in coroutine 'bad_changes'
  fs::copy(path, "data");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::copy' blocks the event loop in coroutine 'bad_changes'
  fs::copy_file(path, "data");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::copy_file' blocks the event loop in coroutine 'bad_changes'
  fs::copy_directory(path, "data");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::copy_directory' blocks the event loop in coroutine 'bad_changes'
  fs::copy_symlink(path, "data");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::copy_symlink' blocks the event loop in coroutine 'bad_changes'
  fs::current_path(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::current_path' blocks the event loop in coroutine 'bad_changes'
  std::string text;
  fs::load_string_file(path, text);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::load_string_file' blocks the event loop in coroutine 'bad_changes'
  fs::save_string_file(path, text);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::save_string_file' blocks the event loop in coroutine 'bad_changes'
  co_return;
}

awaitable<void> bad_directories(const fs::path &path, fs::directory_entry entry) {
  boost::system::error_code ec;
  fs::directory_iterator here(path);
  // CHECK: :[[@LINE-1]]:26: warning: 'boost::filesystem::directory_iterator::directory_iterator' blocks the event loop in coroutine 'bad_directories'
  fs::recursive_directory_iterator below(path, ec);
  // CHECK: :[[@LINE-1]]:36: warning: 'boost::filesystem::recursive_directory_iterator::recursive_directory_iterator' blocks the event loop in coroutine 'bad_directories'
  here.increment(ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::directory_iterator::increment' blocks the event loop in coroutine 'bad_directories'
  below.increment(ec);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::recursive_directory_iterator::increment' blocks the event loop in coroutine 'bad_directories'
  entry.status();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::directory_entry::status' blocks the event loop in coroutine 'bad_directories'
  entry.symlink_status();
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::directory_entry::symlink_status' blocks the event loop in coroutine 'bad_directories'
  co_return;
}

awaitable<void> good_paths(const fs::path &path, fs::file_status status, fs::directory_entry &entry) {
  if (fs::exists(status) && fs::is_directory(status) && !fs::is_regular_file(status))
    fs::absolute(path / "data").filename();
  fs::current_path();
  fs::directory_iterator end;
  entry.path();
  co_return;
}
