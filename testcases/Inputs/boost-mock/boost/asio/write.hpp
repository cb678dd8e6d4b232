// See boost/asio.hpp.
#pragma once
#include "./read.hpp"
