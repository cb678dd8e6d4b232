"""base_cache.py NOSTALL FOLDER: what makes a run with --base find out of its base anew, in the project in FOLDER."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

nostall, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
database = folder / "build" / "compile_commands.json"
IDENTITY = re.compile(rb"(nostall [0-9.]+, LLVM [0-9]+, )([0-9a-f]{16})(?=\0)")


def check(*options, program=nostall, environment=None):
    """The lines that are blamed, and whether the base was kept."""
    done = subprocess.run([program, "check", "-p", "build", "--base", "HEAD", "--statistics", "--format", "json",
                           *options], cwd=folder, capture_output=True, text=True,
                          env=dict(os.environ, **(environment or {})))
    said = re.search(r"^nostall: HEAD: (.*)$", done.stderr, re.M)
    if done.returncode not in (0, 1) or not said:
        sys.exit(f"exit status {done.returncode}: {done.stderr}")
    blamed = sorted({f"{pair['introduced_by']['file']}:{pair['introduced_by']['line']}"
                     for finding in json.loads(done.stdout)["findings"] for pair in finding["pairs"]})
    return blamed, said.group(1) == "kept from an earlier run"


def expect(what, blamed, kept, *options, **more):
    got = check(*options, **more)
    if got != (blamed, kept):
        sys.exit(f"{what}: expected {(blamed, kept)}, got {got}")


def anew(what, blamed, *options, **more):
    """The first run finds out anew, the second one keeps it."""
    expect(what, blamed, False, *options, **more)
    expect(what + ", again", blamed, True, *options, **more)


SLEEP = ["b.cpp:3"]
anew("the first run", SLEEP)

# More changes in the working tree: the base stays what it is.
(folder / "c.hpp").write_text("#include <unistd.h>\ninline void more() { ::sleep(1); }\n")
(folder / "h.hpp").write_text("#pragma once\n// changed\nvoid helper();\n")
expect("other changes in the working tree", SLEEP, True)
subprocess.run(["git", "checkout", "-q", "h.hpp"], cwd=folder, check=True)

# A header that git does not know: the base sleeps in it too, so nothing new is there.
generated = folder / "build" / "generated.hpp"
text = generated.read_text()
generated.write_text("#pragma once\n#include <unistd.h>\ninline void generated() { ::sleep(2); }\n")
anew("another generated header", SLEEP)
generated.write_text(text)
anew("the generated header as it was", SLEEP)

# Commands.
commands = database.read_text()
database.write_text(commands.replace('"-Ibuild"', '"-Ibuild", "-DMORE"'))
anew("other commands", SLEEP)
database.write_text(commands)
expect("the commands as they were", SLEEP, True)
empty = folder / "build" / "empty"
empty.mkdir()
anew("another include path in the environment", SLEEP, environment={"CPATH": str(empty)})

# Knowledge and configuration. What the base is judged with is its own .nostall.yaml, or the one that is named.
configuration = folder / "build" / "known.yaml"
configuration.write_text("categories: {sleep: off}\n")
anew("another configuration", [], "--config", str(configuration))
configuration.write_text("knowledge:\n  functions:\n    - {name: helper, safe: true, reason: trusted}\n")
anew("other knowledge", [], "--config", str(configuration))
anew("other categories", [], "--category", "dns")

# Another version of the tool: a copy of the program in which the digest of its sources is another one.
program = folder / "build" / "bin" / "nostall"
program.parent.mkdir()
changed, count = IDENTITY.subn(lambda found: found[1] + found[2][::-1], nostall.read_bytes())
if count != 2:  # that of summaries, and that of pairs
    sys.exit(f"an identity of the tool stands {count} times in the program")
program.write_bytes(changed)
shutil.copymode(nostall, program)
anew("another tool", SLEEP, program=program)

# Another commit.
subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@localhost", "commit", "-q", "--allow-empty", "-m", "x"],
               cwd=folder, check=True)
anew("another commit", SLEEP)

# A damaged file costs time only; without an index nothing is kept.
for file in (folder / "build" / ".nostall" / "bases").iterdir():
    file.write_bytes(file.read_bytes()[:-20])
anew("damaged files", SLEEP)
expect("no index", SLEEP, False, "--no-index")
expect("no index, again", SLEEP, False, "--no-index")
