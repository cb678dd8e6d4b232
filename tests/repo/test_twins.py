"""testcases/twins: every bad case has its good twin, and the two differ in one place."""

import difflib
import re
import unittest

from repository import files, one_test_each, read

TWINS = files("testcases/twins/**/*.cpp")
# Where twins differ: one place, or two when a statement has moved or a second thread needs its end. So many statements
# of a twin may stand in these places.
MOST_PLACES, MOST_STATEMENTS = 2, 5
FEWEST_PAIRS = 190


def cases(path):
    """(kind, name) -> the statements of `namespace bad_NAME` or `namespace good_NAME`, however they are laid out."""
    found = {}
    for kind, name, body in re.findall(r"^namespace (bad|good)_(\w+) \{\n(.*?)^\} // namespace \1_\2$", read(path),
                                       re.M | re.S):
        code = " ".join(line for line in body.splitlines() if not re.match(r"\s*//", line))
        statements = [re.sub(r"\s+", "", part) for part in re.split(r"(?<=[;{}])", code)]
        found[kind, name] = [statement for statement in statements if statement]
    return found


class Twins(unittest.TestCase):
    @one_test_each(TWINS)
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
        self.assertGreaterEqual(sum(len(cases(path)) // 2 for path in TWINS), FEWEST_PAIRS)

    @one_test_each(TWINS)
    def test_every_bad_twin_is_reported(self, path):
        for name, body in re.findall(r"^namespace (bad_\w+) \{\n(.*?)^\} // namespace \1$", read(path), re.M | re.S):
            with self.subTest(name):
                self.assertRegex(body, r"// CHECK: :\[\[@LINE-1\]\]:\d+: warning: ")


if __name__ == "__main__":
    unittest.main()
