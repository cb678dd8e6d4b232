// Serial ports, descriptors, pipes and signal sets of Boost.Asio in miniature.
#pragma once
#include "basic_socket.hpp"

namespace boost::asio {
template <typename Executor = any_io_executor> class basic_serial_port {
public:
  using executor_type = Executor;
  template <typename ExecutionContext>
  explicit basic_serial_port(
      ExecutionContext &context,
      typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);
  template <typename ExecutionContext>
  basic_serial_port(ExecutionContext &context, const char *device,
                    typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);
  ~basic_serial_port();
  void send_break();
  error_code send_break(error_code &ec);
  template <typename Buffers> std::size_t write_some(const Buffers &buffers);
  template <typename Buffers> std::size_t write_some(const Buffers &buffers, error_code &ec);
  template <typename Buffers> std::size_t read_some(const Buffers &buffers);
  template <typename Buffers> std::size_t read_some(const Buffers &buffers, error_code &ec);
  template <typename Buffers, typename Token>
  detail::result_of<Token, void(error_code, std::size_t)> async_write_some(const Buffers &buffers, Token &&token) {
    __builtin_trap();
  }
  template <typename Buffers, typename Token>
  detail::result_of<Token, void(error_code, std::size_t)> async_read_some(const Buffers &buffers, Token &&token) {
    __builtin_trap();
  }
};
using serial_port = basic_serial_port<>;

namespace posix {
class descriptor_base {
public:
  enum wait_type { wait_read, wait_write, wait_error };
};
template <typename Executor = any_io_executor> class basic_descriptor : public descriptor_base {
public:
  using executor_type = Executor;
  int native_handle();
  void non_blocking(bool mode);
  void wait(wait_type w);
  error_code wait(wait_type w, error_code &ec);
  template <typename WaitToken>
  detail::result_of<WaitToken, void(error_code)> async_wait(wait_type w, WaitToken &&token) {
    __builtin_trap();
  }

protected:
  basic_descriptor();
  ~basic_descriptor();
};
template <typename Executor = any_io_executor> class basic_stream_descriptor : public basic_descriptor<Executor> {
public:
  template <typename ExecutionContext>
  explicit basic_stream_descriptor(
      ExecutionContext &context,
      typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);
  template <typename Buffers> std::size_t write_some(const Buffers &buffers);
  template <typename Buffers> std::size_t write_some(const Buffers &buffers, error_code &ec);
  template <typename Buffers> std::size_t read_some(const Buffers &buffers);
  template <typename Buffers> std::size_t read_some(const Buffers &buffers, error_code &ec);
  template <typename Buffers, typename Token>
  detail::result_of<Token, void(error_code, std::size_t)> async_write_some(const Buffers &buffers, Token &&token) {
    __builtin_trap();
  }
  template <typename Buffers, typename Token>
  detail::result_of<Token, void(error_code, std::size_t)> async_read_some(const Buffers &buffers, Token &&token) {
    __builtin_trap();
  }
};
using stream_descriptor = basic_stream_descriptor<>;
} // namespace posix

template <typename Executor = any_io_executor> class basic_readable_pipe {
public:
  using executor_type = Executor;
  template <typename ExecutionContext>
  explicit basic_readable_pipe(
      ExecutionContext &context,
      typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);
  template <typename Buffers> std::size_t read_some(const Buffers &buffers);
  template <typename Buffers> std::size_t read_some(const Buffers &buffers, error_code &ec);
  template <typename Buffers, typename Token>
  detail::result_of<Token, void(error_code, std::size_t)> async_read_some(const Buffers &buffers, Token &&token) {
    __builtin_trap();
  }
};
using readable_pipe = basic_readable_pipe<>;
template <typename Executor = any_io_executor> class basic_writable_pipe {
public:
  using executor_type = Executor;
  template <typename ExecutionContext>
  explicit basic_writable_pipe(
      ExecutionContext &context,
      typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value>::type = 0);
  template <typename Buffers> std::size_t write_some(const Buffers &buffers);
  template <typename Buffers> std::size_t write_some(const Buffers &buffers, error_code &ec);
  template <typename Buffers, typename Token>
  detail::result_of<Token, void(error_code, std::size_t)> async_write_some(const Buffers &buffers, Token &&token) {
    __builtin_trap();
  }
};
using writable_pipe = basic_writable_pipe<>;

template <typename Executor = any_io_executor> class basic_signal_set {
public:
  using executor_type = Executor;
  template <typename ExecutionContext>
  basic_signal_set(ExecutionContext &context, int signal_number_1, int signal_number_2,
                   typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value,
                                       defaulted_constraint>::type = defaulted_constraint());
  template <typename SignalToken>
  detail::result_of<SignalToken, void(error_code, int)> async_wait(SignalToken &&token) {
    __builtin_trap();
  }
};
using signal_set = basic_signal_set<>;
} // namespace boost::asio
