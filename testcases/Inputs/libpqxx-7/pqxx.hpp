// The declarations of libpqxx 7 that libpqxx-7.yaml names, each in the class that declares it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace pqxx {
class result {};
class dbtransaction;
using oid = unsigned;
using bytes = std::basic_string<std::byte>;
using bytes_view = std::basic_string_view<std::byte>;

class zview : public std::string_view {
public:
  zview(const char text[]);
  zview(const std::string &text);
};

class connection {
public:
  connection();
  explicit connection(const char options[]);
  explicit connection(zview options);
  connection(connection &&other);
  ~connection();
  int sock() const noexcept;
  int get_notifs();
  int await_notification();
  int await_notification(long seconds, long microseconds);
  void prepare(zview name, zview definition);
  void unprepare(std::string_view name);
  void cancel_query();
  std::string get_var(std::string_view name);
  std::string get_variable(std::string_view name);
  template <typename T> void set_session_var(std::string_view name, const T &value);
  void set_variable(std::string_view name, std::string_view value);
  void set_client_encoding(zview encoding);
};

class connecting {
public:
  connecting(zview options);
  int sock() const noexcept;
  bool wait_to_read() const noexcept;
  void process();
  bool done() const noexcept;
  connection produce() &&;
};

class transaction_base {
public:
  result exec(std::string_view query);
  template <typename... T> int query(zview query);
  template <typename... T> int query_n(unsigned long rows, zview query);
  template <typename T> T query_value(zview query);
  template <typename... T> std::tuple<T...> query1(zview query);
  template <typename... T> std::optional<std::tuple<T...>> query01(zview query);
  template <typename Callable> void for_query(zview query, Callable &&function);
  template <typename Callable> int for_stream(std::string_view query, Callable &&function);
  template <typename Callable> int for_each(std::string_view query, Callable &&function);
  template <typename... T> int stream(std::string_view query) &;
  std::string esc(std::string_view text) const;
};

class stream_from {
public:
  static stream_from query(transaction_base &transaction, std::string_view query);
  static stream_from table(transaction_base &transaction, std::string_view path);
  static stream_from raw_table(transaction_base &transaction, std::string_view path);
  ~stream_from() noexcept;
  const int *read_row() &;
  std::size_t get_raw_line();
};

class stream_to {
public:
  static stream_to table(transaction_base &transaction, std::string_view path);
  static stream_to raw_table(transaction_base &transaction, std::string_view path);
  ~stream_to() noexcept;
  template <typename Row> void write_row(const Row &row);
  template <typename... T> void write_values(const T &...fields);
};

class blob {
public:
  static oid create(dbtransaction &transaction, oid object = 0);
  static void remove(dbtransaction &transaction, oid object);
  static blob open_r(dbtransaction &transaction, oid object);
  static blob open_w(dbtransaction &transaction, oid object);
  static blob open_rw(dbtransaction &transaction, oid object);
  blob() = default;
  blob(blob &&other);
  ~blob();
  std::size_t read(bytes &buffer, std::size_t size);
  void write(bytes_view data);
  void resize(std::int64_t size);
  std::int64_t tell() const;
  std::int64_t seek_abs(std::int64_t offset = 0);
  std::int64_t seek_rel(std::int64_t offset = 0);
  std::int64_t seek_end(std::int64_t offset = 0);
  static oid from_buf(dbtransaction &transaction, bytes_view data, oid object = 0);
  static void append_from_buf(dbtransaction &transaction, bytes_view data, oid object);
  static oid from_file(dbtransaction &transaction, zview path);
  static void to_buf(dbtransaction &transaction, oid object, bytes &buffer, std::size_t maximum);
  static std::size_t append_to_buf(dbtransaction &transaction, oid object, std::int64_t offset, bytes &buffer,
                                   std::size_t maximum);
  static void to_file(dbtransaction &transaction, oid object, zview path);
  void close();
};
} // namespace pqxx
