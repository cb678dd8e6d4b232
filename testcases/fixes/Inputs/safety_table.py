"""Holds which fixes of the test cases and of the runtime's examples are safe to a table that was made by reading.

    safety_table.py NOSTALL TABLE CASES EXAMPLES RUNTIME_INCLUDE [--print]

A line of the table is `FILE | FUNCTION | CALL | KIND | safe`, or `... | unsafe: WHY`, in the order of the call sites of a
file; what follows a `#` says why that is right. Every fix that is offered for a file of CASES, of its folder `harm` and
of EXAMPLES stands in it, and nothing else. With --print the lines that nostall gives are printed.
"""

import difflib
import glob
import json
import os
import subprocess
import sys


def offered(nostall, path, flags):
    """The fixes of a file as lines of the table."""
    command = [nostall, "check", "--no-index", "--format", "json", "--rules", "nostall-sequential-awaits", path]
    done = subprocess.run([*command, "--", *flags], capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    lines = {}
    for finding in json.loads(done.stdout)["findings"]:
        for site in (site for pair in finding["pairs"] for site in pair["call_sites"] if site["fix"]):
            fix = site["fix"]
            verdict = "safe" if fix["safety"] == "safe" else "unsafe: " + fix["why"]
            words = [os.path.basename(path), site["path"][0]["function"], site["call"], fix["kind"], verdict]
            # One call site of several causes has one fix.
            lines[site["line"], site["column"], fix["kind"]] = " | ".join(words)
    return [lines[place] for place in sorted(lines)]


def main(nostall, table, cases, examples, include, *words):
    with open(table, encoding="utf-8") as file:
        listed = [line for line in (line.split("#")[0].strip() for line in file) if line]
    harm = os.path.join(cases, "harm")
    flags = ["-std=c++20", "-I" + include, "-I" + os.path.join(cases, "Inputs"), "-I" + os.path.join(harm, "Inputs")]
    found = []
    for folder in (cases, harm, examples):
        for path in sorted(glob.glob(os.path.join(folder, "*.cpp"))):
            found += offered(nostall, path, flags)
    if "--print" in words:
        print("\n".join(found))
        return 0
    print("\n".join(difflib.unified_diff(listed, found, "listed", "offered", lineterm="", n=0)))
    return found != listed


sys.exit(main(*sys.argv[1:]))
