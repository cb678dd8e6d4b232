"""Makes a git repository with a change out of a test's own text.

usage: repository.py TEST FOLDER INCLUDE

Lines `#--- base/PATH`, `#--- change/PATH` begin the texts of files: those of `base` are committed, those of `change` are
then written into the working tree. `#--- delete/PATH` deletes a file, `#--- rename/OLD NEW` renames one before the
change is written. `#--- build/PATH` is written to the build folder, which git ignores. The build folder gets a compile
database of all source files that are there in the end; INCLUDE is on their include path.
"""
import json
import os
import re
import shutil
import subprocess
import sys

test, folder, include = sys.argv[1:]


def git(*arguments):
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@localhost", "-c", "init.defaultBranch=main",
                    "-c", "commit.gpgsign=false", *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def write(path, text):
    full = os.path.join(folder, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "w", encoding="utf-8") as file:
        file.write(text)


with open(test, encoding="utf-8") as file:
    parts = re.split(r"^#--- (\w+)/(.*)\n", file.read(), flags=re.M)[1:]
sections = [tuple(parts[at:at + 3]) for at in range(0, len(parts), 3)]

shutil.rmtree(folder, ignore_errors=True)
os.makedirs(folder)
git("init", "-q")
write(".gitignore", "/build/\n")
for kind, path, text in sections:
    if kind == "base":
        write(path, text)
    elif kind == "build":
        write("build/" + path, text)
git("add", ".")
git("commit", "-q", "-m", "base")
for kind, path, text in sections:
    if kind == "change":
        write(path, text)
    elif kind == "delete":
        os.remove(os.path.join(folder, path))
    elif kind == "rename":
        old, new = path.split()
        os.makedirs(os.path.dirname(os.path.join(folder, new)), exist_ok=True)
        os.rename(os.path.join(folder, old), os.path.join(folder, new))
sources = sorted(os.path.join(where, name) for where, _, names in os.walk(folder) for name in names
                 if name.endswith(".cpp") and ".git" not in where)
write("build/compile_commands.json", json.dumps([{
    "directory": folder, "file": source,
    "arguments": ["clang++", "-std=c++20", "-I" + include, "-Ibuild", "-c", source]} for source in sources]))
