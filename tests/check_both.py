"""One test file through both front ends: the clang-tidy plugin and `nostall check` must agree, and say what CHECK says.

    // RUN: %check_both %s [--config FILE] [--category LIST] [--compile] [--unsafe-fixes] [--fixes-differ] -- FLAGS

The findings of both are brought into clang-tidy's form, one diagnostic per call site, sorted by place, each followed by
its notes (json_places.py says how a report comes to them):

    sleep.cpp:12:3: warning: 'sleep' blocks the event loop in coroutine 'session'; use ... [nostall-blocking-call]

The notes of a call path are in the plugin's words, which must say what the steps in JSON say. Both lists must be equal, and
FileCheck compares each with the file's CHECK lines, with --implicit-check-not=warning:, so that a file without CHECK
lines must have no findings. If there are CHECK-FIXES lines, a copy of the file (without them) is fixed by each front end
and compared with them: with the safe fixes only or, with --unsafe-fixes, with all. The two fixed files must be equal
(unless --fixes-differ says that the second parse of the command line rightly drops a fix), a second run must change
nothing, and with --compile both clang++ and g++ must accept the result.
"""

import argparse
import difflib
import itertools
import json
import os
import re
import shutil
import subprocess
import sys

import json_places

DIAGNOSTIC = re.compile(r"^(/[^:\n]*):(\d+):(\d+): (warning|error|note): (.*)$")
CHECK = re.compile(r"\bCHECK(?!-FIXES)(-[A-Z]+)?(\{[A-Z]+\})?:")
CHECK_FIXES = re.compile(r"\bCHECK-FIXES(-[A-Z]+)?:")
TIMEOUT = 300
# What clang-tidy says of its own work, not of ours.
FOREIGN_NOTES = ("FIX-IT applied", "this fix will not be applied")


class Failure(Exception):
    """Says why the test failed."""


