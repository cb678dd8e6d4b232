// Boost.Date_Time's durations in miniature.
#pragma once

namespace boost::posix_time {
class ptime {};
class time_duration {
public:
  time_duration() noexcept;
};
class seconds : public time_duration {
public:
  explicit seconds(long s);
};
} // namespace boost::posix_time
