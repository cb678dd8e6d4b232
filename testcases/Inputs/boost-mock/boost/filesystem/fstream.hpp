// Boost.Filesystem's file streams in miniature.
#pragma once
#include "path.hpp"
#include <fstream>

namespace boost::filesystem {
template <typename charT, typename traits = std::char_traits<charT>>
class basic_filebuf : public std::basic_filebuf<charT, traits> {
public:
  basic_filebuf();
  basic_filebuf *open(const path &p, std::ios_base::openmode mode);
};
#define NOSTALL_MOCK_STREAM(Class)                                                                                     \
  template <typename charT, typename traits = std::char_traits<charT>>                                                 \
  class Class : public std::Class<charT, traits> {                                                                     \
  public:                                                                                                              \
    Class();                                                                                                           \
    explicit Class(const path &p);                                                                                     \
    Class(const path &p, std::ios_base::openmode mode);                                                                \
    void open(const path &p);                                                                                          \
    void open(const path &p, std::ios_base::openmode mode);                                                            \
  };
NOSTALL_MOCK_STREAM(basic_ifstream)
NOSTALL_MOCK_STREAM(basic_ofstream)
NOSTALL_MOCK_STREAM(basic_fstream)
#undef NOSTALL_MOCK_STREAM
using ifstream = basic_ifstream<char>;
using ofstream = basic_ofstream<char>;
using fstream = basic_fstream<char>;
using filebuf = basic_filebuf<char>;
} // namespace boost::filesystem
