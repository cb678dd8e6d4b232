// Boost.Iostreams' devices on files in miniature. Boost has a header for each.
#pragma once
#include <iosfwd>
#include <string>

namespace boost::iostreams {
using streamsize = long;
enum file_descriptor_flags { never_close_handle = 0, close_handle = 3 };
struct file_base {
  static constexpr int in = 8, out = 16, trunc = 32;
};

template <typename Ch> class basic_file {
public:
  basic_file(const std::string &path, int mode = file_base::in | file_base::out,
             int base_mode = file_base::in | file_base::out);
  streamsize read(Ch *s, streamsize n);
  streamsize write(const Ch *s, streamsize n);
  void open(const std::string &path, int mode = file_base::in | file_base::out,
            int base_mode = file_base::in | file_base::out);
  bool is_open() const;
  void close();
};
template <typename Ch> struct basic_file_source : basic_file<Ch> {
  basic_file_source(const std::string &path, int mode = file_base::in);
  void open(const std::string &path, int mode = file_base::in);
};
template <typename Ch> struct basic_file_sink : basic_file<Ch> {
  basic_file_sink(const std::string &path, int mode = file_base::out);
  void open(const std::string &path, int mode = file_base::out);
};
using file = basic_file<char>;
using file_source = basic_file_source<char>;
using file_sink = basic_file_sink<char>;

#define NOSTALL_MOCK_DESCRIPTOR(Class)                                                                                 \
  Class();                                                                                                             \
  Class(int fd, file_descriptor_flags f);                                                                              \
  explicit Class(const std::string &path, int mode = file_base::in);                                                   \
  explicit Class(const char *path, int mode = file_base::in);                                                          \
  Class(const Class &other);                                                                                           \
  void open(int fd, file_descriptor_flags f);                                                                          \
  void open(const std::string &path, int mode = file_base::in);                                                        \
  void open(const char *path, int mode = file_base::in);
class file_descriptor {
public:
  NOSTALL_MOCK_DESCRIPTOR(file_descriptor)
  streamsize read(char *s, streamsize n);
  streamsize write(const char *s, streamsize n);
};
class file_descriptor_source : private file_descriptor {
public:
  NOSTALL_MOCK_DESCRIPTOR(file_descriptor_source)
  using file_descriptor::read;
};
class file_descriptor_sink : private file_descriptor {
public:
  NOSTALL_MOCK_DESCRIPTOR(file_descriptor_sink)
  using file_descriptor::write;
};
#undef NOSTALL_MOCK_DESCRIPTOR

#define NOSTALL_MOCK_MAPPED(Class)                                                                                     \
  Class();                                                                                                             \
  template <typename Path> explicit Class(const Path &path);                                                           \
  Class(const Class &other);                                                                                           \
  template <typename Path> void open(const Path &path);                                                                \
  bool is_open() const;
class mapped_file_source {
public:
  NOSTALL_MOCK_MAPPED(mapped_file_source)
};
class mapped_file {
public:
  NOSTALL_MOCK_MAPPED(mapped_file)
  void resize(long new_size);
};
class mapped_file_sink : private mapped_file {
public:
  NOSTALL_MOCK_MAPPED(mapped_file_sink)
};
#undef NOSTALL_MOCK_MAPPED

template <typename Source, typename Sink> streamsize copy(const Source &src, const Sink &snk);
template <typename Source, typename Sink> streamsize copy(Source &src, Sink &snk);
} // namespace boost::iostreams
