// The connections of a client: those that are kept for the next request, and how many there may be to one origin.
#pragma once

#include "client/connection.hpp"

#include <list>
#include <map>
#include <memory>
#include <nostall/client.hpp>
#include <nostall/semaphore.hpp>

namespace nostall::detail {

/// Belongs to its loop.
class client_pool : public std::enable_shared_from_this<client_pool> {
public:
  explicit client_pool(client_options options);

  /// A connection in use. Given back by keep(), or closed with the lease.
  struct lease {
    std::shared_ptr<client_pool> pool;
    origin to;
    semaphore::permit permit;
    std::unique_ptr<client_connection> connection;
    bool fresh = true; // made for this request

    void keep();
  };

  /// A connection to `to`: a kept one that the server has not closed, or a new one. Waits while there are as many as
  /// there may be.
  task<lease> take(origin to, bool only_fresh);

  std::size_t idle() const;

  const client_options options;

private:
  struct connections {
    explicit connections(std::size_t most) : permits(most) {}
    semaphore permits;
    std::list<std::unique_ptr<client_connection>> idle; // the one used last is last
  };

  connections& of(const origin& to);
  void drop_stale(connections& some) const;

  std::map<origin, connections> connections_;
  std::shared_ptr<boost::asio::ssl::context> tls_;
};

} // namespace nostall::detail
