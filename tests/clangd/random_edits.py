"""Edits a file at random, hundreds of times, also in ways that break it: random_edits.py SERVER FOLDER FILE [--edits N].

Afterwards the file is put back, and what the server says of it must be what it said first; then it is made into a
file without findings, and none may be left. The memory may not grow. Prints the resident memory after a tenth of the edits and at the end,
in MiB.
"""

import argparse
import random

from lsp import Server

FRAGMENTS = ["{", "}", "(", ";", "co_await ", "::sleep(1);", "/*", "\"", "#if 0\n", "template <", "auto x = [&] { nap(); };",
             "nap();", "// NOLINT\n", "struct s {", "é", "<<", "return", "\n", "#include <none.hpp>\n"]


def edited(text, chance):
    """The text after one edit."""
    at, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    kind = chance.randrange(4)
    if kind == 0:
        return text[:at] + chance.choice(FRAGMENTS) + text[at:]
    if kind == 1:
        return text[:at] + text[min(end, at + 20):]
    lines = text.splitlines(keepends=True) or [""]
    line = chance.randrange(len(lines))
    if kind == 2:
        return "".join(lines[:line] + [lines[line]] + lines[line:])
    return "".join(lines[:line] + lines[line + 1:])


def resident(server):
    with open(f"/proc/{server.process.pid}/status", encoding="utf-8") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


def places(diagnostics):
    return [(d["range"]["start"]["line"], d["message"]) for d in diagnostics]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("server")
    parser.add_argument("folder")
    parser.add_argument("file")
    parser.add_argument("--edits", type=int, default=500)
    options = parser.parse_args()
    chance = random.Random(1)
    with Server([options.server], options.folder) as server:
        server.open(options.file)
        original = server.texts[options.file]
        before = places(server.diagnostics(options.file))
        assert before, "the file has no findings to lose"
        memory = []
        for number in range(options.edits):
            # Mostly small steps away from what compiles, and now and then back.
            text = original if chance.random() < 0.15 else server.texts[options.file]
            server.change(options.file, edited(text, chance))
            if chance.random() < 0.4:
                server.diagnostics(options.file)
            if number == options.edits // 10:
                memory.append(resident(server))
        server.change(options.file, original)
        after = places(server.diagnostics(options.file))
        assert after == before, f"first {before}, in the end {after}"
        memory.append(resident(server))
        assert memory[1] < 1.25 * memory[0], f"grown from {memory[0]} MiB to {memory[1]} MiB"
        server.change(options.file, "int nothing;\n")
        left = places(server.diagnostics(options.file, nostall=False))
        assert not left, f"left: {left}"
    print(f"{options.edits} edits, {len(before)} findings as before, memory {memory[0]} MiB, in the end {memory[1]} MiB")


main()
