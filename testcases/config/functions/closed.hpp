// A library that the configuration declares opaque.
#pragma once
#include <unistd.h>

namespace closed {
inline void inside() { ::usleep(1); }
template <typename F> void anything(F f) { f(); }
} // namespace closed
