// Boost.Asio's files in miniature. Asio declares them with io_uring or on Windows only.
#pragma once
#include "basic_socket.hpp"

namespace boost::asio {
class file_base {
public:
  enum flags { read_only = 1, write_only = 2, read_write = 4, append = 8, create = 16, exclusive = 32, truncate = 64 };
  enum seek_basis { seek_set, seek_cur, seek_end };
};
template <typename Executor = any_io_executor> class basic_file : public file_base {
public:
  using executor_type = Executor;
  using native_handle_type = int;
  void open(const char *path, file_base::flags open_flags);
  error_code open(const char *path, file_base::flags open_flags, error_code &ec);
  void open(const std::string &path, file_base::flags open_flags);
  void close();
  void cancel();
  unsigned long size() const;
  void resize(unsigned long n);
  void sync_all();
  void sync_data();

protected:
  basic_file();
  ~basic_file();
};

#define NOSTALL_MOCK_FILE_CONSTRUCTORS(Class)                                                                          \
  explicit Class(const Executor &ex);                                                                                  \
  template <typename ExecutionContext>                                                                                 \
  explicit Class(ExecutionContext &context,                                                                            \
                 typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value,              \
                                     defaulted_constraint>::type = defaulted_constraint());                            \
  Class(const Executor &ex, const char *path, file_base::flags open_flags);                                            \
  template <typename ExecutionContext>                                                                                 \
  Class(ExecutionContext &context, const char *path, file_base::flags open_flags,                                      \
        typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value,                       \
                            defaulted_constraint>::type = defaulted_constraint());                                     \
  Class(const Executor &ex, const std::string &path, file_base::flags open_flags);                                     \
  template <typename ExecutionContext>                                                                                 \
  Class(ExecutionContext &context, const std::string &path, file_base::flags open_flags,                               \
        typename constraint<std::is_convertible<ExecutionContext &, execution_context &>::value,                       \
                            defaulted_constraint>::type = defaulted_constraint());                                     \
  Class(const Executor &ex, const int &native_file);

template <typename Executor = any_io_executor> class basic_stream_file : public basic_file<Executor> {
public:
  NOSTALL_MOCK_FILE_CONSTRUCTORS(basic_stream_file)
  ~basic_stream_file();
  unsigned long seek(long offset, file_base::seek_basis whence);
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
using stream_file = basic_stream_file<>;

template <typename Executor = any_io_executor> class basic_random_access_file : public basic_file<Executor> {
public:
  NOSTALL_MOCK_FILE_CONSTRUCTORS(basic_random_access_file)
  ~basic_random_access_file();
  template <typename Buffers> std::size_t write_some_at(unsigned long offset, const Buffers &buffers);
  template <typename Buffers> std::size_t write_some_at(unsigned long offset, const Buffers &buffers, error_code &ec);
  template <typename Buffers> std::size_t read_some_at(unsigned long offset, const Buffers &buffers);
  template <typename Buffers> std::size_t read_some_at(unsigned long offset, const Buffers &buffers, error_code &ec);
  template <typename Buffers, typename Token>
  detail::result_of<Token, void(error_code, std::size_t)> async_write_some_at(unsigned long offset,
                                                                              const Buffers &buffers, Token &&token) {
    __builtin_trap();
  }
  template <typename Buffers, typename Token>
  detail::result_of<Token, void(error_code, std::size_t)> async_read_some_at(unsigned long offset,
                                                                             const Buffers &buffers, Token &&token) {
    __builtin_trap();
  }
};
using random_access_file = basic_random_access_file<>;
#undef NOSTALL_MOCK_FILE_CONSTRUCTORS
} // namespace boost::asio
