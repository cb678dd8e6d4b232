// Boost.Asio's own functions, compiled once for everything that links the library instead of in each of its files.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
