// Boost.Filesystem's paths in miniature.
#pragma once
#include <string>

namespace boost::filesystem {
class path {
public:
  path() noexcept;
  path(const char *source);
  path(const std::string &source);
  path operator/(const path &p) const;
  path filename() const;
  const std::string &native() const noexcept;
};
} // namespace boost::filesystem
