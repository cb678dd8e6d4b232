// See boost/asio.hpp.
#pragma once
#include "./awaitable.hpp"
