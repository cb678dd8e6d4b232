"""Runs a command, which prints nostall's JSON, and prints of each reported pair its cause and its entry.

usage: pairs.py STATUS NOSTALL COMMAND ...   fails unless that ends with exit status STATUS
"""
import json
import subprocess
import sys

tool, command, *arguments = sys.argv[2:]  # behind `--` stand the compiler's own
done = subprocess.run([tool, command, "--format", "json", *arguments], stdout=subprocess.PIPE, text=True)
if done.returncode != int(sys.argv[1]):
    sys.exit(f"expected exit status {sys.argv[1]}, got {done.returncode}")
count = 0
for finding in json.loads(done.stdout)["findings"]:
    for pair in sorted(finding["pairs"], key=lambda pair: (pair["entry_file"], pair["entry"])):
        count += 1
        known = ", newly known" if pair.get("newly_known") else ""
        print(f"{finding['file']}:{finding['line']} '{finding['call']}' from '{pair['entry']}'{known}")
print(count, "pairs")
