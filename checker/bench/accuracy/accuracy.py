#!/usr/bin/env python3
"""How often nostall is right on Boost's own examples, against labels that were written by reading them.

usage: accuracy.py [BUILD] [--only WORD]... [--without WORD]... [--telling] [-j N]

BUILD is the build folder with bin/nostall (build/llvm-22 by default). --only keeps the programs whose path contains one
of the words, --without those whose path contains none, and --telling those that have a label with a reason of its own:
the others only set up a loop and run it.
labels.yaml beside this file says what a label is. Printed are

  false alarms    findings that no label expects, as a part of the calls that are labelled harmless or brief
  missed alarms   places that are labelled as blocking and have no finding

each with the call and the label's reason, then the two counts with their percentages.

The exit status is 0 when there is no false alarm and at most one place in twenty is missed, 1 otherwise, and 2 when the
labels do not fit the examples or something could not be checked. A disagreement that known.yaml lists, with the reason
why nostall is wrong there, counts like any other, but is marked.
"""
import argparse
import collections
import fnmatch
import glob
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "tests"))
import json_places  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
MISSED_ALLOWED = 0.05


class Unusable(Exception):
    """Why there is no score."""


class Program:
    """One example: its files, its labels and what it is compiled with. Paths are relative to the examples' root."""

    def __init__(self, folder, data):
        path = os.path.join(folder, data["program"])
        self.name = path
        self.folder = path if "sources" in data else os.path.dirname(path)
        self.sources = [os.path.join(self.folder, name) for name in data.get("sources", [os.path.basename(path)])]
        self.flags = data.get("flags", [])
        self.calls = data["calls"]
        for call in self.calls:
            call["path"] = os.path.join(self.folder, call.get("file", os.path.basename(self.sources[0])))

    def is_telling(self):
        """Whether a label of it needed words of its own."""
        return any("reason" in call or call["verdict"] != "harmless" for call in self.calls)

    def holds(self, path):
        """Whether PATH is a file of this program."""
        if len(self.sources) == 1:
            return path == self.sources[0]
        return os.path.dirname(path) == self.folder

    def places(self):
        """Where a finding must stand: (path, line) -> the labels of its causes."""
        found = collections.defaultdict(list)
        for call in self.calls:
            for place in call.get("places", []):
                name, line = place.rsplit(":", 1)
                found[os.path.join(self.folder, name), int(line)].append(call)
        return found


class Labels:
    """All labels, held against the examples that are installed."""

    def __init__(self):
        with open(HERE / "labels.yaml", encoding="utf-8") as file:
            data = yaml.safe_load(file)
        self.root, self.flags, self.reasons = data["root"], data["flags"], data["reasons"]
        if not os.path.isdir(self.root):
            raise Unusable(f"{self.root}: no such folder; the package {data['package']} has it")
        self.programs = []
        for name in data["labels"]:
            with open(HERE / name, encoding="utf-8") as file:
                part = yaml.safe_load(file)
            self.programs += [Program(part["folder"], program) for program in part["programs"]]
        with open(HERE / "known.yaml", encoding="utf-8") as file:
            self.known = yaml.safe_load(file) or {}
        self.left_out = [pattern for group in data["left-out"] for pattern in group["files"]]
        self.check()

    def check(self):
        """Every example is labelled or left out, and every label's line holds its text."""
        labelled = {source for program in self.programs for source in program.sources}
        for path in glob.glob("*/example/**/*.cpp", root_dir=self.root, recursive=True):
            if path.startswith(("asio/", "beast/")):
                out = any(fnmatch.fnmatch(path, pattern) for pattern in self.left_out)
                if out == (path in labelled):
                    raise Unusable(f"{path}: {'labelled and left out' if out else 'neither labelled nor left out'}")
        for program in self.programs:
            for call in program.calls:
                with open(os.path.join(self.root, call["path"]), encoding="utf-8") as file:
                    lines = file.read().splitlines()
                for line in call["lines"]:
                    if call["text"] not in lines[line - 1]:
                        raise Unusable(f"{call['path']}:{line}: does not hold {call['text']!r}")
                if call["verdict"] not in ("blocks", "harmless", "brief"):
                    raise Unusable(f"{call['path']}: unknown verdict {call['verdict']!r}")
                if (call["verdict"] == "blocks") != ("places" in call):
                    raise Unusable(f"{call['path']}: 'blocks' and no other verdict has places")
                if self.reason(call) is None:
                    raise Unusable(f"{call['path']}:{call['lines'][0]}: no reason")

    def chosen(self, only=(), without=(), telling=False):
        """The programs that the options of these names leave."""
        return [program for program in self.programs
                if (not only or any(word in program.name for word in only))
                and not any(word in program.name for word in without)
                and (not telling or program.is_telling())]

    def reason(self, call):
        return call.get("reason") or self.reasons.get(call.get("why"))


