"""The examples of the runtime do what their comments and its README say, for clients that are not ours."""

import asyncio
import http.server
import json
import os
import sys
import tempfile
import threading
import unittest

sys.path.append("/usr/lib/python3/dist-packages")  # for a python3 that is not Debian's

import websockets

from example_programs import PATIENCE, Example, PostgreSQL, eventually, free_port
from repository import NOSTALL, run


def curl(*arguments):
    return run("curl", "--silent", "--show-error", "--max-time", str(PATIENCE), *arguments)


class Tour(unittest.TestCase):
    def test_every_endpoint_answers(self):
        with Example("fastapi-tour") as tour:
            for path, status, body in (
                    ("/external-users/1", 200, {"id": 1, "name": "User 1"}),
                    ("/combined-data/2", 200, {"user": {"id": 2, "name": "User 2"},
                                               "todos": [{"userId": 2, "title": "write"},
                                                         {"userId": 2, "title": "read"}]}),
                    ("/sync-task", 200, {"message": "Synchronous task completed after 2 seconds."}),
                    ("/async-task", 200, {"message": "Asynchronous task completed after 2 seconds."}),
                    ("/slow", 200, {"message": "done"}),
                    ("/weather/Paris", 200, {"city": "Paris", "temperature": "25°C"})):
                with self.subTest(path):
                    self.assertEqual(tour.request(path), (status, json.dumps(body, separators=(",", ":"),
                                                                             ensure_ascii=False).encode()))
            self.assertEqual(tour.request("/calculate", "POST", b'{"a": 1, "b": 2}'), (200, b'{"result":3}'))
            self.assertEqual(tour.request("/external-users/x")[0], 422)
            self.assertIn(b"nostall_requests_total", tour.request("/metrics")[1])

    def test_the_watchdog_names_the_endpoint_that_blocks(self):
        with Example("fastapi-tour") as tour:
            self.assertEqual(tour.request("/async-blocking-task")[0], 200)
            self.assertTrue(eventually(lambda: "handler: GET /async-blocking-task" in tour.logged()), tour.logged())

    def test_a_tool_that_reads_the_checkers_call_paths_reads_the_watchdogs(self):
        checked = run(NOSTALL, "check", "--no-index", "--format", "json", "runtime/examples/fastapi_tour.cpp", "--",
                      "-std=c++20", "-Iruntime/include")
        expected, = json.loads(checked.stdout)["findings"]
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "stalls.jsonl")
            with Example("fastapi-tour", "", path) as tour:
                self.assertEqual(tour.request("/async-blocking-task")[0], 200)
                self.assertTrue(eventually(lambda: os.path.isfile(path) and os.path.getsize(path) > 0), tour.logged())
            with open(path, encoding="utf-8") as file:
                seen, = map(json.loads, file)
        pair, = expected["pairs"]
        site, = pair["call_sites"]
        self.assertEqual(set(seen["chain"][0]), set(site["path"][0]))
        for step in (seen, site, *seen["chain"], *site["path"]):
            step["file"] = os.path.basename(step["file"])
            if "function" in step:
                step["function"] = step["function"].replace("(anonymous namespace)::", "")
        for key, value in (("category", expected["category"]), ("severity", expected["severity"]),
                           ("file", site["file"]), ("line", site["line"]),
                           ("function", pair["entry"].replace("(anonymous namespace)::", ""))):
            with self.subTest(key):
                self.assertEqual(seen[key], value)
        for key in ("kind", "file", "line", "function", "call"):
            with self.subTest(key):
                self.assertEqual(str(seen["chain"][0][key]).partition("<")[0], str(site["path"][0][key]))

    def test_the_upstreams_status_is_passed_on(self):
        with Example("fastapi-tour") as tour:
            for path in ("/external-users/99", "/combined-data/99"):
                status, body = tour.request(path)
                self.assertEqual(status, 404)
                self.assertIn(b"no such user", body)

    def test_an_upstream_that_cannot_be_reached_is_503(self):
        with Example("fastapi-tour", f"http://127.0.0.1:{free_port()}") as tour:
            for path in ("/external-users/1", "/combined-data/1"):
                status, body = tour.request(path)
                self.assertEqual(status, 503)
                self.assertIn("External API request failed", json.loads(body)["detail"])

    def test_both_requests_for_combined_data_are_under_way_at_the_same_time(self):
        both = threading.Barrier(2, timeout=PATIENCE)

        class Upstream(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                both.wait()  # for the other one, before anything is answered
                body = json.dumps(self.path).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Upstream) as upstream:
            serving = threading.Thread(target=upstream.serve_forever)
            serving.start()
            try:
                with Example("fastapi-tour", f"http://127.0.0.1:{upstream.server_port}") as tour:
                    status, body = tour.request("/combined-data/7")
            finally:
                upstream.shutdown()
                serving.join()
        self.assertEqual((status, json.loads(body)), (200, {"user": "/users/7", "todos": "/todos?userId=7"}))


