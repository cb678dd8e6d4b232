#pragma once
#include "awaitable.hpp"
boost::asio::awaitable<void> session();
