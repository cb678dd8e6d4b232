// Boost.Process in miniature.
#pragma once
#include "asio/basic_socket.hpp"
#include "filesystem/path.hpp"
#include <istream>

namespace boost::process {
namespace detail::posix {
struct child_handle {};

template <typename CharT, typename Traits = std::char_traits<CharT>> class basic_pipe {
public:
  using int_type = typename Traits::int_type;
  basic_pipe();
  int_type write(const CharT *data, int_type count);
  int_type read(CharT *data, int_type count);
  bool is_open() const;
  void close();
};
class async_pipe {
public:
  explicit async_pipe(asio::io_context &ios);
  void close();
  template <typename Buffers> std::size_t read_some(const Buffers &buffers);
  template <typename Buffers> std::size_t write_some(const Buffers &buffers);
  template <typename Buffers, typename ReadHandler>
  asio::detail::result_of<ReadHandler, void(system::error_code, std::size_t)> async_read_some(const Buffers &buffers,
                                                                                              ReadHandler &&handler) {
    __builtin_trap();
  }
};
} // namespace detail::posix
class child {
public:
  using pid_t = int;
  explicit child(detail::posix::child_handle &&ch);
  explicit child(pid_t pid);
  child(const child &) = delete;
  child(child &&lhs) noexcept;
  template <typename... Args> explicit child(Args &&...args);
  child();
  ~child();
  void detach();
  void join();
  bool joinable();
  int exit_code() const;
  bool running();
  void terminate();
  void terminate(std::error_code &ec) noexcept;
  void wait();
  void wait(std::error_code &ec) noexcept;
  template <typename Rep, typename Period> bool wait_for(const std::chrono::duration<Rep, Period> &rel_time);
  template <typename Clock, typename Duration> bool wait_until(const std::chrono::time_point<Clock, Duration> &t);
};
class group {
public:
  group();
  ~group();
  void join();
  void wait();
  template <typename Rep, typename Period> bool wait_for(const std::chrono::duration<Rep, Period> &rel_time);
  template <typename Clock, typename Duration> bool wait_until(const std::chrono::time_point<Clock, Duration> &t);
  void terminate();
};

template <typename... Args> int system(Args &&...args);
template <typename... Args> void spawn(Args &&...args);
template <typename ExitHandler, typename... Args>
asio::detail::result_of<ExitHandler, void(system::error_code, int)>
async_system(asio::io_context &ios, ExitHandler &&exit_handler, Args &&...args) {
  __builtin_trap();
}

using detail::posix::async_pipe;
using detail::posix::basic_pipe;
using pipe = basic_pipe<char>;
class ipstream : public std::istream {
public:
  ipstream();
};

namespace detail {
struct std_out_ {};
struct on_exit_ {
  template <typename Function> int operator=(Function &&f) const { __builtin_trap(); }
  template <typename Function> int operator()(Function &&f) const { __builtin_trap(); }
};
} // namespace detail
template <typename T> int operator>(const detail::std_out_ &, T &&t) { __builtin_trap(); }
constexpr detail::std_out_ std_out;
constexpr detail::on_exit_ on_exit{};
} // namespace boost::process

namespace boost::process {
// The real one has a second parameter, the folders of PATH by default.
filesystem::path search_path(const filesystem::path &filename);
} // namespace boost::process
