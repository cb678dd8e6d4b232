// A connection to PostgreSQL, over libpq's non-blocking interface: the loop serves others while the server works.
//
//     connection database = co_await connection::connect("dbname=notes");
//     result found = co_await database.query("select title from notes where author = $1", author);
//     co_await with_transaction(database, [&](connection& c) -> task<> { ... });
#pragma once

#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/this_coro.hpp>
#include <exception>
#include <memory>
#include <nostall/postgres/result.hpp>
#include <nostall/task.hpp>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace nostall::postgres {

/// Movable. Closed when it is destroyed.
///
/// Threads: belongs to the loop that it was made on. One query at a time (std::logic_error).
/// Errors: postgres::error. After an error of the connection, or a cancellation, usable() is false.
/// Cancellation: asks the server to end the query, closes the connection, and throws operation_aborted at once. The
/// server hears of it from a thread of its own, since libpq can ask for it only by blocking.
class connection {
public:
  /// Takes libpq's connection string or URI. A host's name is looked up without blocking the loop.
  static task<connection> connect(std::string where);

  connection(connection&&) noexcept;
  connection& operator=(connection&&) noexcept;
  ~connection();

  /// Runs one statement with $1, $2... for the parameters, which go apart from the text: nothing need be quoted.
  template <typename... T>
  task<result> query(std::string statement, const T&... parameters) {
    return run(std::move(statement), std::vector<parameter>{to_parameter(decay(parameters))...});
  }

  /// Runs any number of statements, without parameters; gives the last result.
  task<result> script(std::string statements);

  /// False if nothing can be asked any more.
  bool usable() const;

  /// Usable, outside of a transaction, and without news from the server: fit for somebody else.
  bool idle();

  /// Makes it unusable.
  void close();

private:
  struct state;
  explicit connection(std::unique_ptr<state> opened);

  // Literals as text.
  static std::string_view decay(const char* text) { return text; }
  template <typename T>
    requires(!std::is_convertible_v<T, const char*> || std::is_same_v<T, std::nullptr_t>)
  static const T& decay(const T& value) {
    return value;
  }

  task<result> run(std::string statement, std::vector<parameter> parameters);

  std::unique_ptr<state> state_;
};

namespace detail {

// Ends a transaction as its body ended, and throws its error.
task<> end_transaction(connection& on, std::exception_ptr failure);

// Ends it where nothing can be awaited any more. Throws.
[[noreturn]] void close_cancelled(connection& on, const std::exception_ptr& failure);

} // namespace detail

/// Runs `body(connection&)`, a coroutine, between BEGIN and COMMIT, and gives what it returns. If it throws, ROLLBACK,
/// and the error is thrown on; if it was cancelled, the connection is closed, which does the same.
template <typename Body>
auto with_transaction(connection& on, Body body) -> std::invoke_result_t<Body&, connection&> {
  using value = typename std::invoke_result_t<Body&, connection&>::value_type;
  co_await on.query("begin");
  std::exception_ptr failure;
  if constexpr (std::is_void_v<value>) {
    try {
      co_await body(on);
    } catch (...) {
      failure = std::current_exception();
    }
    const boost::asio::cancellation_state cancellation = co_await boost::asio::this_coro::cancellation_state;
    if (cancellation.cancelled() != boost::asio::cancellation_type::none)
      detail::close_cancelled(on, failure);
    co_await detail::end_transaction(on, failure);
  } else {
    std::optional<value> returned;
    try {
      returned.emplace(co_await body(on));
    } catch (...) {
      failure = std::current_exception();
    }
    const boost::asio::cancellation_state cancellation = co_await boost::asio::this_coro::cancellation_state;
    if (cancellation.cancelled() != boost::asio::cancellation_type::none)
      detail::close_cancelled(on, failure);
    co_await detail::end_transaction(on, failure);
    co_return std::move(*returned);
  }
}

} // namespace nostall::postgres
