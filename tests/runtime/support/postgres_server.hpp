// A PostgreSQL server of the tests' own: in a temporary folder, on a port that was free, ended with the tests.
#pragma once

#include <filesystem>
#include <string>

namespace nostall::test {

class postgres_server {
public:
  // Started with the first call. Throws std::runtime_error, with what the server's programs said, if that fails.
  static postgres_server& instance();

  // For libpq, over TCP to "localhost".
  std::string where() const;

  // The same over a socket in the server's folder.
  std::string where_local() const;

private:
  postgres_server();
  ~postgres_server();

  // Runs a program of PostgreSQL's, as its user if this is root, which the server refuses.
  void run(const std::string& program, const std::string& arguments) const;

  std::filesystem::path folder_;
  std::string port_;
};

} // namespace nostall::test
