// Boost.Interprocess' mutexes and locks in miniature. Boost has a header for each.
#pragma once
#include "../../chrono.hpp"

namespace boost::interprocess {
class create_only_t {};
class open_only_t {};
class open_or_create_t {};
constexpr create_only_t create_only{};
constexpr open_only_t open_only{};
constexpr open_or_create_t open_or_create{};
class defer_lock_type {};
class try_to_lock_type {};
constexpr defer_lock_type defer_lock{};
constexpr try_to_lock_type try_to_lock{};
class permissions {
public:
  permissions();
};

#define NOSTALL_MOCK_LOCK(Suffix)                                                                                      \
  void lock##Suffix();                                                                                                 \
  bool try_lock##Suffix();                                                                                             \
  template <typename TimePoint> bool timed_lock##Suffix(const TimePoint &abs_time);                                    \
  void unlock##Suffix();
#define NOSTALL_MOCK_EXCLUSIVE                                                                                         \
  NOSTALL_MOCK_LOCK()                                                                                                  \
  template <typename TimePoint> bool try_lock_until(const TimePoint &abs_time);                                        \
  template <typename Duration> bool try_lock_for(const Duration &dur);
#define NOSTALL_MOCK_SHARABLE                                                                                          \
  NOSTALL_MOCK_LOCK(_sharable)                                                                                         \
  void lock_shared();                                                                                                  \
  bool try_lock_shared();                                                                                              \
  template <typename TimePoint> bool try_lock_shared_until(const TimePoint &abs_time);                                 \
  template <typename Duration> bool try_lock_shared_for(const Duration &dur);
#define NOSTALL_MOCK_UPGRADABLE                                                                                        \
  NOSTALL_MOCK_LOCK(_upgradable)                                                                                       \
  void unlock_upgradable_and_lock();                                                                                   \
  template <typename TimePoint> bool timed_unlock_upgradable_and_lock(const TimePoint &abs_time);
#define NOSTALL_MOCK_NAMED(Class)                                                                                      \
  Class(create_only_t, const char *name, const permissions &perm = permissions());                                     \
  Class(open_or_create_t, const char *name, const permissions &perm = permissions());                                  \
  Class(open_only_t, const char *name);                                                                                \
  ~Class();

class interprocess_mutex {
public:
  interprocess_mutex();
  NOSTALL_MOCK_EXCLUSIVE
};
class interprocess_recursive_mutex {
public:
  interprocess_recursive_mutex();
  NOSTALL_MOCK_EXCLUSIVE
};
class interprocess_sharable_mutex {
public:
  interprocess_sharable_mutex();
  NOSTALL_MOCK_EXCLUSIVE
  NOSTALL_MOCK_SHARABLE
};
class interprocess_upgradable_mutex {
public:
  interprocess_upgradable_mutex();
  NOSTALL_MOCK_EXCLUSIVE
  NOSTALL_MOCK_SHARABLE
  NOSTALL_MOCK_UPGRADABLE
};
class named_mutex {
public:
  NOSTALL_MOCK_NAMED(named_mutex)
  NOSTALL_MOCK_EXCLUSIVE
};
class named_recursive_mutex {
public:
  NOSTALL_MOCK_NAMED(named_recursive_mutex)
  NOSTALL_MOCK_EXCLUSIVE
};
class named_sharable_mutex {
public:
  NOSTALL_MOCK_NAMED(named_sharable_mutex)
  NOSTALL_MOCK_EXCLUSIVE
  NOSTALL_MOCK_SHARABLE
};
class named_upgradable_mutex {
public:
  NOSTALL_MOCK_NAMED(named_upgradable_mutex)
  NOSTALL_MOCK_EXCLUSIVE
  NOSTALL_MOCK_SHARABLE
  NOSTALL_MOCK_UPGRADABLE
};
class file_lock {
public:
  file_lock() noexcept;
  file_lock(const char *name);
  ~file_lock();
  NOSTALL_MOCK_EXCLUSIVE
  NOSTALL_MOCK_SHARABLE
};

#define NOSTALL_MOCK_GUARD(Class)                                                                                      \
  template <typename Mutex> class Class {                                                                              \
  public:                                                                                                              \
    Class() noexcept;                                                                                                  \
    explicit Class(Mutex &m);                                                                                          \
    Class(Mutex &m, defer_lock_type);                                                                                  \
    Class(Mutex &m, try_to_lock_type);                                                                                 \
    Class(Class &&) noexcept;                                                                                          \
    ~Class();                                                                                                          \
    NOSTALL_MOCK_EXCLUSIVE                                                                                             \
  };
NOSTALL_MOCK_GUARD(scoped_lock)
NOSTALL_MOCK_GUARD(sharable_lock)
NOSTALL_MOCK_GUARD(upgradable_lock)
#undef NOSTALL_MOCK_GUARD
#undef NOSTALL_MOCK_LOCK
#undef NOSTALL_MOCK_EXCLUSIVE
#undef NOSTALL_MOCK_SHARABLE
#undef NOSTALL_MOCK_UPGRADABLE
} // namespace boost::interprocess
