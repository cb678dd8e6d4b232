"""The session that project.test tells: project.py SERVER FOLDER."""

import sys

from lsp import Server, show

HANDLER, HEADER, STORAGE = "handler.cpp", "storage.hpp", "storage.cpp"


def lines(server):
    return [d["range"]["start"]["line"] + 1 for d in server.published[HANDLER]["diagnostics"]
            if d.get("source") == "nostall"]


def until(server, *wanted):
    """Waits until the findings of the handler stand in these lines."""
    server.wait_until(lambda: HANDLER in server.published and lines(server) == list(wanted))
    show(server, HANDLER, server.diagnostics(HANDLER))


def main(program, folder):
    server = Server([program], folder)
    server.open(HANDLER)
    print("== the index is there")
    until(server, 5, 10)
    print("categories", ", ".join(d["category"] for d in server.diagnostics(HANDLER)))
    server.wait_until(lambda: any(p["value"]["kind"] == "end" and p["token"].startswith("nostall")
                                  for p in server.progress))
    own = [p["value"] for p in server.progress if p["token"].startswith("nostall")]
    print(f"progress {own[0]['kind']}, report {max(v.get('percentage', 0) for v in own)}%, {own[-1]['kind']}")
    hover = server.request("textDocument/hover", {"textDocument": {"uri": server.uri(HANDLER)},
                                                  "position": {"line": 4, "character": 3}})
    print("hover over 'load':", hover["contents"]["value"].strip().splitlines()[-1])

    print("== storage.cpp is edited, and not saved")
    server.open(STORAGE)
    server.diagnostics(STORAGE)
    server.change(STORAGE, server.texts[STORAGE].replace("::fsync(1)", ""))
    until(server, 5)

    print("== storage.cpp is closed: the disk counts")
    server.close(STORAGE)
    until(server, 5, 10)

    print("== storage.hpp is mended and saved")
    server.open(HEADER)
    server.change(HEADER, server.texts[HEADER].replace("::sleep(1)", ""))
    server.save(HEADER)
    until(server, 10)

    print("== storage.cpp sleeps now, on the disk")
    path = server.folder / STORAGE
    path.write_text(path.read_text().replace("flush();", "::sleep(1);"))
    server.save(HEADER)
    server.wait_until(lambda: "calls 'sleep'" in str(server.published[HANDLER]["diagnostics"]))
    show(server, HANDLER, server.diagnostics(HANDLER))
    print("ended with", server.stop())


main(*sys.argv[1:])
