// Boost.Interprocess' conditions and semaphores in miniature. Boost has a header for each.
#pragma once
#include "interprocess_mutex.hpp"

namespace boost::interprocess {
enum class cv_status { no_timeout, timeout };
#define NOSTALL_MOCK_CONDITION                                                                                         \
  void notify_one();                                                                                                   \
  void notify_all();                                                                                                   \
  template <typename L> void wait(L &lock);                                                                            \
  template <typename L, typename Pr> void wait(L &lock, Pr pred) { __builtin_trap(); }                                 \
  template <typename L, typename TimePoint> bool timed_wait(L &lock, const TimePoint &abs_time);                       \
  template <typename L, typename TimePoint> cv_status wait_until(L &lock, const TimePoint &abs_time);                  \
  template <typename L, typename Duration> cv_status wait_for(L &lock, const Duration &dur);
class interprocess_condition {
public:
  interprocess_condition();
  NOSTALL_MOCK_CONDITION
};
class interprocess_condition_any {
public:
  interprocess_condition_any();
  NOSTALL_MOCK_CONDITION
};
class named_condition {
public:
  NOSTALL_MOCK_NAMED(named_condition)
  NOSTALL_MOCK_CONDITION
};
class named_condition_any {
public:
  NOSTALL_MOCK_NAMED(named_condition_any)
  NOSTALL_MOCK_CONDITION
};
#undef NOSTALL_MOCK_CONDITION

#define NOSTALL_MOCK_SEMAPHORE                                                                                         \
  void post();                                                                                                         \
  void wait();                                                                                                         \
  bool try_wait();                                                                                                     \
  template <typename TimePoint> bool timed_wait(const TimePoint &abs_time);
class interprocess_semaphore {
public:
  interprocess_semaphore(unsigned int initial_count);
  NOSTALL_MOCK_SEMAPHORE
};
class named_semaphore {
public:
  named_semaphore(open_only_t, const char *name);
  NOSTALL_MOCK_SEMAPHORE
};
#undef NOSTALL_MOCK_SEMAPHORE
} // namespace boost::interprocess
