// Boost.PropertyTree and its parsers in miniature. Boost has a header for each parser.
#pragma once
#include <iosfwd>
#include <string>

namespace boost::property_tree {
class ptree {
public:
  ptree();
};
#define NOSTALL_MOCK_PARSER(Name)                                                                                      \
  namespace Name##_parser {                                                                                            \
    template <typename Ptree> void read_##Name(std::istream & stream, Ptree & pt);                                     \
    template <typename Ptree> void read_##Name(const std::string &filename, Ptree &pt);                                \
    template <typename Ptree> void write_##Name(std::ostream & stream, const Ptree &pt);                               \
    template <typename Ptree> void write_##Name(const std::string &filename, const Ptree &pt);                         \
  }                                                                                                                    \
  using Name##_parser::read_##Name;                                                                                    \
  using Name##_parser::write_##Name;
NOSTALL_MOCK_PARSER(json)
NOSTALL_MOCK_PARSER(ini)
NOSTALL_MOCK_PARSER(info)
NOSTALL_MOCK_PARSER(xml)
#undef NOSTALL_MOCK_PARSER
} // namespace boost::property_tree
