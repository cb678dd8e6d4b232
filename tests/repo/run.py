"""The repository tests itself: python3 tests/repo/run.py [WORD...]

Runs every test_*.py beside this file, or only the tests whose name contains one of the words. Needs the checker in
build/llvm-22. With `--report FILE` the counts are also written as JSON.
"""

import json
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))


class Result(unittest.TextTestResult):
    """Remembers the names of what passed and of what failed; each sub-test counts by itself."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.passed = []

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed.append(test.id())


def flatten(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flatten(test)
        else:
            yield test


def main():
    words = sys.argv[1:]
    report = None
    if "--report" in words:
        at = words.index("--report")
        report = words[at + 1]
        del words[at:at + 2]
    tests = flatten(unittest.defaultTestLoader.discover(HERE))
    chosen = unittest.TestSuite(t for t in tests if not words or any(word in t.id() for word in words))
    result = unittest.TextTestRunner(resultclass=Result, verbosity=1, stream=sys.stdout).run(chosen)
    bad = [test.id() for test, _ in result.failures + result.errors]
    if report:
        with open(report, "w", encoding="utf-8") as file:
            json.dump({"passed": len(result.passed), "failures": bad}, file, indent=1)
    return 0 if result.passed and not bad else 1


if __name__ == "__main__":
    sys.exit(main())
