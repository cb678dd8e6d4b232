"""checker/knowledge/TUTORIAL.md is walked as it is written: its files, and what its commands print."""

import os
import re
import shutil
import tempfile
import unittest

from repository import NOSTALL, ROOT, read, run

TUTORIAL = read("checker/knowledge/TUTORIAL.md")


class Tutorial(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = os.path.realpath(cls.temporary.name)
        for name in ("checker/knowledge/data", "tests", "testcases/Inputs"):
            shutil.copytree(os.path.join(ROOT, name), os.path.join(cls.folder, name))
        shutil.copy(os.path.join(ROOT, "dev"), cls.folder)
        cls.files = re.findall(r"^`(\S+)`:\n\n```\w+\n(.*?)^```", TUTORIAL, re.M | re.S)
        for path, text in cls.files:
            path = os.path.join(cls.folder, path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def commands(self):
        """The commands that call nostall, each with the lines that follow it up to the next one."""
        text = "".join(re.findall(r"^```console\n(.*?)^```", TUTORIAL, re.M | re.S))
        for command, said in re.findall(r"^\$ (nostall .*)\n((?:(?!\$ ).*\n)*)", text, re.M):
            yield command, said.splitlines()

    def said_by(self, command, knowledge):
        environment = f"NOSTALL_KNOWLEDGE='{self.folder}/checker/knowledge/data'" if knowledge else ""
        done = run("sh", "-c", f"cd '{self.folder}' && {environment} '{NOSTALL}' {command.removeprefix('nostall ')}")
        self.assertEqual(done.stderr, "")
        return done.stdout.replace(self.folder + "/", "").splitlines()

    def test_the_files_are_all_there(self):
        self.assertEqual(len(self.files), 4)

    def test_the_commands_print_what_is_written(self):
        commands = list(self.commands())
        self.assertEqual(len(commands), 5)
        for number, (command, expected) in enumerate(commands):
            with self.subTest(command):
                said = self.said_by(command, knowledge=number >= 2)  # before it is written, nothing is known
                if "..." in expected:
                    expected = expected[:expected.index("...")]
                    said = said[:len(expected)]
                self.assertEqual(said, expected)

    def test_the_case_passes(self):
        done = run(os.path.join(self.folder, "dev"), "try", "--nostall", NOSTALL, "testcases/knowledge/acme")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("PASS: nostall-22 :: knowledge/acme/client.cpp (1 of 1)", done.stdout)


if __name__ == "__main__":
    unittest.main()
