"""path_shapes.py NOSTALL FOLDER: what --base says of one change, whatever way leads to the changed file.

A handler in app/a.cpp calls event() of inc/h.hpp. Each case lays a project out in its own way, commits it, changes it,
and calls nostall three times: with a cold index, with what was kept of the base, and without index. All three must
agree. Printed is, for each case, the exit status, where the change is blamed, and what nostall says of the comparison.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

nostall, root = sys.argv[1], pathlib.Path(sys.argv[2])

ASIO = """#pragma once
namespace boost::system { struct error_code {}; }
namespace boost::asio {
struct io_context { void run(); };
struct steady_timer { explicit steady_timer(io_context &); template <typename F> void async_wait(F &&) {} };
}
"""
FAST = "#pragma once\n#include <unistd.h>\ninline void event() {\n}\n"
SLOW = "#pragma once\n#include <unistd.h>\ninline void event() {\n  ::usleep(50000);\n}\n"


def source(include):
    return (f'#include <asio.hpp>\n{include}\n'
            "void start(boost::asio::steady_timer &t) {\n"
            "  t.async_wait([](const boost::system::error_code &) { event(); });\n}\n")


class Project:
    """A repository `src` and a build folder `build` beside it."""

    def __init__(self, name):
        self.top = root / name
        self.src, self.build = self.top / "src", self.top / "build"
        self.src.mkdir(parents=True)
        self.build.mkdir()
        self.run_in = self.src
        self.write("../libraries/asio.hpp", ASIO)
        self.write("inc/h.hpp", FAST)
        self.write("app/a.cpp", source('#include "inc/h.hpp"'))
        self.entries = []

    def write(self, path, text):
        file = self.src / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def git(self, *arguments, folder=None):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@localhost", "-c", "init.defaultBranch=main",
                        "-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always", *arguments],
                       cwd=folder or self.src, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def commit(self):
        self.git("init", "-q")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "base")

    def compile(self, *flags, file=None, directory=None):
        """One more entry of the compile database."""
        file = str(file or self.src / "app" / "a.cpp")
        self.entries.append({"directory": str(directory or self.build), "file": file, "arguments": [
            "clang++", "-std=c++20", f"-I{self.top}/libraries", *map(str, flags), "-c", file]})

    def slow(self):
        self.write("inc/h.hpp", SLOW)

    def check(self, *arguments):
        build = os.path.relpath(self.build, self.run_in)
        done = subprocess.run([nostall, "check", "-p", build, "--base", "HEAD", "--format", "json", *arguments],
                              cwd=self.run_in, capture_output=True, text=True,
                              env=dict(os.environ, PWD=str(self.run_in)))
        try:
            blamed = sorted({f"{os.path.basename(p['introduced_by']['file'])}:{p['introduced_by']['line']}"
                             for f in json.loads(done.stdout)["findings"] for p in f["pairs"]})
        except json.JSONDecodeError:
            blamed = []
        said = done.stderr.replace(str(self.top), "TOP")
        told = [re.sub(r"\d+ of (\d+ files?) read again, ", "", line) for line in said.splitlines()
                if "compared" in line or "error:" in line]
        return done.returncode, blamed, told

    def report(self, *arguments):
        (self.build / "compile_commands.json").write_text(json.dumps(self.entries))
        shutil.rmtree(self.build / ".nostall", ignore_errors=True)
        cold, kept, without = self.check(*arguments), self.check(*arguments), self.check(*arguments, "--no-index")
        if not cold == kept == without:
            sys.exit(f"{self.top.name}: cold {cold}, again {kept}, without index {without}")
        status, blamed, told = cold
        print(f"{self.top.name}: status {status}, blamed: {' '.join(blamed) or '-'}")
        for line in told:
            print(" ", line)


def case(function):
    project = Project(function.__name__)
    extra = function(project)
    project.report(*(extra or []))


@case
def no_dots(p):
    p.compile(f"-I{p.src}")
    p.commit()
    p.slow()


@case
def folder_with_parent_in_flag(p):
    p.write("cmake/x.txt", "")
    p.compile(f"-I{p.src}/cmake/..")
    p.commit()
    p.slow()


@case
def relative_to_build_folder(p):
    p.compile("-I../src", file="../src/app/a.cpp")
    p.commit()
    p.slow()


@case
def parent_in_include(p):
    p.write("app/a.cpp", source('#include "../inc/h.hpp"'))
    p.compile()
    p.commit()
    p.slow()


@case
def single_dots(p):
    p.compile(f"-I{p.src}/./.", file=f"{p.src}/./app/./a.cpp")
    p.commit()
    p.slow()


@case
def relative_directory(p):
    p.compile("-I../src", file="../src/app/a.cpp", directory=".")
    p.commit()
    p.slow()


@case
def link_to_folder(p):
    (p.src / "also").symlink_to("inc")
    p.write("app/a.cpp", source('#include "also/h.hpp"'))
    p.compile(f"-I{p.src}")
    p.commit()
    p.slow()


@case
def link_to_file(p):
    (p.src / "h.hpp").symlink_to("inc/h.hpp")
    p.write("app/a.cpp", source('#include "h.hpp"'))
    p.compile(f"-I{p.src}")
    p.commit()
    p.slow()


@case
def parent_of_link(p):
    p.write("deep/er/x.txt", "")
    (p.top / "link").symlink_to(p.src / "deep")
    p.compile(f"-I{p.top}/link/..")  # not TOP
    p.commit()
    p.slow()


@case
def repository_below_link(p):
    (p.top / "link").symlink_to(p.top)
    p.compile(f"-I{p.top}/link/src", file=p.top / "link/src/app/a.cpp", directory=p.top / "link/build")
    p.commit()
    p.slow()
    p.run_in, p.build = p.top / "link/src", p.top / "link/build"


@case
def called_below_link(p):
    (p.top / "link").symlink_to(p.src)
    p.compile(f"-I{p.src}")
    p.commit()
    p.slow()
    p.run_in = p.top / "link"


@case
def compiled_below_link(p):
    (p.top / "link").symlink_to(p.src)
    p.compile(f"-I{p.top}/link", file=p.top / "link/app/a.cpp")
    p.commit()
    p.slow()


@case
def renamed_below_link(p):
    """Nothing is introduced by giving a slow file another name."""
    (p.top / "link").symlink_to(p.src)
    p.slow()
    p.write("app/a.cpp", source('#include "../inc/h.hpp"') + "// many\n// lines\n")
    p.compile(file=p.top / "link/app/b.cpp")
    p.commit()
    (p.src / "app/a.cpp").rename(p.src / "app/b.cpp")


@case
def build_folder_below_link(p):
    (p.top / "out").symlink_to(p.build)
    p.build = p.top / "out"
    p.compile("-I../src", file="../src/app/a.cpp")
    p.commit()
    p.slow()


@case
def build_folder_in_repository(p):
    p.build = p.src / "build"
    p.build.mkdir()
    p.write(".gitignore", "/build/\n")
    p.compile("-I..", file="../app/a.cpp")
    p.commit()
    p.slow()


@case
def named_file(p):
    p.compile("-I../src", file="../src/app/a.cpp")
    p.commit()
    p.slow()
    return ["../src/app/../app/a.cpp"]


@case
def fetched_repository_first(p):
    """The first command is that of another repository, which the build fetched."""
    fetched = p.build / "fetched"
    fetched.mkdir()
    (fetched / "z.cpp").write_text("void z() {}\n")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "z"]):
        p.git(*arguments, folder=fetched)
    p.compile(file=fetched / "z.cpp")
    p.compile(f"-I{p.src}")
    p.commit()
    p.slow()
    p.run_in = p.top


@case
def generated_unit(p):
    """The only unit stands in the build folder and includes the repository's."""
    (p.build / "unity.cpp").write_text('#include "../src/app/a.cpp"\n')
    p.compile(f"-I{p.src}", file=p.build / "unity.cpp")
    p.commit()
    p.slow()


