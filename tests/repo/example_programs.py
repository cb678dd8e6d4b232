"""The programs of runtime/examples, running as a user runs them, and what they need to talk to."""

import contextlib
import glob
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

from repository import BUILD

PATIENCE = 20  # seconds for what takes no time


def free_port():
    """One that is free, and the next one too, which the tour also takes."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            with contextlib.suppress(OSError, OverflowError):
                second.bind(("127.0.0.1", port + 1))
                return port


def eventually(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


class Example:
    """`with Example("chat") as chat`: the program runs in the block. It must end in time, and well, when asked to."""

    def __init__(self, name, *arguments):
        self.port = free_port()
        self.command = [os.path.join(BUILD, "examples", name), str(self.port), *arguments]

    def __enter__(self):
        self.log = tempfile.NamedTemporaryFile("w")
        self.process = subprocess.Popen(self.command, stdout=self.log, stderr=self.log)
        if not eventually(self.listens):
            self.process.kill()
            self.process.wait()
            raise AssertionError("it does not listen: " + self.logged())
        return self

    def __exit__(self, kind, *rest):
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = self.process.wait()
        log = self.logged()
        self.log.close()
        if kind is None and status != 0:
            raise AssertionError(f"it ended with {status}: {log}")

    def listens(self):
        if self.process.poll() is not None:
            return True  # and the next request says so
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.port)) == 0

    def logged(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            return file.read()

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def request(self, path, method="GET", data=None):
        """The status and the body."""
        request = urllib.request.Request(self.url(path), data, {"Content-Type": "application/octet-stream"},
                                         method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()


class PostgreSQL:
    """A server with an empty database, as long as the block."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp()
        os.chmod(self.folder, 0o777)
        self.port = free_port()
        self.run("initdb", "--auth=trust", "--username=tester", "--no-sync", "-D", self.folder + "/data")
        self.start()
        return self

    def __exit__(self, *_):
        with contextlib.suppress(subprocess.CalledProcessError):
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        self.run("pg_ctl", "start", "-w", "-D", self.folder + "/data", "-l", self.folder + "/log", "-o",
                 f"-c listen_addresses=127.0.0.1 -c port={self.port} -c fsync=off "
                 f"-c unix_socket_directories={self.folder}")

    def stop(self):
        self.run("pg_ctl", "stop", "-m", "immediate", "-D", self.folder + "/data")

    def run(self, program, *arguments):
        newest = max(glob.glob("/usr/lib/postgresql/*/bin"))
        user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
        subprocess.run([*user, os.path.join(newest, program), *arguments], cwd=self.folder, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def where(self):
        return f"host=localhost port={self.port} user=tester dbname=postgres sslmode=disable"
