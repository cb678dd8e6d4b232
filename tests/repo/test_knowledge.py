"""Knowledge is held against the headers that it speaks of, and each entry against the tests that should show it."""

import concurrent.futures
import functools
import os
import re
import unittest

from repository import NOSTALL, all_files, knowledge_files, one_test_each, read, run

LIBRARIES = {k.library or k.path: k for k in knowledge_files()}


def flags(knowledge):
    if knowledge.mock:
        return ["-Itestcases/Inputs", "-Itestcases/Inputs/" + knowledge.mock]
    if knowledge.pkg_config:
        return run("pkg-config", "--cflags", *knowledge.pkg_config).stdout.split()
    return []


@functools.cache
def resolved():
    """All libraries, several at once: {name: result of the command}."""
    def resolve(name):
        return run(NOSTALL, "knowledge", "--resolve", name, "--", *flags(LIBRARIES[name]))

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(LIBRARIES, pool.map(resolve, LIBRARIES)))


@functools.cache
def tested_words():
    """Every identifier in the test files of knowledge, and their text without spaces for operators."""
    texts = [read(p) for p in all_files() if p.startswith("testcases/knowledge/") and p.endswith((".cpp", ".c", ".test"))]
    text = "\n".join(texts)
    return set(re.findall(r"[A-Za-z_]\w*", text)), text


class Resolution(unittest.TestCase):
    @one_test_each(LIBRARIES)
    def test_every_entry_matches_a_declaration(self, name):
        done = resolved()[name]
        self.assertEqual(done.returncode, 0, f"{name}:\n{done.stdout}{done.stderr}")


class Coverage(unittest.TestCase):
    @one_test_each(LIBRARIES)
    def test_every_named_function_is_tested(self, name):
        words, text = tested_words()
        missing = []
        for function in LIBRARIES[name].function_names():
            last = function.rsplit("::", 1)[-1]
            if last.startswith("operator"):
                # Written as the operator itself, or not at all (`co_await`, conversions).
                symbol = last[len("operator"):].strip()
                if symbol not in text:
                    missing.append(function)
            elif "*" not in last and "?" not in last and last.lstrip("~") not in words:
                missing.append(function)
        self.assertFalse(missing, f"not named below testcases/knowledge: {', '.join(missing)}")

    @one_test_each(LIBRARIES)
    def test_every_library_says_where_its_headers_are(self, name):
        knowledge = LIBRARIES[name]
        self.assertTrue(knowledge.text.startswith("#"), "the file does not begin by saying what the library is")
        self.assertRegex(knowledge.text, r"(?m)^headers:")

    @one_test_each(LIBRARIES)
    def test_the_command_line_shows_the_library(self, name):
        done = run(NOSTALL, "knowledge", name)
        self.assertEqual(done.returncode, 0, done.stderr)
