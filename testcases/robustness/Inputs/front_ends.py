"""front_ends.py NOSTALL CLANG-TIDY PLUGIN FILE FLAGS...: one file through both front ends.

Fails when either crashes or needs more than 120 seconds; prints the findings and the exit status of nostall.
"""

import re
import subprocess
import sys

nostall, tidy, plugin, path, *flags = sys.argv[1:]


def run(command):
    done = subprocess.run(command, text=True, capture_output=True, errors="replace", timeout=120)
    for sign in ("Stack dump", "PLEASE submit", "Assertion `", "terminate called"):
        if sign in done.stdout + done.stderr:
            sys.exit(f"crash of {' '.join(command)}\n{done.stdout}{done.stderr}")
    if done.returncode < 0 or done.returncode > 3:
        sys.exit(f"exit status {done.returncode} of {' '.join(command)}\n{done.stdout}{done.stderr}")
    return done


cli = run([nostall, "check", path, "--", *flags])
print(cli.stdout + cli.stderr)
print("nostall: exit status", cli.returncode)
plugged = run([tidy, "-load", plugin, "-checks=-*,nostall-*", "--header-filter=.*", "-quiet", path, "--", *flags])
for line in plugged.stdout.splitlines():
    if re.search(r": warning: .*\[nostall-", line):
        print("clang-tidy:", line)
print("clang-tidy: done")
