// The second version of Boost.Process in miniature.
#pragma once
#include "../asio/serial_port.hpp"
#include "../filesystem/path.hpp"
#include <initializer_list>

namespace boost::process::v2 {
namespace filesystem = boost::filesystem;
using error_code = boost::system::error_code;
using string_view = std::string_view;

template <typename Executor = asio::any_io_executor> struct basic_process {
  using executor_type = Executor;
  basic_process();
  template <typename... Inits>
  explicit basic_process(executor_type executor, const filesystem::path &exe, std::initializer_list<string_view> args,
                         Inits &&...inits);
  explicit basic_process(executor_type exec, int pid);
  basic_process(basic_process &&lhs);
  ~basic_process();
  bool running();
  void terminate();
  int wait();
  int wait(error_code &ec);
  template <typename WaitHandler>
  asio::detail::result_of<WaitHandler, void(error_code, int)> async_wait(WaitHandler &&handler) {
    __builtin_trap();
  }
};
using process = basic_process<>;

template <typename Executor = asio::any_io_executor> struct basic_popen : basic_process<Executor> {
  using executor_type = Executor;
  template <typename... Inits>
  explicit basic_popen(executor_type executor, const filesystem::path &exe, std::initializer_list<string_view> args,
                       Inits &&...inits);
  template <typename Buffers> std::size_t write_some(const Buffers &buffers);
  template <typename Buffers> std::size_t write_some(const Buffers &buffers, error_code &ec);
  template <typename Buffers> std::size_t read_some(const Buffers &buffers);
  template <typename Buffers> std::size_t read_some(const Buffers &buffers, error_code &ec);
  template <typename Buffers, typename Token>
  asio::detail::result_of<Token, void(error_code, std::size_t)> async_read_some(const Buffers &buffers, Token &&token) {
    __builtin_trap();
  }
};
using popen = basic_popen<>;

template <typename Executor> int execute(basic_process<Executor> proc);
template <typename Executor> int execute(basic_process<Executor> proc, error_code &ec);
template <typename Executor, typename WaitHandler>
asio::detail::result_of<WaitHandler, void(error_code, int)> async_execute(basic_process<Executor> proc,
                                                                          WaitHandler &&handler) {
  __builtin_trap();
}
} // namespace boost::process::v2
