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


def last_words(top, number, after, *arguments):
    """What a run says last that is interrupted after so many lines."""
    run = subprocess.Popen([nostall, "check", "-p", top, "-j1", "--progress", "0.000001", *arguments],
                           stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = [run.stderr.readline() for _ in range(after)]
    run.send_signal(number)
    said += run.stderr.readlines()
    expect("the status of an interrupted run", run.wait() == 128 + number, (run.returncode, said))
    return said[-1]


def interrupted(top, number, *arguments):
    """The same of a run that has parsed some files: how many, of how many, and whether they are kept."""
    said = last_words(top, number, 2, *arguments)
    found = re.fullmatch(r"nostall: interrupted: (\d+) of (\d+) files parsed; (.*)\n", said)
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
    expect("the index", kept == "the index keeps them, and the next run continues from there", kept)
    said = check(top, "--statistics")
    counts = re.search(r"(\d+) units, (\d+) from the index, (\d+) parsed", said)
    # One more may have been stored, but not counted yet.
    expect("the run after it", counts and int(counts[2]) in (parsed, parsed + 1), (parsed, said))
top = write_project("without")
expect("without index", interrupted(top, signal.SIGINT, "--no-index")[2] == "nothing is kept", "something is")

# Interrupted while a base is read: the header that all files share has changed.
top = write_project("base")
header = top / "shared.hpp"
header.write_text("inline int shared() { return 1; }\n")
for source in top.glob("*.cpp"):
    source.write_text(source.read_text() + '#include "shared.hpp"\n')
for command in (["init", "-q"], ["add", "."], ["-c", "user.name=n", "-c", "user.email=e", "commit", "-qm", "first"]):
    subprocess.run(["git", "-C", top, *command], check=True)
header.write_text("inline int shared() { return 2; }\n")
said = last_words(top, signal.SIGINT, FILES + 2, "--no-index", "--base", "HEAD")
found = re.fullmatch(r"nostall: interrupted while the base was read: (\d+) of (\d+) files parsed; nothing is kept\n", said)
expect("an interrupted base", found and 2 <= int(found[1]) < FILES and int(found[2]) == FILES, said)

# Interrupted while fixes are tried.
top = write_project("fixes")
texts = {}
for source in top.glob("*.cpp"):
    texts[source] = source.read_text() + (
        "#include <awaitable.hpp>\nextern \"C\" unsigned sleep(unsigned);\n"
        "boost::asio::awaitable<void> session() {\n  sleep(1);\n  co_return;\n}\n").replace("session", source.stem + "_")
    source.write_text(texts[source])
database = json.loads((top / "compile_commands.json").read_text())
for entry in database:
    entry["arguments"].insert(1, "-I" + sys.argv[3])
(top / "compile_commands.json").write_text(json.dumps(database))
said = last_words(top, signal.SIGINT, FILES + 2, "--no-index", "--fix")
expect("interrupted fixes", said == "nostall: interrupted: fixes were being tried, and no file was changed\n", said)
expect("no file is changed", all(source.read_text() == text for source, text in texts.items()), "one is")
print("well")
