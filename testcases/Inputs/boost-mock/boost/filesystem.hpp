// Boost.Filesystem in miniature.
#pragma once
#include "filesystem/path.hpp"
#include "system/error_code.hpp"
#include <cstdint>
#include <ctime>

namespace boost::filesystem {
enum file_type { status_error, file_not_found, regular_file, directory_file };
enum perms { no_perms = 0, owner_read = 0400 };
enum class copy_options : unsigned { none = 0 };
enum class directory_options : unsigned { none = 0 };
class file_status {
public:
  file_type type() const noexcept;
};
struct space_info {
  std::uintmax_t capacity, free, available;
};
inline bool exists(file_status f) noexcept { return f.type() != file_not_found; }
inline bool is_directory(file_status f) noexcept { return f.type() == directory_file; }
inline bool is_regular_file(file_status f) noexcept { return f.type() == regular_file; }

file_status status(const path &p);
file_status symlink_status(const path &p);
bool exists(const path &p);
bool exists(const path &p, system::error_code &ec);
bool is_directory(const path &p);
bool is_regular_file(const path &p);
bool is_other(const path &p);
bool is_symlink(const path &p);
bool is_empty(const path &p);
path current_path();
void current_path(const path &p);
path absolute(const path &p);
path canonical(const path &p);
path weakly_canonical(const path &p);
path relative(const path &p);
path read_symlink(const path &p);
void copy(const path &from, const path &to);
bool copy_file(const path &from, const path &to);
void copy_directory(const path &from, const path &to);
void copy_symlink(const path &existing, const path &created);
bool create_directories(const path &p);
bool create_directory(const path &p);
void create_directory_symlink(const path &to, const path &from);
void create_hard_link(const path &to, const path &created);
void create_symlink(const path &to, const path &created);
bool equivalent(const path &p1, const path &p2);
std::uintmax_t file_size(const path &p);
std::uintmax_t hard_link_count(const path &p);
std::time_t creation_time(const path &p);
std::time_t last_write_time(const path &p);
void last_write_time(const path &p, const std::time_t new_time);
void permissions(const path &p, perms prms);
bool remove(const path &p);
std::uintmax_t remove_all(const path &p);
void rename(const path &from, const path &to);
void resize_file(const path &p, std::uintmax_t size);
space_info space(const path &p);
path temp_directory_path();

class directory_entry {
public:
  const filesystem::path &path() const noexcept;
  file_status status() const;
  file_status symlink_status() const;
};
#define NOSTALL_MOCK_ITERATOR(Class)                                                                                   \
  class Class {                                                                                                        \
  public:                                                                                                              \
    Class() noexcept;                                                                                                  \
    explicit Class(const path &p, directory_options opts = directory_options::none);                                   \
    Class(const path &p, system::error_code &ec) noexcept;                                                             \
    Class(const Class &) noexcept;                                                                                     \
    ~Class();                                                                                                          \
    Class &increment(system::error_code &ec) noexcept;                                                                 \
    directory_entry &operator*() const;                                                                                \
    Class &operator++();                                                                                               \
    bool operator==(const Class &) const;                                                                              \
  };                                                                                                                   \
  const Class &begin(const Class &iter) noexcept;                                                                      \
  Class end(const Class &) noexcept;
NOSTALL_MOCK_ITERATOR(directory_iterator)
NOSTALL_MOCK_ITERATOR(recursive_directory_iterator)
#undef NOSTALL_MOCK_ITERATOR
} // namespace boost::filesystem
