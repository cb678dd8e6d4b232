"""What an editor does before it saves: fix_on_save.py SERVER FOLDER."""

import difflib
import sys

from lsp import Server

FILE, OFF = "fix_on_save.cpp", "fix_on_save_off.cpp"


def kinds(server):
    provider = server.initialized["capabilities"]["codeActionProvider"]
    print("kinds:", "none" if provider is True else ", ".join(provider["codeActionKinds"]))


def ask(server, file, only):
    """The actions of a kind for which a save asks; a request that names no kinds has others."""
    found = [a for a in server.source_actions(file, only) if a.get("kind", "").startswith("source")]
    print(" ".join([", ".join(only or ["nothing"]) + ":"] + [a["kind"] for a in found]))
    return found


def difference(before, after):
    for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""):
        if not line.startswith(("+++", "---", "@@")):
            print(line)


def session(server):
    kinds(server)
    server.open(FILE)
    original = server.texts[FILE]
    server.diagnostics(FILE)
    print("== asked for")
    [fix] = ask(server, FILE, ["source.fixAll.nostall"])
    for only in (["source.fixAll"], ["source"], ["source.organizeImports", "source.fixAll"], ["source.fixAll.other"],
                 ["source.organizeImports"], ["source.fix"], None):
        ask(server, FILE, only)
    print("== applied")
    server.execute(fix)
    difference(original, server.texts[FILE])
    for d in server.diagnostics(FILE, nostall=False):
        print(f"still there: line {d['range']['start']['line']}, {d['message'].split()[0]}")
    print("again:", *server.source_actions(FILE, ["source.fixAll"]))
    print("== at once after an edit")
    server.change(FILE, "// more\n" + original)
    [fix] = server.source_actions(FILE, ["source.fixAll"])
    server.execute(fix)
    difference(original, server.texts[FILE])


def versions(server):
    print("== edits of a version")
    server.open(FILE)
    server.diagnostics(FILE)
    [fix] = server.source_actions(FILE, ["source.fixAll"])
    [change] = fix["edit"]["documentChanges"]
    print(f"version {change['textDocument']['version']}, {len(change['edits'])} edits")
    print("== turned off")
    server.open(OFF)
    print(len(server.diagnostics(OFF)), "diagnostics")
    ask(server, OFF, ["source.fixAll"])


def old(server):
    print("== an editor that knows no kinds")
    kinds(server)
    server.open(FILE)
    server.diagnostics(FILE)
    ask(server, FILE, ["source.fixAll"])


def main(program, folder):
    literals = {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}}}}
    with Server([program], folder) as server:
        session(server)
    with Server([program], folder, {"textDocument": literals,
                                    "workspace": {"workspaceEdit": {"documentChanges": True}}}) as server:
        versions(server)
    with Server([program], folder, {"textDocument": {}}) as server:
        old(server)


main(*sys.argv[1:])
