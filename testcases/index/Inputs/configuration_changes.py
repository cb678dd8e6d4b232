"""configuration_changes.py FOLDER NOSTALL [CLANG-TIDY PLUGIN]: for each file in FOLDER/configurations, in the order of
their names, makes it the configuration and says how many files were parsed and what is found, by both front ends.

A line is "NAME: N parsed: FILE:LINE CALL, ..."; what the configuration accepts stands in brackets, at the cause.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

import json_places

folder, nostall, clang_tidy, plugin = pathlib.Path(sys.argv[1]), *sys.argv[2:5]
os.chdir(folder)


def check():
    done = subprocess.run([nostall, "check", "-p", ".", "--statistics", "--format", "json"], capture_output=True, text=True)
    parsed = re.search(r"(\d+) parsed", done.stderr)
    if done.returncode not in (0, 1) or not parsed:
        sys.exit(f"exit status {done.returncode}: {done.stderr}")
    found = json_places.diagnostics(json.loads(done.stdout))
    places = [(os.path.basename(d.place[0]), d.place[1], d.message) for d in found]
    accepted = [f"[{os.path.basename(p['file'])}:{p['line']} {p['call']}]"
                for p in json.loads(done.stdout)["not_reported"] if p["reason"] == "accepted"]
    return int(parsed.group(1)), places, accepted


def tidy():
    files = sorted(str(p) for p in folder.glob("*.cpp"))
    done = subprocess.run([clang_tidy, "-load", plugin, "-checks=-*,nostall-*", "-quiet", "-p", ".", *files],
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"exit status {done.returncode}: {done.stderr}{done.stdout}")
    found = re.findall(r"^/.*/([^/]+):(\d+):\d+: warning: (.*) \[nostall-", done.stdout, re.MULTILINE)
    return [(file, int(line), message) for file, line, message in found]


for configuration in sorted(folder.glob("configurations/*.yaml")):
    (folder / ".nostall.yaml").write_text(configuration.read_text())
    parsed, places, accepted = check()
    by_tidy = tidy()
    if sorted(places) != sorted(by_tidy):
        sys.exit(f"{configuration.stem}: the front ends differ:\n{places}\n{by_tidy}")
    words = []
    for file, line, message in places:
        call = re.search("'([^']*)'", message)[1]
        advice = message[message.index("; "):] if "async_query" in message else ""
        words.append(f"{file}:{line} {call}{advice}")
    print(f"{configuration.stem}: {parsed} parsed: " + ", ".join(words + accepted))
