// RUN: %check_both %s -- -std=c++20
// What takes a path asks the file system; path arithmetic and the overloads for a file_status do not.
#include "awaitable.hpp"
#include <filesystem>
using boost::asio::awaitable;
namespace fs = std::filesystem;

awaitable<void> bad_questions(const fs::path &path, std::error_code &error) {
  fs::exists(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::exists' blocks the event loop in coroutine 'bad_questions'
  fs::exists(path, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::exists' blocks the event loop in coroutine 'bad_questions'
  fs::status(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::status' blocks the event loop in coroutine 'bad_questions'
  fs::symlink_status(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::symlink_status' blocks the event loop in coroutine 'bad_questions'
  fs::is_block_file(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::is_block_file' blocks the event loop in coroutine 'bad_questions'
  fs::is_character_file(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::is_character_file' blocks the event loop in coroutine 'bad_questions'
  fs::is_directory(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::is_directory' blocks the event loop in coroutine 'bad_questions'
  fs::is_empty(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::is_empty' blocks the event loop in coroutine 'bad_questions'
  fs::is_fifo(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::is_fifo' blocks the event loop in coroutine 'bad_questions'
  fs::is_other(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::is_other' blocks the event loop in coroutine 'bad_questions'
  fs::is_regular_file("users.txt");
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::is_regular_file' blocks the event loop in coroutine 'bad_questions'
  fs::is_socket(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::is_socket' blocks the event loop in coroutine 'bad_questions'
  fs::is_symlink(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::is_symlink' blocks the event loop in coroutine 'bad_questions'
  fs::file_size(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::file_size' blocks the event loop in coroutine 'bad_questions'
  fs::hard_link_count(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::hard_link_count' blocks the event loop in coroutine 'bad_questions'
  fs::last_write_time(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::last_write_time' blocks the event loop in coroutine 'bad_questions'
  fs::space(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::space' blocks the event loop in coroutine 'bad_questions'
  fs::equivalent(path, path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::equivalent' blocks the event loop in coroutine 'bad_questions'
  co_return;
}

awaitable<void> bad_names(const fs::path &path) {
  fs::canonical(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::canonical' blocks the event loop in coroutine 'bad_names'
  fs::weakly_canonical(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::weakly_canonical' blocks the event loop in coroutine 'bad_names'
  fs::relative(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::relative' blocks the event loop in coroutine 'bad_names'
  fs::proximate(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::proximate' blocks the event loop in coroutine 'bad_names'
  fs::read_symlink(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::read_symlink' blocks the event loop in coroutine 'bad_names'
  fs::temp_directory_path();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::temp_directory_path' blocks the event loop in coroutine 'bad_names'
  co_return;
}

awaitable<void> bad_changes(const fs::path &path) {
  fs::create_directory(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::create_directory' blocks the event loop in coroutine 'bad_changes'
  fs::create_directories(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::create_directories' blocks the event loop in coroutine 'bad_changes'
  fs::create_symlink(path, path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::create_symlink' blocks the event loop in coroutine 'bad_changes'
  fs::create_hard_link(path, path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::create_hard_link' blocks the event loop in coroutine 'bad_changes'
  fs::create_directory_symlink(path, path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::create_directory_symlink' blocks the event loop in coroutine 'bad_changes'
  fs::copy_symlink(path, path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::copy_symlink' blocks the event loop in coroutine 'bad_changes'
  fs::current_path(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::current_path' blocks the event loop in coroutine 'bad_changes'
  fs::permissions(path, fs::perms::owner_read);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::permissions' blocks the event loop in coroutine 'bad_changes'
  fs::rename(path, path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::rename' blocks the event loop in coroutine 'bad_changes'
  fs::resize_file(path, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::resize_file' blocks the event loop in coroutine 'bad_changes'
  fs::remove(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::remove' blocks the event loop in coroutine 'bad_changes'
  fs::remove_all(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::remove_all' blocks the event loop in coroutine 'bad_changes'
  fs::copy(path, path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::copy' blocks the event loop in coroutine 'bad_changes'
  fs::copy_file(path, path, fs::copy_options::overwrite_existing);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::copy_file' blocks the event loop in coroutine 'bad_changes'
  co_return;
}

awaitable<void> good_arithmetic(const fs::path &path, fs::file_status status) {
  fs::exists(status);
  fs::is_directory(status);
  fs::is_regular_file(status);
  fs::status_known(status);
  fs::path joined = path / "users.txt";
  joined.replace_extension(".json");
  joined.lexically_normal();
  joined.filename();
  joined.is_absolute();
  fs::current_path();
  fs::absolute(path);
  co_return;
}

awaitable<void> bad_iteration(const fs::path &path, std::error_code &error) {
  fs::directory_iterator directory(path);
  // CHECK: :[[@LINE-1]]:26: warning: 'std::filesystem::directory_iterator::directory_iterator' blocks the event loop in coroutine 'bad_iteration'
  fs::directory_iterator other(path, fs::directory_options::skip_permission_denied, error);
  // CHECK: :[[@LINE-1]]:26: warning: 'std::filesystem::directory_iterator::directory_iterator' blocks the event loop in coroutine 'bad_iteration'
  fs::recursive_directory_iterator tree(path);
  // CHECK: :[[@LINE-1]]:36: warning: 'std::filesystem::recursive_directory_iterator::recursive_directory_iterator' blocks the event loop in coroutine 'bad_iteration'
  ++directory;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::directory_iterator::operator++' blocks the event loop in coroutine 'bad_iteration'
  directory.increment(error);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::directory_iterator::increment' blocks the event loop in coroutine 'bad_iteration'
  ++tree;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::recursive_directory_iterator::operator++' blocks the event loop in coroutine 'bad_iteration'
  tree.increment(error);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::recursive_directory_iterator::increment' blocks the event loop in coroutine 'bad_iteration'
  tree.pop();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::recursive_directory_iterator::pop' blocks the event loop in coroutine 'bad_iteration'
  co_return;
}

awaitable<void> bad_entry(const fs::path &path) {
  fs::directory_entry entry(path);
  // CHECK: :[[@LINE-1]]:23: warning: 'std::filesystem::directory_entry::directory_entry' blocks the event loop in coroutine 'bad_entry'
  entry.assign(path);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::directory_entry::assign' blocks the event loop in coroutine 'bad_entry'
  entry.replace_filename("users.txt");
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::directory_entry::replace_filename' blocks the event loop in coroutine 'bad_entry'
  entry.refresh();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::directory_entry::refresh' blocks the event loop in coroutine 'bad_entry'
  entry.file_size();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::directory_entry::file_size' blocks the event loop in coroutine 'bad_entry'
  entry.hard_link_count();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::directory_entry::hard_link_count' blocks the event loop in coroutine 'bad_entry'
  entry.last_write_time();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::directory_entry::last_write_time' blocks the event loop in coroutine 'bad_entry'
  entry.status();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::directory_entry::status' blocks the event loop in coroutine 'bad_entry'
  entry.symlink_status();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::filesystem::directory_entry::symlink_status' blocks the event loop in coroutine 'bad_entry'
  co_return;
}

awaitable<void> good_entry(const fs::directory_entry &known, fs::directory_iterator open) {
  fs::directory_iterator end;
  fs::recursive_directory_iterator tree_end;
  fs::directory_iterator copy(open);
  fs::directory_entry entry;
  if (open != end)
    known.path();
  known.is_directory();
  co_return;
}
