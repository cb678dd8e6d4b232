#!/usr/bin/env python3
"""Kills runs with SIGKILL at random moments; the next run must succeed and equal a cold run byte for byte.

usage: kills.py NOSTALL INPUTS FOLDER [--seed N] [--kills N]

Between kills the generated project is mutated, so that there is always something to parse and to write; the moments are
spread over the time that a whole run takes. NOSTALL_SEED in the environment wins over --seed.
"""
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from generated_project import Project  # noqa: E402
from mutations import check, parse  # noqa: E402


def main():
    options = parse(kills=100)
    nostall, seed = options.nostall, options.seed
    shutil.rmtree(options.folder, ignore_errors=True)
    chance = random.Random(seed)
    project = Project(options.folder, options.inputs, random.Random(seed))
    started = time.monotonic()
    check(nostall, options.folder)
    whole = time.monotonic() - started
    killed = 0
    for number in range(1, options.kills + 1):
        for _ in range(chance.randint(1, 3)):
            project.mutate()
        if chance.random() < 0.2:
            shutil.rmtree(options.folder / "build" / ".nostall", ignore_errors=True)
        run = subprocess.Popen([nostall, "check", "-p", "build"], cwd=options.folder, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
        time.sleep(chance.random() * whole)
        run.send_signal(signal.SIGKILL)
        killed += run.wait() == -signal.SIGKILL
        if chance.random() < 0.3:  # what the killed run may have kept must not be believed for other content
            project.mutate()
        next_run, _ = check(nostall, options.folder)
        cold, _ = check(nostall, options.folder, "--no-index")
        if next_run != cold:
            sys.exit(f"seed {seed}, kill {number}: the run after it differs from a cold run; left in {options.folder}")
    print(f"{killed} of {options.kills} runs were killed before their end")
    if killed * 4 < options.kills:
        sys.exit("too few: this proves nothing")


if __name__ == "__main__":
    main()
