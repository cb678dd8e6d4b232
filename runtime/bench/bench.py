"""Measures the HTTP server of the runtime against what stands beside it: `./dev bench runtime`.

The server under test has one core to itself, the load another one. What counts is requests per CPU-second of the
server: it does not depend on how fast the load is made, and little on what else the machine does. Servers take turns,
several rounds of a few seconds, and the median of the rounds counts. Needs wrk, FastAPI and uvicorn, and the targets
`runtime-bench` of the build folder.
"""

import argparse
import contextlib
import os
import re
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SERVER_CORE, LOAD_CORE = "0", "1"
PIPELINED = 16
PIPELINE_SCRIPT = f"""
init = function()
  local requests = {{}}
  for index = 1, {PIPELINED} do requests[index] = wrk.format() end
  all = table.concat(requests)
end
request = function() return all end
"""


class Server:
    """A server under test, on its core, on a free port."""

    def __init__(self, command):
        with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as probe:
            self.port = probe.getsockname()[1]
        words = [word.replace("@PORT@", str(self.port)) for word in command]
        self.process = subprocess.Popen(["taskset", "-c", SERVER_CORE, *words], cwd=HERE, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.05)
        raise RuntimeError(f"{words[0]} does not listen")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def cpu_seconds(self):
        """Of all its threads, in nanosecond steps; threads that have ended are in the tick count only."""
        total = 0
        folder = f"/proc/{self.process.pid}/task"
        for thread in os.listdir(folder):
            with open(f"{folder}/{thread}/schedstat", encoding="ascii") as file:
                total += int(file.read().split()[0])
        return total / 1e9

    def resident_bytes(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmRSS:\s+(\d+) kB", file.read())[1]) * 1024

    def get(self, path):
        with socket.create_connection(("127.0.0.1", self.port), 60) as client:
            client.sendall(f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
            text = b"".join(iter(lambda: client.recv(65536), b""))
        return text.partition(b"\r\n\r\n")[2].decode()


class Load:
    """What wrk says of one run."""

    def __init__(self, server, path, seconds, connections=64, script=None, wait=True):
        command = ["taskset", "-c", LOAD_CORE, "wrk", "-t1", f"-c{connections}", f"-d{seconds}", "--latency"]
        if script:
            command += ["-s", script]
        self.process = subprocess.Popen([*command, f"http://127.0.0.1:{server.port}{path}"], text=True,
                                        stdout=subprocess.PIPE)
        if wait:
            self.finish()

    def finish(self):
        text = self.process.communicate()[0]
        self.requests = int(re.search(r"(\d+) requests in", text)[1])
        self.rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
        number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
        self.p99 = float(number) * {"us": 1e-6, "ms": 1e-3, "s": 1}[unit]
        self.errors = re.findall(r"(Socket errors.*|Non-2xx.*)", text)
        return self


def per_cpu_second(command, seconds, script=None):
    with Server(command) as server:
        Load(server, "/plaintext", 1, script=script)
        before = server.cpu_seconds()
        load = Load(server, "/plaintext", seconds, script=script)
        if load.errors:
            raise RuntimeError(f"{command[0]}: {load.errors}")
        return load.requests / (server.cpu_seconds() - before)


class Report:
    def __init__(self):
        self.missed = 0

    def line(self, what, value, goal, reached):
        self.missed += not reached
        print(f"{what:<58} {value:>14}   {goal:<22} {'reached' if reached else 'MISSED'}", flush=True)


def measure_plaintext(build, rounds, seconds, script):
    runtime = [f"{build}/bench/bench-server", "@PORT@"]
    servers = {
        "runtime": (runtime, None),
        "raw": ([f"{build}/bench/raw-echo", "@PORT@"], None),
        "beast": ([f"{build}/bench/beast-server", "@PORT@"], None),
        "pipelined": (runtime, script),
        "fastapi": (["uvicorn", "--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "error",
                     "--port", "@PORT@", "fastapi_app:app"], None),
    }
    rates = {name: [] for name in servers}
    for _ in range(rounds):
        for name, (command, pipeline) in servers.items():
            rates[name].append(per_cpu_second(command, seconds, pipeline))
    return {name: statistics.median(values) for name, values in rates.items()}


def report_plaintext(report, build, rounds, seconds, script):
    rate = measure_plaintext(build, rounds, seconds, script)
    print("requests per CPU-second of the server: " +
          ", ".join(f"{name} {value:,.0f}" for name, value in rate.items()))
    print(f"against FastAPI, the raw echo reaches {rate['raw'] / rate['fastapi']:.2f}: whoever parses requests cannot "
          "reach more")
    for other, words, goal in (("raw", "a raw Asio echo", 0.95), ("beast", "Beast's coroutine server", 1.4),
                               ("fastapi", "FastAPI with uvicorn", 11)):
        ratio = rate["runtime"] / rate[other]
        report.line(f"plaintext against {words}", f"{ratio:.2f}", f"at least {goal}", ratio >= goal)
    ratio = rate["pipelined"] / rate["runtime"]
    report.line(f"pipelined by {PIPELINED} against one by one", f"{ratio:.2f}", "at least 5", ratio >= 5)


def report_allocations(report, build):
    with Server([f"{build}/bench/bench-server", "@PORT@"]) as server:
        Load(server, "/plaintext", 1)
        before = int(server.get("/allocations"))
        load = Load(server, "/plaintext", 2)
        idle = int(server.get("/allocations"))
        per_request = (idle - before) / load.requests
    # Connections come and go in between, and are allocated; a request is not.
    report.line("allocations a request, with 64 connections opened anew", f"{per_request:.4f}", "0", per_request < 0.05)


def report_to_thread(report, build):
    text = subprocess.run(["taskset", "-c", SERVER_CORE, f"{build}/bench/to-thread-bench"], check=True, text=True,
                          stdout=subprocess.PIPE).stdout
    micros = dict(re.findall(r"^(.*?) calls=\d+ cpu_us_per_call=([\d.]+)", text, re.MULTILINE))
    print(f"to wake a thread and be woken by it takes {micros['wake_and_back']} us of CPU here: to_thread alone cannot "
          "take less")
    for coroutines, words in ((1, "one call after the other"), (64, "64 coroutines at once")):
        cost = float(micros[f"to_thread coroutines={coroutines}"])
        report.line(f"to_thread, CPU time a call, {words}", f"{cost:.2f} us", "at most 5 us", cost <= 5)


def report_watchdog(report, build):
    text = subprocess.run([f"{build}/bench/watchdog-bench"], check=True, text=True, stdout=subprocess.PIPE).stdout
    percent = float(re.search(r"watchdog busy .*cost_percent=(-?[\d.]+)", text)[1])
    report.line("watchdog, cost for a busy loop that never stalls", f"{percent:.2f} %", "under 1 %", percent < 1)


def report_plain_handlers(report, build, seconds):
    with Server([f"{build}/bench/bench-server", "@PORT@"]) as server:
        plain = Load(server, "/sleep", seconds + 1, wait=False)
        time.sleep(0.5)
        loop = Load(server, "/plaintext", seconds, connections=4)
        plain.finish()
    report.line("plain handlers that sleep 10 ms, requests a second", f"{plain.rate:.0f}", "40 / 10 ms, less 5%",
                plain.rate >= 0.95 * 40 / 0.010)
    report.line("async handlers meanwhile, 99th percentile", f"{loop.p99 * 1e3:.2f} ms", "under 5 ms",
                loop.p99 < 0.005)


def report_idle(report, build, count):
    resource.setrlimit(resource.RLIMIT_NOFILE, (count + 1000, max(count + 1000, resource.getrlimit(
        resource.RLIMIT_NOFILE)[1])))
    with Server([f"{build}/bench/bench-server", "@PORT@"]) as server, contextlib.ExitStack() as stack:
        server.get("/plaintext")
        before = server.resident_bytes()
        clients = [stack.enter_context(socket.create_connection(("127.0.0.1", server.port))) for _ in range(count)]
        for client in clients:
            client.sendall(b"GET /plaintext HTTP/1.1\r\nHost: a\r\n\r\n")
            if not client.recv(4096).startswith(b"HTTP/1.1 200"):
                raise RuntimeError("no answer")
        each = (server.resident_bytes() - before) / count
    report.line(f"memory of each of {count:,} idle connections", f"{each:.0f} bytes", "under 4096 bytes", each < 4096)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=os.path.join(HERE, "..", "..", "build", "llvm-22"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3, help="of each run")
    parser.add_argument("--connections", type=int, default=10000, help="idle ones")
    options = parser.parse_args()
    build = os.path.abspath(options.build)
    report = Report()
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(PIPELINE_SCRIPT)
        script.flush()
        report_plaintext(report, build, options.rounds, options.seconds, script.name)
    report_allocations(report, build)
    report_to_thread(report, build)
    report_watchdog(report, build)
    report_plain_handlers(report, build, options.seconds)
    report_idle(report, build, options.connections)
    return 1 if report.missed else 0


if __name__ == "__main__":
    sys.exit(main())
