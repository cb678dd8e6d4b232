// Files from a folder: what is served, with what, and what is not.
#include "support/running_server.hpp"

#include <gtest/gtest.h>
#include <nostall/static_files.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace {

using namespace nostall;
using namespace nostall::testing;
namespace fs = std::filesystem;

class StaticFiles : public ::testing::Test {
protected:
  StaticFiles() : root_(fs::path(::testing::TempDir()) / ("nostall-files-" + std::to_string(::getpid()))) {
    fs::create_directories(root_ / "public" / "sub");
    write("secret.txt", "secret");
    write("public/page.html", "<p>");
    write("public/sub/a b.txt", "spaced");
    write("public/.hidden", "hidden");
    write("public/empty", "");
    std::string large;
    for (int index = 0; large.size() < 3'000'000; ++index)
      large += std::to_string(index) + "\n";
    write("public/large.bin", large);
    fs::create_symlink(root_ / "secret.txt", root_ / "public" / "link.txt");
    fs::create_symlink("page.html", root_ / "public" / "inside.html");
    app_.get("/static/{path...}", static_files(root_ / "public"));
  }
  ~StaticFiles() override { fs::remove_all(root_); }

  void write(const fs::path& name, const std::string& text) { std::ofstream(root_ / name) << text; }

  const fs::path root_;
  app app_;
};

TEST_F(StaticFiles, AreServedWithTheirTypeAndLength) {
  running_server server(app_);
  const std::string page = server.get("/static/page.html");
  EXPECT_EQ(body_of(page), "<p>");
  EXPECT_EQ(header_of(page, "Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(body_of(server.get("/static/sub/a%20b.txt")), "spaced");
  EXPECT_EQ(body_of(server.get("/static/inside.html")), "<p>");
  EXPECT_EQ(header_of(server.get("/static/empty"), "Content-Length"), "0");
  const std::string large = server.get("/static/large.bin");
  EXPECT_EQ(header_of(large, "Content-Length"), std::to_string(fs::file_size(root_ / "public/large.bin")));
  std::ifstream file(root_ / "public/large.bin");
  EXPECT_EQ(body_of(large), std::string(std::istreambuf_iterator<char>(file), {}));
  EXPECT_EQ(header_of(server.request("HEAD", "/static/large.bin"), "Content-Length"),
            header_of(large, "Content-Length"));
}

TEST_F(StaticFiles, AreNotSentAgainToWhoHasThem) {
  running_server server(app_);
  const std::string tag = header_of(server.get("/static/page.html"), "ETag").value_or("");
  EXPECT_EQ(status_of(server.request("GET", "/static/page.html", "", "If-None-Match: " + tag + "\r\n")), 304);
  write("public/page.html", "<p>changed");
  EXPECT_EQ(body_of(server.request("GET", "/static/page.html", "", "If-None-Match: " + tag + "\r\n")), "<p>changed");
}

TEST_F(StaticFiles, NothingElseIsServed) {
  running_server server(app_);
  for (const char* path : {"/static/", "/static/nothing", "/static/sub", "/static/.hidden", "/static/../secret.txt",
                           "/static/%2e%2e/secret.txt", "/static/..%2Fsecret.txt", "/static/sub/../../secret.txt",
                           "/static//etc/passwd", "/static/%2Fetc%2Fpasswd", "/static/link.txt"})
    EXPECT_EQ(status_of(server.get(path)), 404) << path;
}

} // namespace
