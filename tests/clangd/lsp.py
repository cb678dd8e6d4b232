"""A client of the language server protocol, as small as tests of nostall-clangd need one.

    with Server([path], folder) as server:
        server.open("a.cpp")
        for diagnostic in server.diagnostics("a.cpp"): ...

Positions are the protocol's: lines and UTF-16 units, counted from 0.
"""

import json
import os
import pathlib
import queue
import subprocess
import threading
import time

CONFIGURATION = str(pathlib.Path(__file__).with_name("configuration"))  # instead of that of whoever runs the tests
WAIT = 60  # seconds after which a server that says nothing is taken for dead


class Server:
    def __init__(self, command, folder, capabilities=None):
        self.folder = pathlib.Path(folder).resolve()
        self.texts, self.versions = {}, {}
        self.told = {}  # the text of each version, by {file, version}
        self.published = {}  # file -> the last notification's parameters
        self.notified, self.progress = [], []
        self.replies, self.events = {}, queue.Queue()
        self.last_id = 0
        self.process = subprocess.Popen(command, cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        env={**os.environ, "XDG_CONFIG_HOME": CONFIGURATION},
                                        stderr=open(os.environ.get("LSP_LOG", os.devnull), "w"))
        threading.Thread(target=self._read, daemon=True).start()
        editor = {
            "textDocument": {
                "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True,
                                       "categorySupport": True},
                "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
                "hover": {"contentFormat": ["markdown"]},
            },
            "window": {"workDoneProgress": True},
            "workspace": {"applyEdit": True},
        }
        self.initialized = self.request("initialize", {
            "processId": os.getpid(), "rootUri": self.folder.as_uri(), "capabilities": capabilities or editor})
        self.notify("initialized", {})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """Ends the server as the protocol wants it; returns its exit status."""
        if self.process.poll() is None:
            self.request("shutdown", None)
            self.notify("exit", None)
        return self.process.wait(WAIT)

    # Messages.

    def _read(self):
        pipe = self.process.stdout
        while True:
            length = 0
            while (line := pipe.readline().strip()):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if not length:
                return self.events.put(None)
            self.events.put(json.loads(pipe.read(length)))

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def notify(self, method, params):
        self._send({"method": method, "params": params})

    def request(self, method, params):
        self.last_id += 1
        wanted = self.last_id
        self._send({"id": wanted, "method": method, "params": params})
        self.wait_until(lambda: wanted in self.replies)
        reply = self.replies.pop(wanted)
        if "error" in reply:
            raise RuntimeError(f"{method}: {reply['error']}")
        return reply["result"]

    def wait_until(self, condition, seconds=WAIT):
        """Handles messages until condition() holds."""
        end = time.monotonic() + seconds
        while not condition():
            try:
                message = self.events.get(timeout=max(0, end - time.monotonic()))
            except queue.Empty:
                raise TimeoutError("the server does not say what was waited for") from None
            if message is None:
                raise RuntimeError(f"the server has ended: {self.process.wait(WAIT)}")
            self._handle(message)

    def listen(self, seconds):
        """Handles whatever comes within this time."""
        try:
            self.wait_until(lambda: False, seconds)
        except TimeoutError:
            pass

    def _handle(self, message):
        method, params = message.get("method"), message.get("params")
        if method is None:
            self.replies[message["id"]] = message
        elif "id" in message:
            self._send({"id": message["id"], "result": self._answer(method, params)})
        elif method == "textDocument/publishDiagnostics":
            self.published[self.file(params["uri"])] = params
        elif method == "$/progress":
            self.progress.append(params)
        else:
            self.notified.append((method, params))

    def _answer(self, method, params):
        if method == "workspace/applyEdit":
            self.apply(params["edit"])
            return {"applied": True}
        return None

    # Documents. A file is named by its path relative to the folder.

    def uri(self, file):
        return (self.folder / file).as_uri()

    def file(self, uri):
        path = pathlib.Path(uri.removeprefix("file://"))
        return str(path.relative_to(self.folder)) if path.is_relative_to(self.folder) else str(path)

    def open(self, file, text=None):
        self.texts[file] = (self.folder / file).read_text() if text is None else text
        self.versions[file] = 1
        self.told[file, 1] = self.texts[file]
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": self.uri(file), "languageId": "cpp", "version": 1, "text": self.texts[file]}})

    def change(self, file, text, at_once=False):
        """Without delay if asked: clangd waits for the next letter else."""
        self.texts[file] = text
        self.versions[file] += 1
        self.told[file, self.versions[file]] = text
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": self.uri(file), "version": self.versions[file]},
            "contentChanges": [{"text": text}], **({"wantDiagnostics": True} if at_once else {})})

    def close(self, file):
        self.notify("textDocument/didClose", {"textDocument": {"uri": self.uri(file)}})
        del self.texts[file], self.versions[file]

    def save(self, file):
        (self.folder / file).write_text(self.texts[file])
        self.notify("textDocument/didSave", {"textDocument": {"uri": self.uri(file)}})

    def diagnostics(self, file, nostall=True):
        """Those of the newest text, once the server has told them; only nostall's, unless all are asked for."""
        # clangd says nothing more of a version with a text that it has told of.
        self.wait_until(lambda: self.told.get((file, self.published.get(file, {}).get("version"))) == self.texts[file])
        found = self.published[file]["diagnostics"]
        return [d for d in found if d.get("source") == "nostall"] if nostall else found

    def actions(self, file, diagnostic):
        """The quick fixes for a diagnostic."""
        return self.request("textDocument/codeAction", {
            "textDocument": {"uri": self.uri(file)}, "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic], "only": ["quickfix"]}})

    def source_actions(self, file, only):
        """What an editor asks for before it saves a file, by kinds; null for a request that names none."""
        end = {"line": self.texts[file].count("\n"), "character": 0}
        return self.request("textDocument/codeAction", {
            "textDocument": {"uri": self.uri(file)}, "range": {"start": {"line": 0, "character": 0}, "end": end},
            "context": {"diagnostics": [], **({} if only is None else {"only": only})}})

    def execute(self, action):
        """Does what an action says: its edit, its command or both."""
        if "edit" in action:
            self.apply(action["edit"])
        command = action.get("command")
        if isinstance(command, str):  # the action is a command itself
            command = action
        if command:
            self.request("workspace/executeCommand",
                         {"command": command["command"], "arguments": command.get("arguments", [])})

    def apply(self, edit):
        """Changes the texts as a WorkspaceEdit says; open documents are told to the server."""
        changes = dict(edit.get("changes", {}))
        for document in edit.get("documentChanges", []):
            changes.setdefault(document["textDocument"]["uri"], []).extend(document["edits"])
        for uri, edits in changes.items():
            file = self.file(uri)
            text = self.texts[file] if file in self.texts else (self.folder / file).read_text()
            # From the last to the first, so that no edit moves another; of two at one place the first stands first.
            for _, one in sorted(enumerate(edits), key=lambda e: (position(e[1]["range"]["start"]), e[0]),
                                 reverse=True):
                begin, end = offset(text, one["range"]["start"]), offset(text, one["range"]["end"])
                text = text[:begin] + one["newText"] + text[end:]
            if file in self.texts:
                self.change(file, text)
            else:
                (self.folder / file).write_text(text)


def position(where):
    return where["line"], where["character"]


def offset(text, where):
    """The index in `text` of a position, which counts UTF-16 code units."""
    start = 0
    for _ in range(where["line"]):
        start = text.index("\n", start) + 1
    units = text[start:].encode("utf-16-le")[:2 * where["character"]]
    return start + len(units.decode("utf-16-le"))


def show(server, file, diagnostics):
    """Diagnostics as lines of text for FileCheck."""
    for d in diagnostics:
        print(f"{file}:{d['range']['start']['line'] + 1}: {d.get('code')}: {d['message']}")
        for related in d.get("relatedInformation", []):
            where = related["location"]
            print(f"  at {server.file(where['uri'])}:{where['range']['start']['line'] + 1}: {related['message']}")
