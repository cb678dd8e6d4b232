// See boost/asio.hpp.
#pragma once
#include "./stream_file.hpp"
