// A header-only library that no knowledge speaks of.
#pragma once
#include <unistd.h>

namespace header_only {
namespace detail {
inline void wait() { ::sleep(1); }
} // namespace detail
inline void connect() { detail::wait(); }
inline void parse() {}
inline void never_called() { detail::wait(); }
template <typename F> void with_connection(F f) { f(); }
template <typename T> class client {
public:
  void request() { connect(); }
  void cached() {}
};
} // namespace header_only
