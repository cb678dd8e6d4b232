// The declarations of nostall/client.hpp, without the seconds that Asio costs.
#pragma once
#include "awaitable.hpp"
#include <memory>
#include <string>

namespace nostall {

struct client_response {
  unsigned status = 0;
  std::string body;
};

class client {
public:
  boost::asio::awaitable<client_response> get(std::string url);
  boost::asio::awaitable<client_response> post(std::string url, std::string body);
  boost::asio::awaitable<client_response> post_json(std::string url, int body);

private:
  std::shared_ptr<int> pool_;
};

} // namespace nostall
