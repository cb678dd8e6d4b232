"""Whatever takes a pair away takes no other one along.

Each pair that is reported for an input is taken away by a line of a baseline, by an entry of `accept:` that names cause
and handler, and by a NOLINT at its call sites' line: that pair is gone, and all others stay; a comment takes all pairs
whose call sites stand at its line, and none that does not pass through it. With --long on every test input, else on a
few.
"""

import collections
import json
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import unittest

from repository import NOSTALL, ROOT, files, one_test_each, read

INPUTS = os.path.join(ROOT, "testcases", "Inputs")
FEW = ["testcases/gate/Inputs/many_pairs.cpp"]
CHECKED = re.compile(r"^// RUN: %check_both %s (?P<options>.*?)-- (?P<flags>.*)$", re.M)
BASELINE = "baseline.jsonl"


def inputs():
    if "NOSTALL_LONG_TESTS" not in os.environ:
        return FEW
    return FEW + [path for path in files("testcases/**/*.cpp") if is_plain(read(path))]


def is_plain(text):
    """Whether a test case reports something, and needs no configuration of its own."""
    said = CHECKED.search(text)
    return said and not said["options"].startswith(("--config", "--category")) and "warning:" in text


def matches_glob(glob, text):
    pattern = "".join({"*": ".*", "?": "."}.get(letter, re.escape(letter)) for letter in glob)
    return re.fullmatch(pattern, text, re.S) is not None


class Pair(collections.namedtuple("Pair", "rule file line column function call entry entry_file entry_line knowledge")):
    """What stays the same of a pair, whatever is done to others."""


class Project:
    """A copy of one input in a folder of its own, with an index, so that only changed files are parsed again."""

    def __init__(self, folder, path):
        self.folder = folder
        self.name = os.path.basename(path)
        self.text = read(path)
        self.file = os.path.join(folder, self.name)
        said = CHECKED.search(self.text)
        words = shlex.split(said["flags"]) if said else ["-std=c++20"]
        words = [word.replace("%S", os.path.join(ROOT, os.path.dirname(path)))
                 .replace("%runtime-include", os.path.join(ROOT, "runtime", "include")) for word in words]
        os.mkdir(os.path.join(folder, "build"))
        self.write("build/compile_commands.json", json.dumps([{
            "directory": folder, "file": self.file,
            "arguments": ["clang++", *words, "-I" + INPUTS, "-I" + os.path.join(ROOT, os.path.dirname(path)), "-c",
                          self.file]}]))
        self.write(self.name, self.text)

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def run(self, *command):
        done = subprocess.run([NOSTALL, *command], cwd=self.folder, capture_output=True, text=True, timeout=300)
        if done.returncode not in (0, 3):
            raise AssertionError(f"{command}: exit status {done.returncode}: {done.stderr}")
        return done.stdout

    def pairs(self, *options):
        """The reported pairs, each with the lines of its call sites and those of its paths in the input."""
        report = json.loads(self.run("check", "-p", "build", "--format", "json", "--fail-on", "never",
                                     "--allow-unparsed", *options))
        found = []
        for finding in report["findings"]:
            for pair in finding["pairs"]:
                key = Pair(finding["rule"], finding["file"], finding["line"], finding["column"], finding["function"],
                           finding["call"], pair["entry"], pair["entry_file"], pair["entry_line"],
                           (finding["knowledge"] or "").rsplit("@", 1)[0])
                sites = {(site["file"], site["line"]) for site in pair["call_sites"]}
                path = {(step["file"], step["line"]) for site in pair["call_sites"] for step in site["path"]}
                found.append((key, sites, path | sites | {(finding["file"], finding["line"])}))
        return found


def keys(pairs):
    return collections.Counter(key for key, _, _ in pairs)


def by_baseline(test, project, pairs):
    project.run("baseline", "write", "-p", "build", "--baseline", BASELINE)
    with open(os.path.join(project.folder, BASELINE), encoding="utf-8") as file:
        lines = [json.loads(line) for line in file if line.startswith("{")]
    all_gone = collections.Counter()
    for line in lines:
        for entry in line.get("entries", []):
            project.write(BASELINE, json.dumps(dict(line, entries=[entry])) + "\n")
            left = keys(project.pairs("--baseline", BASELINE))
            gone = keys(pairs) - left
            test.assertEqual(left, keys(pairs) - gone, "a baseline makes no pairs")
            test.assertEqual(sum(gone.values()), 1, f"by {line} with {entry}")
            (pair,) = gone
            test.assertEqual((pair.rule, pair.file, pair.function, pair.call, pair.entry),
                             (line["rule"], line["file"], line["function"], line["call"], entry))
            all_gone += gone
    # An entry that is listed once takes the first of several that are equal but for their places.
    test.assertEqual(sum(all_gone.values()), len(pairs))


def by_accept(test, project, pairs):
    for call, entry in sorted({(key.call, key.entry) for key, _, _ in pairs if key.entry}):
        project.write(".nostall.yaml", f"accept:\n  - {{cause: {json.dumps(call)}, handler: {json.dumps(entry)}, "
                                       "reason: a test}\n")
        expected = collections.Counter()
        for key, count in keys(pairs).items():
            named = any(matches_glob(call, name) for name in (key.call, key.knowledge, key.function))
            if not (named and matches_glob(entry, key.entry)):
                expected[key] = count
        test.assertEqual(keys(project.pairs()), expected, f"accepted: {call} in {entry}")
    project.write(".nostall.yaml", "")


def by_comment(test, project, pairs):
    lines = project.text.split("\n")
    for rule, line in sorted({(key.rule, line) for key, sites, _ in pairs for file, line in sites
                              if file == project.name}):
        if lines[line - 1].endswith("\\") or "NOLINT" in lines[line - 1]:
            continue
        changed = list(lines)
        changed[line - 1] += f" // NOLINT({rule})"
        project.write(project.name, "\n".join(changed))
        left = keys(project.pairs())
        here = (project.name, line)
        for key, sites, path in pairs:
            if key.rule == rule and sites == {here}:
                test.assertNotIn(key, left, f"NOLINT at line {line}")
            if key.rule != rule or here not in path:
                test.assertIn(key, left, f"NOLINT at line {line}")
        test.assertFalse(left - keys(pairs), f"NOLINT at line {line} makes no pairs")
    project.write(project.name, project.text)


class RemovedPairs(unittest.TestCase):
    @one_test_each(inputs())
    def test_takes_no_other_pair_along(self, path):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        project = Project(os.path.realpath(folder), path)
        pairs = project.pairs()
        if path in FEW:
            self.assertGreater(len(pairs), 15)
        by_baseline(self, project, pairs)
        by_accept(self, project, pairs)
        by_comment(self, project, pairs)


if __name__ == "__main__":
    unittest.main()
