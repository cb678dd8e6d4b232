// Files over io_uring or threads. Both work on a descriptor and places in the file, so that only two functions differ.
#include <nostall/file.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/system/system_error.hpp>
#include <cerrno>
#include <fcntl.h>
#include <nostall/to_thread.hpp>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#if defined(BOOST_ASIO_HAS_IO_URING)
#include <boost/asio/basic_random_access_file.hpp>
#include <liburing.h>
#endif

namespace nostall {

namespace {

[[noreturn]] void fail(const std::string& what) { throw std::system_error(errno, std::system_category(), what); }

template <typename Call>
auto checked(const char* what, Call call) {
  for (;;) {
    const auto result = call();
    if (result >= 0)
      return result;
    if (errno != EINTR)
      fail(what);
  }
}

// The system's errors as the standard library throws them; an operation that was cancelled as Asio does.
[[maybe_unused]] void check(const char* what, const boost::system::error_code& error) {
  if (error == boost::asio::error::operation_aborted)
    throw boost::system::system_error(error);
  if (error)
    throw std::system_error(std::error_code(error), what);
}

int flags_of(file::mode how) {
  switch (how) {
  case file::mode::read:
    return O_RDONLY;
  case file::mode::write:
    return O_WRONLY | O_CREAT | O_TRUNC;
  case file::mode::append:
    return O_WRONLY | O_CREAT | O_APPEND;
  case file::mode::read_write:
    return O_RDWR | O_CREAT;
  }
  return O_RDONLY;
}

constexpr std::size_t growth = 256 * 1024;

} // namespace

struct file::state {
  int descriptor;
  std::uint64_t position = 0;
#if defined(BOOST_ASIO_HAS_IO_URING)
  using ring_file = boost::asio::basic_random_access_file<executor_type>;
  std::optional<ring_file> ring; // owns the descriptor, if it is there
#endif

  state(const executor_type& loop, int opened) : descriptor(opened) {
#if defined(BOOST_ASIO_HAS_IO_URING)
    if (files_use_io_uring())
      ring.emplace(loop, descriptor);
#else
    (void)loop;
#endif
  }

  state(const state&) = delete;

  ~state() {
#if defined(BOOST_ASIO_HAS_IO_URING)
    if (ring)
      return;
#endif
    ::close(descriptor); // NOLINT(nostall-blocking-call): of a regular file, whose data the kernel writes by itself
  }

  // One system call's worth.
  task<std::size_t> read_some(std::uint64_t offset, std::span<char> buffer) {
#if defined(BOOST_ASIO_HAS_IO_URING)
    if (ring) {
      boost::system::error_code error;
      const std::size_t size = co_await ring->async_read_some_at(
          offset, boost::asio::buffer(buffer.data(), buffer.size()), boost::asio::redirect_error(use_task, error));
      if (error != boost::asio::error::eof)
        check("read", error);
      co_return size;
    }
#endif
    auto call = [this, offset, buffer] {
      return static_cast<std::size_t>(checked(
          "read", [&] { return ::pread(descriptor, buffer.data(), buffer.size(), static_cast<off_t>(offset)); }));
    };
    co_return co_await to_thread(file_limiter(), std::move(call));
  }

  task<std::size_t> write_some(std::uint64_t offset, std::string_view text) {
#if defined(BOOST_ASIO_HAS_IO_URING)
    if (ring) {
      boost::system::error_code error;
      const std::size_t size = co_await ring->async_write_some_at(offset, boost::asio::buffer(text),
                                                                  boost::asio::redirect_error(use_task, error));
      check("write", error);
      co_return size;
    }
#endif
    auto call = [this, offset, text] {
      return static_cast<std::size_t>(
          checked("write", [&] { return ::pwrite(descriptor, text.data(), text.size(), static_cast<off_t>(offset)); }));
    };
    co_return co_await to_thread(file_limiter(), std::move(call));
  }
};

file::file(std::unique_ptr<state> opened) : state_(std::move(opened)) {}
file::file(file&&) noexcept = default;
file& file::operator=(file&&) noexcept = default;
file::~file() = default;

task<file> file::open(std::filesystem::path path, mode how) {
  const executor_type loop = co_await boost::asio::this_coro::executor;
  auto call = [&path, how] {
    const int opened = ::open(path.c_str(), flags_of(how) | O_CLOEXEC, 0666);
    if (opened < 0)
      fail("open '" + path.string() + "'");
    return opened;
  };
  const int descriptor = co_await to_thread(file_limiter(), std::move(call));
  co_return file(std::make_unique<state>(loop, descriptor));
}

task<std::size_t> file::read_at(std::uint64_t offset, std::span<char> buffer) {
  co_return co_await state_->read_some(offset, buffer);
}

task<std::size_t> file::read(std::span<char> buffer) {
  const std::size_t size = co_await state_->read_some(state_->position, buffer);
  state_->position += size;
  co_return size;
}

task<std::string> file::read_all() {
  std::string text;
  const std::uint64_t length = co_await size();
  const std::uint64_t expected = length > state_->position ? length - state_->position : 0;
  text.resize(expected + 1); // one more, to meet the end with the first read
  for (std::size_t filled = 0;;) {
    const std::size_t got = co_await read({text.data() + filled, text.size() - filled});
    filled += got;
    if (got == 0) {
      text.resize(filled);
      co_return text;
    }
    if (filled == text.size())
      text.resize(filled + growth); // grows while it is read, or does not tell its size
  }
}

task<> file::write_at(std::uint64_t offset, std::string_view text) {
  while (!text.empty()) {
    const std::size_t size = co_await state_->write_some(offset, text);
    offset += size;
    text.remove_prefix(size);
  }
}

task<> file::write(std::string_view text) {
  while (!text.empty()) {
    const std::size_t size = co_await state_->write_some(state_->position, text);
    state_->position += size;
    text.remove_prefix(size);
  }
}

void file::seek(std::uint64_t position) { state_->position = position; }

task<std::uint64_t> file::size() {
  auto call = [descriptor = state_->descriptor] {
    struct stat status{};
    checked("stat", [&] { return ::fstat(descriptor, &status); });
    return static_cast<std::uint64_t>(status.st_size);
  };
  co_return co_await to_thread(file_limiter(), std::move(call));
}

task<> file::sync() {
  auto call = [descriptor = state_->descriptor] { checked("sync", [&] { return ::fsync(descriptor); }); };
  co_await to_thread(file_limiter(), std::move(call));
}

task<std::string> read_file(std::filesystem::path path) {
  file opened = co_await file::open(std::move(path));
  co_return co_await opened.read_all();
}

task<> write_file(std::filesystem::path path, std::string text) {
  file opened = co_await file::open(std::move(path), file::mode::write);
  co_await opened.write(text);
}

thread_limiter& file_limiter() {
  static thread_limiter& limiter = *new thread_limiter({.limit = 8, .name = "files"});
  return limiter;
}

// Kernels without it and containers that forbid it are found out by trying.
bool files_use_io_uring() {
#if defined(BOOST_ASIO_HAS_IO_URING)
  static const bool works = [] {
    io_uring ring{};
    if (::io_uring_queue_init(2, &ring, 0) < 0)
      return false;
    ::io_uring_queue_exit(&ring);
    return true;
  }();
  return works;
#else
  return false;
#endif
}

} // namespace nostall
