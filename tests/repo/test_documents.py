"""The examples in documentation are held against the program that they document."""

import os
import re
import tempfile
import textwrap
import unittest

from repository import NOSTALL, all_files, one_test_each, read, run


def yaml_blocks(path):
    return re.findall(r"^```yaml\n(.*?)^```", read(path), re.M | re.S)


def prose(path):
    """A document without its code, which has brackets and comment signs of its own."""
    return re.sub(r"^```.*?^```", "", read(path), flags=re.M | re.S)


def anchors(path):
    """The anchors of a document's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.*)$", prose(path), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def check_configuration(text):
    """What nostall says of a configuration with this text."""
    with tempfile.TemporaryDirectory() as folder:
        config = os.path.join(folder, ".nostall.yaml")
        source = os.path.join(folder, "empty.cpp")
        for path, content in ((config, text), (source, "")):
            with open(path, "w", encoding="utf-8") as file:
                file.write(content)
        return run(NOSTALL, "check", source, "--", "-std=c++20")


class Examples(unittest.TestCase):
    def test_the_example_of_a_knowledge_file_is_valid(self):
        blocks = yaml_blocks("checker/knowledge/README.md")
        self.assertTrue(blocks)
        done = check_configuration("knowledge:\n" + textwrap.indent(blocks[0], "  "))
        self.assertEqual(done.returncode, 0, done.stderr)

    @one_test_each(path for path in ("README.md", "checker/README.md") if path in all_files())
    def test_examples_of_configurations_are_valid(self, path):
        for block in yaml_blocks(path):
            done = check_configuration(block)
            self.assertEqual(done.returncode, 0, f"{block}\n{done.stderr}")

    def test_what_init_writes_is_valid(self):
        with tempfile.TemporaryDirectory() as folder:
            done = run("sh", "-c", f"cd '{folder}' && '{NOSTALL}' init && touch a.cpp && '{NOSTALL}' check a.cpp --")
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_documents_name_files_that_exist(self):
        known = set(all_files())
        folders = {os.path.dirname(path) for path in known}
        missing = []
        for path in known:
            if not path.endswith(".md"):
                continue
            for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", prose(path)):
                full = os.path.normpath(os.path.join(os.path.dirname(path), target))
                if full not in known and full.rstrip("/") not in folders:
                    missing.append(f"{path}: {target}")
        self.assertFalse(missing, "\n".join(missing))

    def test_links_lead_to_headings_that_exist(self):
        wrong = []
        for path in all_files():
            if not path.endswith(".md"):
                continue
            for target, anchor in re.findall(r"\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)", prose(path)):
                full = os.path.normpath(os.path.join(os.path.dirname(path), target)) if target else path
                if anchor not in anchors(full):
                    wrong.append(f"{path}: {target}#{anchor}")
        self.assertFalse(wrong, "\n".join(wrong))
