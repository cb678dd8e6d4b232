// Boost.Nowide's file streams in miniature.
#pragma once
#include <istream>
#include <string>

namespace boost::nowide {
namespace detail {
struct StreamTypeIn {
  using stream = std::istream;
};
struct StreamTypeOut {
  using stream = std::ostream;
};
struct StreamTypeInOut {
  using stream = std::iostream;
};
template <typename CharType, typename Traits, typename StreamType> class fstream_impl : public StreamType::stream {
public:
  fstream_impl();
  void open(const std::string &file_name, std::ios_base::openmode mode = std::ios_base::in);
  void open(const char *file_name, std::ios_base::openmode mode = std::ios_base::in);
  bool is_open();
  bool close();
};
} // namespace detail
#define NOSTALL_MOCK_STREAM(Class, Type)                                                                               \
  template <typename CharType, typename Traits = std::char_traits<CharType>>                                           \
  class Class : public detail::fstream_impl<CharType, Traits, detail::Type> {                                          \
  public:                                                                                                              \
    Class();                                                                                                           \
    explicit Class(const char *file_name, std::ios_base::openmode mode = std::ios_base::in);                           \
    explicit Class(const std::string &file_name, std::ios_base::openmode mode = std::ios_base::in);                    \
    Class(Class &&other) noexcept;                                                                                     \
    using detail::fstream_impl<CharType, Traits, detail::Type>::open;                                                  \
  };
NOSTALL_MOCK_STREAM(basic_ifstream, StreamTypeIn)
NOSTALL_MOCK_STREAM(basic_ofstream, StreamTypeOut)
NOSTALL_MOCK_STREAM(basic_fstream, StreamTypeInOut)
#undef NOSTALL_MOCK_STREAM
using ifstream = basic_ifstream<char>;
using ofstream = basic_ofstream<char>;
using fstream = basic_fstream<char>;
} // namespace boost::nowide
