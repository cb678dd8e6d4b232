// Boost.Asio's timer on Boost.Date_Time's clock in miniature.
#pragma once
#include "../date_time/posix_time/posix_time_types.hpp"
#include "basic_socket.hpp"

namespace boost::asio {
template <typename Time> struct time_traits {};
template <typename Time, typename TimeTraits = time_traits<Time>, typename Executor = any_io_executor>
class basic_deadline_timer {
public:
  using executor_type = Executor;
  using duration_type = posix_time::time_duration;
  template <typename ExecutionContext>
  basic_deadline_timer(
      ExecutionContext &context, const duration_type &expiry_time,
      typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);
  void wait();
  void wait(error_code &ec);
  template <typename WaitToken> detail::result_of<WaitToken, void(error_code)> async_wait(WaitToken &&token) {
    __builtin_trap();
  }
};
using deadline_timer = basic_deadline_timer<posix_time::ptime>;
} // namespace boost::asio
