// RUN: %check_both %s -- -std=c++20
// Archives on files are read and written there; those in a buffer are not waited for.
#include "awaitable.hpp"
#include <zip.h>
using boost::asio::awaitable;

awaitable<void> bad_file(int descriptor, zip_source_t *source, char *buffer) {
  zip_t *archive = zip_open("files.zip", ZIP_RDONLY, nullptr);
  // CHECK: :[[@LINE-1]]:20: warning: 'zip_open' blocks the event loop in coroutine 'bad_file'
  zip_fdopen(descriptor, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'zip_fdopen' blocks the event loop in coroutine 'bad_file'
  zip_open_from_source(source, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'zip_open_from_source' blocks the event loop in coroutine 'bad_file'
  zip_file_t *file = zip_fopen(archive, "file", 0);
  // CHECK: :[[@LINE-1]]:22: warning: 'zip_fopen' blocks the event loop in coroutine 'bad_file'
  zip_fread(file, buffer, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'zip_fread' blocks the event loop in coroutine 'bad_file'
  zip_fopen_index(archive, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'zip_fopen_index' blocks the event loop in coroutine 'bad_file'
  zip_fopen_encrypted(archive, "file", 0, "secret");
  // CHECK: :[[@LINE-1]]:3: warning: 'zip_fopen_encrypted' blocks the event loop in coroutine 'bad_file'
  zip_fopen_index_encrypted(archive, 0, 0, "secret");
  // CHECK: :[[@LINE-1]]:3: warning: 'zip_fopen_index_encrypted' blocks the event loop in coroutine 'bad_file'
  zip_close(archive);
  // CHECK: :[[@LINE-1]]:3: warning: 'zip_close' blocks the event loop in coroutine 'bad_file'
  co_return;
}

awaitable<void> good_buffer(const char *data, zip_uint64_t size, char *buffer) {
  zip_source_t *source = zip_source_buffer_create(data, size, 0, nullptr);
  zip_t *archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  zip_file_t *file = zip_fopen(archive, "file", 0);
  zip_fread(file, buffer, 1);
  zip_close(archive);
  co_return;
}

awaitable<void> good_changes(zip_t *archive, zip_source_t *source) {
  zip_file_add(archive, "file", source, ZIP_FL_OVERWRITE);
  zip_get_num_entries(archive, 0);
  zip_discard(archive);
  co_return;
}
