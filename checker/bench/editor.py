#!/usr/bin/env python3
"""What nostall-clangd costs against clangd without nostall, both with one trivial check of clang-tidy, as ratios.

usage: editor.py [BUILD] [--edits N]

Both servers have the same file open, with all of Boost.Asio and Beast before it, and its build's compile database. Each
edit changes a function's body, by turns in one server and in the other; its latency is the time until the diagnostics of
the new text are there. What an editor waits before it lets clangd start, and clangd before it starts, is left out. The
memory is what is resident after the edits. A figure that misses its goal is marked and is no failure; a server that
misses the finding, or has one too many, is.
"""
import argparse
import json
import os
import pathlib
import statistics
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(pathlib.Path(__file__).parent), str(ROOT / "tests" / "clangd")]
from bench import FLAGS, PROGRAM, TRIVIAL_CHECK, print_table  # noqa: E402
from lsp import Server  # noqa: E402

FILE, PLACE = "server.cpp", "    back_off();\n"
LATENCY_GOAL, MEMORY_GOAL = 1.15, 1.10


def resident(server):
    """MiB of this process alone."""
    with open(f"/proc/{server.process.pid}/status", encoding="utf-8") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


class Editor:
    """A server with the file open."""

    def __init__(self, command, folder, findings):
        folder.mkdir()
        (folder / FILE).write_text(PROGRAM)
        (folder / ".clang-tidy").write_text(f"Checks: '-*,{TRIVIAL_CHECK}'\n")
        (folder / "compile_commands.json").write_text(json.dumps([
            {"directory": str(folder), "file": FILE, "arguments": ["clang++", *FLAGS, "-c", FILE]}]))
        self.server, self.findings, self.seconds = Server(command, folder), findings, []
        self.server.open(FILE)
        self.server.diagnostics(FILE)

    def settle(self):
        """Waits until nothing is done in the background."""
        last, quiet = None, 0
        while quiet < 4:
            self.server.listen(0.5)
            now = pathlib.Path(f"/proc/{self.server.process.pid}/stat").read_text().split()[13:15]
            children = pathlib.Path(f"/proc/{self.server.process.pid}/task/{self.server.process.pid}/children")
            busy = now != last or any(t.read_text().strip() for t in children.parents[1].glob("*/children"))
            last, quiet = now, 0 if busy else quiet + 1

    def edit(self, number):
        text = PROGRAM.replace(PLACE, PLACE + f"    [[maybe_unused]] int edit = {number};\n")
        started = time.perf_counter()
        self.server.change(FILE, text, at_once=True)
        found = self.server.diagnostics(FILE)
        self.seconds.append(time.perf_counter() - started)
        if len(found) != self.findings:
            raise RuntimeError(f"{self.findings} findings wanted, not {found}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", nargs="?", type=pathlib.Path, default=ROOT / "build" / "llvm-22", help="build folder")
    parser.add_argument("--edits", type=int, default=20, help="edits in each server (default 20)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CACHE_HOME"] = name
        folder = pathlib.Path(name)
        stock = Editor(["/usr/lib/llvm-22/bin/clangd"], folder / "stock", 0)
        stock.settle()
        own = Editor([str(options.build.resolve() / "bin" / "nostall-clangd")], folder / "own", 1)
        own.settle()
        for number in range(options.edits):
            for editor in (stock, own) if number % 2 else (own, stock):
                editor.edit(number)
        memory = [resident(e.server) for e in (own, stock)]
        for editor in (stock, own):
            editor.server.stop()
    latencies = [a / b for a, b in zip(own.seconds, stock.seconds)]
    latency, ratio = statistics.median(latencies), memory[0] / memory[1]
    print(f"nostall-clangd and clangd on a server that includes all of Boost.Asio and Beast; {options.edits} edits in each")
    print_table([
        ["figure", "ratio", "goal", "", "this", "base"],
        ["latency of diagnostics after an edit", f"{latency:.3f}", f"{LATENCY_GOAL:.3f}",
         "reached" if latency <= LATENCY_GOAL else "missed", f"{statistics.median(own.seconds) * 1000:.0f} ms",
         f"{statistics.median(stock.seconds) * 1000:.0f} ms"],
        ["memory", f"{ratio:.3f}", f"{MEMORY_GOAL:.3f}", "reached" if ratio <= MEMORY_GOAL else "missed",
         f"{memory[0]:.0f} MiB", f"{memory[1]:.0f} MiB"],
    ])
    return 0


if __name__ == "__main__":
    sys.exit(main())
