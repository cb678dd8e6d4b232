// RUN: %check_both %s -- -std=c++20 -Wno-deprecated-declarations -Wno-unused-result -I/usr/include/glib-2.0 -I/usr/lib/x86_64-linux-gnu/glib-2.0/include
// Files: the functions of GLib, and the synchronous ones of GIO.
#include "awaitable.hpp"
#include <gio/gio.h>
#include <glib/gstdio.h>
using boost::asio::awaitable;

awaitable<void> bad_paths(GKeyFile *keys, GDir *directory, char *text) {
  g_file_get_contents("users", nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_get_contents' blocks the event loop in coroutine 'bad_paths'
  g_file_set_contents("users", "users", 16, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_set_contents' blocks the event loop in coroutine 'bad_paths'
  g_file_set_contents_full("users", "users", 16, G_FILE_SET_CONTENTS_NONE, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_set_contents_full' blocks the event loop in coroutine 'bad_paths'
  g_file_open_tmp("users", nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_open_tmp' blocks the event loop in coroutine 'bad_paths'
  g_key_file_load_from_file(keys, "users", G_KEY_FILE_NONE, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_key_file_load_from_file' blocks the event loop in coroutine 'bad_paths'
  g_key_file_save_to_file(keys, "users", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_key_file_save_to_file' blocks the event loop in coroutine 'bad_paths'
  g_mapped_file_new("users", 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_mapped_file_new' blocks the event loop in coroutine 'bad_paths'
  g_access("users", 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_access' blocks the event loop in coroutine 'bad_paths'
  g_file_read_link("users", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_read_link' blocks the event loop in coroutine 'bad_paths'
  g_file_test("users", G_FILE_TEST_EXISTS);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_test' blocks the event loop in coroutine 'bad_paths'
  g_dir_open("users", 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_dir_open' blocks the event loop in coroutine 'bad_paths'
  g_dir_read_name(directory);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_dir_read_name' blocks the event loop in coroutine 'bad_paths'
  g_mkdir_with_parents("users", 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_mkdir_with_parents' blocks the event loop in coroutine 'bad_paths'
  g_mkdtemp(text);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_mkdtemp' blocks the event loop in coroutine 'bad_paths'
  g_rmdir("users");
  // CHECK: :[[@LINE-1]]:3: warning: 'g_rmdir' blocks the event loop in coroutine 'bad_paths'
  g_unlink("users");
  // CHECK: :[[@LINE-1]]:3: warning: 'g_unlink' blocks the event loop in coroutine 'bad_paths'
  g_mkstemp(text);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_mkstemp' blocks the event loop in coroutine 'bad_paths'
  g_mkstemp_full(text, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_mkstemp_full' blocks the event loop in coroutine 'bad_paths'
  g_settings_sync();
  // CHECK: :[[@LINE-1]]:3: warning: 'g_settings_sync' blocks the event loop in coroutine 'bad_paths'
  co_return;
}

awaitable<void> good_paths(GKeyFile *keys) {
  g_free(g_build_filename("a", "b", nullptr));
  g_key_file_get_string(keys, "group", "key", nullptr);
  co_return;
}

awaitable<void> bad_gio_files(GFile *file, GFileEnumerator *files) {
  g_file_append_to(file, G_FILE_CREATE_NONE, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_append_to' blocks the event loop in coroutine 'bad_gio_files'
  g_file_copy(file, file, G_FILE_COPY_NONE, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_copy' blocks the event loop in coroutine 'bad_gio_files'
  g_file_create(file, G_FILE_CREATE_NONE, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_create' blocks the event loop in coroutine 'bad_gio_files'
  g_file_create_readwrite(file, G_FILE_CREATE_NONE, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_create_readwrite' blocks the event loop in coroutine 'bad_gio_files'
  g_file_load_bytes(file, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_load_bytes' blocks the event loop in coroutine 'bad_gio_files'
  g_file_load_contents(file, nullptr, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_load_contents' blocks the event loop in coroutine 'bad_gio_files'
  g_file_move(file, file, G_FILE_COPY_NONE, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_move' blocks the event loop in coroutine 'bad_gio_files'
  g_file_open_readwrite(file, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_open_readwrite' blocks the event loop in coroutine 'bad_gio_files'
  g_file_read(file, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_read' blocks the event loop in coroutine 'bad_gio_files'
  g_file_replace(file, "users", 0, G_FILE_CREATE_NONE, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_replace' blocks the event loop in coroutine 'bad_gio_files'
  g_file_replace_contents(file, "users", 16, "users", 0, G_FILE_CREATE_NONE, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_replace_contents' blocks the event loop in coroutine 'bad_gio_files'
  g_file_replace_readwrite(file, "users", 0, G_FILE_CREATE_NONE, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_replace_readwrite' blocks the event loop in coroutine 'bad_gio_files'
  g_file_delete(file, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_delete' blocks the event loop in coroutine 'bad_gio_files'
  g_file_enumerate_children(file, "users", G_FILE_QUERY_INFO_NONE, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_enumerate_children' blocks the event loop in coroutine 'bad_gio_files'
  g_file_enumerator_close(files, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_enumerator_close' blocks the event loop in coroutine 'bad_gio_files'
  g_file_enumerator_iterate(files, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_enumerator_iterate' blocks the event loop in coroutine 'bad_gio_files'
  g_file_enumerator_next_file(files, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_enumerator_next_file' blocks the event loop in coroutine 'bad_gio_files'
  g_file_make_directory(file, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_make_directory' blocks the event loop in coroutine 'bad_gio_files'
  g_file_make_directory_with_parents(file, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_make_directory_with_parents' blocks the event loop in coroutine 'bad_gio_files'
  g_file_query_exists(file, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_query_exists' blocks the event loop in coroutine 'bad_gio_files'
  g_file_query_file_type(file, G_FILE_QUERY_INFO_NONE, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_query_file_type' blocks the event loop in coroutine 'bad_gio_files'
  g_file_query_filesystem_info(file, "users", nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_query_filesystem_info' blocks the event loop in coroutine 'bad_gio_files'
  g_file_query_info(file, "users", G_FILE_QUERY_INFO_NONE, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_query_info' blocks the event loop in coroutine 'bad_gio_files'
  g_file_trash(file, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_file_trash' blocks the event loop in coroutine 'bad_gio_files'
  co_return;
}

awaitable<void> good_gio_files(GFile *file) {
  g_file_read_async(file, G_PRIORITY_DEFAULT, nullptr, nullptr, nullptr);
  g_file_load_contents_async(file, nullptr, nullptr, nullptr);
  g_free(g_file_get_path(file));
  co_return;
}

awaitable<void> bad_gio_streams(GInputStream *input, GOutputStream *output, GIOStream *stream, GDataInputStream *data, GBufferedInputStream *buffered, GBytes *bytes) {
  g_input_stream_close(input, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_input_stream_close' blocks the event loop in coroutine 'bad_gio_streams'
  g_input_stream_read(input, nullptr, 16, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_input_stream_read' blocks the event loop in coroutine 'bad_gio_streams'
  g_input_stream_read_all(input, nullptr, 16, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_input_stream_read_all' blocks the event loop in coroutine 'bad_gio_streams'
  g_input_stream_read_bytes(input, 16, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_input_stream_read_bytes' blocks the event loop in coroutine 'bad_gio_streams'
  g_input_stream_skip(input, 16, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_input_stream_skip' blocks the event loop in coroutine 'bad_gio_streams'
  g_output_stream_close(output, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_output_stream_close' blocks the event loop in coroutine 'bad_gio_streams'
  g_output_stream_flush(output, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_output_stream_flush' blocks the event loop in coroutine 'bad_gio_streams'
  g_output_stream_splice(output, input, G_OUTPUT_STREAM_SPLICE_NONE, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_output_stream_splice' blocks the event loop in coroutine 'bad_gio_streams'
  g_output_stream_write(output, nullptr, 16, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_output_stream_write' blocks the event loop in coroutine 'bad_gio_streams'
  g_output_stream_write_all(output, nullptr, 16, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_output_stream_write_all' blocks the event loop in coroutine 'bad_gio_streams'
  g_output_stream_write_bytes(output, bytes, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_output_stream_write_bytes' blocks the event loop in coroutine 'bad_gio_streams'
  g_io_stream_close(stream, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_io_stream_close' blocks the event loop in coroutine 'bad_gio_streams'
  g_data_input_stream_read_line(data, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_data_input_stream_read_line' blocks the event loop in coroutine 'bad_gio_streams'
  g_data_input_stream_read_line_utf8(data, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_data_input_stream_read_line_utf8' blocks the event loop in coroutine 'bad_gio_streams'
  g_data_input_stream_read_upto(data, "users", 16, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_data_input_stream_read_upto' blocks the event loop in coroutine 'bad_gio_streams'
  g_buffered_input_stream_fill(buffered, 16, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'g_buffered_input_stream_fill' blocks the event loop in coroutine 'bad_gio_streams'
  co_return;
}

awaitable<void> good_gio_streams(GInputStream *input, char *buffer) {
  g_input_stream_read_async(input, buffer, 16, G_PRIORITY_DEFAULT, nullptr, nullptr, nullptr);
  co_return;
}
