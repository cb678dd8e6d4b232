"""broken_index.py NOSTALL FOLDER: what the index of the project in FOLDER goes through, told by the findings.

After everything that happens to the index a run gives the findings of a cold run, and says what it did; then the index
is whole again, so that one more run parses nothing.
"""
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys

nostall, folder = sys.argv[1], pathlib.Path(sys.argv[2])
index = folder / ".nostall" / "index.db"


def run(*options, **process):
    done = subprocess.run([nostall, "check", "-p", ".", "--format", "json", "--statistics", *options], cwd=folder,
                          capture_output=True, text=True, **process)
    parsed = re.search(r"(\d+) parsed", done.stderr)
    if done.returncode != 1 or not parsed or not json.loads(done.stdout)["findings"]:
        sys.exit(f"exit status {done.returncode}: {done.stderr}")
    return done.stdout, int(parsed.group(1)), done.stderr


COLD = run("--no-index")[0]
UNITS = run()[1]


def expect(what, says="", heals_after=1, **process):
    """A run gives the right findings and says `says`; after `heals_after` runs nothing is parsed any more."""
    output, _, messages = run(**process)
    if output != COLD:
        sys.exit(f"{what}: other findings than a cold run")
    if says not in messages:
        sys.exit(f"{what}: '{says}' is not among the messages:\n{messages}")
    for _ in range(heals_after - 1):
        run()
    output, parsed, messages = run()
    if output != COLD or parsed:
        sys.exit(f"{what}: {parsed} files are still parsed: {messages}")


def change(data, at, count):
    return data[:at] + random.Random(at).randbytes(count) + data[at + count:]


expect("nothing happened")
good = index.read_bytes()
index.write_bytes(b"this is no database, and never was one" * 100)
expect("no database", "a new index is created")
assert (folder / ".nostall" / "index.db.unreadable").exists(), "the damaged index is kept"
index.write_bytes(b"")
expect("an empty file")
for part in (0.9, 0.5, 0.1):
    index.write_bytes(good[:int(len(good) * part)])
    expect(f"{part} of the file", heals_after=2)
for place in range(8):
    index.write_bytes(change(good, place * len(good) // 8, 400))
    expect(f"damage in eighth {place}", heals_after=2)
index.write_bytes(good)

database = sqlite3.connect(index)
database.execute("UPDATE meta SET value = '0.0' WHERE name = 'tables'")
database.execute("UPDATE meta SET value = 'nostall 0.0.1' WHERE name = 'tool'")
database.commit()
database.close()
expect("another form", "the index was written by 'nostall 0.0.1' in form 0.0")
database = sqlite3.connect(index)
database.execute("UPDATE meta SET value = 'nostall 0.0.1' WHERE name = 'tool'")
database.commit()
database.close()
expect("another tool", "the index was last written by 'nostall 0.0.1'")


def full_disk():
    """No file can grow beyond 8 KiB: as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))


source = folder / "a.cpp"
source.write_text(source.read_text() + "// changed\n")
expect("a full disk", "the index cannot be written", heals_after=2, preexec_fn=full_disk)
shutil.rmtree(folder / ".nostall")
expect("a full disk from the first run on", "index", heals_after=2, preexec_fn=full_disk)

# Two runs at once, on an index that is not there yet.
for _ in range(3):
    shutil.rmtree(folder / ".nostall")
    command = [nostall, "check", "-p", ".", "--format", "json"]
    both = [subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(2)]
    for process in both:
        output, messages = process.communicate()
        if output != COLD or messages:
            sys.exit(f"two runs at once: {messages}")
    expect("after two runs at once")

# A folder that holds no index, and cannot.
shutil.rmtree(folder / ".nostall")
(folder / ".nostall").write_text("a file where the folder should be")
output, parsed, messages = run()
if output != COLD or parsed != UNITS or "no index" not in messages:
    sys.exit(f"a folder that cannot be made: {messages}")
os.unlink(folder / ".nostall")
