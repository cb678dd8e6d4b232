// The declarations of libpqxx 6.4 that the tests call, each in the class that declares it.
#pragma once
#include <string>
#include <utility>

namespace pqxx {
class result {};
class row {};
class dbtransaction;
class transaction_base;
using oid = unsigned;

class connection_base {
public:
  void activate();
  void prepare(const std::string &name, const std::string &definition);
  void prepare_now(const std::string &name);
  void unprepare(const std::string &name);
  void cancel_query();
  int get_notifs();
  int await_notification();
  int await_notification(long seconds, long microseconds);
  std::string get_variable(const std::string &name);
  void set_variable(const std::string &name, const std::string &value);
  void set_client_encoding(const std::string &encoding);
  bool is_open() const noexcept;
};

class connect_direct {};
template <typename Policy> class basic_connection_base : public connection_base {
public:
  basic_connection_base();
  explicit basic_connection_base(const std::string &options);
  explicit basic_connection_base(const char options[]);
  ~basic_connection_base() noexcept;
};
using connection = basic_connection_base<connect_direct>;

class transaction_base {
public:
  virtual ~transaction_base();
  void commit();
  void abort();
  std::string esc(const std::string &text) const;
  result exec(const std::string &query, const std::string &description = std::string());
  result exec0(const std::string &query, const std::string &description = std::string());
  row exec1(const std::string &query, const std::string &description = std::string());
  result exec_n(unsigned long rows, const std::string &query, const std::string &description = std::string());
  template <typename... Args> result exec_params(const std::string &query, Args &&...args);
  template <typename... Args> result exec_params0(const std::string &query, Args &&...args);
  template <typename... Args> row exec_params1(const std::string &query, Args &&...args);
  template <typename... Args> result exec_params_n(unsigned long rows, const std::string &query, Args &&...args);
  template <typename... Args> result exec_prepared(const std::string &statement, Args &&...args);
  template <typename... Args> result exec_prepared0(const std::string &statement, Args &&...args);
  template <typename... Args> row exec_prepared1(const std::string &statement, Args &&...args);
  template <typename... Args> result exec_prepared_n(unsigned long rows, const std::string &statement, Args &&...args);
  std::string get_variable(const std::string &name);
  void set_variable(const std::string &name, const std::string &value);
};

class dbtransaction : public transaction_base {};
enum isolation_level { read_committed, serializable };
template <isolation_level Level = read_committed> class transaction : public dbtransaction {
public:
  explicit transaction(connection_base &connection, const std::string &name);
  explicit transaction(connection_base &connection);
  ~transaction() noexcept override;
};
using work = transaction<>;
template <isolation_level Level = read_committed> class robusttransaction : public dbtransaction {
public:
  explicit robusttransaction(connection_base &connection, const std::string &name = std::string());
  ~robusttransaction() noexcept override;
};
class nontransaction : public transaction_base {
public:
  explicit nontransaction(connection_base &connection, const std::string &name = std::string());
  ~nontransaction() override;
};
class subtransaction : public dbtransaction {
public:
  explicit subtransaction(dbtransaction &outer, const std::string &name = std::string());
  ~subtransaction() noexcept override;
};

class pipeline {
public:
  explicit pipeline(transaction_base &transaction, const std::string &name = std::string());
  ~pipeline() noexcept;
  long insert(const std::string &query);
  void complete();
  void flush();
  void cancel();
  bool is_finished(long query) const;
  result retrieve(long query);
  std::pair<long, result> retrieve();
};

class stream_from {
public:
  stream_from(transaction_base &transaction, const std::string &table);
  ~stream_from() noexcept;
  void complete();
  bool get_raw_line(std::string &line);
  template <typename Tuple> stream_from &operator>>(Tuple &row);
};
class stream_to {
public:
  stream_to(transaction_base &transaction, const std::string &table);
  ~stream_to() noexcept;
  void complete();
  template <typename Tuple> stream_to &operator<<(const Tuple &row);
  void write_raw_line(const std::string &line);
};

class icursorstream {
public:
  icursorstream(transaction_base &transaction, const std::string &query, const std::string &name, long stride = 1);
  icursorstream &get(result &rows);
  icursorstream &operator>>(result &rows);
  icursorstream &ignore(long count = 1);
  void set_stride(long stride);
};
class stateless_cursor {
public:
  stateless_cursor(transaction_base &transaction, const std::string &query, const std::string &name, bool hold);
  void close() noexcept;
  unsigned long size();
  result retrieve(long begin, long end);
  const std::string &name() const noexcept;
};

class largeobject {
public:
  largeobject() noexcept = default;
  explicit largeobject(dbtransaction &transaction);
  explicit largeobject(oid object) noexcept;
  largeobject(dbtransaction &transaction, const std::string &file);
  oid id() const noexcept;
  void to_file(dbtransaction &transaction, const std::string &file) const;
  void remove(dbtransaction &transaction) const;
};
class largeobjectaccess : private largeobject {
public:
  explicit largeobjectaccess(dbtransaction &transaction, int mode = 0);
  ~largeobjectaccess() noexcept;
  void to_file(const std::string &file) const;
  void write(const char data[], long size);
  long read(char data[], long size);
  long seek(long offset, int direction);
  long tell() const;
  long cwrite(const char data[], long size) noexcept;
  long cread(char data[], long size) noexcept;
  long cseek(long offset, int direction) noexcept;
  long ctell() const noexcept;
};

template <typename Callback> auto perform(const Callback &callback, int attempts = 3) -> decltype(callback()) {
  (void)attempts;
  return callback();
}
} // namespace pqxx
