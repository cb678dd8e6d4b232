#!/usr/bin/env python3
"""Mutates a generated project step by step; after each step a run with the index must equal a cold run byte for byte.

usage: mutations.py NOSTALL INPUTS FOLDER [--seed N] [--steps N] [--seeds N]

INPUTS is the folder of awaitable.hpp; the projects are generated in FOLDER, one for each seed from --seed on.
A failure prints the seed, the steps and where the project was left. NOSTALL_SEED in the environment wins over --seed.
"""
import argparse
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from generated_project import Project  # noqa: E402

STATISTICS = re.compile(r"nostall: (\d+) units, (\d+) from the index, (\d+) parsed, (\d+) of them with a preamble\n")


def check(nostall, root, *options):
    """What a run gives: status, report and messages; and how it came by its summaries."""
    done = subprocess.run([nostall, "check", "-p", "build", "--format", "json", "--statistics", *options], cwd=root,
                          capture_output=True, text=True)
    counts = STATISTICS.search(done.stderr)
    if done.returncode not in (0, 1, 3) or not counts:
        sys.exit(f"exit status {done.returncode}: {done.stderr}")
    return (done.returncode, done.stdout, STATISTICS.sub("", done.stderr)), [int(n) for n in counts.groups()]


def run(options, seed):
    """Returns the totals of the counts over all steps; ends the program at the first difference."""
    root = options.folder / f"seed-{seed}"
    shutil.rmtree(root, ignore_errors=True)
    project = Project(root, options.inputs, random.Random(seed))
    totals, steps = [0, 0, 0, 0], []
    for step in range(options.steps + 1):
        if step:
            steps.append(project.mutate())
        warm, counts = check(options.nostall, root)
        cold, _ = check(options.nostall, root, "--no-index")
        totals = [total + count for total, count in zip(totals, counts)]
        if warm != cold:
            for name, part in zip(("status", "json", "messages"), zip(warm, cold)):
                for kind, text in zip(("index", "cold"), part):
                    (root / "build" / f"{kind}.{name}").write_text(str(text))
            listing = "".join(f"  {number}: {what}\n" for number, what in enumerate(steps, 1))
            sys.exit(f"seed {seed}, step {step}: the run with the index differs from the cold run\n{listing}"
                     f"left in {root}, with both results in build/; repeat with --seed {seed} --steps {step}")
    return totals


def parse(**own):
    """The command line of a test of the index; `own` are options of its own, numbers, with their defaults."""
    parser = argparse.ArgumentParser()
    for name in ("nostall", "inputs", "folder"):
        parser.add_argument(name, type=lambda path: pathlib.Path(path).resolve())
    for name, default in {"seed": 1, **own}.items():
        parser.add_argument("--" + name, type=int, default=default)
    options = parser.parse_args()
    options.seed = int(os.environ.get("NOSTALL_SEED", options.seed))
    return options


def main():
    options = parse(seeds=1, steps=25)
    totals = [0, 0, 0, 0]
    for seed in range(options.seed, options.seed + options.seeds):
        totals = [total + count for total, count in zip(totals, run(options, seed))]
    units, kept, parsed, with_preamble = totals
    print(f"{units} units, {kept} from the index, {parsed} parsed, {with_preamble} of them with a preamble")
    if not kept or not with_preamble:
        sys.exit("the index or preambles took no part: this proves nothing")


if __name__ == "__main__":
    main()
