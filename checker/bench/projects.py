#!/usr/bin/env python3
"""What whole projects cost, as ratios of CPU time to `clang++ -fsyntax-only` over the same files; and what linking and
propagation cost by themselves.

usage: projects.py [BUILD] [--units N] [--large N]

Projects are generated: units with real Boost headers (Asio, Beast, JSON), in one project with equal leading includes
and flags, in the other all different. As in bench.py a figure that misses its goal is marked and is no failure; findings
that differ with and without preambles are one.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from bench import FINDING, Command, print_table  # noqa: E402

INCLUDES = ["#include <boost/asio.hpp>", "#include <boost/beast.hpp>", "#include <boost/json.hpp>"]
STANDARD = ["<algorithm>", "<array>", "<deque>", "<functional>", "<list>", "<map>", "<numeric>", "<set>", "<span>"]
SOURCE = """\
{includes}
#include <thread>

namespace asio = boost::asio;
void help_{next}();
void help_{number}() {{{sleep}}}

asio::awaitable<void> session_{number}(asio::ip::tcp::socket socket) {{
  char data[1024];
  boost::json::object answer{{{{"unit", {number}}}}};
  boost::beast::flat_buffer buffer;
  std::size_t length = co_await socket.async_read_some(asio::buffer(data), asio::use_awaitable);
  help_{next}();
  co_await asio::async_write(socket, asio::buffer(data, length), asio::use_awaitable);
}}
"""
COUNTS = re.compile(r"(\d+) units, (\d+) from the index, (\d+) parsed, (\d+) of them with a preamble")


def source(number, units, shared):
    includes = list(INCLUDES)
    if not shared:  # another order and another standard header first, so that no two files begin alike
        turn = number % len(includes)
        includes = [f"#include {STANDARD[number % len(STANDARD)]}", f"#define UNIT_{number}", *includes[turn:],
                    *includes[:turn]]
    return SOURCE.format(includes="\n".join(includes), number=number, next=(number + 1) % units,
                         sleep=" std::this_thread::sleep_for(std::chrono::seconds(1)); " if number % 4 == 0 else "")


class Project:
    """A generated project and the commands that measure it."""

    def __init__(self, folder, units, shared, nostall):
        self.folder, self.nostall = folder, nostall
        folder.mkdir()
        self.sources = [folder / f"unit_{number}.cpp" for number in range(units)]
        for number, path in enumerate(self.sources):
            path.write_text(source(number, units, shared))
        (folder / "compile_commands.json").write_text(json.dumps(
            [{"directory": str(folder), "file": str(path), "arguments": ["clang++", "-std=c++20", "-c", str(path)]}
             for path in self.sources]))

    def check(self):
        """The CPU seconds of a check, and how it came by its summaries."""
        command = Command([self.nostall, "check", "-p", self.folder, "--statistics"], 1, needs=FINDING)
        seconds = command.cpu_seconds()
        return seconds, [int(n) for n in COUNTS.search(command.output).groups()]

    def findings(self, *options):
        """What a program is told of them, to the byte."""
        return subprocess.run([self.nostall, "check", "-p", self.folder, "--format", "json", *options],
                              capture_output=True, check=False).stdout

    def syntax_only(self, paths):
        """As many at once as a check parses, since two that run at once take more CPU time each than one alone."""
        def one(path):
            return Command(["/usr/lib/llvm-22/bin/clang++", "-std=c++20", "-fsyntax-only", path], 0).cpu_seconds()
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
            return sum(threads.map(one, paths))


def row(name, measured, base, goal, note):
    ratio = measured / base
    return [name, f"{ratio:.5f}", f"{goal:.4f}", "reached" if ratio <= goal else "missed", f"{measured:.2f} s",
            f"{base:.2f} s", note]


def cold(name, project, goal):
    half = len(project.sources) // 2
    base = project.syntax_only(project.sources[:half])
    measured, (units, _, _, with_preamble) = project.check()
    base += project.syntax_only(project.sources[half:])  # half before and half after: the machine's moods meet both
    if project.findings() != project.findings("--no-index"):
        raise RuntimeError(f"{name}: the findings differ from those without an index and preambles")
    return row(name, measured, base, goal, f"{with_preamble} of {units} units used a preamble; equal findings without")


def large(project):
    """The project of many units, cold, unchanged and edited. Its files are alike: a few tell what all would take."""
    sample = project.sources[:4]
    one = project.syntax_only(sample) / len(sample)
    cold_seconds, (units, _, _, with_preamble) = project.check()
    rows = [row(f"cold, {units} units that begin alike", cold_seconds, one * units, 0.15,
                f"{with_preamble} of {units} units used a preamble")]
    project.check()  # the first run after that many writes settles what the file system says of them
    unchanged, (_, kept, _, _) = project.check()
    rows.append(row(f"nothing changed in {units} units / all of them", unchanged, one * units, 0.0005,
                    f"{kept} from the index"))
    project.sources[1].write_text(project.sources[1].read_text() + "void added() {}\n")
    edited, (_, _, parsed, with_preamble) = project.check()
    rows.append(row(f"one of {units} units edited / itself", edited, one, 0.1,
                    f"{parsed} parsed, {with_preamble} with a preamble"))
    return rows


def summaries(build, root, folder):
    """Summaries of real code: Boost's examples as Debian ships them, and the runtime."""
    examples = pathlib.Path("/usr/share/doc/libboost1.81-doc/examples/libs")
    sources = [*examples.glob("asio/example/cpp20/coroutines/*.cpp"), *examples.glob("asio/example/cpp11/chat/*.cpp"),
               *examples.glob("asio/example/cpp11/http/server/*.cpp"), *examples.glob("beast/example/http/server/*/*.cpp"),
               *examples.glob("beast/example/websocket/server/*/*.cpp"), *(root / "runtime" / "src").glob("*.cpp")]
    flags = ["-std=c++20", f"-I{root / 'runtime' / 'include'}", f"-I{root / 'runtime' / 'src'}", f"-I{examples / 'beast'}"]
    written = []
    for number, source in enumerate(sorted(sources)):
        summary = folder / f"{number}.nsum"
        done = subprocess.run([build / "bin" / "nostall", "summarize", source, "-o", summary, "--project-root", "/", "--",
                               *flags], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            written.append(summary)
    return written


def propagation(build, root):
    rows = [["real code, replicated", "calls", "pairs", "entries of one cause", "read", "link", "solve", "search", "memory",
             "all of it", "times reading", "goal"]]
    with tempfile.TemporaryDirectory() as name:
        files = summaries(build, root, pathlib.Path(name))
        for functions in (100_000, 1_000_000):
            done = subprocess.run([build / "bench" / "propagation-bench", str(functions), str(5 * functions),
                                   str(functions // 10), *files], check=True, capture_output=True, text=True)
            said = json.loads(done.stdout)
            spent = said["link_seconds"] + said["solve_seconds"] + said["search_seconds"]
            rows.append([f"{said['functions']} functions", str(said["calls"]), str(said["pairs"]),
                         str(said["entries_of_the_cause"]), f"{said['read_seconds']} s", f"{said['link_seconds']} s",
                         f"{said['solve_seconds']} s", f"{said['search_seconds']} s", f"{said['mebibytes']} MiB",
                         f"{spent:.2f} s", f"{spent / max(said['read_seconds'], 0.01):.1f}",
                         "10 s, 2048 MiB" if functions == 1_000_000 else ""])
    return rows


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description="What whole projects cost, as ratios of CPU time.")
    parser.add_argument("build", nargs="?", type=pathlib.Path, default=root / "build" / "llvm-22", help="build folder")
    parser.add_argument("--units", type=int, default=8, help="units of the projects that are checked cold (default 8)")
    parser.add_argument("--large", type=int, default=200, help="units of the project that is edited (default 200)")
    options = parser.parse_args()
    nostall = (options.build / "bin" / "nostall").resolve()
    rows = [["whole projects", "ratio", "goal", "", "this", "base", ""]]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        try:
            rows.append(cold(f"cold, {options.units} units that begin differently",
                             Project(folder / "different", options.units, False, nostall), 0.5))
            rows.append(cold(f"cold, {options.units} units that begin alike",
                             Project(folder / "alike", options.units, True, nostall), 0.15))
            rows += large(Project(folder / "many", options.large, True, nostall))
            print_table(rows)
            print_table(propagation(options.build, root))
        except (OSError, RuntimeError, AttributeError, subprocess.CalledProcessError) as error:
            print(f"projects.py: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
