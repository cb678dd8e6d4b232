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
add_executable(served served.cpp)
target_link_libraries(served PRIVATE nostall::runtime)
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


class Package(unittest.TestCase):
    def good(self, *command):
        done = run(*command)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def test_another_project_finds_what_was_installed(self):
        with tempfile.TemporaryDirectory() as folder:
            self.good("cmake", "--install", BUILD, "--component", "runtime", "--prefix", f"{folder}/prefix")
            for name, text in (("CMakeLists.txt", CMAKE), ("headers.cpp", HEADERS), ("served.cpp", SERVED)):
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(text)
            self.good("cmake", "-G", "Ninja", "-S", folder, "-B", f"{folder}/build",
                      f"-DCMAKE_PREFIX_PATH={folder}/prefix")
            self.good("cmake", "--build", f"{folder}/build")
            self.good(f"{folder}/build/headers")
            self.good(f"{folder}/build/served")

    def test_the_package_holds_headers_library_and_configuration(self):
        with tempfile.TemporaryDirectory() as folder:
            self.good("cpack", "--config", os.path.join(BUILD, "CPackConfig.cmake"), "-B", folder)
            packages = [name for name in os.listdir(folder) if name.endswith(".deb")]
            self.assertEqual(len(packages), 1)
            listing = self.good("dpkg-deb", "--contents", os.path.join(folder, packages[0]))
            for part in ("include/nostall/app.hpp", "include/nostall/to_thread.hpp", "libnostall-runtime.a",
                         "cmake/nostall/nostallConfig.cmake"):
                self.assertIn(part, listing)
