// RUN: %check_both %s -- -std=c++20
// Archives on files are read and written there; those in memory are not waited for.
#include "awaitable.hpp"
#include <archive.h>
#include <archive_entry.h>
#include <cstdio>
using boost::asio::awaitable;

awaitable<void> bad_read(archive *input, archive_entry *entry, int descriptor, std::FILE *file, char *buffer) {
  archive_read_open_filename(input, "files.tar", 10240);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_read_open_filename' blocks the event loop in coroutine 'bad_read'
  const char *names[] = {"files.tar", nullptr};
  archive_read_open_filenames(input, names, 10240);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_read_open_filenames' blocks the event loop in coroutine 'bad_read'
  archive_read_open_fd(input, descriptor, 10240);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_read_open_fd' blocks the event loop in coroutine 'bad_read'
  archive_read_open_FILE(input, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_read_open_FILE' blocks the event loop in coroutine 'bad_read'
  archive_read_next_header(input, &entry);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_read_next_header' blocks the event loop in coroutine 'bad_read'
  archive_read_next_header2(input, entry);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_read_next_header2' blocks the event loop in coroutine 'bad_read'
  archive_read_data(input, buffer, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_read_data' blocks the event loop in coroutine 'bad_read'
  const void *block = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  archive_read_data_block(input, &block, &size, &offset);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_read_data_block' blocks the event loop in coroutine 'bad_read'
  archive_read_data_skip(input);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_read_data_skip' blocks the event loop in coroutine 'bad_read'
  archive_read_data_into_fd(input, descriptor);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_read_data_into_fd' blocks the event loop in coroutine 'bad_read'
  archive_read_extract(input, entry, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_read_extract' blocks the event loop in coroutine 'bad_read'
  archive_read_extract2(input, entry, input);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_read_extract2' blocks the event loop in coroutine 'bad_read'
  archive_read_disk_open(input, "folder");
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_read_disk_open' blocks the event loop in coroutine 'bad_read'
  co_return;
}

awaitable<void> good_read(const char *data, std::size_t size, char *buffer) {
  archive *input = archive_read_new();
  archive_read_support_format_all(input);
  archive_read_open_memory(input, data, size);
  archive_entry *entry = nullptr;
  archive_read_next_header(input, &entry);
  archive_read_data(input, buffer, 1);
  archive *other = archive_read_new();
  archive_read_open_memory2(other, data, size, 1024);
  archive_read_data_skip(other);
  co_return;
}

awaitable<void> bad_write(archive *output, archive_entry *entry, int descriptor, std::FILE *file, const char *data) {
  archive_write_open_filename(output, "files.tar");
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_write_open_filename' blocks the event loop in coroutine 'bad_write'
  archive_write_open_fd(output, descriptor);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_write_open_fd' blocks the event loop in coroutine 'bad_write'
  archive_write_open_FILE(output, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_write_open_FILE' blocks the event loop in coroutine 'bad_write'
  archive_write_header(output, entry);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_write_header' blocks the event loop in coroutine 'bad_write'
  archive_write_data(output, data, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_write_data' blocks the event loop in coroutine 'bad_write'
  archive_write_data_block(output, data, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_write_data_block' blocks the event loop in coroutine 'bad_write'
  archive_write_finish_entry(output);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_write_finish_entry' blocks the event loop in coroutine 'bad_write'
  archive_write_close(output);
  // CHECK: :[[@LINE-1]]:3: warning: 'archive_write_close' blocks the event loop in coroutine 'bad_write'
  co_return;
}

awaitable<void> good_write(archive_entry *entry, char *buffer, std::size_t size) {
  archive *output = archive_write_new();
  archive_write_set_format_zip(output);
  std::size_t used = 0;
  archive_write_open_memory(output, buffer, size, &used);
  archive_write_header(output, entry);
  archive_write_data(output, "text", 4);
  archive_write_close(output);
  co_return;
}
