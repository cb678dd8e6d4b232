"""Opens every minimal pair of one file in an editor: minimal_pairs.py SERVER NOSTALL CASES INPUTS WORK.

What clangd reports for each file must be what `nostall check` finds in it: the same places with the same words.
"""

import json
import pathlib
import re
import subprocess
import sys

import json_places
from lsp import Server

RUN = re.compile(r"// RUN: %check_both %s -- (.*)")


def flags_of(file, inputs):
    words = RUN.match(file.read_text()).group(1).replace("%S", str(file.parent)).split()
    return [*words, f"-I{inputs}"]


def found_by_command_line(nostall, file, flags):
    done = subprocess.run([nostall, "check", "--no-index", "--format", "json", str(file), "--", *flags],
                          text=True, capture_output=True, check=False)
    return {(*d.place[1:], d.message) for d in json_places.diagnostics(json.loads(done.stdout))}


def found_by_editor(server, name):
    def words(message):
        return message[0].lower() + message[1:].split("\n")[0]  # clangd begins messages with a capital

    server.open(name)
    found = {(d["range"]["start"]["line"] + 1, d["range"]["start"]["character"] + 1, words(d["message"]))
             for d in server.diagnostics(name)}
    server.close(name)
    return found


def main(program, nostall, cases, inputs, work):
    cases, work = pathlib.Path(cases).resolve(), pathlib.Path(work)
    files = sorted(cases.rglob("*.cpp"))
    flags = {file: flags_of(file, inputs) for file in files if RUN.match(file.read_text())}
    work.mkdir(parents=True, exist_ok=True)
    (work / "compile_commands.json").write_text(json.dumps(
        [{"directory": str(cases), "file": str(file), "arguments": ["clang++", *words, "-c", str(file)]}
         for file, words in flags.items()]))
    different = 0
    with Server([program, f"--compile-commands-dir={work}", "--background-index=false"], cases) as server:
        for file, words in flags.items():
            name = str(file.relative_to(cases))
            here, there = found_by_editor(server, name), found_by_command_line(nostall, file, words)
            alike = len(here) == len(there) and all(
                any(line == other[0] and column == other[1] and message.startswith(other[2]) for other in there)
                for line, column, message in here)
            different += not alike
            print(f"{name}: {len(there)} findings" + ("" if alike else f", but in the editor {sorted(here ^ there)}"))
    print(f"{len(flags)} files, {different} different")


main(*sys.argv[1:])
