"""Whether the text of flow graphs is read as it is written, for what test inputs are lowered to.

usage: graph_round_trip.py NOSTALL TESTCASES RUNTIME_INCLUDE [--seed N] [--sample N]

All of TESTCASES/graph, and a sample of all other files, each with the compiler flags of its first RUN line.
"""

import argparse
import concurrent.futures
import os
import pathlib
import random
import re
import shlex
import subprocess
import sys

FLAGS = re.compile(r"RUN: .* -- (-[^|>&\n]*)")
GRAPHS = re.compile(r"(\d+) graphs are read as they are written\n")


def flags_of(path, runtime_include):
    found = FLAGS.search(path.read_text(errors="replace"))
    flags = found.group(1) if found else "-std=c++20"
    flags = flags.replace("%runtime-include", runtime_include).replace("%S", str(path.parent))
    return [flag for flag in shlex.split(flags) if "%" not in flag]


def check(options, path):
    """How many graphs were read back; None and the reason when one was not. A file may hold errors of the compiler."""
    command = [options.nostall, "dump", "--graph", "--check-round-trip", str(path), "--",
               *flags_of(path, options.runtime_include)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    read = GRAPHS.fullmatch(done.stdout)
    if done.returncode in (0, 3) and read:
        return int(read.group(1)), ""
    return None, f"{shlex.join(command)}\nexit status {done.returncode}\n{done.stdout}{done.stderr}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("nostall")
    parser.add_argument("testcases", type=pathlib.Path)
    parser.add_argument("runtime_include")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sample", type=int, default=40)
    options = parser.parse_args()
    graph = sorted((options.testcases / "graph").glob("*.cpp"))
    others = sorted(set(options.testcases.rglob("*.cpp")) - set(graph))
    inputs = graph + random.Random(options.seed).sample(others, min(options.sample, len(others)))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda path: check(options, path), inputs))
    failures = [reason for count, reason in results if count is None]
    graphs = sum(count or 0 for count, _ in results)
    print(*failures, sep="\n")
    print(f"{len(inputs)} files, {graphs} graphs, {len(failures)} files fail")
    # Inputs that are not parsed at all would pass by having nothing to read.
    sys.exit(bool(failures) or graphs < 2 * len(inputs))


if __name__ == "__main__":
    main()
