#include "shared.hpp"
boost::asio::awaitable<void> user1() { return in_header(); }
