// Boost.Asio in miniature: the declarations that tests and knowledge speak of, without the seconds that the real
// headers cost. What compiles against it compiles against Boost 1.81.
#pragma once
#include "asio/buffered_stream.hpp"
#include "asio/read.hpp"
#include "asio/serial_port.hpp"
