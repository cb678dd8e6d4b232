"""Rules, formats, options and commands have their documentation and their tests."""

import os
import re
import shutil
import tempfile
import unittest

from repository import NOSTALL, ROOT, all_files, files, one_test_each, read, run

RULES = [path.rsplit("/", 1)[-1][:-len(".cpp")] for path in files("checker/rules/nostall-*.cpp")]
DOCUMENTED = [path.rsplit("/", 1)[-1][:-len(".md")] for path in files("checker/rules/nostall-*.md")]


def tree(folder):
    """All files below FOLDER."""
    return {os.path.relpath(os.path.join(where, name), folder)
            for where, _, names in os.walk(folder) for name in names}


def commands():
    """The subcommands of nostall, from its help."""
    text = run(NOSTALL, "--help").stdout
    return re.findall(r"^  ([a-z][a-z-]+) {2,}", text.split("ubcommands:", 1)[-1], re.I | re.M)


class Rules(unittest.TestCase):
    def test_there_are_rules(self):
        self.assertTrue(RULES)

    def test_the_list_and_the_documentation_agree(self):
        self.assertEqual(sorted(RULES), sorted(DOCUMENTED))

    @one_test_each(RULES)
    def test_a_rule_has_documentation(self, rule):
        text = read(f"checker/rules/{rule}.md")
        self.assertTrue(text.startswith(f"# {rule}\n"))
        self.assertIn("```cpp", text, "no example")

    @one_test_each(RULES)
    def test_a_rule_can_be_read_offline(self, rule):
        self.assertEqual(run(NOSTALL, "explain", rule).stdout, read(f"checker/rules/{rule}.md"))

    @one_test_each(RULES)
    def test_a_rule_has_test_cases(self, rule):
        folder = f"testcases/rules/{rule}/"
        self.assertTrue([p for p in all_files() if p.startswith(folder) and p.endswith((".cpp", ".test"))],
                        f"no tests in {folder}")

    @one_test_each(RULES)
    def test_a_rule_is_what_its_file_is_called(self, rule):
        self.assertIn(f'"{rule}"', read(f"checker/rules/{rule}.cpp"))

    def test_a_new_rule_needs_its_own_files_only(self):
        """./dev new-rule in a copy of the sources: the build's table of rules knows it, and nothing else was touched."""
        with tempfile.TemporaryDirectory() as folder:
            for name in ("dev", "checker/rules", "testcases"):
                source, target = os.path.join(ROOT, name), os.path.join(folder, name)
                os.makedirs(os.path.dirname(target), exist_ok=True)
                (shutil.copytree if os.path.isdir(source) else shutil.copy)(source, target)
            before = tree(folder)
            done = run("bash", os.path.join(folder, "dev"), "new-rule", "nostall-example")
            self.assertEqual(done.returncode, 0, done.stderr)
            added = {"checker/rules/nostall-example.cpp", "checker/rules/nostall-example.md",
                     "testcases/rules/nostall-example/example.cpp"}
            self.assertEqual(tree(folder) - before, added)
            table = os.path.join(folder, "RuleTable.cpp")
            rules = sorted(os.path.join(folder, path) for path in tree(folder)
                           if re.fullmatch(r"checker/rules/nostall-[a-z-]+\.cpp", path))
            done = run("cmake", f"-DOUTPUT={table}", f"-DRULES={';'.join(rules)}", "-P",
                       os.path.join(folder, "checker/rules/table.cmake"))
            self.assertEqual(done.returncode, 0, done.stderr)
            with open(table, encoding="utf-8") as file:
                self.assertIn("&rules::nostall_example,", file.read())
            compiled = run("g++", "-std=c++20", "-fsyntax-only", "-fno-rtti", "-Wall", "-Wextra", "-Werror",
                           "-D_GNU_SOURCE", "-Wno-nonnull", "-I" + os.path.join(folder, "checker"),
                           "-I" + os.path.join(ROOT, "checker"), "-isystem", "/usr/lib/llvm-22/include",
                           os.path.join(folder, "checker/rules/nostall-example.cpp"))
            self.assertEqual(compiled.returncode, 0, compiled.stderr)
            again = run("bash", os.path.join(folder, "dev"), "new-rule", "nostall-example")
            self.assertEqual(again.returncode, 2)
            self.assertIn("there is a rule 'nostall-example' already", again.stderr)

    @one_test_each(RULES)
    def test_a_rule_stands_in_the_readme(self, rule):
        self.assertIn(rule, read("README.md"))


FORMATS = re.findall(r"^\s*\{\"([a-z]+)\", \"", read("checker/render/Formats.cpp"), re.M)


class Formats(unittest.TestCase):
    def test_there_are_formats(self):
        self.assertIn("sarif", FORMATS)

    @one_test_each(FORMATS)
    def test_a_format_is_offered_documented_and_tested(self, name):
        self.assertIn(f"{name}: ", run(NOSTALL, "check", "--help").stdout)
        self.assertRegex(read("README.md"), rf"(?m)^\| `{name}` \| \S")
        # People's own format is what most other tests look at.
        self.assertTrue(name == "text" or f"testcases/formats/{name}.test" in all_files())


class CommandLine(unittest.TestCase):
    def test_every_command_is_documented_and_tested(self):
        names = commands()
        self.assertIn("check", names)
        readme = read("README.md")
        tests = "\n".join(read(p) for p in all_files() if p.startswith("testcases/") and p.endswith((".test", ".cpp")))
        undocumented = [name for name in names if "nostall " + name not in readme]
        untested = [name for name in names if name != "check" and not re.search(rf"%nostall {name}\b", tests)]
        self.assertFalse(undocumented, "not in README.md")
        self.assertFalse(untested, "not called as %nostall NAME below testcases/")

    def test_every_option_of_check_is_documented_and_tested(self):
        text = run(NOSTALL, "check", "--help").stdout
        options = sorted(set(re.findall(r"--[a-z][a-z-]+", text)) - {"--help"})
        self.assertIn("--format", options)
        documentation = read("README.md") + read("checker/README.md")
        tests = "\n".join(read(p) for p in all_files() if p.startswith(("testcases/", "tests/"))
                          and p.endswith((".test", ".cpp", ".py")))
        # -p and -j are what people write.
        short = {"--build": "-p ", "--jobs": "-j"}
        undocumented = [o for o in options if o not in documentation and short.get(o, o) not in documentation]
        untested = [o for o in options if not re.search(rf"{o}\b", tests) and short.get(o, o) not in tests]
        self.assertFalse(undocumented, "not in a README.md")
        self.assertFalse(untested, "in no test below testcases/ or tests/")
