// Boost.Thread's futures in miniature, with the name that version 2 of the library uses.
#pragma once
#include "../thread.hpp"

namespace boost {
template <typename R> class unique_future : public detail::basic_future<R> {
public:
  unique_future(unique_future &&) noexcept;
  ~unique_future();
  R get();
};
} // namespace boost
