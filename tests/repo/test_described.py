"""Man pages and completions are made of the help of the command line."""

import os
import re
import sys
import tempfile
import unittest

from repository import NOSTALL, ROOT, read, run

DESCRIBE = os.path.join(ROOT, "checker", "integrations", "package", "describe.py")


class Described(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = cls.temporary.name
        done = run(sys.executable, DESCRIBE, NOSTALL, cls.folder)
        if done.returncode != 0:
            raise RuntimeError(done.stdout + done.stderr)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def text(self, path):
        return read(os.path.join(self.folder, path))

    def test_every_command_has_a_man_page(self):
        commands = re.findall(r"^  (\S+) ", run(NOSTALL, "--help").stdout.split("Subcommands:")[1], re.M)
        self.assertIn("check", commands)
        pages = set(os.listdir(os.path.join(self.folder, "man1")))
        self.assertLessEqual({"nostall.1", "nostall-baseline-write.1", *(f"nostall-{c}.1" for c in commands)}, pages)
        page = self.text("man1/nostall-check.1")
        for part in ('.TH "NOSTALL-CHECK"', ".SH EXIT STATUS", "\\-\\-configure", "sarif: SARIF 2.1.0"):
            self.assertIn(part, page)

    def complete(self, *words):
        """What bash offers behind WORDS, of which the last is not finished."""
        script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _nostall; '
                  'printf "%s\\n" "${COMPREPLY[@]}"')
        done = run("bash", "-c", script, "bash", os.path.join(self.folder, "bash", "nostall"), *words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.split()

    def test_bash_completes_commands_options_values_and_files(self):
        self.assertEqual(self.complete("nostall", "ch"), ["check"])
        self.assertEqual(self.complete("nostall", "check", "--form"), ["--format"])
        self.assertEqual(self.complete("nostall", "check", "--format", "sa"), ["sarif"])
        self.assertEqual(self.complete("nostall", "check", "--group-by", "h"), ["handler"])
        self.assertEqual(self.complete("nostall", "baseline", "pr"), ["prune"])
        self.assertEqual(self.complete("nostall", "baseline", "write", "--base"), ["--baseline"])
        self.assertEqual(self.complete("nostall", "check", "-p", "runt"), ["runtime"])
        self.assertEqual(self.complete("nostall", "check", "READ"), ["README.md"])

    def test_the_other_shells_know_each_option(self):
        for path in ("zsh/_nostall", "fish/nostall.fish"):
            text = self.text(path)
            for word in ("check", "why-not", "configure", "fail-on", "newly-known", "prune"):
                self.assertIn(word, text, path)


if __name__ == "__main__":
    unittest.main()