class Upload(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = os.path.join(temporary.name, "uploads")
        self.original = os.path.join(temporary.name, "original")
        self.content = os.urandom(5_000_000)
        with open(self.original, "wb") as file:
            file.write(self.content)

    def test_what_curl_sends_curl_gets_back(self):
        with Example("upload", self.folder) as upload:
            for name in ("picture.png", "a%20b.png"):
                for encoding in ((), ("-H", "Transfer-Encoding: chunked")):
                    with self.subTest(name, encoding=encoding):
                        sent = curl(*encoding, "-w", "%{http_code}", "-T", self.original, upload.url("/files/" + name))
                        stored = {"name": name.replace("%20", " "), "bytes": len(self.content)}
                        self.assertEqual(sent.stdout, json.dumps(stored, separators=(",", ":")) + "201", sent.stderr)
                        self.assertEqual(upload.request("/files/" + name), (200, self.content))
        self.assertEqual(sorted(os.listdir(self.folder)), ["a b.png", "picture.png"])

    def test_the_newest_one_counts(self):
        with Example("upload", self.folder) as upload:
            for content in (self.content, b"short", b""):
                self.assertEqual(upload.request("/files/a", "PUT", content)[0], 201)
                self.assertEqual(upload.request("/files/a"), (200, content))

    def test_a_name_does_not_decide_where_it_is_written(self):
        with Example("upload", self.folder) as upload:
            for name in ("..%2fescaped", ".hidden", "%2fescaped", "a%2fb"):
                with self.subTest(name):
                    self.assertEqual(upload.request("/files/" + name, "PUT", b"x")[0], 422)
            for path in ("/files/", "/files/../escaped", "/files/a/b"):
                self.assertIn(curl("--path-as-is", "-w", "%{http_code}", "-o", "/dev/null", "-T", self.original,
                                   upload.url(path).removesuffix("/")).stdout, ("404", "405", "422"))
        self.assertEqual(os.listdir(self.folder), [])
        self.assertEqual(os.listdir(os.path.dirname(self.folder)).count("escaped"), 0)

    def test_too_much_is_refused_before_it_is_sent(self):
        with Example("upload", self.folder) as upload:
            large = os.path.join(os.path.dirname(self.folder), "large")
            with open(large, "wb") as file:
                file.truncate(100 * 1024 * 1024 + 1)
            sent = curl("-w", "%{http_code} %{size_upload}", "-o", "/dev/null", "-T", large, upload.url("/files/large"))
            self.assertEqual(sent.stdout, "413 0", sent.stderr)


class Chat(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.chat = Example("chat")
        self.chat.__enter__()
        self.addCleanup(self.chat.__exit__, None)

    async def come(self, name, room="hall"):
        """Returns when the chat has said so."""
        member = await websockets.connect(f"ws://127.0.0.1:{self.chat.port}/rooms/{room}/{name}",
                                          open_timeout=PATIENCE, close_timeout=1)
        self.addAsyncCleanup(member.close)
        self.assertEqual(await self.hear(member), f"{name} has come")
        return member

    async def hear(self, member):
        return await asyncio.wait_for(member.recv(), PATIENCE)

    async def test_what_one_says_all_in_the_room_hear(self):
        ann, elsewhere = await self.come("ann"), await self.come("eve", "attic")
        bob = await self.come("bob")
        self.assertEqual(await self.hear(ann), "bob has come")
        await ann.send("hello")
        await bob.send("¡hola!")
        for member in (ann, bob):
            self.assertEqual({await self.hear(member), await self.hear(member)}, {"ann: hello", "bob: ¡hola!"})
        await bob.close()
        self.assertEqual(await self.hear(ann), "bob has gone")
        await elsewhere.send("alone")
        self.assertEqual(await self.hear(elsewhere), "eve: alone")

    async def test_who_dies_has_gone_too(self):
        ann, bob = await self.come("ann"), await self.come("bob")
        await self.hear(ann)
        bob.transport.abort()
        self.assertEqual(await self.hear(ann), "bob has gone")
        again = await self.come("bob")
        await again.send("back")
        self.assertEqual([await self.hear(ann), await self.hear(ann)], ["bob has come", "bob: back"])

    async def test_nobody_waits_for_who_does_not_listen(self):
        ann, bob = await self.come("ann"), await self.come("bob")
        await self.hear(ann)
        bob.transport.pause_reading()
        line = "x" * 100_000
        for _ in range(400):  # more than the kernel's buffers and bob's queue hold
            await ann.send(line)
            self.assertEqual(await self.hear(ann), "ann: " + line)
        carl = await self.come("carl")
        await carl.send("hello")
        self.assertEqual([await self.hear(ann), await self.hear(ann)], ["carl has come", "carl: hello"])

    async def test_the_stop_says_goodbye(self):
        ann = await self.come("ann")
        self.chat.process.terminate()
        with self.assertRaises(websockets.ConnectionClosed):
            await self.hear(ann)


class Notes(unittest.TestCase):
    def test_notes_are_kept_in_a_database(self):
        with PostgreSQL() as database, Example("notes", database.where()) as notes:
            milk = {"id": 1, "title": "milk", "text": "two bottles"}
            tricky = {"id": 2, "title": "'); drop table notes; --", "text": "100%"}
            for note in (milk, tricky):
                status, body = notes.request("/notes", "POST", json.dumps(note).encode())
                self.assertEqual((status, json.loads(body)), (201, note))
            for path, status, body in (("/notes/1", 200, milk), ("/notes", 200, [milk, tricky]),
                                       ("/notes?search=two%20b", 200, [milk]), ("/notes?search=%25", 200, [tricky]),
                                       ("/notes?search=none", 200, []), ("/notes/3", 404, {"detail": "no such note"})):
                with self.subTest(path):
                    answer = notes.request(path)
                    self.assertEqual((answer[0], json.loads(answer[1])), (status, body))
            self.assertEqual(notes.request("/notes", "POST", b'{"title": "milk"}')[0], 422)
            self.assertEqual([notes.request("/notes/1", "DELETE")[0] for _ in range(2)], [204, 404])

    def test_a_database_that_is_gone_is_503_until_it_is_back(self):
        with PostgreSQL() as database, Example("notes", database.where()) as notes:
            self.assertEqual(notes.request("/notes"), (200, b"[]"))
            database.stop()
            for _ in range(2):
                status, body = notes.request("/notes")
                self.assertEqual((status, json.loads(body)), (503, {"detail": "the database cannot be reached"}))
            self.assertTrue(eventually(lambda: "Connection refused" in notes.logged()), notes.logged())
            database.start()
            self.assertEqual(notes.request("/notes"), (200, b"[]"))

    def test_it_does_not_start_without_one(self):
        done = run(Example("notes", f"host=localhost port={free_port()}").command[0], str(free_port()),
                   f"host=localhost port={free_port()}")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("Connection refused", done.stderr)
        self.assertNotIn("terminate", done.stderr)
