"""Runs a command, which prints nostall's JSON, and prints of each finding what a gate is about.

usage: introduced.py STATUS COMMAND...   fails unless the command ends with exit status STATUS
"""
import json
import subprocess
import sys

done = subprocess.run(sys.argv[2:] + ["--format", "json"], stdout=subprocess.PIPE, text=True)
if done.returncode != int(sys.argv[1]):
    sys.exit(f"expected exit status {sys.argv[1]}, got {done.returncode}")
findings = json.loads(done.stdout)["findings"]
for finding in findings:
    by = finding.get("introduced_by")
    names = ",".join(by["handlers"]) if by else "-"
    print(f"{finding['file']}:{finding['line']} [{names}] {finding['message']}")
    if finding.get("suppressed"):
        print(f"  suppressed: {finding['suppressed']}")
print(len(findings), "findings")
