// Boost.Interprocess' mapped files in miniature.
#pragma once
#include "sync/interprocess_mutex.hpp"

namespace boost::interprocess {
enum mode_t { read_only, read_write, copy_on_write };
class file_mapping {
public:
  file_mapping() noexcept;
  file_mapping(const char *filename, mode_t mode);
  ~file_mapping();
};
class mapped_region {
public:
  template <typename MemoryMappable> mapped_region(const MemoryMappable &mapping, mode_t mode);
  ~mapped_region();
  bool flush(unsigned long mapping_offset = 0, unsigned long numbytes = 0, bool async = true);
};
template <typename CharType> class basic_managed_mapped_file {
public:
  using size_type = unsigned long;
  basic_managed_mapped_file() noexcept;
  basic_managed_mapped_file(open_or_create_t, const char *name, size_type size, const void *addr = nullptr);
  basic_managed_mapped_file(open_only_t, const char *name, const void *addr = nullptr);
  ~basic_managed_mapped_file();
  static bool grow(const char *filename, size_type extra_bytes);
  static bool shrink_to_fit(const char *filename);
};
using managed_mapped_file = basic_managed_mapped_file<char>;
} // namespace boost::interprocess
