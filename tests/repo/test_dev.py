"""./dev installs for each command what it needs itself, and the build sees no headers beside LLVM's and Clang's."""

import json
import os
import shutil
import stat
import tempfile
import unittest

from repository import BUILD, ROOT, run

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
