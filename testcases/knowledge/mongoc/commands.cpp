// RUN: %check_both %s -- -std=c++20 -Wno-deprecated-declarations -Wno-unused-result -I/usr/include/libmongoc-1.0 -I/usr/include/libbson-1.0
// Commands wait for a server; making clients, handles, cursors and bulk operations does not.
#include "awaitable.hpp"
#include <mongoc/mongoc.h>
using boost::asio::awaitable;

awaitable<void> bad_client(mongoc_client_t *client, mongoc_client_pool_t *pool, const bson_t *document, bson_t *reply, bson_error_t *error) {
  mongoc_client_new("mongodb+srv://users.example.com");
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_new' blocks the event loop in coroutine 'bad_client'
  mongoc_client_pool_pop(pool);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_pool_pop' blocks the event loop in coroutine 'bad_client'; use 'mongoc_client_pool_try_pop'
  mongoc_client_start_session(client, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_start_session' blocks the event loop in coroutine 'bad_client'
  mongoc_client_command_simple(client, "users", document, nullptr, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_command_simple' blocks the event loop in coroutine 'bad_client'
  mongoc_client_command_simple_with_server_id(client, "users", document, nullptr, 0, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_command_simple_with_server_id' blocks the event loop in coroutine 'bad_client'
  mongoc_client_command_with_opts(client, "users", document, nullptr, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_command_with_opts' blocks the event loop in coroutine 'bad_client'
  mongoc_client_read_command_with_opts(client, "users", document, nullptr, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_read_command_with_opts' blocks the event loop in coroutine 'bad_client'
  mongoc_client_write_command_with_opts(client, "users", document, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_write_command_with_opts' blocks the event loop in coroutine 'bad_client'
  mongoc_client_read_write_command_with_opts(client, "users", document, nullptr, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_read_write_command_with_opts' blocks the event loop in coroutine 'bad_client'
  mongoc_client_get_database_names(client, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_get_database_names' blocks the event loop in coroutine 'bad_client'
  mongoc_client_get_database_names_with_opts(client, document, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_get_database_names_with_opts' blocks the event loop in coroutine 'bad_client'
  mongoc_client_get_gridfs(client, "users", "users", error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_get_gridfs' blocks the event loop in coroutine 'bad_client'
  mongoc_client_get_handshake_description(client, 0, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_get_handshake_description' blocks the event loop in coroutine 'bad_client'
  mongoc_client_get_server_status(client, nullptr, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_get_server_status' blocks the event loop in coroutine 'bad_client'
  mongoc_client_kill_cursor(client, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_kill_cursor' blocks the event loop in coroutine 'bad_client'
  mongoc_client_select_server(client, false, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_select_server' blocks the event loop in coroutine 'bad_client'
  mongoc_client_watch(client, document, document);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_watch' blocks the event loop in coroutine 'bad_client'
  co_return;
}

awaitable<void> good_client(mongoc_client_pool_t *pool) {
  mongoc_client_t *client = mongoc_client_new("mongodb://localhost:27017");
  mongoc_client_pool_try_pop(pool);
  mongoc_client_pool_push(pool, client);
  mongoc_collection_t *collection = mongoc_client_get_collection(client, "app", "users");
  mongoc_collection_destroy(collection);
  co_return;
}

awaitable<void> bad_session(mongoc_client_session_t *session, bson_t *reply, bson_error_t *error) {
  mongoc_client_session_commit_transaction(session, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_session_commit_transaction' blocks the event loop in coroutine 'bad_session'
  mongoc_client_session_abort_transaction(session, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_session_abort_transaction' blocks the event loop in coroutine 'bad_session'
  mongoc_client_session_with_transaction(session, nullptr, nullptr, nullptr, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_client_session_with_transaction' blocks the event loop in coroutine 'bad_session'
  co_return;
}

awaitable<void> good_session(mongoc_client_session_t *session, bson_error_t *error) {
  mongoc_client_session_start_transaction(session, nullptr, error);
  (void)mongoc_client_session_in_transaction(session);
  co_return;
}

awaitable<void> bad_database(mongoc_database_t *database, const bson_t *document, bson_t *reply, bson_error_t *error) {
  mongoc_database_add_user(database, "users", "users", document, document, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_add_user' blocks the event loop in coroutine 'bad_database'
  mongoc_database_command_simple(database, document, nullptr, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_command_simple' blocks the event loop in coroutine 'bad_database'
  mongoc_database_command_with_opts(database, document, nullptr, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_command_with_opts' blocks the event loop in coroutine 'bad_database'
  mongoc_database_read_command_with_opts(database, document, nullptr, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_read_command_with_opts' blocks the event loop in coroutine 'bad_database'
  mongoc_database_write_command_with_opts(database, document, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_write_command_with_opts' blocks the event loop in coroutine 'bad_database'
  mongoc_database_read_write_command_with_opts(database, document, nullptr, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_read_write_command_with_opts' blocks the event loop in coroutine 'bad_database'
  mongoc_database_create_collection(database, "users", document, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_create_collection' blocks the event loop in coroutine 'bad_database'
  mongoc_database_drop(database, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_drop' blocks the event loop in coroutine 'bad_database'
  mongoc_database_drop_with_opts(database, document, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_drop_with_opts' blocks the event loop in coroutine 'bad_database'
  mongoc_database_find_collections(database, document, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_find_collections' blocks the event loop in coroutine 'bad_database'
  mongoc_database_find_collections_with_opts(database, document);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_find_collections_with_opts' blocks the event loop in coroutine 'bad_database'
  mongoc_database_get_collection_names(database, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_get_collection_names' blocks the event loop in coroutine 'bad_database'
  mongoc_database_get_collection_names_with_opts(database, document, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_get_collection_names_with_opts' blocks the event loop in coroutine 'bad_database'
  mongoc_database_has_collection(database, "users", error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_has_collection' blocks the event loop in coroutine 'bad_database'
  mongoc_database_remove_all_users(database, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_remove_all_users' blocks the event loop in coroutine 'bad_database'
  mongoc_database_remove_user(database, "users", error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_remove_user' blocks the event loop in coroutine 'bad_database'
  mongoc_database_watch(database, document, document);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_database_watch' blocks the event loop in coroutine 'bad_database'
  co_return;
}

awaitable<void> good_database(mongoc_database_t *database) {
  mongoc_collection_destroy(mongoc_database_get_collection(database, "users"));
  co_return;
}

awaitable<void> bad_collection(mongoc_collection_t *collection, const bson_t *document, bson_t *reply, bson_error_t *error) {
  mongoc_collection_command_simple(collection, document, nullptr, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_command_simple' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_command_with_opts(collection, document, nullptr, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_command_with_opts' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_read_command_with_opts(collection, document, nullptr, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_read_command_with_opts' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_write_command_with_opts(collection, document, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_write_command_with_opts' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_read_write_command_with_opts(collection, document, nullptr, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_read_write_command_with_opts' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_count(collection, MONGOC_QUERY_NONE, document, 0, 0, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_count' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_count_documents(collection, document, document, nullptr, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_count_documents' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_count_with_opts(collection, MONGOC_QUERY_NONE, document, 0, 0, document, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_count_with_opts' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_create_index(collection, document, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_create_index' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_create_index_with_opts(collection, document, nullptr, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_create_index_with_opts' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_delete(collection, MONGOC_DELETE_NONE, document, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_delete' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_delete_many(collection, document, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_delete_many' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_delete_one(collection, document, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_delete_one' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_drop(collection, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_drop' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_drop_index(collection, "users", error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_drop_index' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_drop_index_with_opts(collection, "users", document, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_drop_index_with_opts' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_drop_with_opts(collection, document, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_drop_with_opts' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_ensure_index(collection, document, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_ensure_index' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_estimated_document_count(collection, document, nullptr, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_estimated_document_count' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_find_and_modify(collection, document, document, document, document, false, false, false, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_find_and_modify' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_find_and_modify_with_opts(collection, document, nullptr, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_find_and_modify_with_opts' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_find_indexes(collection, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_find_indexes' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_find_indexes_with_opts(collection, document);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_find_indexes_with_opts' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_insert(collection, MONGOC_INSERT_NONE, document, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_insert' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_insert_bulk(collection, MONGOC_INSERT_NONE, &document, 0, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_insert_bulk' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_insert_many(collection, &document, 0, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_insert_many' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_insert_one(collection, document, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_insert_one' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_remove(collection, MONGOC_REMOVE_NONE, document, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_remove' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_rename(collection, "users", "users", false, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_rename' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_rename_with_opts(collection, "users", "users", false, document, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_rename_with_opts' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_replace_one(collection, document, document, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_replace_one' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_save(collection, document, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_save' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_stats(collection, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_stats' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_update(collection, MONGOC_UPDATE_NONE, document, document, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_update' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_update_many(collection, document, document, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_update_many' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_update_one(collection, document, document, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_update_one' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_validate(collection, document, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_validate' blocks the event loop in coroutine 'bad_collection'
  mongoc_collection_watch(collection, document, document);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_collection_watch' blocks the event loop in coroutine 'bad_collection'
  co_return;
}

awaitable<void> good_collection(mongoc_collection_t *collection, const bson_t *document) {
  mongoc_cursor_t *cursor = mongoc_collection_find_with_opts(collection, document, nullptr, nullptr);
  mongoc_collection_aggregate(collection, MONGOC_QUERY_NONE, document, nullptr, nullptr);
  mongoc_collection_create_bulk_operation_with_opts(collection, nullptr);
  (void)mongoc_cursor_current(cursor);
  co_return;
}

awaitable<void> bad_cursor(mongoc_cursor_t *cursor, mongoc_change_stream_t *changes, mongoc_bulk_operation_t *bulk, const bson_t *document, bson_t *reply, bson_error_t *error) {
  mongoc_cursor_next(cursor, &document);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_cursor_next' blocks the event loop in coroutine 'bad_cursor'
  mongoc_change_stream_next(changes, &document);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_change_stream_next' blocks the event loop in coroutine 'bad_cursor'
  mongoc_bulk_operation_execute(bulk, reply, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_bulk_operation_execute' blocks the event loop in coroutine 'bad_cursor'
  co_return;
}

awaitable<void> good_bulk(mongoc_bulk_operation_t *bulk, const bson_t *document) {
  mongoc_bulk_operation_insert(bulk, document);
  co_return;
}

awaitable<void> bad_gridfs(mongoc_gridfs_t *gridfs, mongoc_gridfs_bucket_t *bucket, mongoc_gridfs_file_t *file, mongoc_gridfs_file_list_t *files, mongoc_stream_t *stream, const bson_t *document, bson_error_t *error) {
  mongoc_gridfs_bucket_delete_by_id(bucket, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_bucket_delete_by_id' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_bucket_download_to_stream(bucket, nullptr, stream, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_bucket_download_to_stream' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_bucket_open_download_stream(bucket, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_bucket_open_download_stream' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_bucket_upload_from_stream(bucket, "users", stream, document, nullptr, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_bucket_upload_from_stream' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_bucket_upload_from_stream_with_id(bucket, nullptr, "users", stream, document, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_bucket_upload_from_stream_with_id' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_create_file_from_stream(gridfs, stream, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_create_file_from_stream' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_drop(gridfs, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_drop' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_file_list_next(files);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_file_list_next' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_file_readv(file, nullptr, 0, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_file_readv' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_file_remove(file, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_file_remove' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_file_save(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_file_save' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_file_writev(file, nullptr, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_file_writev' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_find_one(gridfs, document, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_find_one' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_find_one_by_filename(gridfs, "users", error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_find_one_by_filename' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_find_one_with_opts(gridfs, document, document, error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_find_one_with_opts' blocks the event loop in coroutine 'bad_gridfs'
  mongoc_gridfs_remove_by_filename(gridfs, "users", error);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongoc_gridfs_remove_by_filename' blocks the event loop in coroutine 'bad_gridfs'
  co_return;
}

awaitable<void> good_gridfs(mongoc_gridfs_file_t *file) {
  (void)mongoc_gridfs_file_get_length(file);
  co_return;
}
