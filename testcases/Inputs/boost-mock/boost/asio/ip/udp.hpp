// See boost/asio.hpp.
#pragma once
#include "../basic_socket.hpp"
