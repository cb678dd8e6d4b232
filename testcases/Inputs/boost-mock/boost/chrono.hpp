// Boost.Chrono in miniature.
#pragma once

namespace boost {
template <long N, long D = 1> class ratio {};
namespace chrono {
template <typename Rep, typename Period = ratio<1>> class duration {
public:
  template <typename Rep2> explicit constexpr duration(const Rep2 &r) : rep_(r) {}
  constexpr Rep count() const { return rep_; }

private:
  Rep rep_;
};
using milliseconds = duration<long, ratio<1, 1000>>;
using seconds = duration<long>;
template <typename Clock, typename Duration> class time_point {
public:
  constexpr time_point() : d_(0) {}

private:
  Duration d_;
};
template <typename Clock, typename Duration, typename Rep, typename Period>
time_point<Clock, Duration> operator+(const time_point<Clock, Duration> &, const duration<Rep, Period> &);
class steady_clock {
public:
  using time_point = chrono::time_point<steady_clock, milliseconds>;
  static time_point now();
};
} // namespace chrono
} // namespace boost
