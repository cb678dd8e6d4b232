// The declarations of Poco::Data (POCO 1.11) that the tests call, each in the class that declares it.
#pragma once
#include <string>
#include <vector>

namespace Poco {
class Logger;

namespace Data {
class Statement;
class Session {
public:
  Session(const std::string &connector, const std::string &connection, std::size_t timeout = 30);
  Session(const Session &other);
  ~Session();
  template <typename T> Statement operator<<(const T &text);
  void open(const std::string &connection = "");
  void close();
  void reconnect();
  void begin();
  void commit();
  void rollback();
  bool isConnected() const;
};
class SessionPool {
public:
  Session get();
  template <typename T> Session get(const std::string &name, const T &value);
  int available() const;
};

class Statement {
public:
  using Manipulator = void (*)(Statement &);
  explicit Statement(Session &session);
  Statement(const Statement &other);
  ~Statement();
  template <typename T> Statement &operator<<(const T &text);
  Statement &operator,(Manipulator manipulator);
  Statement &operator,(int value);
  std::size_t execute(bool reset = true);
  int executeAsync(bool reset = true);
  std::size_t wait(long milliseconds = -1);
  bool done() const;
};
namespace Keywords {
inline void now(Statement &statement) { statement.execute(); }
inline void async(Statement &) {}
} // namespace Keywords

class RecordSet : private Statement {
public:
  RecordSet(Session &session, const std::string &query);
  explicit RecordSet(const Statement &statement);
  ~RecordSet();
  bool moveNext();
  std::size_t rowCount() const;
};

class Transaction {
public:
  Transaction(Session &session, Logger *logger = nullptr);
  Transaction(Session &session, bool start);
  template <typename T> Transaction(Session &session, T &transactor, Logger *logger = nullptr);
  ~Transaction();
  void begin();
  void commit();
  void rollback();
  void execute(const std::string &sql, bool doCommit = true);
  template <typename T> void transact(T &transactor);
  bool isActive();
};
} // namespace Data
} // namespace Poco
