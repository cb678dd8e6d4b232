// Connections to one database, made as they are needed and used again.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <nostall/postgres/connection.hpp>
#include <nostall/semaphore.hpp>
#include <string>
#include <utility>

namespace nostall::postgres {

struct pool_options {
  std::string where;                               ///< libpq's connection string or URI
  std::size_t max_connections = 8;                 ///< who needs one more waits
  std::chrono::milliseconds connect_timeout{5000}; ///< for making one; timed_out when it has passed
};

/// Threads: belongs to one loop; to be destroyed before its io_context. Leases may outlive it.
class pool {
  struct state;

public:
  /// A connection until the lease is destroyed. One that is fit then goes back, another is closed.
  class lease {
  public:
    lease(lease&&) noexcept = default;
    lease& operator=(lease&&) noexcept = default;
    ~lease();

    connection& operator*() { return *connection_; }
    connection* operator->() { return connection_.get(); }

  private:
    friend class pool;
    lease() = default;
    std::shared_ptr<state> pool_;
    std::unique_ptr<connection> connection_;
    semaphore::permit permit_;
  };

  explicit pool(pool_options options);

  /// A connection. Cancellation: leaves the line.
  task<lease> acquire();

  /// One statement on any connection.
  template <typename... T>
  task<result> query(std::string statement, const T&... parameters) {
    return query_with([statement = std::move(statement), ... bound = to_bound(parameters)](connection& c) {
      return c.query(statement, bound...);
    });
  }

  /// A transaction on one connection; see postgres::with_transaction.
  template <typename Body>
  auto with_transaction(Body body) -> std::invoke_result_t<Body&, connection&> {
    lease taken = co_await acquire();
    co_return co_await postgres::with_transaction(*taken, std::move(body));
  }

  /// Connections that are there and unused now.
  std::size_t idle() const;

private:
  template <typename T>
  static parameter to_bound(const T& value) {
    if constexpr (std::is_convertible_v<T, const char*> && !std::is_same_v<T, std::nullptr_t>)
      return std::string(value);
    else
      return to_parameter(value);
  }

  template <typename Ask>
  task<result> query_with(Ask ask) {
    lease taken = co_await acquire();
    co_return co_await ask(*taken);
  }

  std::shared_ptr<state> state_;
};

} // namespace nostall::postgres