@case
def changed_source_that_is_included(p):
    (p.build / "unity.cpp").write_text('#include "../src/app/a.cpp"\n')
    p.compile(f"-I{p.src}", file=p.build / "unity.cpp")
    p.commit()
    p.write("app/a.cpp", source('#include "inc/h.hpp"').replace("event();", "event(); ::usleep(1);"))


@case
def deleted_with_its_folder(p):
    p.write("old/h.hpp", SLOW)
    p.write("app/a.cpp", source('#include "../old/h.hpp"'))
    p.compile()
    p.commit()
    shutil.rmtree(p.src / "old")
    p.write("inc/h.hpp", SLOW)
    p.write("app/a.cpp", source('#include "../inc/h.hpp"'))


@case
def looked_for_in_vain(p):
    """The unit itself did not change, and reads no file that did."""
    p.write("optional/fast.hpp", "")
    p.write("app/a.cpp", "#include <unistd.h>\n#if __has_include(\"../optional/fast.hpp\")\ninline void event() {}\n"
            "#else\ninline void event() { ::usleep(1); }\n#endif\n" + source(""))
    p.compile()
    p.commit()
    shutil.rmtree(p.src / "optional")


@case
def link_that_leads_elsewhere(p):
    p.write("inc/slow.hpp", SLOW)
    (p.src / "which.hpp").symlink_to("inc/h.hpp")
    p.write("app/a.cpp", source('#include "../which.hpp"'))
    p.compile()
    p.commit()
    (p.src / "which.hpp").unlink()
    (p.src / "which.hpp").symlink_to("inc/slow.hpp")


