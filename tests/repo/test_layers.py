"""The order of the checker's components: a folder includes only folders that come before it, and few know Clang's AST."""

import re
import unittest

from repository import checker_sources, one_test_each, read, runtime_sources

ROOMS = ["model", "knowledge", "lower", "flow", "program", "extract", "propagate", "policy", "rules", "fixes", "store", "render", "gate", "integrations",
         "bench", "pipeline", "tidy", "clangd", "cli"]
KNOW_CLANG = {"lower", "extract", "tidy", "clangd", "pipeline"}
DOORS = {"tidy", "clangd", "cli"}


def room_of(path):
    return path.split("/")[1]


class Layers(unittest.TestCase):
    @one_test_each(sorted({room_of(path) for path in checker_sources()}))
    def test_a_room_includes_only_rooms_before_it(self, room):
        self.assertIn(room, ROOMS, "a room that the plan does not know")
        wrong = []
        for path in checker_sources():
            if room_of(path) != room:
                continue
            for line, header in re.findall(r"^(\s*#\s*include\s*[\"<]([^\">]+)[\">])", read(path), re.M):
                first = header.split("/")[0]
                known = first in ROOMS and "/" in header
                allowed = first == room or (first not in DOORS and known and ROOMS.index(first) < ROOMS.index(room))
                if known and not allowed:
                    wrong.append(f"{path}: {line.strip()}")
                if first in ("clang", "clang-tidy", "clang-c", "clang-include-cleaner") and room not in KNOW_CLANG:
                    wrong.append(f"{path}: {line.strip()}: this room does not know Clang")
        self.assertFalse(wrong, "\n".join(wrong))

    def test_the_runtime_does_not_include_the_checker(self):
        wrong = [path for path in runtime_sources()
                 if re.search(r"#\s*include\s*[\"<](llvm|clang|" + "|".join(ROOMS) + r")/", read(path))]
        self.assertFalse(wrong)
