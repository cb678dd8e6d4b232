"""A small project that is generated and mutated step by step, for tests of the project index.

Its headers are made to collide: the same few names stand in several folders of the include path and beside the sources,
with equal include guards, some with `#pragma once`, some with no guard at all; what a function does hangs on macros, on
`__has_include` and on which of the headers is found. Sources begin with leading includes that some of them share, so
that preambles take part.
"""
import json
import os
import subprocess

FOLDERS = ["early", "include", "late", "src/one", "src/two"]
STEMS = ["u", "v", "w"]
BODIES = ["", "sleep(1);", "usleep(2);", "if (DEPTH > 1) sleep(3);", "STEP;", "if (LEVEL > 1) sleep(4);"]
CONDITIONS = ["defined(FAST)", "DEPTH > 1", '__has_include("extra.hpp")', "__has_include(<extra.hpp>)",
              "__has_include(<w.hpp>)"]


def guarded(stem, style, text):
    if style == "once":
        return "#pragma once\n" + text
    return f"#ifndef {stem.upper()}_HPP\n#define {stem.upper()}_HPP\n{text}#endif\n"


class Project:
    """The files below `root`, a git repository, and its compile database in `root`/build."""

    def __init__(self, root, inputs, random):
        self.root, self.inputs, self.random = root, inputs, random
        self.flags = {"src/one": [], "src/two": []}
        self.order = ["early", "include", "late"]
        (root / "build").mkdir(parents=True)
        self.write(".gitignore", "build/\n")
        self.write("include/settings.hpp", self.settings())
        for stem in STEMS:
            self.write(f"include/{stem}.hpp", self.header(stem))
        self.write("src/one/u.hpp", self.header("u"))
        self.write("include/steps.hpp", self.steps())
        self.next_source = 0
        for folder in ["src/one", "src/two"] * 3:
            self.add_source(folder)
        self.git("init", "-q", "-b", "main")
        self.commit()
        self.write_database()

    # Texts

    def settings(self):
        return guarded("settings", "ifndef", f"#ifndef DEPTH\n#define DEPTH {self.random.randint(0, 2)}\n#endif\n"
                       + self.random.choice(["", "#undef LEVEL\n#define LEVEL 2\n", "#define LEVEL 0\n"])
                       + "#ifndef LEVEL\n#define LEVEL 1\n#endif\n#ifndef STEP\n#define STEP (void)0\n#endif\n")

    def steps(self):
        """Not guarded: each inclusion counts."""
        return f"#undef STEP\n#define STEP {self.random.choice(['sleep(5)', '(void)0', 'usleep(6)'])}\n"

    def body(self):
        choose = self.random.choice
        if self.random.random() < 0.5:
            return "  " + choose(BODIES) + "\n"
        return f"#if {choose(CONDITIONS)}\n  {choose(BODIES)}\n#else\n  {choose(BODIES)}\n#endif\n"

    def header(self, stem):
        includes = "#include <unistd.h>\n#include <settings.hpp>\n"
        other = self.random.choice(STEMS)
        calls = ""
        if other > stem and self.random.random() < 0.5:
            includes += self.random.choice([f'#include "{other}.hpp"\n', f"#include <{other}.hpp>\n"])
            calls = f"  {other}_work();\n"
        return guarded(stem, self.random.choice(["ifndef", "ifndef", "once"]),
                       includes + f"inline void {stem}_work() {{\n{self.body()}{calls}}}\n")

    def include(self, stem):
        return self.random.choice([f'#include "{stem}.hpp"\n', f"#include <{stem}.hpp>\n"])

    def beginning(self):
        """Leading directives, and the headers that they make known."""
        shared = '#include "awaitable.hpp"\n#include <unistd.h>\n#include <settings.hpp>\n'
        stems = sorted(self.random.sample(STEMS, self.random.randint(1, len(STEMS))))
        chance = self.random.random
        text = self.random.choice(["", "", "#define FAST 1\n", "#define DEPTH 2\n", "#define LEVEL 0\n"]) + shared
        if chance() < 0.2:
            text += '#include "steps.hpp"\n'
        for stem in stems:
            if chance() < 0.1:
                text += f"#define {self.random.choice(['FAST', 'EXTRA'])} 1\n"
            text += self.include(stem)
            if chance() < 0.1:
                text += f"#undef {stem.upper()}_HPP\n#define {stem}_work {stem}_again\n{self.include(stem)}" \
                        f"#undef {stem}_work\n"
        return text, stems

    def source(self, number):
        beginning, stems = self.beginning()
        other = self.random.randrange(max(self.next_source, 1))
        text = beginning + f"void help_{other}();\n"
        if self.random.random() < 0.3:
            text += '#include "steps.hpp"\n'
        text += f"void help_{number}() {{\n{self.body()}}}\n"
        text += "".join(f"static void part_{stem}() {{ {stem}_work(); }}\n" for stem in stems)
        calls = "".join(f"  part_{stem}();\n" for stem in stems)
        return text + (f"boost::asio::awaitable<void> session_{number}() {{\n{calls}  help_{other}();\n{self.body()}"
                       "  co_return;\n}\n")

    # Files

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def files(self, suffix):
        return sorted(p for p in self.root.rglob("*" + suffix) if "build" not in p.relative_to(self.root).parts)

    def add_source(self, folder):
        name = f"{folder}/s{self.next_source}.cpp"
        self.write(name, self.source(self.next_source))
        self.next_source += 1

    def write_database(self):
        includes = [f"-I{self.root / folder}" for folder in self.order] + ["-isystem", str(self.inputs)]
        commands = []
        for source in self.files(".cpp"):
            folder = str(source.relative_to(self.root).parent)
            commands.append({"directory": str(self.root / "build"), "file": str(source),
                             "arguments": ["clang++", "-std=c++20", *includes, *self.flags.get(folder, []), "-c",
                                           str(source)]})
        (self.root / "build" / "compile_commands.json").write_text(json.dumps(commands))

    def git(self, *words):
        subprocess.run(["git", "-c", "user.name=test", "-c", "user.email=test@example.org", *words], cwd=self.root,
                       check=True, capture_output=True)

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "step")

    # Mutations: each changes something and returns what it did

    def edit(self):
        path = self.random.choice(self.files(".cpp"))
        path.write_text(self.source(int(path.stem[1:])))
        return f"edit {path.name}"

    def change_header(self):
        path = self.random.choice([p for p in self.files(".hpp") if p.stem in STEMS])
        path.write_text(self.header(path.stem))
        return f"change header {path.relative_to(self.root)}"

    def change_macro(self):
        name, text = self.random.choice([("settings", self.settings()), ("steps", self.steps())])
        self.write(f"include/{name}.hpp", text)
        return f"change macros of {name}.hpp"

    def shadow(self):
        stem = self.random.choice(STEMS + ["extra", "steps"])
        folder = self.random.choice(FOLDERS)
        self.write(f"{folder}/{stem}.hpp", self.header(stem) if stem in STEMS else self.steps())
        return f"new header {folder}/{stem}.hpp"

    def delete_header(self):
        candidates = [p for p in self.files(".hpp") if p.stem in STEMS + ["extra", "steps"]]
        extra = [p for p in candidates if p.parent.name != "include"] or candidates
        path = self.random.choice(extra)
        path.unlink()
        if path.parent.name == "include":
            self.write(f"include/{path.name}", self.header(path.stem) if path.stem in STEMS else self.steps())
        return f"delete {path.relative_to(self.root)}"

    def new_source(self):
        self.add_source(self.random.choice(["src/one", "src/two"]))
        return "new source"

    def rename(self):
        path = self.random.choice(self.files(".cpp"))
        new = path.parent.parent / self.random.choice(["one", "two"]) / f"s{self.next_source}.cpp"
        self.next_source += 1
        path.rename(new)
        return f"rename {path.name} to {new.name}"

    def delete(self):
        sources = self.files(".cpp")
        if len(sources) < 4:
            return self.new_source()
        path = self.random.choice(sources)
        path.unlink()
        return f"delete {path.name}"

    def new_flags(self):
        folder = self.random.choice(sorted(self.flags))
        self.flags[folder] = self.random.choice([[], ["-DFAST"], ["-DDEPTH=2"], ["-DFAST=2", "-O2"]])
        return f"flags of {folder}: {self.flags[folder]}"

    def new_order(self):
        self.random.shuffle(self.order)
        return f"include path {self.order}"

    def switch_branch(self):
        self.commit()
        branches = subprocess.run(["git", "branch", "--format=%(refname:short)"], cwd=self.root, check=True,
                                  capture_output=True, text=True).stdout.split()
        if len(branches) < 3 and self.random.random() < 0.5:
            self.git("checkout", "-q", "-b", f"branch{len(branches)}")
            return self.change_header() + ", on a new branch"
        branch = self.random.choice(branches)
        self.git("checkout", "-q", branch)
        return f"switch to {branch}"

    def touch(self):
        path = self.random.choice(self.files(".hpp") + self.files(".cpp"))
        if self.random.random() < 0.5:
            os.utime(path)
        else:
            path.write_text(path.read_text())
        return f"touch {path.name}"

    MUTATIONS = [edit, edit, change_header, change_header, change_macro, change_macro, shadow, shadow, delete_header,
                 new_source, rename, delete, new_flags, new_order, switch_branch, switch_branch, touch]

    def mutate(self):
        """One random step; the compile database follows, as a build system would write it."""
        done = self.random.choice(self.MUTATIONS)(self)
        self.write_database()
        return done
