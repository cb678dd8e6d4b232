"""progress.py NOSTALL FOLDER: how a run says how far it is, and what it says when it is interrupted."""
import json
import os
import pathlib
import pty
import re
import signal
import subprocess
import sys
import time

nostall, folder = sys.argv[1], pathlib.Path(sys.argv[2])
FILES = 12


def write_project(name):
    top = folder / name
    top.mkdir(parents=True)
    entries = []
    for number in range(FILES):
        source = top / f"f{number}.cpp"
        # Each takes a while: no two begin with the same header.
        source.write_text(f"#define FILE_{number}\n#include <functional>\n#include <map>\n#include <regex>\n"
                          f"#include <string>\nint f{number}() {{ return {number}; }}\n")
        entries.append({"directory": str(top), "file": str(source), "arguments": ["clang++", "-std=c++20", str(source)]})
    (top / "compile_commands.json").write_text(json.dumps(entries))
    return top


def check(top, *arguments):
    done = subprocess.run([nostall, "check", "-p", top, "-j1", *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"exit status {done.returncode}: {done.stderr}")
    return done.stderr


def expect(what, holds, said):
    if not holds:
        sys.exit(f"{what}: {said!r}")


def interrupted(top, number, *arguments):
    """What a run says that is interrupted when it has parsed some files: how many, and whether they are kept."""
    run = subprocess.Popen([nostall, "check", "-p", top, "-j1", "--progress", "0.000001", *arguments],
                           stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = [run.stderr.readline(), run.stderr.readline()]
    run.send_signal(number)
    said += run.stderr.readlines()
    expect("the status of an interrupted run", run.wait() == 128 + number, (run.returncode, said))
    found = re.fullmatch(rf"nostall: interrupted: (\d+) of (\d+) files parsed; (.*)\n", said[-1])
    expect("an interrupted run", found, said)
    return int(found[1]), int(found[2]), found[3]


lines = write_project("lines")
expect("a short run says nothing", check(lines, "--no-index") == "", "it did")
said = check(lines, "--no-index", "--progress", "0.000001").splitlines()
expect("a line for each file", said == [f"nostall: {n} of {FILES} files read" for n in range(1, FILES + 1)], said)
expect("0 is never", check(lines, "--no-index", "--progress", "0") == "", "it is not")

# On a terminal.
master, slave = pty.openpty()
run = subprocess.Popen([nostall, "check", "-p", lines, "-j1", "--no-index"], stdout=subprocess.DEVNULL, stderr=slave)
os.close(slave)
shown = b""
try:
    while part := os.read(master, 65536):
        shown += part
except OSError:
    pass  # the other end is closed
run.wait()
frames = shown.decode().split("\r\x1b[K")
expect("the bar grows", frames[1].startswith("[" + "." * 20 + f"] 0/{FILES}"), frames)
expect("the bar names a file", re.match(rf"\[#{{10}}\.{{10}}\] 6/{FILES} /.+", frames[7]), frames)
expect("the bar is taken away", frames[-1] == "", frames)

# Interrupted: what was parsed is in the index, and the next run parses the rest.
for number, name in ((signal.SIGINT, "int"), (signal.SIGTERM, "term")):
    top = write_project(name)
    parsed, wanted, kept = interrupted(top, number)
    expect("what was parsed", 2 <= parsed < FILES and wanted == FILES, (parsed, wanted))
    expect("the index", kept == "the index keeps them, and the next run goes on from there", kept)
    said = check(top, "--statistics")
    counts = re.search(r"(\d+) units, (\d+) from the index, (\d+) parsed", said)
    # One more may have been stored, but not counted yet.
    expect("the run after it", counts and int(counts[2]) in (parsed, parsed + 1), (parsed, said))
top = write_project("without")
expect("without index", interrupted(top, signal.SIGINT, "--no-index")[2] == "nothing is kept", "something is")
print("well")
