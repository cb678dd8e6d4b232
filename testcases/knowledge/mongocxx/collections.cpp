// RUN: %check_both %s -- -std=c++20
// Commands wait for a server; handles and cursors are made without one.
#include "awaitable.hpp"
#include "mongocxx/mongocxx.hpp"
using boost::asio::awaitable;

awaitable<void> bad_client(mongocxx::client &client, mongocxx::pool &pool, mongocxx::client_session &session) {
  client.list_databases();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::client::list_databases' blocks the event loop in coroutine 'bad_client'
  client.list_database_names();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::client::list_database_names' blocks the event loop in coroutine 'bad_client'
  client.watch();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::client::watch' blocks the event loop in coroutine 'bad_client'
  client.start_session();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::client::start_session' blocks the event loop in coroutine 'bad_client'
  pool.acquire();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::pool::acquire' blocks the event loop in coroutine 'bad_client'; use 'try_acquire'
  session.commit_transaction();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::client_session::commit_transaction' blocks the event loop in coroutine 'bad_client'
  session.abort_transaction();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::client_session::abort_transaction' blocks the event loop in coroutine 'bad_client'
  session.with_transaction(nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::client_session::with_transaction' blocks the event loop in coroutine 'bad_client'
  co_return;
}

awaitable<void> good_client(mongocxx::pool &pool, mongocxx::client_session &session) {
  mongocxx::client client(mongocxx::uri("mongodb://localhost:27017"));
  pool.try_acquire();
  client.database("app").collection("users");
  session.start_transaction();
  co_return;
}

awaitable<void> bad_database(mongocxx::database &database, bsoncxx::document::view command) {
  database.run_command(command);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::database::run_command' blocks the event loop in coroutine 'bad_database'
  database.create_collection("users");
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::database::create_collection' blocks the event loop in coroutine 'bad_database'
  database.has_collection("users");
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::database::has_collection' blocks the event loop in coroutine 'bad_database'
  database.list_collections();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::database::list_collections' blocks the event loop in coroutine 'bad_database'
  database.list_collection_names();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::database::list_collection_names' blocks the event loop in coroutine 'bad_database'
  database.watch();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::database::watch' blocks the event loop in coroutine 'bad_database'
  database.drop();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::database::drop' blocks the event loop in coroutine 'bad_database'
  co_return;
}

awaitable<void> bad_collection(mongocxx::collection &users, bsoncxx::document::view user, std::vector<int> many) {
  users.bulk_write(many);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::bulk_write' blocks the event loop in coroutine 'bad_collection'
  users.count_documents(user);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::count_documents' blocks the event loop in coroutine 'bad_collection'
  users.estimated_document_count();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::estimated_document_count' blocks the event loop in coroutine 'bad_collection'
  users.create_index(user);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::create_index' blocks the event loop in coroutine 'bad_collection'
  users.delete_many(user);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::delete_many' blocks the event loop in coroutine 'bad_collection'
  users.delete_one(user);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::delete_one' blocks the event loop in coroutine 'bad_collection'
  users.distinct("name", user);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::distinct' blocks the event loop in coroutine 'bad_collection'
  users.find_one(user);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::find_one' blocks the event loop in coroutine 'bad_collection'
  users.find_one_and_delete(user);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::find_one_and_delete' blocks the event loop in coroutine 'bad_collection'
  users.find_one_and_replace(user, user);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::find_one_and_replace' blocks the event loop in coroutine 'bad_collection'
  users.find_one_and_update(user, user);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::find_one_and_update' blocks the event loop in coroutine 'bad_collection'
  users.insert_many(many);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::insert_many' blocks the event loop in coroutine 'bad_collection'
  users.insert_one(user);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::insert_one' blocks the event loop in coroutine 'bad_collection'
  users.list_indexes();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::list_indexes' blocks the event loop in coroutine 'bad_collection'
  users.rename("people");
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::rename' blocks the event loop in coroutine 'bad_collection'
  users.replace_one(user, user);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::replace_one' blocks the event loop in coroutine 'bad_collection'
  users.update_many(user, user);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::update_many' blocks the event loop in coroutine 'bad_collection'
  users.update_one(user, user);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::update_one' blocks the event loop in coroutine 'bad_collection'
  users.watch();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::watch' blocks the event loop in coroutine 'bad_collection'
  users.drop();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::collection::drop' blocks the event loop in coroutine 'bad_collection'
  co_return;
}

awaitable<void> good_collection(mongocxx::collection &users, bsoncxx::document::view user) {
  [[maybe_unused]] mongocxx::cursor cursor = users.find(user);
  users.aggregate(mongocxx::pipeline());
  users.create_bulk_write().append(user);
  users.indexes();
  co_return;
}

awaitable<void> bad_cursor(mongocxx::cursor &cursor, mongocxx::change_stream &changes) {
  mongocxx::cursor::iterator row = cursor.begin();
  // CHECK: :[[@LINE-1]]:36: warning: 'mongocxx::cursor::begin' blocks the event loop in coroutine 'bad_cursor'
  ++row;
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::cursor::iterator::operator++' blocks the event loop in coroutine 'bad_cursor'
  mongocxx::change_stream::iterator change = changes.begin();
  // CHECK: :[[@LINE-1]]:46: warning: 'mongocxx::change_stream::begin' blocks the event loop in coroutine 'bad_cursor'
  ++change;
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::change_stream::iterator::operator++' blocks the event loop in coroutine 'bad_cursor'
  co_return;
}

awaitable<void> good_cursor(mongocxx::cursor &cursor, const mongocxx::cursor::iterator &row) {
  (void)*row;
  (void)cursor.end();
  co_return;
}

awaitable<void> bad_bulk(mongocxx::bulk_write &bulk, mongocxx::index_view &indexes, bsoncxx::document::view keys) {
  bulk.execute();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::bulk_write::execute' blocks the event loop in coroutine 'bad_bulk'
  indexes.list();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::index_view::list' blocks the event loop in coroutine 'bad_bulk'
  indexes.create_one(keys);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::index_view::create_one' blocks the event loop in coroutine 'bad_bulk'
  indexes.create_many({});
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::index_view::create_many' blocks the event loop in coroutine 'bad_bulk'
  indexes.drop_one("name");
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::index_view::drop_one' blocks the event loop in coroutine 'bad_bulk'
  indexes.drop_all();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::index_view::drop_all' blocks the event loop in coroutine 'bad_bulk'
  co_return;
}

awaitable<void> bad_files(mongocxx::gridfs::bucket &bucket, std::uint8_t *buffer) {
  bucket.upload_from_stream("picture.png", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::gridfs::bucket::upload_from_stream' blocks the event loop in coroutine 'bad_files'
  bucket.upload_from_stream_with_id(1, "picture.png", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::gridfs::bucket::upload_from_stream_with_id' blocks the event loop in coroutine 'bad_files'
  bucket.download_to_stream(1, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::gridfs::bucket::download_to_stream' blocks the event loop in coroutine 'bad_files'
  bucket.delete_file(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::gridfs::bucket::delete_file' blocks the event loop in coroutine 'bad_files'
  mongocxx::gridfs::downloader input = bucket.open_download_stream(1);
  // CHECK: :[[@LINE-1]]:40: warning: 'mongocxx::gridfs::bucket::open_download_stream' blocks the event loop in coroutine 'bad_files'
  input.read(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::gridfs::downloader::read' blocks the event loop in coroutine 'bad_files'
  mongocxx::gridfs::uploader output = bucket.open_upload_stream("copy.png");
  output.write(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::gridfs::uploader::write' blocks the event loop in coroutine 'bad_files'
  output.abort();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::gridfs::uploader::abort' blocks the event loop in coroutine 'bad_files'
  output.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'mongocxx::gridfs::uploader::close' blocks the event loop in coroutine 'bad_files'
  co_return;
}

awaitable<void> good_files(mongocxx::gridfs::bucket &bucket, mongocxx::gridfs::downloader &input) {
  bucket.find({});
  (void)input.file_length();
  co_return;
}