def run(command):
    try:
        return subprocess.run(command, text=True, capture_output=True, errors="replace", timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        raise Failure(f"{shown(command)}\nno end after {TIMEOUT} seconds") from None


def shown(command):
    return " ".join(command)


class Diagnostic:
    """A warning with its notes; equal when all of their text is."""

    def __init__(self, path, line, column, text):
        self.place = (path, line, column)
        self.text = text
        self.notes = []

    def lines(self, folder):
        def name(place):
            path = place[0]
            if path.startswith(folder + os.sep):
                path = os.path.relpath(path, folder)
            return f"{path}:{place[1]}:{place[2]}"

        yield f"{name(self.place)}: warning: {self.text}"
        for place, text in self.notes:
            yield f"{name(place)}: note: {text}"

    def key(self):
        return (self.place, self.text)


class Step:
    """A step of a call path as JSON gives it: what a note in whatever words must say."""

    WHERE = r"( \(line \d+(, column \d+)?\))?"  # tells lambdas of one name apart

    def __init__(self, data, before, behind):
        called = data["call"]
        if data["kind"] in ("construct", "destroy") and "::" in called:
            scope, own = called.rsplit("::", 1)
            if own.startswith("~") or scope.split("::")[-1] == own:
                called = scope  # the class: what is made or ends is an object
        reason = "" if data["reason"] == "implicit destructor" else data["reason"] or ""
        callee = re.escape(f"'{called}'") + self.WHERE
        self.words = (re.escape(f"{before}'{data['function']}'") + self.WHERE + " .*" + callee
                      + (".*" + re.escape(reason) if reason else "") + re.escape(behind))

    def is_said_by(self, note):
        return re.fullmatch(self.words, note) is not None

    def __str__(self):
        return self.words


def put_into_words(found, said):
    """Replaces the steps among the notes of FOUND by the notes of SAID at the same places that say the same."""
    for finding, other in itertools.zip_longest(found, said):
        if not finding:
            continue
        words = other.notes if other and other.key() == finding.key() else []
        for at, (place, note) in enumerate(finding.notes):
            if isinstance(note, Step):
                fits = at < len(words) and words[at][0] == place and note.is_said_by(words[at][1])
                finding.notes[at] = (place, words[at][1] if fits else str(note))


class FrontEnd:
    """One way to call the checker."""

    def __init__(self, options, flags):
        self.options = options
        self.flags = flags + ["-I" + options.inputs]

    def findings(self, path):
        """The findings of PATH, sorted."""
        raise NotImplementedError

    def fix(self, path):
        """Fixes PATH in place."""
        raise NotImplementedError


class CommandLine(FrontEnd):
    name = "nostall check"

    def command(self, path, *words):
        options = self.options
        extra = ["--config", options.config] if options.config else []
        extra += ["--category", options.category] if options.category else []
        return [options.nostall, "check", *extra, *words, path, "--", *self.flags]

    def findings(self, path):
        command = self.command(path, "--format", "json")
        done = run(command)
        if done.returncode not in (0, 1) or "not fully parsed" in done.stderr:
            raise Failure(f"{shown(command)}\nexit status {done.returncode}\n{done.stderr}{done.stdout}")
        report = json.loads(done.stdout)
        found = [self.diagnostic(d) for d in json_places.diagnostics(report)]
        if (done.returncode == 1) != any(map(self.fails, report["findings"])):
            raise Failure(f"exit status {done.returncode} with {len(found)} diagnostics")
        return sorted(found, key=Diagnostic.key)

    @staticmethod
    def fails(finding):
        """What is information, or not sure, is printed and fails nothing."""
        return any(
            site["severity"] != "info" and site["confidence"] != "low"
            for pair in finding["pairs"]
            for site in pair["call_sites"]
        )

    @staticmethod
    def diagnostic(data):
        def absolute(place):
            return (os.path.abspath(place[0]), *place[1:])

        result = Diagnostic(*absolute(data.place), f"{data.message} [{data.rule}]")
        for finding, site in data.causes:
            path = site["path"]
            if not path:
                raise Failure("a call site without a path: " + site["message"])
            if json_places.place(path[0]) != data.place:
                raise Failure(f"the path of {data.place} begins at {json_places.place(path[0])}")
            if json_places.cause_index(finding, path) + 1 != site["length"]:
                raise Failure(f"the path of {data.place} has another length than {site['length']}")
        for step, *said in data.notes():
            result.notes.append((absolute(json_places.place(step)), Step(step, *said)) if step
                                else (absolute(said[0]), said[1]))
        return result

    def fix(self, path):
        command = self.command(path, "--unsafe-fixes" if self.options.unsafe_fixes else "--fix")
        done = run(command)
        if done.returncode not in (0, 1):
            raise Failure(f"{shown(command)}\nexit status {done.returncode}\n{done.stderr}")
        return done.stderr


class Plugin(FrontEnd):
    name = "clang-tidy"

    def command(self, path, *words):
        options = self.options
        config = "{}"
        if options.category:
            config = "{CheckOptions: {nostall-blocking-call.Categories: '" + options.category + "'}}"
        return [options.clang_tidy, "-load", options.plugin, "-checks=-*,nostall-*", "--header-filter=.*",
                "-system-headers=false", "-quiet", "--config=" + config, *words, path, "--", *self.flags]

    def findings(self, path):
        command = self.command(path)
        done = run(command)
        if done.returncode != 0:
            raise Failure(f"{shown(command)}\nexit status {done.returncode}\n{done.stderr}{done.stdout}")
        found = []
        for line in done.stdout.splitlines():
            match = DIAGNOSTIC.match(line)
            if not match:
                continue
            place = (os.path.abspath(match[1]), int(match[2]), int(match[3]))
            if match[4] == "error":
                raise Failure(f"{shown(command)}\n{line}")
            if match[4] == "warning":
                found.append(Diagnostic(*place, match[5]))
            elif not match[5].startswith(FOREIGN_NOTES):
                found[-1].notes.append((place, match[5]))
        return sorted(found, key=Diagnostic.key)

    def fix(self, path):
        command = self.command(path, "--fix-notes" if self.options.unsafe_fixes else "--fix")
        done = run(command)
        if done.returncode != 0:
            raise Failure(f"{shown(command)}\nexit status {done.returncode}\n{done.stderr}{done.stdout}")
        return done.stdout


def difference(a, b, name_a, name_b):
    return "\n".join(difflib.unified_diff(a, b, name_a, name_b, lineterm="", n=0))


def file_check(options, source, text, name, *words):
    """Holds TEXT against the directives in SOURCE."""
    os.makedirs(options.work, exist_ok=True)
    path = os.path.join(options.work, name.replace(" ", "-") + ".out")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    done = run([options.filecheck, source, "--input-file", path, "--allow-empty", "--dump-input-context=8", *words])
    if done.returncode != 0:
        raise Failure(f"{name}: FileCheck:\n{done.stderr}\n--- all of the output:\n{text}")


def check_findings(options, front_ends, path, source, text):
    folder = os.path.dirname(path)
    found = [front_end.findings(path) for front_end in front_ends]
    put_into_words(*found)
    lists = [[line for f in findings for line in f.lines(folder)] for findings in found]
    if lists[0] != lists[1]:
        raise Failure("the two front ends disagree:\n" + difference(*lists, front_ends[0].name, front_ends[1].name))
    output = "\n".join(lists[0]) + "\n" if lists[0] else ""
    if CHECK.search(text):
        file_check(options, source, output, "findings", "--check-prefix=CHECK", "--implicit-check-not=warning:")
    elif output:
        raise Failure("the file has no CHECK lines, but there are findings:\n" + output)


def working_copy(options, source, text, name):
    """A copy of the test in a folder of its own, with its neighbours and its configuration."""
    folder = os.path.join(options.work, name)
    shutil.rmtree(folder, ignore_errors=True)
    home = os.path.dirname(source)
    shutil.copytree(home, folder, ignore=lambda where, names: [
        n for n in names if os.path.isdir(os.path.join(where, n)) and n != "Inputs"])
    config = options.config or nearest_configuration(home)
    if config:
        shutil.copy(config, os.path.join(folder, ".nostall.yaml"))
    path = os.path.join(folder, os.path.basename(source))
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def nearest_configuration(folder):
    while True:
        path = os.path.join(folder, ".nostall.yaml")
        if os.path.exists(path):
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def check_fixes(options, front_ends, source, text):
    # The directives themselves must not match.
    stripped = re.sub(r"//\s*(CHECK|RUN|REQUIRES)[^\n]*", "//", text)
    fixed = []
    for front_end in front_ends:
        path = working_copy(options, source, stripped, front_end.name.replace(" ", "-"))
        log = front_end.fix(path)
        result = read(path)
        name = "fixed by " + front_end.name
        try:
            file_check(options, source, result, name, "--check-prefix=CHECK-FIXES")
        except Failure as failure:
            raise Failure(f"{failure}\n--- {front_end.name} --fix said:\n{log}") from None
        front_end.fix(path)
        if read(path) != result:
            raise Failure(f"{name}: a second run changed the file again:\n"
                          + difference(result.splitlines(), read(path).splitlines(), "once", "twice"))
        if options.compile:
            compile_fixed(options, front_end, path, name)
        fixed.append(result.splitlines())
    if fixed[0] != fixed[1] and not options.fixes_differ:
        raise Failure("the two front ends fix differently:\n"
                      + difference(*fixed, front_ends[0].name, front_ends[1].name))


def compile_fixed(options, front_end, path, name):
    for compiler in (options.clangxx, options.gxx):
        flags = [f for f in front_end.flags if compiler != options.gxx or not f.startswith("-Wno-")]
        command = [compiler, "-fsyntax-only", *flags, "-I" + options.runtime_include, path]
        done = run(command)
        if done.returncode != 0:
            raise Failure(f"{name}: does not compile:\n{shown(command)}\n{done.stderr}\n--- the file:\n{read(path)}")


def parse_arguments(words):
    own, flags = (words[:words.index("--")], words[words.index("--") + 1:]) if "--" in words else (words, [])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for tool in ("nostall", "plugin", "clang-tidy", "filecheck", "inputs", "runtime-include", "clangxx", "gxx", "work"):
        parser.add_argument("--" + tool, required=True)
    parser.add_argument("file")
    parser.add_argument("--config", help="a configuration instead of the one that is found upwards")
    parser.add_argument("--category", help="only these categories")
    parser.add_argument("--compile", action="store_true", help="compile the fixed files")
    parser.add_argument("--unsafe-fixes", action="store_true", help="make the unsafe fixes too")
    parser.add_argument("--fixes-differ", action="store_true", help="the front ends' fixed files need not be equal")
    return parser.parse_args(own), flags


def main():
    options, flags = parse_arguments(sys.argv[1:])
    source = os.path.abspath(options.file)
    text = read(source)
    front_ends = (CommandLine(options, flags), Plugin(options, flags))
    try:
        # The plugin has no option for its configuration: it looks upwards from the file.
        path = working_copy(options, source, text, "configured") if options.config else source
        check_findings(options, front_ends, path, source, text)
        if CHECK_FIXES.search(text):
            check_fixes(options, front_ends, source, text)
    except Failure as failure:
        print(failure)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
