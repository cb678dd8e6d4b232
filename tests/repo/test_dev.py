"""./dev installs for each command what it needs itself, runs single test cases, and the build sees no headers beside LLVM's and Clang's."""

import json
import os
import shutil
import stat
import tempfile
import unittest

from repository import BUILD, NOSTALL, ROOT, run

ACME = """library: acme
functions:
  - {name: acme::fetch, blocks: network, cost: unbounded}
"""
CASE = """// RUN: %check_both %s -- -std=c++20
#include "awaitable.hpp"
namespace acme { void fetch(); }
boost::asio::awaitable<void> session() {
  acme::fetch();
  // CHECK: :[[@LINE-1]]:3: warning: 'acme::fetch' blocks the event loop in coroutine 'session'
  co_return;
}
"""

# Debian's programs, for a machine on which nothing is installed: what would be is written down, and fails.
STUBS = {
    "dpkg-query": "exit 1",
    "apt-get": 'case "$1" in update) exit 0 ;; esac; printf "%s\\n" "$@" >"$INSTALLED"; exit 100',
    "sudo": 'exec "$@"',
}


def packages_of(command):
    """What ./dev COMMAND wants to install first where nothing is."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(os.path.join(ROOT, "dev"), folder)
        programs = os.path.join(folder, "bin")
        os.mkdir(programs)
        for name, text in STUBS.items():
            path = os.path.join(programs, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(f"#!/bin/sh\n{text}\n")
            os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
        installed = os.path.join(folder, "installed")
        done = run("env", f"PATH={programs}:{os.environ['PATH']}", f"INSTALLED={installed}", "bash",
                   os.path.join(folder, "dev"), command)
        if done.returncode == 0:
            raise AssertionError(f"./dev {command} went on without its packages\n{done.stdout}")
        with open(installed, encoding="utf-8") as file:
            return {word for word in file.read().split() if not word.startswith("-")} - {"install"}


class Tiers(unittest.TestCase):
    def test_the_demo_installs_little(self):
        demo = packages_of("demo")
        self.assertIn("libclang-22-dev", demo)
        self.assertLess(len(demo), 16)

    def test_each_command_adds_to_the_demo(self):
        demo, build, bench = (packages_of(command) for command in ("demo", "build", "bench"))
        self.assertLess(demo, build)
        self.assertLess(build, bench)
        self.assertIn("wrk", bench)

    def test_programs_of_tests_are_installed_for_tests_alone(self):
        for_tests = packages_of("test")
        for package in ("emacs-nox", "bazel-bootstrap", "qtbase5-dev"):
            self.assertIn(package, for_tests)
            for command in ("demo", "build", "bench"):
                self.assertNotIn(package, packages_of(command))


class Try(unittest.TestCase):
    """./dev try runs single test cases, by any nostall that is built."""

    def try_cases(self, *words):
        done = run("./dev", "try", *words)
        return done.returncode, done.stdout + done.stderr

    def test_a_case_runs_by_the_program_that_is_named(self):
        status, said = self.try_cases("--nostall", NOSTALL, "testcases/knowledge/inih")
        self.assertEqual(status, 0, said)
        self.assertRegex(said, r"PASS: .*knowledge/inih")

    def test_a_case_that_fails_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("bin", "lib"):
                os.mkdir(os.path.join(folder, name))
            os.symlink("/bin/false", os.path.join(folder, "lib", "nostall-tidy.so"))
            program = os.path.join(folder, "bin", "nostall")
            with open(program, "w", encoding="utf-8") as file:
                file.write("#!/bin/sh\nexit 0\n")
            os.chmod(program, 0o755)
            status, said = self.try_cases("--nostall", program, "testcases/knowledge/inih")
            self.assertEqual(status, 1, said)
            self.assertRegex(said, r"FAIL: .*knowledge/inih")

    def test_the_knowledge_is_that_of_the_tree(self):
        """A case that needs an entry which no binary has: in a copy of the tree, so that nothing here is touched."""
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(os.path.join(ROOT, "dev"), folder)
            for name in ("checker/knowledge/data", "tests", "testcases/Inputs"):
                shutil.copytree(os.path.join(ROOT, name), os.path.join(folder, name))
            for path, text in (("checker/knowledge/data/acme.yaml", ACME), ("testcases/knowledge/acme/fetch.cpp", CASE)):
                os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
                with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                    file.write(text)
            done = run(os.path.join(folder, "dev"), "try", "--nostall", NOSTALL, "testcases/knowledge/acme")
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_mistakes_are_told(self):
        for words, answer in ((("checker",), "not a file or folder below testcases: 'checker'"),
                              (("testcases/nowhere",), "not a file or folder below testcases: 'testcases/nowhere'"),
                              (("--nostall", "/bin/sh", "testcases/cli"), "has no clang-tidy plugin"),
                              ((), "usage: ./dev try")):
            with self.subTest(words):
                status, said = self.try_cases(*words)
                self.assertEqual(status, 2, said)
                self.assertIn(answer, said)


class Headers(unittest.TestCase):
    """libc++abi-22-dev puts a cxxabi.h into LLVM's include folder, which must not stand before the compiler's own."""

    def test_no_command_names_the_whole_include_folder_of_llvm(self):
        with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as file:
            commands = [entry["command"].split() for entry in json.load(file)]
        self.assertTrue(any(f"{BUILD}/llvm-include" in command for command in commands))
        for command in commands:
            for word in command:
                self.assertNotRegex(word, r"^(-I|-isystem)?/usr/lib/llvm-\d+/include/?$")

    def test_the_folder_of_links_holds_nothing_else(self):
        self.assertEqual(set(os.listdir(os.path.join(BUILD, "llvm-include"))),
                         {"llvm", "llvm-c", "clang", "clang-c", "clang-tidy"})


if __name__ == "__main__":
    unittest.main()