@case
def folder_link_that_leads_elsewhere(p):
    p.write("slow/h.hpp", SLOW)
    (p.src / "which").symlink_to("inc")
    p.write("app/a.cpp", source('#include "which/h.hpp"'))
    p.compile(f"-I{p.src}")
    p.commit()
    (p.src / "which").unlink()
    (p.src / "which").symlink_to("slow")


@case
def folder_that_became_a_link(p):
    p.write("slow/h.hpp", SLOW)
    p.compile(f"-I{p.src}")
    p.commit()
    shutil.rmtree(p.src / "inc")
    (p.src / "inc").symlink_to("slow")


@case
def only_counted(p):
    p.compile(f"-I{p.src}")
    p.commit()
    p.write("README.md", "words\n")
    p.write("inc/unread.hpp", SLOW)
    p.write("tool.py", "")


@case
def source_without_command(p):
    p.write("app/other.cpp", "int other() { return 1; }\n")
    p.compile(f"-I{p.src}")
    p.commit()
    p.write("app/other.cpp", "int other() { return 2; }\n")


@case
def source_without_command_and_a_finding(p):
    p.compile(f"-I{p.src}")
    p.commit()
    p.slow()
    p.write("app/other.cpp", "int other() { return 2; }\n")


@case
def source_without_command_allowed(p):
    p.compile(f"-I{p.src}")
    p.commit()
    p.write("app/other.cpp", "int other() { return 2; }\n")
    return ["--allow-unparsed"]


@case
def source_that_was_not_asked_for(p):
    p.write("app/other.cpp", "int other() { return 1; }\n")
    p.compile(f"-I{p.src}")
    p.compile(file=p.src / "app/other.cpp")
    p.commit()
    p.write("app/other.cpp", "int other() { return 2; }\n")
    return ["app/a.cpp"]


@case
def source_of_another_build(p):
    p.write("app/other.cpp", "int other() { return 1; }\n")
    p.compile(f"-I{p.src}")
    p.commit()
    p.write("app/other.cpp", "int other() { return 2; }\n")
    other = p.top / "debug"
    other.mkdir()
    (other / "compile_commands.json").write_text(json.dumps([{
        "directory": str(other), "file": "../src/app/other.cpp",
        "arguments": ["clang++", "-c", "../src/app/other.cpp"]}]))
    return ["-p", str(other)]


@case
def base_with_an_error(p):
    p.write("inc/h.hpp", "inline void event() { no such thing }\n")
    p.compile(f"-I{p.src}")
    p.commit()
    p.write("inc/h.hpp", FAST)


@case
def submodule(p):
    library = p.top / "library"
    library.mkdir()
    (library / "h.hpp").write_text(FAST)
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "library"]):
        p.git(*arguments, folder=library)
    p.git("init", "-q")
    p.git("submodule", "add", "-q", str(library), "library")
    p.write("app/a.cpp", source('#include "../library/h.hpp"'))
    p.compile()
    p.commit()
    p.write("library/h.hpp", SLOW)


@case
def read_by_another_name(p):
    os.link(p.src / "inc/h.hpp", p.top / "libraries/h.hpp")
    p.write("app/a.cpp", source("#include <h.hpp>"))
    p.compile()
    p.commit()
    with open(p.src / "inc/h.hpp", "a", encoding="utf-8") as file:
        file.write("// more\n")


@case
def another_repository(p):
    """Called in a repository that has nothing to do with what is compiled."""
    p.commit()
    p.write("inc/h.hpp", SLOW)
    plain = p.top / "plain"
    plain.mkdir()
    (plain / "b.cpp").write_text(source("inline void event() {}"))
    p.compile(file=plain / "b.cpp")


@case
def nothing_changed(p):
    p.compile(f"-I{p.src}")
    p.commit()
