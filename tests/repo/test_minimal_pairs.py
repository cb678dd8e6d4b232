"""testcases/minimal-pairs: every bad case has a good one, and the two differ in one place.

In a source file a pair is the namespaces bad_NAME and good_NAME; in a test of several files, the parts below bad/ and
good/.
"""

import difflib
import re
import unittest

from repository import files, one_test_each, read

SOURCES = files("testcases/minimal-pairs/**/*.cpp")
STORIES = files("testcases/minimal-pairs/**/*.test")
# Where the cases of a pair differ: one place, or two when a statement has moved or a second thread needs its end. At most
# so many statements of a case may be in these places.
MOST_PLACES, MOST_STATEMENTS = 2, 5
FEWEST_PAIRS = 250


def statements(text):
    """The statements of TEXT, however they are laid out."""
    code = " ".join(line for line in text.splitlines() if not re.match(r"\s*//", line))
    parts = [re.sub(r"\s+", "", part) for part in re.split(r"(?<=[;{}])", code)]
    return [part for part in parts if part]


def cases(path):
    """(kind, name) -> the statements of a case in PATH."""
    text = read(path)
    if path.endswith(".test"):
        parts = re.findall(r"^#--- (bad|good)/(\S+)\n(.*?)(?=^#---|\Z)", text, re.M | re.S)
    else:
        parts = re.findall(r"^namespace (bad|good)_(\w+) \{\n(.*?)^\} // namespace \1_\2$", text, re.M | re.S)
    return {(kind, name): statements(body) for kind, name, body in parts}


class MinimalPairs(unittest.TestCase):
    @one_test_each(SOURCES + STORIES)
    def test_bad_and_good_differ_in_one_place(self, path):
        found = cases(path)
        names = {name for _, name in found}
        self.assertTrue(names)
        for name in sorted(names):
            with self.subTest(name):
                self.assertIn(("bad", name), found)
                self.assertIn(("good", name), found)
                bad, good = found["bad", name], found["good", name]
                changes = [change for change in difflib.SequenceMatcher(None, bad, good, False).get_opcodes()
                           if change[0] != "equal"]
                self.assertIn(len(changes), range(1, MOST_PLACES + 1), changes)
                self.assertLessEqual(sum(change[2] - change[1] for change in changes), MOST_STATEMENTS)
                self.assertLessEqual(sum(change[4] - change[3] for change in changes), MOST_STATEMENTS)

    def test_there_are_enough_pairs(self):
        self.assertGreaterEqual(sum(len(cases(path)) // 2 for path in SOURCES + STORIES), FEWEST_PAIRS)

    @one_test_each(SOURCES)
    def test_every_bad_case_is_reported(self, path):
        for name, body in re.findall(r"^namespace (bad_\w+) \{\n(.*?)^\} // namespace \1$", read(path), re.M | re.S):
            with self.subTest(name):
                self.assertRegex(body, r"// CHECK: :\[\[@LINE-1\]\]:\d+: warning: ")


if __name__ == "__main__":
    unittest.main()
