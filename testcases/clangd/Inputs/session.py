"""The session that session.test tells: session.py SERVER FOLDER."""

import signal
import sys

from lsp import WAIT, Server, show

FILE = "session.cpp"


def main(program, folder):
    server = Server([program], folder)
    server.open(FILE)
    print("== opened")
    found = server.diagnostics(FILE)
    show(server, FILE, found)
    first = found[0]
    print(f"source {first['source']}, severity {first['severity']}, "
          f"page {first['codeDescription']['href']}")
    print("== quick fixes")
    actions = server.actions(FILE, first)
    for action in actions:
        print(action["title"])
    server.execute(next(a for a in actions if "pool" in a["title"] or "to_thread" in str(a)))
    print("== applied")
    server.diagnostics(FILE)
    for line in server.texts[FILE].splitlines():
        if "to_thread" in line:
            print(line.strip())

    print("== after an edit")
    text = server.texts[FILE].replace("  co_return", "  usleep(1);\n  co_return")
    server.change(FILE, text)
    show(server, FILE, server.diagnostics(FILE))
    server.save(FILE)
    print("== saved")
    show(server, FILE, server.diagnostics(FILE))
    print("== broken in the middle")
    server.change(FILE, text.replace("co_return", "co_return ((("))
    server.diagnostics(FILE)
    print("== mended")
    server.change(FILE, text)
    show(server, FILE, server.diagnostics(FILE))
    print("ended with", server.stop())

    server = Server([program], folder)
    server.process.send_signal(signal.SIGTERM)
    print("by a signal with", server.process.wait(WAIT))
    server = Server([program], folder)
    server.process.stdin.close()
    print("without an editor with", server.process.wait(WAIT))


main(*sys.argv[1:])
