"""What the tests here share: where things are, and how to make one test for each of many things."""

import functools
import glob
import os
import re
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, "build", "llvm-22")
NOSTALL = os.environ.get("NOSTALL", os.path.join(BUILD, "bin", "nostall"))


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def run(*command):
    return subprocess.run(command, cwd=ROOT, text=True, capture_output=True, errors="replace", timeout=600)


def files(*patterns):
    """Paths below the root, relative to it, sorted."""
    found = {os.path.relpath(path, ROOT) for pattern in patterns
             for path in glob.glob(os.path.join(ROOT, pattern), recursive=True, include_hidden=True)
             if os.path.isfile(path)}
    return sorted(found)


@functools.cache
def all_files():
    """Every file that is part of the repository: known to git, or new and not ignored."""
    done = run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    listed = done.stdout.split("\0")
    return sorted(path for path in listed if path and os.path.isfile(os.path.join(ROOT, path)))


def checker_sources():
    return files("checker/**/*.h", "checker/**/*.cpp")


def runtime_sources():
    return files("runtime/**/*.hpp", "runtime/**/*.cpp", "runtime/**/*.h")


def one_test_each(things):
    """Turns `@one_test_each(things) def test_x(self, thing)` into a test_x__thing for each thing."""
    return lambda function: Each(function, list(things))


class Each:
    def __init__(self, function, things):
        self.function = function
        self.things = things

    def __set_name__(self, owner, name):
        function = self.function
        for thing in self.things:
            def test(instance, thing=thing):
                function(instance, thing)

            setattr(owner, name + "__" + re.sub(r"\W", "_", str(thing)), test)
        delattr(owner, name)


class Knowledge:
    """A file of checker/knowledge/data, as far as these tests need it: the header, and the entries' names."""

    def __init__(self, path):
        self.path = path
        self.text = read(path)
        self.library = self.scalar("library")
        self.mock = self.scalar("mock")
        self.package = self.scalar("package")
        self.pkg_config = self.sequence("pkg-config")

    def scalar(self, key):
        match = re.search(rf"^{key}:\s*([^\s#]+)", self.text, re.M)
        return match[1] if match else None

    def sequence(self, key):
        match = re.search(rf"^{key}:\s*\[([^\]]*)\]", self.text, re.M)
        return [word.strip().strip("\"'") for word in match[1].split(",")] if match else []

    def function_names(self):
        """The qualified names of the function entries, as nostall lists them."""
        names = []
        for line in run(NOSTALL, "knowledge", self.library).stdout.splitlines():
            if line and not line.startswith(" "):
                # Without the parameter types that choose an overload.
                names.append(re.match(r"(.*\boperator\(\)|[^(]*)", line)[1])
        return names


@functools.cache
def knowledge_files():
    return [Knowledge(path) for path in files("checker/knowledge/data/*.yaml")]
