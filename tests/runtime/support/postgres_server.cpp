// Starts and ends the server with PostgreSQL's own programs.
#include "support/postgres_server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unistd.h>

namespace nostall::test {

namespace {

namespace fs = std::filesystem;

// Debian keeps them apart from other programs, by version.
fs::path programs() {
  fs::path newest;
  std::error_code none;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none))
    if (fs::exists(version.path() / "bin/initdb"))
      newest = std::max(newest, version.path() / "bin");
  if (newest.empty())
    throw std::runtime_error("PostgreSQL is not installed: the tests need Debian's package postgresql");
  return newest;
}

std::string free_port() {
  using boost::asio::ip::tcp;
  boost::asio::io_context unused;
  tcp::acceptor acceptor(unused, {boost::asio::ip::address_v4::loopback(), 0});
  return std::to_string(acceptor.local_endpoint().port());
}

} // namespace

postgres_server& postgres_server::instance() {
  static postgres_server server;
  return server;
}

postgres_server::postgres_server()
    : folder_(fs::temp_directory_path() / ("nostall-postgres." + std::to_string(getpid()))), port_(free_port()) {
  fs::create_directories(folder_);
  fs::permissions(folder_, fs::perms::all);
  run("initdb", "--auth=trust --username=tester --no-sync -D " + (folder_ / "data").string());
  run("pg_ctl", "start -w -D " + (folder_ / "data").string() + " -l " + (folder_ / "server.log").string() +
                    " -o \"-c listen_addresses=127.0.0.1 -c port=" + port_ +
                    " -c fsync=off -c unix_socket_directories=" + folder_.string() + "\"");
}

postgres_server::~postgres_server() {
  try {
    run("pg_ctl", "stop -m immediate -D " + (folder_ / "data").string());
    fs::remove_all(folder_);
  } catch (const std::exception&) {
    // The folder is left for whoever wants to know why.
  }
}

void postgres_server::run(const std::string& program, const std::string& arguments) const {
  const fs::path log = folder_ / (program + ".log");
  const std::string as_user = geteuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --clear-groups " : "";
  const std::string command = "cd " + folder_.string() + " && " + as_user + (programs() / program).string() + " " +
                              arguments + " > " + log.string() + " 2>&1";
  if (std::system(command.c_str()) == 0)
    return;
  std::ifstream file(log);
  throw std::runtime_error(command + ":\n" + std::string(std::istreambuf_iterator<char>(file), {}));
}

std::string postgres_server::where() const {
  return "host=localhost port=" + port_ + " user=tester dbname=postgres sslmode=disable";
}

std::string postgres_server::where_local() const {
  return "host=" + folder_.string() + " port=" + port_ + " user=tester dbname=postgres";
}

} // namespace nostall::test
