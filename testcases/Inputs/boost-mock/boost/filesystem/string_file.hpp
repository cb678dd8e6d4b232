// Boost.Filesystem's functions for whole files in miniature.
#pragma once
#include "path.hpp"

namespace boost::filesystem {
void save_string_file(const path &p, const std::string &str);
void load_string_file(const path &p, std::string &str);
} // namespace boost::filesystem
