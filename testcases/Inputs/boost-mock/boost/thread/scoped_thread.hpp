// Boost.Thread's scoped threads in miniature.
#pragma once
#include "../thread.hpp"

namespace boost {
#define NOSTALL_MOCK_SCOPED(Class)                                                                                     \
  template <typename CallableThread = join_if_joinable, typename Thread = thread> class Class {                        \
  public:                                                                                                              \
    template <typename F, typename... Args,                                                                            \
              typename = typename std::enable_if<!std::is_same<std::decay_t<F>, Thread>::value, void *>::type>         \
    explicit Class(F &&f, Args &&...args) {                                                                            \
      __builtin_trap();                                                                                                \
    }                                                                                                                  \
    explicit Class(Thread &&t) noexcept;                                                                               \
    ~Class();                                                                                                          \
  };
NOSTALL_MOCK_SCOPED(scoped_thread)
NOSTALL_MOCK_SCOPED(strict_scoped_thread)
#undef NOSTALL_MOCK_SCOPED
} // namespace boost
