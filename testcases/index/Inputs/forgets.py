"""forgets.py NOSTALL FOLDER: the index of the project in FOLDER does not grow with what is no more."""
import pathlib
import re
import sqlite3
import subprocess
import sys

nostall, folder = sys.argv[1], pathlib.Path(sys.argv[2])
index = folder / ".nostall" / "index.db"
EDITS = 60
SWEEP = 20  # runs, as checker/store/README.md says


def run():
    done = subprocess.run([nostall, "check", "-p", ".", "--statistics"], cwd=folder, capture_output=True, text=True)
    parsed = re.search(r"(\d+) parsed", done.stderr)
    if done.returncode != 1 or not parsed:
        sys.exit(f"exit status {done.returncode}: {done.stderr}")
    return int(parsed.group(1))


def rows(table, where="1"):
    database = sqlite3.connect(index)
    try:
        return database.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0]
    finally:
        database.close()


run()
states, stamps = rows("state"), rows("stamp")
header, source = folder / "include" / "help.hpp", folder / "a.cpp"
text = source.read_text()
for edit in range(1, EDITS + 1):
    header.unlink()
    header = folder / "include" / f"help{edit}.hpp"
    header.write_text(f"#pragma once\n#include <unistd.h>\ninline void help() {{ sleep({edit}); }}\n")
    source.write_text(text.replace("help.hpp", header.name))
    if run() != 1:
        sys.exit(f"edit {edit}: not the one file was parsed")
# Of each edit since the last sweep: the source, the header, and where it was looked for before it was found.
most = states + 6 * SWEEP
if rows("state") > most:
    sys.exit(f"{rows('state')} states after {EDITS} edits, {states} before them")
if rows("stamp") > stamps + 3 * SWEEP:
    sys.exit(f"{rows('stamp')} stamps after {EDITS} edits, {stamps} before them")
if run() != 0:
    sys.exit("something is parsed although nothing changed")

# A unit of a file that is no more.
(folder / "compile_commands.json").write_text((folder / "compile_commands.json").read_text().replace("b.cpp", "c.cpp"))
(folder / "b.cpp").rename(folder / "c.cpp")
run()
if not rows("unit", "file LIKE '%b.cpp'"):
    sys.exit("the unit of another branch is forgotten at once")
database = sqlite3.connect(index)
database.execute("UPDATE meta SET value = value + 119 - value % 20 WHERE name = 'runs'")
database.commit()
database.close()
source.write_text(source.read_text() + "// once more\n")
run()
if rows("unit", "file LIKE '%b.cpp'") or rows("state", "path LIKE '%/b.cpp'") or rows("stamp", "path LIKE '%/b.cpp'"):
    sys.exit("the unit of a deleted file is still there, or what it depended on")
if rows("unit") != 2 or run() != 0:
    sys.exit("units that are used are forgotten")
