"""The order of the checker's components: a folder includes only folders that come before it, and few know Clang's AST."""

import re
import unittest

from repository import checker_sources, one_test_each, read, runtime_sources

COMPONENTS = ["model", "knowledge", "lower", "flow", "program", "extract", "propagate", "policy", "rules", "fixes", "store",
              "render", "gate", "integrations", "bench", "pipeline", "tidy", "clangd", "cli"]
KNOW_CLANG = {"lower", "extract", "tidy", "clangd", "pipeline"}
FRONT_ENDS = {"tidy", "clangd", "cli"}


def component_of(path):
    return path.split("/")[1]


class Layers(unittest.TestCase):
    @one_test_each(sorted({component_of(path) for path in checker_sources()}))
    def test_a_component_includes_only_components_before_it(self, component):
        self.assertIn(component, COMPONENTS, "a component that is not in the list")
        wrong = []
        for path in checker_sources():
            if component_of(path) != component:
                continue
            for line, header in re.findall(r"^(\s*#\s*include\s*[\"<]([^\">]+)[\">])", read(path), re.M):
                first = header.split("/")[0]
                known = first in COMPONENTS and "/" in header
                allowed = first == component or (first not in FRONT_ENDS and known and COMPONENTS.index(first) < COMPONENTS.index(component))
                if known and not allowed:
                    wrong.append(f"{path}: {line.strip()}")
                if first in ("clang", "clang-tidy", "clang-c", "clang-include-cleaner") and component not in KNOW_CLANG:
                    wrong.append(f"{path}: {line.strip()}: this component does not use Clang")
        self.assertFalse(wrong, "\n".join(wrong))

    def test_the_runtime_does_not_include_the_checker(self):
        wrong = [path for path in runtime_sources()
                 if re.search(r"#\s*include\s*[\"<](llvm|clang|" + "|".join(COMPONENTS) + r")/", read(path))]
        self.assertFalse(wrong)
