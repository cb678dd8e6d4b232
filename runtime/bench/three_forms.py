"""The table of `./dev demo`: one blocking handler under load, against its offloaded and its awaited form.

32 clients ask for the form as fast as they get answers; one more asks /ping all the time, and its waits are what the
others do to it. python3 runtime/bench/three_forms.py PATH-OF-three-forms
"""

import contextlib
import http.client
import socket
import subprocess
import sys
import threading
import time

CLIENTS = 32
SECONDS = 2
FORMS = {
    "/blocking": "coroutine that blocks",
    "/offloaded": "coroutine, offloaded to a thread",
    "/awaited": "coroutine that awaits",
}


def ask(port, path, until, times):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while time.monotonic() < until:
        began = time.monotonic()
        connection.request("GET", path)
        if connection.getresponse().read() == b"":
            raise RuntimeError("no answer")
        times.append(time.monotonic() - began)


def measure(port, path):
    until = time.monotonic() + SECONDS
    form, ping = [], []
    threads = [threading.Thread(target=ask, args=(port, path, until, form)) for _ in range(CLIENTS)]
    threads.append(threading.Thread(target=ask, args=(port, "/ping", until, ping)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ping.sort()
    return len(form) / SECONDS, ping[len(ping) // 2], ping[-1 - len(ping) // 100]


def main():
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = probe.getsockname()[1]
    server = subprocess.Popen([sys.argv[1], str(port)], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.05)
        print(f"{'handler (waits 20 ms)':<34} {'requests/s':>11} {'/ping median':>14} {'/ping 99%':>12}")
        for path, words in FORMS.items():
            rate, median, worst = measure(port, path)
            print(f"{words:<34} {rate:>11.0f} {median * 1e3:>11.1f} ms {worst * 1e3:>9.1f} ms", flush=True)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
