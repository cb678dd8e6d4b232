"""What must not stand in any file: paths of one machine, package hosts, addresses of people. And the layout."""

import os
import re
import shutil
import unittest

from repository import ROOT, all_files, checker_sources, one_test_each, read, run, runtime_sources

TEXT = (".cpp", ".hpp", ".h", ".c", ".py", ".in", ".md", ".yaml", ".yml", ".txt", ".cmake", ".json", ".test", "dev", "run",
        ".clang-format", ".gitignore")
THIS_FILE = "tests/repo/test_text.py"
FORBIDDEN = {
    "a path of one machine": r"(?<![\w.$}/])/(work|root|home|Users)/\w",
    "a host of packages": r"\b(deb\.debian\.org|security\.debian\.org|archive\.ubuntu\.com|apt\.llvm\.org|pypi\.org"
                          r"|files\.pythonhosted\.org|registry\.npmjs\.org)\b",
    "somebody's address": r"\b[\w.+-]+@(?!(?:example|invalid|localhost)\b)[\w-]+\.(com|org|net|io|de|dev)\b",
}
TOP = {"CMakeLists.txt", "checker", "runtime", "testcases", "tests", "README.md",
       "CMakePresets.json", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "dev"}


class Text(unittest.TestCase):
    @one_test_each(FORBIDDEN)
    def test_no_file_holds(self, what):
        found = []
        for path in all_files():
            if path == THIS_FILE or not path.endswith(TEXT):
                continue
            for number, line in enumerate(read(path).splitlines(), 1):
                if re.search(FORBIDDEN[what], line):
                    found.append(f"{path}:{number}: {line.strip()[:120]}")
        self.assertFalse(found, "\n".join(found))

    def test_the_top_level_holds_only_what_the_plan_names(self):
        names = {path.split("/")[0] for path in all_files()}
        self.assertFalse({name for name in names if not name.startswith(".")} - TOP)

    def test_every_file_ends_with_one_newline(self):
        wrong = [path for path in all_files() if path.endswith(TEXT)
                 and os.path.getsize(os.path.join(ROOT, path)) and not re.search(r"[^\n]\n\Z", read(path))]
        self.assertFalse(wrong)

    def test_no_file_is_a_heap_of_helpers(self):
        wrong = [path for path in all_files() if re.match(r"(utils?|helpers?|misc|common)\.", os.path.basename(path))]
        self.assertFalse(wrong)


class Layout(unittest.TestCase):
    @one_test_each(["checker", "runtime"])
    def test_sources_are_formatted(self, folder):
        tool = shutil.which("clang-format-22") or "/usr/lib/llvm-22/bin/clang-format"
        self.assertTrue(f"{folder}/.clang-format" in all_files(), "no .clang-format")
        paths = checker_sources() if folder == "checker" else runtime_sources()
        done = run(tool, "--dry-run", "-Werror", *paths)
        wrong = sorted(set(re.findall(r"^(\S+?):\d+:\d+: error", done.stderr, re.M)))
        self.assertEqual(done.returncode, 0, f"clang-format would change {len(wrong)} files: {' '.join(wrong)}")
