// See boost/asio.hpp.
#pragma once
#include "./execution_context.hpp"
