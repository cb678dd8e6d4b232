"""The runtime is installed, found by another CMake project, and packed."""

import os
import tempfile
import unittest

from repository import BUILD, run

CMAKE = """cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES CXX)
set(CMAKE_CXX_EXTENSIONS OFF)
find_package(nostall REQUIRED)
add_executable(headers headers.cpp)
target_link_libraries(headers PRIVATE nostall::to_thread)
add_executable(served EXCLUDE_FROM_ALL served.cpp)
target_link_libraries(served PRIVATE nostall::runtime)
add_executable(stored EXCLUDE_FROM_ALL stored.cpp)
target_link_libraries(stored PRIVATE nostall::postgres)
"""
HEADERS = """#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <nostall/annotations.hpp>
#include <nostall/to_thread.hpp>
NOSTALL_BLOCKING int answer() { return 42; }
int main() { return nostall::to_thread(answer)(boost::asio::use_future).get() == 42 ? 0 : 1; }
"""
SERVED = """#include <nostall/test_client.hpp>
int main() {
  nostall::app app;
  app.get("/{n}", [](int n) -> nostall::task<int> { co_return n + 1; });
  return nostall::test_client(app).get("/41").body() == "42" ? 0 : 1;
}
"""


STORED = """#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <nostall/postgres/pool.hpp>
#include <nostall/server.hpp>
int main() {
  bool refused = false;
  const auto ask = [&]() -> nostall::task<> {
    nostall::postgres::pool database({.where = "host=/nowhere"});
    try {
      co_await database.query("select 1");
    } catch (const nostall::postgres::error&) {
      refused = true;
    }
  };
  boost::asio::io_context loop(1);
  boost::asio::co_spawn(loop, ask, boost::asio::detached);
  loop.run();
  return refused ? 0 : 1;
}
"""


class Package(unittest.TestCase):
    def good(self, *command):
        done = run(*command)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def build_and_run(self, folder, prefix, *programs):
        """Programs of another project, which finds nostall below PREFIX."""
        for name, text in (("CMakeLists.txt", CMAKE), ("headers.cpp", HEADERS), ("served.cpp", SERVED),
                           ("stored.cpp", STORED)):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        self.good("cmake", "-G", "Ninja", "-S", folder, "-B", f"{folder}/build", f"-DCMAKE_PREFIX_PATH={prefix}")
        for program in programs:
            self.good("cmake", "--build", f"{folder}/build", "--target", program)
            self.good(f"{folder}/build/{program}")

    def test_another_project_finds_what_was_installed(self):
        with tempfile.TemporaryDirectory() as folder:
            self.good("cmake", "--install", BUILD, "--component", "runtime", "--prefix", f"{folder}/prefix")
            self.build_and_run(folder, f"{folder}/prefix", "headers", "served")

    def test_the_debian_packages_can_be_installed_and_used(self):
        with tempfile.TemporaryDirectory() as folder:
            self.good("cpack", "--config", os.path.join(BUILD, "CPackConfig.cmake"), "-B", folder)
            packages = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".deb"))
            self.assertEqual([os.path.basename(name).split("_")[0] for name in packages], ["libnostall-dev", "nostall"])
            simulated = self.good("apt-get", "--simulate", "install", *packages)
            self.assertIn("Inst libnostall-dev", simulated)
            self.assertIn("Inst nostall", simulated)
            for package in packages:
                self.good("dpkg-deb", "--extract", package, f"{folder}/root")
            self.build_and_run(folder, f"{folder}/root/usr", "headers", "stored")
            self.assertIn("nostall", self.good(f"{folder}/root/usr/bin/nostall", "--version"))