def findings_of(nostall, labels, programs, jobs):
    """What `nostall check` finds in PROGRAMS. Each is linked by itself, as a build configuration of its own: many of them
    have functions of the same name."""
    with tempfile.TemporaryDirectory() as folder:
        words = [str(nostall), "check", "--format", "json", "-j", str(jobs), "--index", os.path.join(folder, "index.db")]
        for number, program in enumerate(programs):
            build = os.path.join(folder, str(number))
            os.mkdir(build)
            with open(os.path.join(build, "compile_commands.json"), "w", encoding="utf-8") as file:
                json.dump([{"directory": labels.root, "file": source,
                            "arguments": ["clang++", *labels.flags, *program.flags, "-c", source]}
                           for source in program.sources], file)
            words += ["-p", build]
        done = subprocess.run(words, cwd=labels.root, text=True, capture_output=True, errors="replace", check=False)
        if done.returncode not in (0, 1):
            raise Unusable(f"nostall check: status {done.returncode}\n{done.stderr[-4000:]}")
        return json_places.diagnostics(json.loads(done.stdout))


class Score:
    """What was expected and what came."""

    def __init__(self, labels):
        self.labels = labels
        self.false_alarms, self.missed = [], []
        self.expected = self.harmless = 0

    def add(self, program, findings):
        found = set()
        expected = program.places()
        for finding in findings:
            place = finding.place[:2]
            cause, _ = finding.worst
            labels = self.at(program, cause["file"], cause["line"]) or self.at(program, *place)
            if place in expected and any(label["verdict"] == "blocks" for label in labels):
                found.add(place)
            elif not (cause["severity"] == "info" and any(label["verdict"] == "brief" for label in labels)):
                self.false_alarms.append((finding, labels))
        self.expected += len(expected)
        self.missed += [(place, expected[place]) for place in sorted(set(expected) - found)]
        self.harmless += sum(len(call["lines"]) for call in program.calls if call["verdict"] != "blocks")

    @staticmethod
    def at(program, path, line):
        return [call for call in program.calls if call["path"] == path and line in call["lines"]]

    def says(self, labels):
        texts = {f"labelled {label['verdict']}: {self.labels.reason(label)}" for label in labels}
        return "; ".join(sorted(texts)) or "not labelled"

    def disagreements(self):
        """What known.yaml must list: `file:line` of each, by kind."""
        return {"false-alarms": {":".join(map(str, finding.place[:2])) for finding, _ in self.false_alarms},
                "missed-alarms": {f"{path}:{line}" for (path, line), _ in self.missed}}

    def mark(self, kind, place):
        known = self.labels.known.get(kind) or {}
        return f" (known: {known[place]})" if place in known else ""

    def print(self):
        for finding, labels in sorted(self.false_alarms, key=lambda alarm: alarm[0].place):
            place = ":".join(map(str, finding.place[:2]))
            severity = finding.worst[0]["severity"]
            print(f"false alarm: {place}: {severity}: {finding.message}{self.mark('false-alarms', place)}")
            for step in finding.worst[1]["path"]:
                print(f"    {step['file']}:{step['line']}: {step['function']} -> {step['call']}")
            print(f"    {self.says(labels)}")
        for (path, line), labels in self.missed:
            print(f"missed alarm: {path}:{line}{self.mark('missed-alarms', f'{path}:{line}')}")
            for label in labels:
                print(f"    {label['path']}:{label['lines'][0]}: {label['text']}")
            print(f"    {self.says(labels)}")
        for name, count, of, what in (
                ("false alarms", len(self.false_alarms), self.harmless, "calls that stall no loop"),
                ("missed alarms", len(self.missed), self.expected, "places that stall a loop")):
            print(f"{name}: {count} of {of} {what} ({100 * count / of if of else 0:.1f}%)")

    def good(self):
        return not self.false_alarms and len(self.missed) <= MISSED_ALLOWED * self.expected


def take_score(build, programs, labels, jobs):
    """The score of PROGRAMS with the checker in BUILD."""
    score = Score(labels)
    findings = findings_of(build.resolve() / "bin" / "nostall", labels, programs, jobs)
    for program in programs:
        own = [finding for finding in findings if program.holds(finding.place[0])]
        findings = [finding for finding in findings if finding not in own]
        score.add(program, own)
    score.false_alarms += [(finding, []) for finding in findings]  # in headers that no label speaks of
    return score


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", nargs="?", default=REPOSITORY / "build" / "llvm-22", type=pathlib.Path)
    parser.add_argument("--only", action="append", metavar="WORD", help="only programs whose path contains the word")
    parser.add_argument("--without", action="append", metavar="WORD", default=[], help="none whose path has the word")
    parser.add_argument("--telling", action="store_true", help="only programs with a label that needed words of its own")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count() or 1, help="files to parse at once")
    options = parser.parse_args()
    labels = Labels()
    programs = labels.chosen(options.only, options.without, options.telling)
    if not programs:
        raise Unusable("no program is left to check")
    score = take_score(options.build, programs, labels, options.jobs)
    score.print()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    files = sum(len(program.sources) for program in programs)
    print(f"{len(programs)} programs, {files} files, {used.ru_utime + used.ru_stime:.0f} s of CPU time")
    return 0 if score.good() else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Unusable as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
