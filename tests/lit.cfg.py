# How lit runs testcases/: through the real clang-tidy with the plugin, and through the real nostall.
#
#   lit -v build/llvm-22/tests --filter=knowledge/posix
#
# A test says `// RUN: %check_both %s -- -std=c++20` (see tests/check_both.py), or calls a tool by its substitution.
# Folders called Inputs hold what tests include.
import os
import shlex
import shutil
import sys

import lit.formats

source = config.nostall_source
build = config.nostall_build

config.name = "nostall-" + config.llvm_version + ("-sanitized" if config.sanitized else "")
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".cpp", ".c", ".test"]
config.excludes = ["Inputs"]
config.test_source_root = os.path.join(source, "testcases")
config.test_exec_root = os.path.join(build, "tests", "testcases")
# Tests below the build folder find its compile database; an index that another version left there is none of theirs.
shutil.rmtree(os.path.join(build, ".nostall"), ignore_errors=True)
config.available_features.add("llvm-" + config.llvm_version)
if "NOSTALL_LONG_TESTS" in os.environ and not config.sanitized:
    config.available_features.add("long")  # random tests take many seeds

config.environment["PYTHONPATH"] = os.pathsep.join(os.path.join(source, *path) for path in (("tests",), ("tests", "clangd")))
for name in ("HOME", "CCACHE_DIR", "TERM", "NOSTALL_ENGINE", "NOSTALL_KNOWLEDGE"):
    if name in os.environ:
        config.environment[name] = os.environ[name]
if config.sanitized:
    sys.path.append(os.path.join(source, "tests"))
    import sanitizers

    config.environment.update(sanitizers.OPTIONS)


def llvm_tool(name):
    """An LLVM program of this build's version."""
    return os.path.join(config.llvm_bin, name)


tools = {
    "editors": os.path.join(source, "checker", "clangd", "editors"),
    "vscode": os.path.join(source, "checker", "clangd", "vscode"),
    "clangd-tests": os.path.join(source, "tests", "clangd"),
    "nostall-clangd": os.path.join(build, "bin", "nostall-clangd"),
    "nostall": os.path.join(build, "bin", "nostall"),
    "plugin": os.path.join(build, "lib", "nostall-tidy.so"),
    "clang-tidy": os.path.join(build, "tests", "clang-tidy") if config.sanitized else llvm_tool("clang-tidy"),
    "filecheck": llvm_tool("FileCheck"),
    "split-file": llvm_tool("split-file"),
    "index-tests": os.path.join(source, "tests", "index"),
    "report-schema": os.path.join(source, "checker", "render", "nostall-report.schema.json"),
    "inputs": os.path.join(config.test_source_root, "Inputs"),
    "integrations": os.path.join(source, "checker", "integrations"),
    "runtime-include": os.path.join(source, "runtime", "include"),
    "clangxx": llvm_tool("clang++"),
    "gxx": "g++",
    "python": sys.executable,
    # What ./dev installs from npm: %npm/sarif-multitool.
    "npm": os.path.join(source, "build", "npm", "node_modules", ".bin"),
}
check_both = [tools["python"], os.path.join(source, "tests", "check_both.py")]
for option in ("nostall", "plugin", "clang-tidy", "filecheck", "inputs", "runtime-include", "clangxx", "gxx"):
    check_both += ["--" + option, tools[option]]
# The place for copies that are fixed; each test has its own.
check_both += ["--work"]

config.substitutions.append(("%check_both", shlex.join(check_both) + " %t.work"))
for name, path in tools.items():
    config.substitutions.append(("%" + name + r"\b", shlex.quote(path)))
