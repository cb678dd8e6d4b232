// A certificate for "localhost" that signs itself, made afresh for each run of the tests.
#pragma once

#include <string>

namespace nostall::test {

struct certificate {
  std::string pem, key_pem;
};

// Made once.
const certificate& localhost_certificate();

} // namespace nostall::test
