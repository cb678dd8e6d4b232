// Files, read and written while the loop serves other coroutines: through io_uring where the library was built with it
// and the kernel allows it, through a limiter's threads elsewhere. Opening, which may wait for a disk too, always takes
// a thread.
//
//     std::string page = co_await read_file("index.html");
//
//     file log = co_await file::open("log", file::mode::append);
//     co_await log.write("line\n");
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <nostall/limiter.hpp>
#include <nostall/task.hpp>
#include <span>
#include <string>
#include <string_view>

namespace nostall {

/// An open file. Movable; closed when it is destroyed.
///
/// Threads: belongs to the loop that it was opened on. One operation at a time for read() and write(), which share a
/// position; any number of read_at() and write_at().
/// Errors: std::system_error with the system's code.
/// Cancellation: throws operation_aborted if nothing was transferred yet. Buffers stay in use until the coroutine
/// resumes, whatever happens.
class file {
public:
  enum class mode {
    read,       ///< must exist
    write,      ///< is created, or emptied if it exists
    append,     ///< is created if it does not exist; all writing goes to its end
    read_write, ///< is created if it does not exist
  };

  static task<file> open(std::filesystem::path path, mode how = mode::read);

  file(file&&) noexcept;
  file& operator=(file&&) noexcept;
  ~file();

  /// Reads up to buffer.size() bytes from the position on; 0 at the end of the file.
  task<std::size_t> read(std::span<char> buffer);

  /// Reads from the position to the end.
  task<std::string> read_all();

  /// Writes all of it at the position. The text must live until then.
  task<> write(std::string_view text);

  /// The same at a place in the file, without moving the position.
  task<std::size_t> read_at(std::uint64_t offset, std::span<char> buffer);
  task<> write_at(std::uint64_t offset, std::string_view text);

  /// Moves the position, in bytes from the beginning.
  void seek(std::uint64_t position);

  /// In bytes, now.
  task<std::uint64_t> size();

  /// Waits until what was written is on the disk.
  task<> sync();

private:
  struct state;
  explicit file(std::unique_ptr<state> opened);
  std::unique_ptr<state> state_;
};

/// All of a file.
task<std::string> read_file(std::filesystem::path path);

/// Creates a file with the text, or replaces its content.
task<> write_file(std::filesystem::path path, std::string text);

/// The limiter of the file operations that take a thread: 8 of them, named "files". Never destroyed.
thread_limiter& file_limiter();

/// Whether files go through io_uring in this process.
bool files_use_io_uring();

} // namespace nostall
