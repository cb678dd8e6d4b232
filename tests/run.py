"""Runs every suite that is built and counts: the last line is `N passed, N failed` over all of them.

    python3 tests/run.py [--long] [SUITE...]     all suites, or those whose name contains one of the words; with --long
                                                 random tests take many seeds, and the command line's and clang-tidy's
                                                 tests run with sanitizers too, which is minutes more

A suite that cannot run, crashes, or runs no test counts as one failure. Reports are kept in build/test-reports.
"""

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import sanitizers

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
REPORTS = os.path.join(ROOT, "build", "test-reports")
LIT = next(iter(sorted(glob.glob("/usr/lib/llvm-*/bin/lit"), reverse=True)), "lit")
JOBS = str(os.cpu_count() or 1)


class Count:
    """How a suite ended, and the names of what failed."""

    def __init__(self, passed, failures):
        self.passed = passed
        self.failures = failures


class Broken(Exception):
    """A suite that gave no result."""


def report_of(name, command, **variables):
    """Runs COMMAND, which writes a report to the path that it is given in place of @REPORT@; returns the report.
    VARIABLES are added to the environment."""
    path = os.path.join(REPORTS, name + ".json")
    done = subprocess.run([word.replace("@REPORT@", path) for word in command], cwd=ROOT, text=True,
                          env={**os.environ, **variables}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          errors="replace")
    with open(os.path.join(REPORTS, name + ".log"), "w", encoding="utf-8") as log:
        log.write(done.stdout)
    if done.returncode != 0:
        print(done.stdout)
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError) as error:
        raise Broken(f"ended with status {done.returncode} and no report ({error})") from None


def google_test(binary, preset="llvm-22", **variables):
    def run(name):
        report = report_of(name, [os.path.join("build", preset, "tests", binary), "--gtest_brief=1",
                                  "--gtest_output=json:@REPORT@"], **variables)
        passed, failures = 0, []
        for suite in report["testsuites"]:
            for case in suite["testsuite"]:
                if "failures" in case:
                    failures.append(f"{suite['name']}.{case['name']}")
                elif case["result"] == "COMPLETED":
                    passed += 1
        return Count(passed, failures)

    return run


def lit(preset, *options):
    def run(name):
        report = report_of(name, [LIT, "-v", "-j", JOBS, "--output", "@REPORT@", *options, f"build/{preset}/tests"])
        codes = {test["name"]: test["code"] for test in report["tests"]}
        good = [n for n, code in codes.items() if code in ("PASS", "FLAKYPASS", "XFAIL")]
        bad = [n for n, code in codes.items() if code in ("FAIL", "XPASS", "UNRESOLVED", "TIMEOUT")]
        return Count(len(good), bad)

    return run


def repo(name):
    report = report_of(name, [sys.executable, "tests/repo/run.py", "--report", "@REPORT@"])
    return Count(report["passed"], report["failures"])


def fuzz(name):
    """The request fuzzer, from its corpus, for a bounded time; what it finds beyond the corpus is not kept."""
    binary = os.path.join(ROOT, "build", "llvm-22", "tests", "request-fuzzer")
    corpus = os.path.join(ROOT, "tests", "runtime", "fuzz", "corpus")
    with tempfile.TemporaryDirectory() as found:
        done = subprocess.run([binary, "-max_total_time=15", "-max_len=4096", "-timeout=10", "-print_final_stats=1",
                               f"-artifact_prefix={REPORTS}/{name}-", found, corpus], cwd=ROOT, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace")
    with open(os.path.join(REPORTS, name + ".log"), "w", encoding="utf-8") as log:
        log.write(done.stdout)
    if done.returncode == 0 and "stat::number_of_executed_units" in done.stdout:
        return Count(1, [])
    print(done.stdout[-5000:])
    return Count(0, ["request-fuzzer"])


SUITES = {
    "unit": google_test("checker-unit-tests"),
    "runtime": google_test("runtime-tests"),
    "runtime-asan": google_test("runtime-tests-asan"),
    "runtime-tsan": google_test("runtime-tests-tsan"),
    "runtime-clang-asan": google_test("runtime-tests-asan", "clang-sanitizers"),
    "runtime-clang-tsan": google_test("runtime-tests-tsan", "clang-sanitizers"),
    "runtime-fuzz": fuzz,
    "repo": repo,
    "lit-llvm-22": lit("llvm-22"),
    "lit-llvm-19": lit("llvm-19"),
}
# With --long only. Editors, build engines and servers have programs of their own, which the preset does not build.
LONG_SUITES = {
    "unit-sanitizers": google_test("checker-unit-tests", "checker-sanitizers", **sanitizers.OPTIONS),
    "lit-sanitizers": lit("checker-sanitizers", "--filter-out", "(clangd|integrations|examples|index/kills)"),
}


def main():
    words = [word for word in sys.argv[1:] if word != "--long"]
    suites = dict(SUITES)
    if "--long" in sys.argv:
        os.environ["NOSTALL_LONG_TESTS"] = "1"
        suites.update(LONG_SUITES)
    shutil.rmtree(REPORTS, ignore_errors=True)
    os.makedirs(REPORTS)
    passed, failures = 0, []
    for name, run in suites.items():
        if words and not any(word in name for word in words):
            continue
        started = time.monotonic()
        try:
            count = run(name)
            if count.passed == 0 and not count.failures:
                raise Broken("ran no test")
        except (Broken, OSError) as error:
            count = Count(0, [f"the suite itself: {error}"])
        passed += count.passed
        failures += [f"{name}: {failure}" for failure in count.failures]
        print(f"{name}: {count.passed} passed, {len(count.failures)} failed "
              f"({time.monotonic() - started:.0f} s)", flush=True)
    for failure in failures:
        print("failed: " + failure)
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
