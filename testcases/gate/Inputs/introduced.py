"""Runs a command, which prints nostall's JSON, and prints what a gate is about: a line for each line that introduces
pairs, or else for each call site, with the entries and the message of the worst; then the pairs that are accepted.

usage: introduced.py STATUS COMMAND...   fails unless the command ends with exit status STATUS
"""
import json
import subprocess
import sys

import json_places

done = subprocess.run(sys.argv[2:] + ["--format", "json"], stdout=subprocess.PIPE, text=True)
if done.returncode != int(sys.argv[1]):
    sys.exit(f"expected exit status {sys.argv[1]}, got {done.returncode}")
report = json.loads(done.stdout)
lines = {}  # (file, line, rule): {entries}, [(weight, message)]
for finding in report["findings"]:
    for pair in finding["pairs"]:
        by = pair.get("introduced_by")
        for site in pair["call_sites"][:1] if by else pair["call_sites"]:
            at = by or site
            entries, said = lines.setdefault((at["file"], at["line"], finding["rule"]), (set(), []))
            entries.add(pair["entry"] if by else "-")
            said.append((json_places.weight((finding, site)), site["message"]))
for (file, line, rule), (entries, said) in sorted(lines.items()):
    print(f"{file}:{line} [{','.join(sorted(entries))}] {min(said)[1]}")
for left in report["not_reported"]:
    if left["reason"] == "accepted":
        words = {key: left.get(key) or "" for key in ("why", "owner", "until")}
        print(f"accepted: {left['file']}:{left['line']} {left['call']} in {left['entry']}: {words}")
print(len(lines), "places")
