// One request and its response: what is sent, the head that comes back, and the body to be read.
#pragma once

#include "client/pool.hpp"

#include <memory>
#include <nostall/client.hpp>
#include <optional>
#include <string>

namespace nostall::detail {

/// The parts of a URL that a request needs.
struct target {
  origin to;
  std::string authority; // for Host
  std::string path;      // with the query
};

/// Throws client_error for what is no absolute http or https URL.
target parse_target(const std::string& url);

/// Where a redirect leads.
std::string resolve_reference(const std::string& base, std::string_view reference);

class client_exchange {
public:
  client_exchange(client_pool::lease lease, client_response_head head)
      : lease_(std::move(lease)), head(std::move(head)) {}

  /// Sends the request, again if a kept connection turns out to be closed, and reads the head of the response.
  static task<std::unique_ptr<client_exchange>> begin(std::shared_ptr<client_pool> pool, const client_request& request);

  /// The next part of the body. At the end the connection goes back to the pool.
  task<std::optional<std::string>> read();

private:
  client_pool::lease lease_;

public:
  client_response_head head;
};

} // namespace nostall::detail
