"""Applies each quick fix to the file as it was: quick_fixes.py SERVER FOLDER."""

import difflib
import sys

from lsp import Server

FILE = "session.cpp"


def main(program, folder):
    with Server([program], folder) as server:
        server.open(FILE)
        original = server.texts[FILE]
        [finding] = server.diagnostics(FILE)
        for title in [action["title"] for action in server.actions(FILE, finding)]:
            [finding] = server.diagnostics(FILE)
            server.execute(next(a for a in server.actions(FILE, finding) if a["title"] == title))
            print("==", title)
            for line in difflib.unified_diff(original.splitlines(), server.texts[FILE].splitlines(), n=0, lineterm=""):
                if not line.startswith(("+++", "---", "@@")):
                    print(line)
            print(len(server.diagnostics(FILE, nostall=False)), "diagnostics")
            server.change(FILE, original)
    print("end")


main(*sys.argv[1:])
