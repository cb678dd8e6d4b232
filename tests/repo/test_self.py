"""nostall must be clean under nostall."""

import json
import os
import unittest

from repository import BUILD, NOSTALL, ROOT, run


def own_sources():
    """The sources of the compile database that stand in the checker and the runtime. Examples stall on purpose."""
    with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as file:
        paths = {os.path.relpath(entry["file"], ROOT) for entry in json.load(file)}
    return sorted(path for path in paths if path.startswith(("checker/", "runtime/"))
                  and not path.startswith("runtime/examples/"))


class Self(unittest.TestCase):
    def test_nostall_finds_nothing_in_itself(self):
        sources = own_sources()
        self.assertTrue(sources)
        done = run(NOSTALL, "check", "-p", BUILD, *sources)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
