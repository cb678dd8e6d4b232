#include "shared.hpp"
boost::asio::awaitable<void> user2() { return in_header(); }
