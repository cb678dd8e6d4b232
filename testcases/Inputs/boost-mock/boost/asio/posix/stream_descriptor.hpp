// See boost/asio.hpp.
#pragma once
#include "../serial_port.hpp"
