"""build_of.py BUILD SOURCE SECONDS [FLAG...]: makes the folder BUILD with a compile database for SOURCE, as if it had been
written SECONDS ago."""

import json
import os
import sys
import time

build, source, seconds, *flags = sys.argv[1:]
os.makedirs(build, exist_ok=True)
database = os.path.join(build, "compile_commands.json")
with open(database, "w") as out:
    json.dump([{"directory": build, "file": source, "arguments": ["clang++", "-std=c++20", *flags, "-c", source]}], out)
then = time.time() - float(seconds)
os.utime(database, (then, then))
