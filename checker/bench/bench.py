#!/usr/bin/env python3
"""What the checker costs, as ratios that hold on any machine.

usage: bench.py [BUILD] [--pairs N]

BUILD is the build folder with bin/nostall and lib/nostall-tidy.so (build/llvm-22 by default). Each figure compares two
commands on one translation unit by the CPU time, user and system, of their processes. Seconds differ from machine to
machine and from minute to minute; so the two commands run in turn, each pair gives one ratio, and the median of the
ratios is the figure. A machine that is busy with something else makes the spread wider and moves the median little.

A figure that misses its goal is marked and is no failure: timings are for reading. The exit status is 1 only if a
command did not do its work, since its time would mean nothing then.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

# All of Asio and Beast, as a server with TLS and websockets includes them, and one stall behind a helper.
PROGRAM = """\
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <chrono>
#include <thread>

namespace asio = boost::asio;
using asio::ip::tcp;

void back_off() { std::this_thread::sleep_for(std::chrono::milliseconds(10)); }

asio::awaitable<void> session(tcp::socket socket) {
  char data[1024];
  for (;;) {
    std::size_t length = co_await socket.async_read_some(asio::buffer(data), asio::use_awaitable);
    back_off();
    co_await asio::async_write(socket, asio::buffer(data, length), asio::use_awaitable);
  }
}

asio::awaitable<void> listen(tcp::acceptor acceptor) {
  for (;;) {
    tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(acceptor.get_executor(), session(std::move(socket)), asio::detached);
  }
}

int main() {
  asio::io_context loop(1);
  asio::co_spawn(loop, listen(tcp::acceptor(loop, {tcp::v4(), 8080})), asio::detached);
  loop.run();
}
"""
FLAGS = ["-std=c++20"]
FINDING = "[nostall-blocking-call]"
# A check that looks for one kind of declaration only, so that clang-tidy's own work is all that it adds.
TRIVIAL_CHECK = "misc-unused-alias-decls"


class Command:
    """A command line and how to tell that it did its work. After a run `output` is what it printed."""

    def __init__(self, words, status, needs="", must_not=""):
        self.words, self.status, self.needs, self.must_not = [str(w) for w in words], status, needs, must_not
        self.output = ""

    def cpu_seconds(self):
        """Runs it once without any cache of an earlier run; the CPU time of the process and those it waited for."""
        with tempfile.TemporaryDirectory() as caches, tempfile.TemporaryFile("w+") as output:
            environment = dict(os.environ, XDG_CACHE_HOME=caches, CCACHE_DISABLE="1")
            process = subprocess.Popen(self.words, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                                       env=environment)
            _, wait_status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(wait_status)
            output.seek(0)
            self.output = output.read()
        wrong = process.returncode != self.status or self.needs not in self.output
        if wrong or (self.must_not and self.must_not in self.output):
            raise RuntimeError(f"exit status {process.returncode}: {' '.join(self.words)}\n{self.output}")
        return usage.ru_utime + usage.ru_stime


class Figure:
    """The cost of one command against that of another."""

    def __init__(self, name, measured, baseline, goal):
        self.name, self.measured, self.baseline, self.goal = name, measured, baseline, goal
        self.ratios, self.seconds, self.baseline_seconds = [], [], []

    def measure(self, pairs):
        for command in (self.baseline, self.measured):
            command.cpu_seconds()  # the headers are in memory from here on, for both alike
        for pair in range(pairs):
            # Each is first every other time, so that whatever grows or falls with time meets both.
            if pair % 2 == 0:
                baseline = self.baseline.cpu_seconds()
                measured = self.measured.cpu_seconds()
            else:
                measured = self.measured.cpu_seconds()
                baseline = self.baseline.cpu_seconds()
            self.ratios.append(measured / baseline)
            self.seconds.append(measured)
            self.baseline_seconds.append(baseline)

    def row(self):
        ratio = statistics.median(self.ratios)
        return [self.name, f"{ratio:.3f}", f"{self.goal:.3f}", "reached" if ratio <= self.goal else "missed",
                f"{min(self.ratios):.3f}", f"{max(self.ratios):.3f}",
                f"{statistics.median(self.seconds):.2f} s", f"{statistics.median(self.baseline_seconds):.2f} s"]


def print_table(rows):
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [cell.ljust(width) if column == 0 else cell.rjust(width)
                 for column, (cell, width) in enumerate(zip(row, widths))]
        print("  ".join(cells).rstrip())


def figures(build, source):
    llvm = pathlib.Path("/usr/lib/llvm-22/bin")
    tidy = [llvm / "clang-tidy", "-load", build / "lib" / "nostall-tidy.so", source]
    with_flags = ["--", *FLAGS]
    compiler = Command([llvm / "clang++", *FLAGS, "-fsyntax-only", source], 0)
    check = Command([build / "bin" / "nostall", "check", "--color", "never", source, *with_flags], 1, needs=FINDING)
    alone = Command([*tidy, f"-checks=-*,{TRIVIAL_CHECK}", *with_flags], 0, must_not=FINDING)
    plugin = Command([*tidy, f"-checks=-*,{TRIVIAL_CHECK},nostall-*", *with_flags], 0, needs=FINDING)
    return [
        Figure("nostall check, cold / clang++ -fsyntax-only", check, compiler, 0.50),
        Figure("clang-tidy, one check and nostall-* / one check", plugin, alone, 1.10),
    ]


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description="What the checker costs, as ratios of CPU time.")
    parser.add_argument("build", nargs="?", type=pathlib.Path, default=root / "build" / "llvm-22", help="build folder")
    parser.add_argument("--pairs", type=int, default=5, help="pairs of runs for each figure, at least 5 (default 5)")
    options = parser.parse_args()
    pairs = max(options.pairs, 5)
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "server.cpp"
        source.write_text(PROGRAM)
        print(f"CPU time on a server that includes all of Boost.Asio and Beast; medians of {pairs} interleaved pairs")
        rows = [["figure", "ratio", "goal", "", "min", "max", "this", "base"]]
        for figure in figures(options.build.resolve(), source):
            try:
                figure.measure(pairs)
            except (OSError, RuntimeError) as error:
                print(f"{figure.name}: {error}", file=sys.stderr)
                return 1
            rows.append(figure.row())
    print_table(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
