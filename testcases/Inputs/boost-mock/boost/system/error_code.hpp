// boost::system in miniature.
#pragma once

namespace boost::system {
class error_code {
public:
  error_code() noexcept = default;
  int value() const noexcept;
  bool failed() const noexcept;
  explicit operator bool() const noexcept;
};
} // namespace boost::system
