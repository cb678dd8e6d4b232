// The declarations of the MongoDB C++ driver that mongocxx.yaml names, each in the class that declares it. The driver
// keeps them in the inline namespace v_noabi.
#pragma once
#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace bsoncxx {
inline namespace v_noabi {
namespace document {
class view {};
class value {};
class view_or_value {
public:
  view_or_value() = default;
  view_or_value(view document);
  view_or_value(value document);
};
} // namespace document
} // namespace v_noabi
} // namespace bsoncxx

namespace mongocxx {
inline namespace v_noabi {
using document = bsoncxx::document::view_or_value;
class uri {
public:
  explicit uri(std::string text = "mongodb://localhost:27017");
};
class pipeline {};
class database;
class collection;
class client_session;

class cursor {
public:
  class iterator {
  public:
    const bsoncxx::document::view &operator*() const;
    iterator &operator++();
    void operator++(int);
    bool operator!=(const iterator &other) const;
  };
  iterator begin();
  iterator end();
};

class change_stream {
public:
  class iterator {
  public:
    const bsoncxx::document::view &operator*() const;
    iterator &operator++();
    void operator++(int);
    bool operator!=(const iterator &other) const;
  };
  iterator begin() const;
  iterator end() const;
};

class client_session {
public:
  void start_transaction();
  void commit_transaction();
  void abort_transaction();
  void with_transaction(void (*callback)(client_session *session));
};

class client {
public:
  client() noexcept;
  client(const mongocxx::uri &uri);
  mongocxx::database database(const std::string &name) const &;
  cursor list_databases() const;
  std::vector<std::string> list_database_names(document filter = {});
  client_session start_session();
  change_stream watch();
};

class pool {
public:
  explicit pool(const uri &mongodb = uri());
  class entry {
  public:
    client *operator->() const &;
  };
  entry acquire();
  std::optional<entry> try_acquire();
};

class database {
public:
  bsoncxx::document::value run_command(document command);
  mongocxx::collection create_collection(const std::string &name, document options = {});
  void drop();
  bool has_collection(const std::string &name) const;
  cursor list_collections(document filter = {});
  std::vector<std::string> list_collection_names(document filter = {});
  mongocxx::collection collection(const std::string &name) const;
  change_stream watch();
};

class bulk_write {
public:
  bulk_write &append(const document &operation);
  std::optional<int> execute() const;
};

class index_view {
public:
  cursor list();
  std::optional<std::string> create_one(document keys);
  std::optional<int> create_many(const std::vector<int> &indexes);
  void drop_one(const std::string &name);
  void drop_all();
};

class collection {
public:
  cursor aggregate(const pipeline &pipeline);
  mongocxx::bulk_write create_bulk_write();
  template <typename Container> std::optional<int> bulk_write(const Container &writes);
  std::int64_t count_documents(document filter);
  std::int64_t estimated_document_count();
  bsoncxx::document::value create_index(document keys);
  std::optional<int> delete_many(document filter);
  std::optional<int> delete_one(document filter);
  cursor distinct(const std::string &name, document filter);
  void drop();
  cursor find(document filter);
  std::optional<bsoncxx::document::value> find_one(document filter);
  std::optional<bsoncxx::document::value> find_one_and_delete(document filter);
  std::optional<bsoncxx::document::value> find_one_and_replace(document filter, document replacement);
  std::optional<bsoncxx::document::value> find_one_and_update(document filter, document update);
  template <typename Container> std::optional<int> insert_many(const Container &documents);
  std::optional<int> insert_one(document value);
  cursor list_indexes() const;
  void rename(const std::string &name);
  std::optional<int> replace_one(document filter, document replacement);
  std::optional<int> update_many(document filter, document update);
  std::optional<int> update_one(document filter, document update);
  index_view indexes();
  change_stream watch();
};

namespace gridfs {
class uploader {
public:
  void write(const std::uint8_t *bytes, std::size_t length);
  int close();
  void abort();
};
class downloader {
public:
  std::size_t read(std::uint8_t *buffer, std::size_t length);
  std::int64_t file_length() const;
};
class bucket {
public:
  uploader open_upload_stream(const std::string &name);
  int upload_from_stream(const std::string &name, std::istream *source);
  void upload_from_stream_with_id(int id, const std::string &name, std::istream *source);
  downloader open_download_stream(int id);
  void download_to_stream(int id, std::ostream *destination);
  void delete_file(int id);
  cursor find(document filter);
};
} // namespace gridfs
} // namespace v_noabi
} // namespace mongocxx
